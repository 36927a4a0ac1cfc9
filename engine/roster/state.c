#include "roster/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

/* ---- Making -------------------------------------------------------------------------------- */

/* A team can fill at most as many crews in a shift as it has people who could go. */
static int32_t count_slots(const ds_instance *in, int32_t team, int32_t shift) {
    if (!in->team_shift[(int64_t)team * in->n_shifts + shift]) {
        return 0;
    }
    int32_t people = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        people += in->member_team[(int64_t)m * in->n_teams + team] != 0 &&
                  in->member_shift[(int64_t)m * in->n_shifts + shift];
    }
    int32_t least = in->teams[team].crew_min > 1 ? in->teams[team].crew_min : 1;
    int32_t crews = people / least;
    return crews < in->teams[team].max_crews ? crews : in->teams[team].max_crews;
}

static bool make_posts(ds_roster_state *state) {
    const ds_instance *in = state->in;
    int64_t cells = (int64_t)in->n_teams * in->n_shifts;
    state->slot_first = calloc((size_t)cells + 1, sizeof *state->slot_first);
    if (state->slot_first == NULL) {
        return false;
    }
    for (int64_t i = 0; i < cells; i++) {
        int32_t slots = count_slots(in, (int32_t)(i / in->n_shifts), (int32_t)(i % in->n_shifts));
        state->slot_first[i + 1] = state->slot_first[i] + slots;
    }
    state->n_crews = state->slot_first[cells];
    state->n_posts = state->n_crews + in->n_demands;
    state->posts = calloc((size_t)state->n_posts + 1, sizeof *state->posts);
    if (state->posts == NULL) {
        return false;
    }
    for (int64_t i = 0; i < cells; i++) {
        for (int32_t c = state->slot_first[i]; c < state->slot_first[i + 1]; c++) {
            state->posts[c] = (ds_post){.shift = (int32_t)(i % in->n_shifts),
                                        .team = (int32_t)(i / in->n_shifts),
                                        .demand = DS_NONE,
                                        .first = DS_NONE};
        }
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        state->posts[state->n_crews + d] = (ds_post){
            .shift = in->demands[d].shift, .team = DS_NONE, .demand = d, .first = DS_NONE};
    }
    return true;
}

static void *all_none(int64_t count, bool *ok) {
    int32_t *memory = ds_zeroed(count, sizeof *memory, ok);
    if (memory != NULL) {
        memset(memory, 0xff, (size_t)count * sizeof *memory);
    }
    return memory;
}

static bool make_arrays(ds_roster_state *state) {
    const ds_instance *in = state->in;
    int64_t members = in->n_members, pairs = members * in->n_shifts;
    int64_t desk_days = (int64_t)in->n_desks * in->n_days;
    bool ok = true;
    state->team_of = all_none(members, &ok);
    state->post_of = all_none(pairs, &ok);
    state->mate = all_none(pairs, &ok);
    state->mate_before = all_none(pairs, &ok);
    state->lock_of = all_none(pairs, &ok);
    state->shifts = ds_zeroed(members, sizeof *state->shifts, &ok);
    state->seconds = ds_zeroed(members, sizeof *state->seconds, &ok);
    state->weekends = ds_zeroed(members, sizeof *state->weekends, &ok);
    state->kind_count = ds_zeroed(members * in->n_kinds, sizeof *state->kind_count, &ok);
    state->day_count = ds_zeroed(members * in->n_days, sizeof *state->day_count, &ok);
    state->week_count = ds_zeroed(members * in->n_weeks, sizeof *state->week_count, &ok);
    state->weekend_count = ds_zeroed(members * in->n_weeks, sizeof *state->weekend_count, &ok);
    state->runs_broken = ds_zeroed(members, sizeof *state->runs_broken, &ok);
    state->locks_unmet = ds_zeroed(members, sizeof *state->locks_unmet, &ok);
    state->team_size = ds_zeroed(in->n_teams, sizeof *state->team_size, &ok);
    state->team_broken = ds_zeroed(in->n_teams, sizeof *state->team_broken, &ok);
    state->holder = all_none(desk_days, &ok);
    state->day_staff = ds_zeroed(desk_days, sizeof *state->day_staff, &ok);
    state->day_belong = ds_zeroed(desk_days, sizeof *state->day_belong, &ok);
    state->days_held =
        ds_zeroed((int64_t)in->n_desks * in->n_weeks * in->n_teams, sizeof *state->days_held, &ok);
    state->groups = ds_zeroed(in->n_groups, sizeof *state->groups, &ok);
    if (in->past != NULL) {
        state->strangers = ds_zeroed(desk_days, sizeof *state->strangers, &ok);
    }
    return ok;
}

/* Where one member and shift have several locks, the first counts as the cell's; contradicting ones
 * are found before any search. */
static void place_locks(ds_roster_state *state) {
    const ds_instance *in = state->in;
    for (int32_t i = in->n_member_locks - 1; i >= 0; i--) {
        const ds_member_lock *lock = &in->member_locks[i];
        int32_t *cell = &state->lock_of[(int64_t)lock->member * in->n_shifts + lock->shift];
        if (lock->duty != DS_DUTY_OFF && *cell == DS_NONE) {
            state->locks_unmet[lock->member]++;
            state->broken++;
        }
        *cell = i;
    }
}

static void add_idle_penalties(ds_roster_state *state) {
    const ds_instance *in = state->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_fair_group *group = &state->groups[in->members[m].group];
        group->share += in->members[m].share;
        group->share_squared += in->members[m].share * in->members[m].share;
        state->penalty += ds_penalty_min_shifts(in, m, 0) + ds_penalty_min_hours(in, m, 0);
        for (int32_t s = 0; s < in->n_shifts; s++) {
            state->penalty += ds_penalty_request(in, m, s, false);
        }
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        state->penalty += ds_penalty_demand(&in->demands[d], 0);
    }
}

static void count_past(ds_roster_state *state);

bool ds_roster_state_init(ds_roster_state *state, const ds_instance *in) {
    *state = (ds_roster_state){.in = in};
    if (!ds_calendar_init(&state->calendar, in) || !make_posts(state) || !make_arrays(state)) {
        ds_roster_state_free(state);
        return false;
    }
    place_locks(state);
    add_idle_penalties(state);
    if (in->past != NULL) {
        count_past(state);
    }
    return true;
}

void ds_roster_state_free(ds_roster_state *state) {
    void *const arrays[] = {
        state->posts,         state->slot_first,  state->team_of,     state->post_of,
        state->mate,          state->mate_before, state->shifts,      state->seconds,
        state->weekends,      state->kind_count,  state->day_count,   state->week_count,
        state->weekend_count, state->runs_broken, state->locks_unmet, state->lock_of,
        state->team_size,     state->team_broken, state->holder,      state->day_staff,
        state->day_belong,    state->days_held,   state->groups,      state->strangers};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    ds_calendar_free(&state->calendar);
    *state = (ds_roster_state){0};
}

/* ---- Belonging ----------------------------------------------------------------------------- */

static int32_t team_matching(const ds_roster_state *state, int32_t team, const ds_rule *rule) {
    int32_t n = 0;
    for (int32_t m = 0; m < state->in->n_members; m++) {
        n += state->team_of[m] == team && ds_rule_matches(rule, &state->in->members[m]);
    }
    return n;
}

static void judge_team(ds_roster_state *state, int32_t team) {
    const ds_instance *in = state->in;
    const ds_team *t = &in->teams[team];
    bool broken = state->team_size[team] > 0 && state->team_size[team] < t->size_min;
    for (int32_t i = 0; i < t->require.count && !broken && state->team_size[team] > 0; i++) {
        const ds_rule *rule = &in->rules[t->require.first + i];
        broken = rule->min > 0 && team_matching(state, team, rule) < rule->min;
    }
    state->broken += broken - state->team_broken[team];
    state->team_broken[team] = broken;
}

bool ds_roster_can_join(const ds_roster_state *state, int32_t member, int32_t team) {
    const ds_instance *in = state->in;
    const ds_team *t = &in->teams[team];
    if (state->team_of[member] != DS_NONE || state->team_size[team] >= t->size_max ||
        (in->member_team[(int64_t)member * in->n_teams + team] & DS_MAY_BELONG) == 0) {
        return false;
    }
    for (int32_t i = 0; i < t->require.count; i++) {
        const ds_rule *rule = &in->rules[t->require.first + i];
        if (rule->max != DS_NO_LIMIT && ds_rule_matches(rule, &in->members[member]) &&
            team_matching(state, team, rule) >= rule->max) {
            return false;
        }
    }
    return true;
}

/* ---- Duties -------------------------------------------------------------------------------- */

int32_t ds_roster_matching(const ds_roster_state *state, int32_t post, const ds_rule *rule) {
    const ds_post *p = &state->posts[post];
    int32_t n = 0;
    for (int32_t m = p->first; m != DS_NONE; m = ds_mate(state, m, p->shift)) {
        n += ds_rule_matches(rule, &state->in->members[m]);
    }
    return n;
}

static bool misses_a_minimum(const ds_roster_state *state, int32_t post) {
    const ds_instance *in = state->in;
    const ds_post *p = &state->posts[post];
    if (p->staff == 0) {
        return false;
    }
    ds_range rules;
    if (ds_is_crew(state, post)) {
        if (p->staff < in->teams[p->team].crew_min || p->belonging == 0) {
            return true;
        }
        rules = in->teams[p->team].crew_require;
    } else {
        rules = in->demands[p->demand].require;
    }
    for (int32_t i = 0; i < rules.count; i++) {
        const ds_rule *rule = &in->rules[rules.first + i];
        if (rule->min > 0 && ds_roster_matching(state, post, rule) < rule->min) {
            return true;
        }
    }
    return false;
}

static void judge_post(ds_roster_state *state, int32_t post) {
    bool broken = misses_a_minimum(state, post);
    state->broken += broken - state->posts[post].broken;
    state->posts[post].broken = broken;
}

/* The first day from `day` on that is not like it: worked or off. */
static int32_t end_of_run(const int32_t *count, int32_t day, int32_t n_days) {
    int32_t end = day + 1;
    while (end < n_days && (count[end] > 0) == (count[day] > 0)) {
        end++;
    }
    return end;
}

static bool has_past_duty(const ds_roster_state *state, int32_t member, int32_t day) {
    const ds_calendar *calendar = &state->calendar;
    bool has = false;
    for (int32_t i = calendar->day_first[day];
         state->in->past != NULL && i < calendar->day_first[day + 1]; i++) {
        has |= state->in->past->worked[(int64_t)member * state->in->n_shifts + calendar->by_day[i]];
    }
    return has;
}

ds_range ds_roster_short_run(const ds_roster_state *state, int32_t member) {
    const ds_instance *in = state->in;
    const ds_member *m = &in->members[member];
    const int32_t *count = &state->day_count[(int64_t)member * in->n_days];
    if (m->min_days_in_a_row <= 1 && m->min_days_off_in_a_row <= 1) {
        return (ds_range){0, 0};
    }
    int32_t end;
    for (int32_t start = 0; start < in->n_days; start = end) {
        end = end_of_run(count, start, in->n_days);
        bool worked = count[start] > 0;
        int32_t least = worked ? m->min_days_in_a_row : m->min_days_off_in_a_row;
        /* A run that touches an end of the horizon is not asked, nor one that frozen duties end. */
        if (start == 0 || end == in->n_days || end - start >= least ||
            has_past_duty(state, member, worked ? end - 1 : end)) {
            continue;
        }
        return worked ? (ds_range){start, end - start}
                      : (ds_range){end, end_of_run(count, end, in->n_days) - end};
    }
    return (ds_range){0, 0};
}

static void judge_runs(ds_roster_state *state, int32_t member) {
    bool broken = ds_roster_short_run(state, member).count > 0;
    state->broken += broken - state->runs_broken[member];
    state->runs_broken[member] = broken;
}

/* What the member's own counts cost, without fairness. */
static double wishes(const ds_roster_state *state, int32_t member) {
    const ds_instance *in = state->in;
    int32_t n = state->shifts[member];
    return ds_penalty_min_shifts(in, member, n) +
           ds_penalty_min_hours(in, member, state->seconds[member]) + in->weights.member_shift * n;
}

/* Counts a duty in (+1) or out (-1). */
static void count_member(ds_roster_state *state, int32_t member, int32_t shift, int32_t sign) {
    const ds_instance *in = state->in;
    const ds_shift *s = &in->shifts[shift];
    ds_fair_group *group = &state->groups[in->members[member].group];
    int32_t *day = &state->day_count[(int64_t)member * in->n_days + s->day];
    state->penalty -= wishes(state, member) + ds_penalty_fairness(in, group) +
                      ds_penalty_request(in, member, shift, sign < 0);
    ds_fair_change(group, in->members[member].share, state->shifts[member],
                   state->shifts[member] + sign);
    state->shifts[member] += sign;
    state->seconds[member] += sign * ((s->end - s->start) / in->ticks_per_second);
    state->penalty += wishes(state, member) + ds_penalty_fairness(in, group) +
                      ds_penalty_request(in, member, shift, sign > 0);
    if (s->kind != DS_NONE) {
        state->kind_count[(int64_t)member * in->n_kinds + s->kind] += sign;
    }
    state->week_count[(int64_t)member * in->n_weeks + s->week] += sign;
    if (s->weekend) {
        int32_t *weekend = &state->weekend_count[(int64_t)member * in->n_weeks + s->week];
        state->weekends[member] += (*weekend + sign > 0) - (*weekend > 0);
        *weekend += sign;
    }
    *day += sign;
    if (*day == (sign > 0)) {
        judge_runs(state, member);
    }
}

static void count_lock(ds_roster_state *state, int32_t member, int32_t shift, int32_t sign) {
    int32_t lock = state->lock_of[(int64_t)member * state->in->n_shifts + shift];
    if (lock != DS_NONE && state->in->member_locks[lock].duty != DS_DUTY_OFF) {
        state->locks_unmet[member] -= sign;
        state->broken -= sign;
    }
}

/* One who belongs must be among those of a one_team_per_day desk on a date, and no stranger;
 * nothing is asked while all of them are of frozen shifts. */
static int32_t desk_day_broken(const ds_roster_state *state, int64_t cell) {
    const ds_past *past = state->in->past;
    if (state->holder[cell] == DS_NONE ||
        (past != NULL && state->day_staff[cell] == past->staff[cell])) {
        return 0;
    }
    return state->day_belong[cell] == 0 || (past != NULL && state->strangers[cell] > 0);
}

static void count_desk_day(ds_roster_state *state, int32_t member, const ds_post *post,
                           int32_t holder, int32_t sign) {
    const ds_instance *in = state->in;
    const ds_demand *demand = &in->demands[post->demand];
    if (!in->desks[demand->desk].one_team_per_day) {
        return;
    }
    int64_t cell = ds_desk_day(state, post->demand);
    int64_t week = (int64_t)demand->desk * in->n_weeks + in->shifts[demand->shift].week;
    int32_t *held = &state->days_held[week * in->n_teams];
    state->broken -= desk_day_broken(state, cell);
    if (state->day_staff[cell] == 0) {
        state->holder[cell] = holder;
        held[holder]++;
    }
    state->day_staff[cell] += sign;
    state->day_belong[cell] += state->team_of[member] == state->holder[cell] ? sign : 0;
    if (state->day_staff[cell] == 0) {
        held[state->holder[cell]]--;
        state->holder[cell] = DS_NONE;
    }
    state->broken += desk_day_broken(state, cell);
}

/* What a duty adds to the changes from the baseline. */
static double change_of(const ds_instance *in, int32_t member, const ds_post *p) {
    bool crew = p->demand == DS_NONE;
    ds_duty_kind kind = crew ? DS_DUTY_TEAM : DS_DUTY_DESK;
    int32_t where = crew ? p->team : in->demands[p->demand].desk;
    return ds_penalty_duty_change(in, member, p->shift, kind, where);
}

static void count_post(ds_roster_state *state, int32_t member, int32_t post, int32_t sign) {
    const ds_instance *in = state->in;
    ds_post *p = &state->posts[post];
    if (in->past != NULL) {
        state->penalty += sign * change_of(in, member, p);
    }
    if (ds_is_crew(state, post)) {
        p->belonging += state->team_of[member] == p->team ? sign : 0;
    } else {
        state->penalty -= ds_penalty_demand(&in->demands[p->demand], p->staff);
        state->penalty += ds_penalty_demand(&in->demands[p->demand], p->staff + sign);
    }
    p->staff += sign;
    if (sign > 0) {
        ds_profile_add(&p->profile, &in->members[member]);
    } else {
        ds_profile_remove(&p->profile, &in->members[member]);
    }
}

static void chain(ds_roster_state *state, int32_t member, int32_t post) {
    ds_post *p = &state->posts[post];
    int64_t row = state->in->n_shifts, own = member * row + p->shift;
    state->mate[own] = p->first;
    state->mate_before[own] = DS_NONE;
    if (p->first != DS_NONE) {
        state->mate_before[p->first * row + p->shift] = member;
    }
    p->first = member;
}

static void unchain(ds_roster_state *state, int32_t member, int32_t post) {
    ds_post *p = &state->posts[post];
    int64_t row = state->in->n_shifts, own = member * row + p->shift;
    int32_t next = state->mate[own], before = state->mate_before[own];
    if (before == DS_NONE) {
        p->first = next;
    } else {
        state->mate[before * row + p->shift] = next;
    }
    if (next != DS_NONE) {
        state->mate_before[next * row + p->shift] = before;
    }
}

void ds_roster_work(ds_roster_state *state, int32_t member, int32_t post, int32_t holder) {
    const ds_post *p = &state->posts[post];
    if (p->demand != DS_NONE) {
        count_desk_day(state, member, p, holder, 1);
    }
    state->post_of[(int64_t)member * state->in->n_shifts + p->shift] = post;
    chain(state, member, post);
    count_post(state, member, post, 1);
    count_member(state, member, p->shift, 1);
    count_lock(state, member, p->shift, 1);
    judge_post(state, post);
}

void ds_roster_rest(ds_roster_state *state, int32_t member, int32_t shift) {
    int32_t post = ds_post_at(state, member, shift);
    const ds_post *p = &state->posts[post];
    if (p->demand != DS_NONE) {
        count_desk_day(state, member, p, DS_NONE, -1);
    }
    state->post_of[(int64_t)member * state->in->n_shifts + shift] = DS_NONE;
    unchain(state, member, post);
    count_post(state, member, post, -1);
    count_member(state, member, shift, -1);
    count_lock(state, member, shift, -1);
    judge_post(state, post);
}

/* ---- Frozen shifts --------------------------------------------------------------------------- */

/* Who staffed a one_team_per_day desk in a frozen shift: the desk's cell on that date, or -1. */
static int64_t past_desk_day(const ds_roster_state *state, int32_t member, int32_t shift) {
    const ds_instance *in = state->in;
    int64_t pair = (int64_t)member * in->n_shifts + shift;
    const ds_past_duty *duty = &in->past->baseline->duty[pair];
    if (!in->past->worked[pair] || duty->kind != DS_DUTY_DESK ||
        !in->desks[duty->where].one_team_per_day) {
        return -1;
    }
    return (int64_t)duty->where * in->n_days + in->shifts[shift].day;
}

static bool helps(const ds_roster_state *state, int32_t member, int32_t team) {
    return (state->in->member_team[(int64_t)member * state->in->n_teams + team] & DS_HELPS) != 0;
}

/* The team that holds a desk by its frozen duties keeps the day. */
static void count_past_desk_day(ds_roster_state *state, int32_t member, int64_t cell) {
    const ds_instance *in = state->in;
    int32_t holder = in->past->holder[cell];
    if (holder == DS_NONE) {
        return;
    }
    state->holder[cell] = holder;
    state->day_staff[cell] = in->past->staff[cell];
    state->strangers[cell] += !helps(state, member, holder);
}

static void count_past(ds_roster_state *state) {
    const ds_instance *in = state->in;
    size_t held = (size_t)in->n_desks * (size_t)in->n_weeks * (size_t)in->n_teams;
    memcpy(state->days_held, in->past->held, held * sizeof *state->days_held);
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (in->past->worked[(int64_t)m * in->n_shifts + s]) {
                count_member(state, m, s, 1);
                int64_t cell = past_desk_day(state, m, s);
                if (cell >= 0) {
                    count_past_desk_day(state, m, cell);
                }
            }
            state->penalty += in->weights.change *
                              ds_duty_changed(in->past->baseline, m, s, DS_DUTY_OFF, DS_NONE);
        }
    }
}

/* ---- Joining and leaving --------------------------------------------------------------------- */

static void recount_desk_day(ds_roster_state *state, int64_t cell, int32_t team, int32_t sign,
                             int32_t stranger) {
    if (state->holder[cell] != team) {
        return;
    }
    state->broken -= desk_day_broken(state, cell);
    state->day_belong[cell] += sign;
    if (stranger > 0) {
        state->strangers[cell] -= sign;
    }
    state->broken += desk_day_broken(state, cell);
}

/* Who helped a team's crews or desk days may come to belong to the team, and the other way round:
 * the duties they already have then count differently. */
static void recount_ties(ds_roster_state *state, int32_t member, int32_t team, int32_t sign) {
    const ds_instance *in = state->in;
    for (int32_t s = 0; s < in->n_shifts && state->shifts[member] > 0; s++) {
        int32_t post = ds_post_at(state, member, s);
        if (post != DS_NONE && ds_is_crew(state, post)) {
            state->posts[post].belonging += state->posts[post].team == team ? sign : 0;
            judge_post(state, post);
        } else if (post != DS_NONE) {
            recount_desk_day(state, ds_desk_day(state, state->posts[post].demand), team, sign, 0);
        } else if (in->past != NULL && past_desk_day(state, member, s) >= 0) {
            recount_desk_day(state, past_desk_day(state, member, s), team, sign,
                             !helps(state, member, team));
        }
    }
}

void ds_roster_join(ds_roster_state *state, int32_t member, int32_t team) {
    state->team_of[member] = team;
    state->team_size[team]++;
    judge_team(state, team);
    recount_ties(state, member, team, 1);
}

void ds_roster_leave(ds_roster_state *state, int32_t member) {
    int32_t team = state->team_of[member];
    state->team_of[member] = DS_NONE;
    state->team_size[team]--;
    judge_team(state, team);
    recount_ties(state, member, team, -1);
}
