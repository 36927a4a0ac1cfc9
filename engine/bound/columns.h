/*
 * The bound by columns: the relaxation of the whole problem as a choice among crews with their
 * routes, which are generated at its prices. Tighter than prices alone and much slower, for hamlets
 * and small wards.
 */
#ifndef DS_BOUND_COLUMNS_H
#define DS_BOUND_COLUMNS_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "model/plan.h"
#include "travel/travel.h"

typedef struct ds_columns_options {
    const ds_control *control; /* when to stop */
    int32_t threads;
    int64_t memory;   /* bytes for programs and columns, all threads together; 0: no limit */
    double incumbent; /* score of a plan at hand; -INFINITY: none */
} ds_columns_options;

/* *out: a proven bound and its method, or not `known` where the instance is too large or the
 * control stopped it too early. Never more than the memory allowed: then, too, nothing is known. */
doorstep_status ds_bound_by_columns(const ds_instance *in, const ds_travel *travel,
                                    const ds_columns_options *options, ds_bound *out);

#endif
