/*
 * The bound by schedules, for instances in which nobody is left to visit: every member takes one
 * whole schedule, and only the demands of the desks hold them together (schedule/master.h). The
 * relaxation of that choice is solved by generating schedules; at its prices each member's best
 * schedule is found exactly and each demand takes as many people as it likes, which is a bound
 * whatever the prices (Lagrangian; Lasdon 1970, "Optimization theory for large systems"). Fairness,
 * locks, composition rules and who may hold a desk are left out.
 */
#ifndef DS_BOUND_SCHEDULES_H
#define DS_BOUND_SCHEDULES_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "model/plan.h"

/* *out is not `known` where somebody is to be visited, where rules are more than a menu can tell
 * (schedule/menu.h), or where the control or the limit of labels ended the proof early. */
doorstep_status ds_bound_by_schedules(const ds_instance *in, const ds_control *control,
                                      ds_bound *out);

#endif
