/*
 * What of a plan at hand did not go into the joint state, told as warnings at its place in the
 * plan.
 */
#ifndef DS_SOLVE_DROPPED_H
#define DS_SOLVE_DROPPED_H

#include "base/diag.h"
#include "model/plan.h"
#include "search/joint.h"

void ds_tell_dropped(const ds_joint *joint, const ds_plan *plan, ds_diags *diags);

#endif
