#include "explain/trial.h"

#include <string.h>

/* A copy of `before` rows, with room for `more` zeroed ones. */
static void *longer(ds_arena *arena, const void *rows, int32_t before, int32_t more, size_t bytes) {
    void *copy = ds_arena_array(arena, (size_t)before + (size_t)more, bytes);
    if (copy != NULL && before > 0 && bytes > 0) {
        memcpy(copy, rows, (size_t)before * bytes);
    }
    return copy;
}

#define LONGER(trial, rows, before, more, columns) \
    longer(&(trial)->arena, (rows), (before), (more), sizeof *(rows) * (size_t)(columns))

/* ---- Members --------------------------------------------------------------------------------- */

static const ds_member FREE = {.id = "a new member",
                               .name = "",
                               .max_shifts = DS_NO_LIMIT,
                               .max_seconds = INT64_MAX,
                               .max_shifts_per_day = DS_NO_LIMIT,
                               .max_shifts_per_week = DS_NO_LIMIT,
                               .max_days_in_a_row = DS_NO_LIMIT,
                               .min_days_in_a_row = 1,
                               .min_days_off_in_a_row = 1,
                               .max_weekends = DS_NO_LIMIT,
                               .share = 1.0};

typedef struct rows {
    ds_member *members;
    uint8_t *team;
    bool *desk, *shift;
    int32_t *kind;
} rows;

static void add_member(const ds_instance *in, rows *r, int32_t m, const ds_newcomer *who) {
    r->members[m] = FREE;
    r->members[m].skills = who->skills;
    r->members[m].role = who->role;
    r->members[m].group = in->n_groups + m - in->n_members; /* uneven load is nobody else's */
    for (int32_t t = 0; t < in->n_teams; t++) {
        r->team[(int64_t)m * in->n_teams + t] = t == who->team   ? DS_MAY_BELONG | DS_HELPS
                                                : who->all_desks ? DS_HELPS
                                                                 : 0;
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        r->desk[(int64_t)m * in->n_desks + d] = who->all_desks;
    }
    for (int32_t s = 0; s < in->n_shifts; s++) {
        r->shift[(int64_t)m * in->n_shifts + s] = true;
    }
    for (int32_t k = 0; k < in->n_kinds; k++) {
        r->kind[(int64_t)m * in->n_kinds + k] = DS_NO_LIMIT;
    }
}

static void add_members(ds_trial *trial, const ds_instance *in, const ds_newcomer *newcomers,
                        int32_t count) {
    int32_t n = in->n_members;
    rows r = {.members = LONGER(trial, in->members, n, count, 1),
              .team = LONGER(trial, in->member_team, n, count, in->n_teams),
              .desk = LONGER(trial, in->member_desk, n, count, in->n_desks),
              .shift = LONGER(trial, in->member_shift, n, count, in->n_shifts),
              .kind = LONGER(trial, in->max_of_kind, n, count, in->n_kinds)};
    trial->in.request = LONGER(trial, in->request, n, count, in->n_shifts);
    if (trial->arena.failed) {
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        add_member(in, &r, n + i, &newcomers[i]);
    }
    trial->in.members = r.members;
    trial->in.member_team = r.team;
    trial->in.member_desk = r.desk;
    trial->in.member_shift = r.shift;
    trial->in.max_of_kind = r.kind;
    trial->in.n_members = n + count;
    trial->in.n_groups = in->n_groups + count;
    trial->n_own = n;
}

/* ---- The rest -------------------------------------------------------------------------------- */

static void add_window_class(ds_trial *trial, const ds_instance *in) {
    int32_t n = in->n_window_classes, n_intervals = 0;
    for (int64_t i = 0; i < (int64_t)n * in->n_shifts; i++) {
        int32_t end = in->class_intervals[i].first + in->class_intervals[i].count;
        n_intervals = end > n_intervals ? end : n_intervals;
    }
    ds_window_class *classes = LONGER(trial, in->window_classes, n, 1, 1);
    ds_range *ranges = LONGER(trial, in->class_intervals, n, 1, in->n_shifts);
    bool *meets = LONGER(trial, in->class_meets, n, 1, in->n_shifts);
    ds_interval *intervals = LONGER(trial, in->intervals, n_intervals, in->n_shifts, 1);
    if (trial->arena.failed) {
        return;
    }
    for (int32_t s = 0; s < in->n_shifts; s++) {
        intervals[n_intervals + s] = (ds_interval){in->shifts[s].start, in->shifts[s].end};
        ranges[(int64_t)n * in->n_shifts + s] = (ds_range){n_intervals + s, 1};
        meets[(int64_t)n * in->n_shifts + s] = true;
    }
    trial->in.window_classes = classes;
    trial->in.class_intervals = ranges;
    trial->in.class_meets = meets;
    trial->in.intervals = intervals;
    trial->in.n_window_classes = n + 1;
    trial->any_class = n;
}

static void copy_rest(ds_trial *trial, const ds_instance *in, int32_t more_crews) {
    ds_team *teams = LONGER(trial, in->teams, in->n_teams, 0, 1);
    for (int32_t t = 0; t < in->n_teams && teams != NULL; t++) {
        teams[t].max_crews += teams[t].max_crews < DS_NO_LIMIT - more_crews ? more_crews : 0;
    }
    trial->in.teams = teams;
    trial->demands = LONGER(trial, in->demands, in->n_demands, 0, 1);
    trial->in.demands = trial->demands;
    trial->shifts = LONGER(trial, in->shifts, in->n_shifts, 0, 1);
    trial->visits = LONGER(trial, in->visits, in->n_visits, 0, 1);
    trial->households = LONGER(trial, in->households, in->n_households, 0, 1);
    trial->desk_service = LONGER(trial, in->desk_service, in->n_desks, 0, in->n_services);
    trial->in.shifts = trial->shifts;
    trial->in.visits = trial->visits;
    trial->in.households = trial->households;
    trial->in.desk_service = trial->desk_service;
}

bool ds_trial_init(ds_trial *trial, const ds_stage *stage, const ds_newcomer *newcomers,
                   int32_t count, int32_t more_crews) {
    *trial = (ds_trial){.in = *stage->in};
    ds_arena_init(&trial->arena);
    add_members(trial, stage->in, newcomers, count);
    add_window_class(trial, stage->in);
    copy_rest(trial, stage->in, more_crews);
    trial->alone = trial->in;
    trial->alone.n_members = stage->in->n_members;
    trial->alone.n_groups = stage->in->n_groups;
    trial->alone.teams = stage->in->teams;
    if (trial->arena.failed || !ds_loaded_init(&trial->loaded, &trial->in, &stage->travel,
                                               &stage->neighbours, stage->plan, stage->seed)) {
        ds_arena_free(&trial->arena);
        return false;
    }
    return true;
}

void ds_trial_free(ds_trial *trial) {
    ds_loaded_free(&trial->loaded);
    ds_arena_free(&trial->arena);
}
