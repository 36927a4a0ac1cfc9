/* Schedules that a master is missing, generated at the prices of its relaxation. */
#ifndef DS_SCHEDULE_GENERATE_H
#define DS_SCHEDULE_GENERATE_H

#include "base/control.h"
#include "schedule/master.h"

typedef struct ds_generating {
    int32_t rounds;      /* of pricing, at most */
    int32_t most_labels; /* of a date */
    double wanted;       /* ends where no choice can reach this value */
    double enough;       /* ends where the relaxation is worth as much */
} ds_generating;

/* Solves the relaxation and adds schedules until none is missing, or so many rounds. The bound is
 * the relaxation's value and what all members' best schedules exceed their prices by (Lagrangian;
 * Lasdon 1970, "Optimization theory for large systems"). False: failed, or the value wanted cannot
 * be reached. */
bool ds_generate_schedules(ds_master *master, const ds_generating *options,
                           const ds_control *control);

#endif
