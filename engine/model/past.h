/*
 * What shifts that have begun mean for the rest of the horizon (replanning): nobody decides about
 * them any more, but their duties count for every limit.
 */
#ifndef DS_MODEL_PAST_H
#define DS_MODEL_PAST_H

#include "model/baseline.h"

typedef struct ds_past {
    const ds_instance *whole; /* with its frozen shifts */
    const ds_baseline *baseline;
    const bool *worked;    /* [n_members x n_shifts] a duty in a frozen shift */
    const int32_t *holder; /* [n_desks x n_days] the team whose people staffed a one_team_per_day
                            * desk in frozen shifts, or DS_NONE */
    const int32_t *staff;  /* [n_desks x n_days] how many did */
    const int32_t *held;   /* [n_desks x n_weeks x n_teams] dates that the team may be found to have
                            * held the desk by them */
} ds_past;

/* The instance that another is the remainder of; itself where it is none. */
static inline const ds_instance *ds_whole(const ds_instance *in) {
    return in->past == NULL ? in : in->past->whole;
}

#endif
