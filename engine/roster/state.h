/*
 * The roster as incremental state: who belongs where, who is on duty when, and every count that the
 * rules and the score ask about, kept up to date in O(1) or O(small) a change.
 *
 * Rules come in two sorts. Those that more duties can only break (limits, overlaps, maxima) are
 * asked before a change: ds_roster_can_join, ds_roster_can_work (roster/rules.h). Those that an
 * unfinished change may break for a while (minima, runs of days, "one who belongs", locks that ask
 * for a duty) are counted in `broken`: a roster keeps every rule when `broken` is 0.
 *
 * Where shifts are frozen (model/past.h), their duties are counted from the beginning and stand in
 * no post, so that nothing can change them.
 *
 * A post is where somebody can be on duty in a shift: a crew slot (0 ... n_crews - 1; each team and
 * shift has as many as it could fill) or a desk's demand (n_crews + demand).
 */
#ifndef DS_ROSTER_STATE_H
#define DS_ROSTER_STATE_H

#include "model/instance.h"
#include "model/past.h"
#include "roster/calendar.h"
#include "roster/roster.h"
#include "score/score.h"
#include "travel/length.h"

typedef struct ds_post {
    int32_t shift;
    int32_t team;       /* crew slots; DS_NONE for a demand */
    int32_t demand;     /* DS_NONE for a crew slot */
    int32_t staff;      /* people on duty here */
    int32_t belonging;  /* of them, who belong to the crew's team (or the desk's holder) */
    int32_t first;      /* first person, chained through `mate`; DS_NONE: nobody */
    bool broken;        /* a minimum is not met */
    ds_profile profile; /* of those on duty */
} ds_post;

typedef struct ds_roster_state {
    const ds_instance *in;
    ds_calendar calendar;
    int32_t n_crews, n_posts;
    ds_post *posts;
    int32_t *slot_first; /* [n_teams x n_shifts + 1] crew slots of a team in a shift */

    int32_t *team_of;            /* [n_members] */
    int32_t *post_of;            /* [n_members x n_shifts] DS_NONE: off */
    int32_t *mate, *mate_before; /* [n_members x n_shifts] chain of those at one post */

    /* Counts by member. */
    int32_t *shifts;   /* [n_members] */
    int64_t *seconds;  /* [n_members] */
    int32_t *weekends; /* [n_members] ISO weeks with a duty on their weekend */
    int32_t *kind_count, *day_count, *week_count, *weekend_count;
    bool *runs_broken;    /* [n_members] a run of days is too short */
    int32_t *locks_unmet; /* [n_members] locked duties not given */
    int32_t *lock_of;     /* [n_members x n_shifts] member lock, or DS_NONE */

    int32_t *team_size; /* [n_teams] */
    bool *team_broken;
    int32_t *holder;       /* [n_desks x n_days] team that holds a one_team_per_day desk */
    int32_t *day_staff;    /* [n_desks x n_days] duties there on the date */
    int32_t *day_belong;   /* [n_desks x n_days] of them, by those who belong to the holder */
    int32_t *days_held;    /* [n_desks x n_weeks x n_teams] */
    int32_t *strangers;    /* [n_desks x n_days] of those there in frozen shifts, who neither belong
                            * to the holder nor help it; NULL: nothing is frozen */
    ds_fair_group *groups; /* [n_groups] */

    int32_t broken; /* rules not kept: 0 for a roster that may stand */
    double penalty; /* weighted roster penalties: desks, wishes, fairness, requests, duties */
} ds_roster_state;

/* The empty roster. False when memory ran out (nothing to free then). */
bool ds_roster_state_init(ds_roster_state *state, const ds_instance *in);
void ds_roster_state_free(ds_roster_state *state);

static inline bool ds_is_crew(const ds_roster_state *state, int32_t post) {
    return post < state->n_crews;
}

static inline int32_t ds_post_at(const ds_roster_state *state, int32_t member, int32_t shift) {
    return state->post_of[(int64_t)member * state->in->n_shifts + shift];
}

/* Is the member on duty in the shift, be it a frozen one? */
static inline bool ds_on_duty(const ds_roster_state *state, int32_t member, int32_t shift) {
    int64_t pair = (int64_t)member * state->in->n_shifts + shift;
    return state->post_of[pair] != DS_NONE ||
           (state->in->past != NULL && state->in->past->worked[pair]);
}

static inline int32_t ds_mate(const ds_roster_state *state, int32_t member, int32_t shift) {
    return state->mate[(int64_t)member * state->in->n_shifts + shift];
}

static inline ds_range ds_slots(const ds_roster_state *state, int32_t team, int32_t shift) {
    const int32_t *first = &state->slot_first[(int64_t)team * state->in->n_shifts + shift];
    return (ds_range){first[0], first[1] - first[0]};
}

/* May the member begin to belong to the team? */
bool ds_roster_can_join(const ds_roster_state *state, int32_t member, int32_t team);
void ds_roster_join(ds_roster_state *state, int32_t member, int32_t team);

/* A member leaves their team; they have no duty that needs it. */
void ds_roster_leave(ds_roster_state *state, int32_t member);

/* Puts the member on duty. `holder`: the team that holds the desk that day where the desk is
 * one_team_per_day (ds_roster_holder_for gives it), otherwise DS_NONE. */
void ds_roster_work(ds_roster_state *state, int32_t member, int32_t post, int32_t holder);
void ds_roster_rest(ds_roster_state *state, int32_t member, int32_t shift);

static inline int64_t ds_desk_day(const ds_roster_state *state, int32_t demand) {
    const ds_demand *d = &state->in->demands[demand];
    return (int64_t)d->desk * state->in->n_days + state->in->shifts[d->shift].day;
}

/* Is a one_team_per_day desk staffed on the demand's date with nobody who belongs to its holder? */
static inline bool ds_desk_day_unheld(const ds_roster_state *state, int32_t demand) {
    int64_t cell = ds_desk_day(state, demand);
    return state->holder[cell] != DS_NONE && state->day_belong[cell] == 0;
}

/* How many of those at the post match a rule. */
int32_t ds_roster_matching(const ds_roster_state *state, int32_t post, const ds_rule *rule);

/* A run of days that is shorter than the member's minimum: of days worked or, where these are long
 * enough, the days worked that follow too few days off. count 0: there is none. */
ds_range ds_roster_short_run(const ds_roster_state *state, int32_t member);

#endif
