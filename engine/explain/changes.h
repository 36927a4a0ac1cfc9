/*
 * Changes of the instance other than more people, each tried in a trial before it is told: windows,
 * longer shifts, rights, earlier visits. All leave the trial as it was.
 */
#ifndef DS_EXPLAIN_CHANGES_H
#define DS_EXPLAIN_CHANGES_H

#include "explain/trial.h"

/* With windows open at any time: which crews could come when; where none could, in which shifts
 * the visit could be done at all. */
void ds_tell_windows(ds_stage *stage, ds_trial *trial, int32_t visit, ds_reason reason);

/* With a shift that ends later: which crew could take the visit on, or do it alone. */
void ds_tell_longer(ds_stage *stage, ds_trial *trial, int32_t visit, ds_reason reason);

/* Teams that might visit and desks that might book, and then could do it. */
bool ds_tell_rights(ds_stage *stage, ds_trial *trial, int32_t visit);

/* One more member with the visit's skills in a team, by which it could be done at all. */
bool ds_tell_skills(ds_stage *stage, int32_t visit);

/* The visit before it on an earlier date. */
void ds_tell_sooner(ds_stage *stage, int32_t visit);

#endif
