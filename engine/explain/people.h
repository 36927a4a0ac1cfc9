/*
 * People who could be added to a crew or a desk so that a visit fits: members who are off, or
 * newcomers of a trial.
 */
#ifndef DS_EXPLAIN_PEOPLE_H
#define DS_EXPLAIN_PEOPLE_H

#include "explain/trial.h"

enum { DS_MOST_ADDED = 4 };

/* Somebody was put on, and then the visit fitted. */
typedef struct ds_addition {
    int32_t post;
    bool new_crew;
    int32_t count;
    int32_t members[DS_MOST_ADDED];
    double net; /* change of the score */
} ds_addition;

/* Adds people from `first` to `end` - 1 of the trial's members, one after the other, those first
 * who bring a skill that is missing, until the visit fits with no rule broken. False: it does not
 * with up to DS_MOST_ADDED. The state is as before. */
bool ds_add_people(ds_trial *trial, int32_t visit, int32_t post, int32_t first, int32_t end,
                   ds_addition *addition);

#endif
