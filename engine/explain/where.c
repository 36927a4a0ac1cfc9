/* Where a visit could be done, other duties left aside: team by team, desk by desk. */
#include "explain/stage.h"

typedef struct finding {
    ds_stage *stage;
    int32_t visit;
    int64_t earliest; /* date that order and lag leave */
    ds_reason best;
} finding;

/* What a place says of the shifts that come to the same. */
typedef struct wording {
    ds_fact_kind kinds[DS_N_REASONS]; /* by obstacle */
    int32_t team, desk;
} wording;

static ds_reason in_order(const finding *f, ds_reason obstacle, int32_t shift) {
    bool too_early = f->stage->in->shifts[shift].date < f->earliest;
    return obstacle == DS_REASON_NO_TIME && too_early ? DS_REASON_WAITS_FOR_EARLIER_VISIT
                                                      : obstacle;
}

static void note(finding *f, ds_reason reason) {
    f->best = reason > f->best ? reason : f->best;
}

/* The ways and the least length that do not fit into a shift. */
static void measure(const finding *f, ds_fact *fact) {
    const ds_instance *in = f->stage->in;
    const ds_team *t = &in->teams[fact->team];
    const ds_travel *travel = &f->stage->travel;
    int32_t there = in->households[in->visits[f->visit].household].location;
    int32_t class = travel->class_of_team[fact->team];
    double ways = ds_travel_time(travel, class, t->base, there);
    ways += t->returns ? ds_travel_time(travel, class, there, t->end) : 0;
    fact->minutes = ds_minutes(in, ways);
    fact->more = ds_minutes(in, ds_least_length(&f->stage->eligible, f->visit, fact->team));
}

static ds_fact begin_fact(const finding *f, const wording *w, int reason) {
    const ds_instance *in = f->stage->in;
    return (ds_fact){.kind = w->kinds[reason],
                     .visit = f->visit,
                     .team = w->team,
                     .desk = w->desk,
                     .skills = in->shapes[in->visits[f->visit].shape].skills};
}

/* One fact for each obstacle, with the shifts that have it. */
static void tell_place(finding *f, const wording *w, const ds_reason *obstacles) {
    for (int r = DS_REASON_NO_TIME; r >= DS_REASON_NO_SKILL; r--) {
        ds_fact fact = begin_fact(f, w, r);
        for (int32_t s = 0; s < f->stage->in->n_shifts; s++) {
            if (obstacles[s] == (ds_reason)r) {
                ds_list(f->stage->out, &fact.shifts, s);
            }
        }
        if (fact.shifts.count == 0) {
            continue;
        }
        if (fact.kind == DS_FACT_TEAM_FAR) {
            measure(f, &fact);
        }
        ds_tell(f->stage->out, fact);
    }
}

static void ask_team(finding *f, int32_t team, ds_reason *obstacles) {
    static const wording words = {
        .kinds = {[DS_REASON_NO_SKILL] = DS_FACT_TEAM_SKILL,
                  [DS_REASON_NO_WINDOW] = DS_FACT_TEAM_WINDOW,
                  [DS_REASON_TOO_FAR] = DS_FACT_TEAM_FAR,
                  [DS_REASON_WAITS_FOR_EARLIER_VISIT] = DS_FACT_TEAM_EARLY,
                  [DS_REASON_NO_TIME] = DS_FACT_TEAM_COULD}};
    wording w = words;
    ds_fact off = {.kind = DS_FACT_TEAM_OFF, .visit = f->visit, .team = team};
    w.team = team;
    note(f, DS_REASON_NO_SKILL);
    for (int32_t s = 0; s < f->stage->in->n_shifts; s++) {
        ds_reason obstacle = ds_obstacle_at_home(&f->stage->eligible, f->visit, team, s);
        obstacles[s] = in_order(f, obstacle, s);
        note(f, obstacles[s]);
        if (!f->stage->in->team_shift[(int64_t)team * f->stage->in->n_shifts + s]) {
            obstacles[s] = DS_REASON_NO_TEAM; /* told apart */
            ds_list(f->stage->out, &off.shifts, s);
        }
    }
    tell_place(f, &w, obstacles);
    if (off.shifts.count > 0) {
        ds_tell(f->stage->out, off);
    }
}

static void ask_desk(finding *f, int32_t desk, ds_reason *obstacles) {
    static const wording words = {
        .kinds = {[DS_REASON_NO_SKILL] = DS_FACT_DESK_SKILL,
                  [DS_REASON_NO_WINDOW] = DS_FACT_DESK_WINDOW,
                  [DS_REASON_TOO_FAR] = DS_FACT_DESK_FULL_ALONE,
                  [DS_REASON_WAITS_FOR_EARLIER_VISIT] = DS_FACT_DESK_EARLY,
                  [DS_REASON_NO_TIME] = DS_FACT_DESK_COULD}};
    const ds_instance *in = f->stage->in;
    wording w = words;
    w.desk = desk;
    note(f, DS_REASON_NO_SKILL);
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t demand = in->demand_at[(int64_t)desk * in->n_shifts + s];
        obstacles[s] = DS_REASON_NO_TEAM; /* closed: not told */
        if (demand != DS_NONE) {
            ds_reason obstacle = ds_obstacle_at_desk(&f->stage->eligible, f->visit, demand);
            obstacles[s] = in_order(f, obstacle, s);
            note(f, obstacles[s]);
        }
    }
    tell_place(f, &w, obstacles);
}

/* Nobody may: which teams and desks there are, and that they may not. */
static void tell_none(finding *f) {
    const ds_instance *in = f->stage->in;
    uint8_t at = in->visits[f->visit].at;
    for (int32_t t = 0; t < in->n_teams && (at & DS_AT_HOME) != 0; t++) {
        ds_tell(f->stage->out, (ds_fact){.kind = DS_FACT_TEAM_NOT, .visit = f->visit, .team = t});
    }
    for (int32_t d = 0; d < in->n_desks && (at & DS_AT_DESK) != 0; d++) {
        ds_tell(f->stage->out, (ds_fact){.kind = DS_FACT_DESK_NOT, .visit = f->visit, .desk = d});
    }
}

ds_reason ds_tell_where(ds_stage *stage, int32_t visit) {
    const ds_instance *in = stage->in;
    const ds_visit *v = &in->visits[visit];
    finding f = {stage, visit, ds_earliest_date(stage, visit), DS_REASON_NO_TEAM};
    ds_reason *obstacles = DS_ARENA_NEW(&stage->out->arena, ds_reason, in->n_shifts);
    if (obstacles == NULL) {
        return DS_REASON_NO_TIME;
    }
    ds_tell(stage->out, (ds_fact){.kind = DS_FACT_HEAD_WHERE, .visit = visit});
    for (int32_t t = 0; t < in->n_teams && (v->at & DS_AT_HOME) != 0; t++) {
        if (ds_team_may_visit(in, t, v->household)) {
            ask_team(&f, t, obstacles);
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        if (ds_desk_may_book(in, d, visit)) {
            ask_desk(&f, d, obstacles);
        }
    }
    if (f.best == DS_REASON_NO_TEAM) {
        tell_none(&f);
    }
    return f.best;
}
