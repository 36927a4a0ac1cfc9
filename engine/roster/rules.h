/*
 * Roster rules that a further duty can break, asked before it is given: availability, overlaps,
 * every maximum of the member, rest, kinds that bar each other, locks, the crew's or desk's own
 * limits. Minima are judged by the state (`broken`).
 */
#ifndef DS_ROSTER_RULES_H
#define DS_ROSTER_RULES_H

#include "roster/state.h"

/* May the member, off in the post's shift, take the post? */
bool ds_roster_can_work(const ds_roster_state *state, int32_t member, int32_t post);

/* The team that would hold the desk that day if the member staffed the post: the present holder, or
 * the member's own team. DS_NONE where the post is no one_team_per_day desk. */
int32_t ds_roster_holder_for(const ds_roster_state *state, int32_t member, int32_t post);

#endif
