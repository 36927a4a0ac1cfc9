/*
 * The harness's own judge of answers. It sees an instance as its file has it and lists of
 * customers, and knows nothing of the engine: neither its instance nor its figures.
 *
 * Without time windows distances are real-valued and a route may be longer than the limit by 1e-6;
 * with them distances are truncated to the set's decimals and everything is exact.
 */
#ifndef DS_BENCH_TOP_CHECK_H
#define DS_BENCH_TOP_CHECK_H

#include "top_instance.h"
#include "top_routes.h"

/* True where the answer keeps every rule with at most `m` routes; *score is then the sum of scores.
 * Otherwise the first broken rule goes to `message`. */
bool ds_top_check(const ds_top_instance *in, int32_t m, const ds_top_routes *routes, double *score,
                  char message[DS_TOP_MESSAGE]);

#endif
