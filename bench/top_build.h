/*
 * A team orienteering instance as one of ours: one team of m members, who go out alone in one
 * shift; a household and a visit for each customer with a score. The engine then plans it as it
 * plans a ward.
 *
 * Time. Without time windows a unit of distance has as many ticks as make the longest route nearly
 * a day of them, 259 million, and distances are rounded up: no route that fits is too long, one
 * whose ways all have up to three decimals fits exactly (limits up to 259,200), and of others those
 * within some ticks of the limit, one for each way, are lost. With time windows a tick is the last
 * decimal of the set's distances, and everything is exact.
 */
#ifndef DS_BENCH_TOP_BUILD_H
#define DS_BENCH_TOP_BUILD_H

#include "model/instance.h"
#include "model/plan.h"
#include "top_instance.h"
#include "top_routes.h"

/* The caller frees *out with ds_instance_free. */
doorstep_status ds_top_build(const ds_top_instance *from, int32_t m, ds_instance **out,
                             char message[DS_TOP_MESSAGE]);

/* The plan's routes, into arrays that have room for every customer and m routes. */
void ds_top_routes_of_plan(const ds_instance *in, const ds_plan *plan, ds_top_routes *routes);

#endif
