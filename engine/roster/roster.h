/*
 * A roster as plain arrays: what the budget model or the greedy start propose and the search takes
 * up. It carries no counters and promises nothing; whoever takes it up checks every rule.
 */
#ifndef DS_ROSTER_ROSTER_H
#define DS_ROSTER_ROSTER_H

#include <stdint.h>

#include "model/instance.h"

typedef struct ds_roster {
    int32_t *team; /* [n_members] the team the member belongs to, or DS_NONE */
    int32_t *duty; /* [n_members x n_shifts] DS_NONE: off; < n_teams: in a crew of that team;
                    * otherwise n_teams + desk */
    int32_t *
        crew; /* [n_members x n_shifts] crew number from 0 within (team, shift); crew duties only */
} ds_roster;

/* Nobody belongs anywhere, everybody is off. False when memory ran out. */
bool ds_roster_init(ds_roster *roster, const ds_instance *in);
void ds_roster_free(ds_roster *roster);

#endif
