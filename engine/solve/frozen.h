/*
 * Shifts that have begun, as they go into a new plan and its score: as the baseline has them. All
 * of it is nothing where the joint state's instance has no past.
 */
#ifndef DS_SOLVE_FROZEN_H
#define DS_SOLVE_FROZEN_H

#include "model/plan.h"
#include "search/joint.h"

/* Ticks on the way of the crews that went out. */
int64_t ds_frozen_travel(const ds_joint *joint);

/* People who staffed a demand. */
int32_t ds_frozen_staff(const ds_joint *joint, const ds_demand *demand);

/* Changes from the baseline in the other shifts, counted one by one. */
int32_t ds_count_changes(const ds_joint *joint);

/* Adds the duties, routes and appointments; the plan's arrays have room for them. */
void ds_add_frozen(ds_plan *plan, const ds_joint *joint);

#endif
