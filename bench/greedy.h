/*
 * The plain greedy that the engine is measured against: what a careful clerk does by hand. Members
 * join the first of their teams with room, once every team has those it must have. Then shift by
 * shift in time order desks are staffed to their minimum, and households booked there in list
 * order; crews of the smallest size that meets the rules are formed, teams and members in list
 * order, until no more can be; each crew's next stop is the visit worth most a minute of travel and
 * visit. Nothing is ever improved. Posts and visits that locks ask for come first. Not in the
 * engine's path.
 *
 * Files: greedy.c (the recipe and the teams), greedy_staff.c (who is on duty), greedy_visits.c
 * (what they do), greedy_locks.c (visits that locks ask for), greedy_runs.c (duties that cannot
 * stay).
 */
#ifndef DS_BENCH_GREEDY_H
#define DS_BENCH_GREEDY_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "model/plan.h"

/* *out is a new plan (ds_plan_free). DOORSTEP_INFEASIBLE: the greedy cannot keep all locks and
 * rules, though some plan may. */
doorstep_status ds_bench_greedy(const ds_instance *in, ds_plan **out);

#endif
