/*
 * What is left to plan once shifts have begun (replanning): an instance in which these shifts are
 * closed, their visits done and their locks gone, and which knows what their duties count for.
 * Every index is the instance's own, so that a plan of the one is a plan of the other but for the
 * frozen shifts.
 */
#ifndef DS_SOLVE_REMAINDER_H
#define DS_SOLVE_REMAINDER_H

#include "model/past.h"
#include "model/plan.h"

typedef struct ds_remainder {
    ds_arena arena;
    ds_instance in; /* shares what it does not change with the instance it was made of */
    /* The same, but that it leaves open which team holds a desk for the rest of a date that has
     * begun, and who belongs where: `in` takes one of the ways. For bounds. */
    ds_instance open;
    ds_past past;
} ds_remainder;

/* `plan` is the baseline's, read against the instance: it says who belonged to which team. Keeps
 * pointers to `in` and `baseline`, and `remainder` must not be moved. False when memory ran out
 * (nothing to free then). */
bool ds_remainder_make(const ds_instance *in, const ds_baseline *baseline, const ds_plan *plan,
                       ds_remainder *remainder);
void ds_remainder_free(ds_remainder *remainder);

#endif
