/* The steps of the greedy, on the joint state that the search uses as well. */
#ifndef DS_BENCH_GREEDY_STEPS_H
#define DS_BENCH_GREEDY_STEPS_H

#include "search/joint.h"

/* Puts people on duty at a post: those whom locks ask for, then as few as make it stand, `least` or
 * more, the first such group in list order. With a visit (or DS_NONE) they must also be able to do
 * it next. Those on duty already stay. False, and nothing changed, where nobody can. */
bool ds_greedy_staff(ds_joint *joint, int32_t post, int32_t least, int32_t visit);

/* Is somebody at the post, with all whom its rules ask for? */
bool ds_greedy_stands(const ds_joint *joint, int32_t post);

/* Is a member locked to the post's team or desk in its shift? */
bool ds_greedy_is_locked_to(const ds_joint *joint, int32_t member, int32_t post);

/* Can the visit come next at the post? */
bool ds_greedy_fits(const ds_joint *joint, int32_t visit, int32_t post);

/* Gives a crew stop after stop, the one worth most a minute next; a desk appointments, in list
 * order.
 */
void ds_greedy_fill(ds_joint *joint, int32_t post);

/* Puts in what visit locks ask for, staffing posts for it. */
void ds_greedy_meet_visit_locks(ds_joint *joint);

/* Takes away duties of runs of days that are too short, and whatever falls with them. */
void ds_greedy_clear_runs(ds_joint *joint);

#endif
