/* The joint state as a plan with its score. Of the remainder of an instance it is a plan of the
 * whole: frozen shifts are as they were. */
#ifndef DS_SOLVE_EXTRACT_H
#define DS_SOLVE_EXTRACT_H

#include "model/plan.h"
#include "search/joint.h"

/* The score part by part, from the state's counts. */
void ds_extract_score(const ds_joint *joint, ds_score *score);

/* A new plan (its own arena) with teams, duties, routes, appointments and score; NULL when memory
 * ran out. Crews are numbered from 1 in each team and shift; routes leave when the shift starts. */
ds_plan *ds_extract_plan(const ds_joint *joint);

#endif
