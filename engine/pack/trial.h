/*
 * One route on trial: which visits a crew of a group may do while all but the loose crews stay as
 * they are, whether they fit into its shift, and what they add to the score.
 */
#ifndef DS_PACK_TRIAL_H
#define DS_PACK_TRIAL_H

#include "pack/choices.h"

/* Is the visit done already, by somebody who is not loose? */
bool ds_trial_fixed(const ds_choices *choices, int32_t visit);

/* May a crew of the group do the visit, as far as skills, right to visit, locks and the
 * household's fixed visits go? */
bool ds_trial_allows(const ds_choices *choices, const ds_choice_group *group, int32_t visit);

/* Ticks on the way of a route in this order, or -1 where it does not fit. */
int64_t ds_trial_travel(const ds_choices *choices, const ds_choice_group *group,
                        const int32_t *visits, int32_t count);

/* What the route adds to the score, area targets left out. A household's completion is earned by
 * its last visit: where that is done, those before it are. */
double ds_trial_worth(const ds_choices *choices, const int32_t *visits, int32_t count,
                      int64_t travel);

#endif
