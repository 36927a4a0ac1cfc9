#include "roster/rules.h"

static bool exceeds_a_maximum(const ds_roster_state *state, int32_t member, int32_t post,
                              ds_range rules) {
    for (int32_t i = 0; i < rules.count; i++) {
        const ds_rule *rule = &state->in->rules[rules.first + i];
        if (rule->max != DS_NO_LIMIT && ds_rule_matches(rule, &state->in->members[member]) &&
            ds_roster_matching(state, post, rule) >= rule->max) {
            return true;
        }
    }
    return false;
}

/* ---- The member's own limits -------------------------------------------------------------- */

static bool is_free(const ds_roster_state *state, int32_t member, int32_t shift) {
    const ds_calendar *calendar = &state->calendar;
    for (int32_t i = calendar->overlap_first[shift]; i < calendar->overlap_first[shift + 1]; i++) {
        if (ds_on_duty(state, member, calendar->overlap[i])) {
            return false;
        }
    }
    return !ds_on_duty(state, member, shift);
}

static bool within_counts(const ds_roster_state *state, int32_t member, int32_t shift) {
    const ds_instance *in = state->in;
    const ds_member *m = &in->members[member];
    const ds_shift *s = &in->shifts[shift];
    int64_t seconds = state->seconds[member] + (s->end - s->start) / in->ticks_per_second;
    if (state->shifts[member] >= m->max_shifts || seconds > m->max_seconds) {
        return false;
    }
    if (s->kind != DS_NONE) {
        int64_t cell = (int64_t)member * in->n_kinds + s->kind;
        if (state->kind_count[cell] >= in->max_of_kind[cell]) {
            return false;
        }
    }
    return state->day_count[(int64_t)member * in->n_days + s->day] < m->max_shifts_per_day &&
           state->week_count[(int64_t)member * in->n_weeks + s->week] < m->max_shifts_per_week;
}

/* A duty on a date so far free joins the runs of days on its two sides. */
static bool run_fits(const ds_roster_state *state, int32_t member, int32_t day) {
    const ds_instance *in = state->in;
    int32_t limit = in->members[member].max_days_in_a_row;
    const int32_t *count = &state->day_count[(int64_t)member * in->n_days];
    if (limit == DS_NO_LIMIT || count[day] > 0) {
        return true;
    }
    int32_t first = day, last = day;
    while (first > 0 && count[first - 1] > 0 && last - first < limit) {
        first--;
    }
    while (last + 1 < in->n_days && count[last + 1] > 0 && last - first < limit) {
        last++;
    }
    return last - first + 1 <= limit;
}

static bool weekend_fits(const ds_roster_state *state, int32_t member, const ds_shift *shift) {
    int64_t week = (int64_t)member * state->in->n_weeks + shift->week;
    return !shift->weekend || state->weekend_count[week] > 0 ||
           state->weekends[member] < state->in->members[member].max_weekends;
}

/* Does a duty on the neighbouring date (day -1 or +1) bar the shift, or the shift it? */
static bool kinds_clash(const ds_roster_state *state, int32_t member, const ds_shift *shift,
                        int32_t side) {
    const ds_instance *in = state->in;
    const ds_calendar *calendar = &state->calendar;
    int32_t day = shift->day + side;
    if (day < 0 || day >= in->n_days || shift->kind == DS_NONE) {
        return false;
    }
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        int32_t other = calendar->by_day[i], kind = in->shifts[other].kind;
        if (kind == DS_NONE || !ds_on_duty(state, member, other)) {
            continue;
        }
        int32_t before = side < 0 ? kind : shift->kind, after = side < 0 ? shift->kind : kind;
        if (calendar->bars_next_day[before * in->n_kinds + after]) {
            return true;
        }
    }
    return false;
}

/* The nearest date with a duty before (side -1) or after (+1) a day, or DS_NONE. */
static int32_t next_worked_day(const ds_roster_state *state, int32_t member, int32_t day,
                               int32_t side) {
    const int32_t *count = &state->day_count[(int64_t)member * state->in->n_days];
    for (day += side; day >= 0 && day < state->in->n_days; day += side) {
        if (count[day] > 0) {
            return day;
        }
    }
    return DS_NONE;
}

/* Seconds from midnight of the first date at which the day's duties start, or end. */
static int64_t day_edge(const ds_roster_state *state, int32_t member, int32_t day, bool end) {
    const ds_instance *in = state->in;
    const ds_calendar *calendar = &state->calendar;
    int64_t edge = end ? -1 : INT64_MAX;
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        const ds_shift *s = &in->shifts[calendar->by_day[i]];
        if (!ds_on_duty(state, member, calendar->by_day[i])) {
            continue;
        }
        if (end && s->end > edge) {
            edge = s->end;
        } else if (!end && s->start < edge) {
            edge = s->start;
        }
    }
    return (int64_t)day * DS_DAY_SECONDS + edge / in->ticks_per_second;
}

static bool rests_enough(const ds_roster_state *state, int32_t member, const ds_shift *shift) {
    int64_t rest = state->in->members[member].min_rest_seconds;
    if (rest <= 0) {
        return true;
    }
    int64_t midnight = (int64_t)shift->day * DS_DAY_SECONDS;
    int32_t before = next_worked_day(state, member, shift->day, -1);
    int32_t after = next_worked_day(state, member, shift->day, 1);
    int32_t tps = state->in->ticks_per_second;
    if (before != DS_NONE &&
        midnight + shift->start / tps - day_edge(state, member, before, true) < rest) {
        return false;
    }
    return after == DS_NONE ||
           day_edge(state, member, after, false) - (midnight + shift->end / tps) >= rest;
}

static bool member_can(const ds_roster_state *state, int32_t member, int32_t shift) {
    const ds_shift *s = &state->in->shifts[shift];
    return state->in->member_shift[(int64_t)member * state->in->n_shifts + shift] &&
           is_free(state, member, shift) && within_counts(state, member, shift) &&
           run_fits(state, member, s->day) && weekend_fits(state, member, s) &&
           rests_enough(state, member, s) &&
           !(state->calendar.any_bar &&
             (kinds_clash(state, member, s, -1) || kinds_clash(state, member, s, 1)));
}

/* A lock on the member in this shift, or in one that overlaps it, must leave room for the post. */
static bool locks_allow(const ds_roster_state *state, int32_t member, int32_t post) {
    const ds_instance *in = state->in;
    const ds_post *p = &state->posts[post];
    const int32_t *lock_of = &state->lock_of[(int64_t)member * in->n_shifts];
    if (in->n_member_locks == 0) {
        return true;
    }
    if (lock_of[p->shift] != DS_NONE) {
        const ds_member_lock *lock = &in->member_locks[lock_of[p->shift]];
        switch (lock->duty) {
        case DS_DUTY_OFF:
            return false;
        case DS_DUTY_TEAM:
            return p->team == lock->where;
        case DS_DUTY_DESK:
            return p->demand != DS_NONE && in->demands[p->demand].desk == lock->where;
        }
    }
    const ds_calendar *calendar = &state->calendar;
    for (int32_t i = calendar->overlap_first[p->shift]; i < calendar->overlap_first[p->shift + 1];
         i++) {
        int32_t lock = lock_of[calendar->overlap[i]];
        if (lock != DS_NONE && in->member_locks[lock].duty != DS_DUTY_OFF) {
            return false;
        }
    }
    return true;
}

/* ---- The post's own limits ---------------------------------------------------------------- */

static bool crew_takes(const ds_roster_state *state, int32_t member, int32_t post) {
    const ds_instance *in = state->in;
    const ds_post *p = &state->posts[post];
    const ds_team *team = &in->teams[p->team];
    bool helps = (in->member_team[(int64_t)member * in->n_teams + p->team] & DS_HELPS) != 0;
    return (state->team_of[member] == p->team || helps) && p->staff < team->crew_max &&
           !exceeds_a_maximum(state, member, post, team->crew_require);
}

int32_t ds_roster_holder_for(const ds_roster_state *state, int32_t member, int32_t post) {
    const ds_post *p = &state->posts[post];
    if (p->demand == DS_NONE ||
        !state->in->desks[state->in->demands[p->demand].desk].one_team_per_day) {
        return DS_NONE;
    }
    int32_t holder = state->holder[ds_desk_day(state, p->demand)];
    return holder != DS_NONE ? holder : state->team_of[member];
}

static bool holder_takes(const ds_roster_state *state, int32_t member, int32_t post) {
    const ds_instance *in = state->in;
    const ds_demand *demand = &in->demands[state->posts[post].demand];
    const ds_desk *desk = &in->desks[demand->desk];
    if (!desk->one_team_per_day) {
        return true;
    }
    int32_t holder = ds_roster_holder_for(state, member, post);
    if (holder == DS_NONE) {
        return false;
    }
    if (state->holder[ds_desk_day(state, state->posts[post].demand)] != DS_NONE) {
        bool helps = (in->member_team[(int64_t)member * in->n_teams + holder] & DS_HELPS) != 0;
        return state->team_of[member] == holder || helps;
    }
    int64_t week = (int64_t)demand->desk * in->n_weeks + in->shifts[demand->shift].week;
    return state->days_held[week * in->n_teams + holder] < desk->max_days_per_team;
}

static bool desk_takes(const ds_roster_state *state, int32_t member, int32_t post) {
    const ds_instance *in = state->in;
    const ds_post *p = &state->posts[post];
    const ds_demand *demand = &in->demands[p->demand];
    return in->member_desk[(int64_t)member * in->n_desks + demand->desk] &&
           p->staff < demand->max && holder_takes(state, member, post) &&
           !exceeds_a_maximum(state, member, post, demand->require);
}

bool ds_roster_can_work(const ds_roster_state *state, int32_t member, int32_t post) {
    if (!member_can(state, member, state->posts[post].shift) || !locks_allow(state, member, post)) {
        return false;
    }
    return ds_is_crew(state, post) ? crew_takes(state, member, post)
                                   : desk_takes(state, member, post);
}
