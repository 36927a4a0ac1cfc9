#include "solve/eligible.h"

#include <math.h>
#include <stdlib.h>

#include "base/pairs.h"
#include "route/tour.h"
#include "travel/length.h"

enum { NOT_ASKED, FORMABLE, NOT_FORMABLE };

/* ---- Skills ---------------------------------------------------------------------------------- */

static int8_t *answer_at(ds_eligible *e, int64_t place, const ds_shape *shape) {
    return &e->formable[place * e->n_skill_sets + e->skill_set[shape - e->in->shapes]];
}

static bool crew_formable(ds_eligible *e, int32_t team, int32_t shift, const ds_shape *shape) {
    int8_t *answer = answer_at(e, (int64_t)team * e->in->n_shifts + shift, shape);
    if (*answer == NOT_ASKED) {
        bool could = ds_could_send(&e->forming, team, shift, shape, INFINITY);
        *answer = could ? FORMABLE : NOT_FORMABLE;
    }
    return *answer == FORMABLE;
}

static bool staff_formable(ds_eligible *e, int32_t demand, const ds_shape *shape) {
    int8_t *answer = answer_at(e, (int64_t)e->in->n_teams * e->in->n_shifts + demand, shape);
    if (*answer == NOT_ASKED) {
        bool could = ds_could_staff(&e->forming, demand, shape, INFINITY);
        *answer = could ? FORMABLE : NOT_FORMABLE;
    }
    return *answer == FORMABLE;
}

/* ---- Time ------------------------------------------------------------------------------------ */

static ds_tick least(ds_tick a, ds_tick b) {
    return a < b ? a : b;
}

/* In a matrix a way around by other stops may be shorter; no such way is shorter than the nearest
 * place from here and the nearest to there. */
static ds_tick way(const ds_eligible *e, int32_t class, int32_t from, int32_t to) {
    ds_tick direct = ds_travel_time(e->travel, class, from, to), out = direct, in = direct;
    if (!e->proof || e->in->travel.mode == DS_TRAVEL_STRAIGHT) {
        return direct;
    }
    for (int32_t i = 0; i < e->in->n_locations; i++) {
        out = i == from ? out : least(out, ds_travel_time(e->travel, class, from, i));
        in = i == to ? in : least(in, ds_travel_time(e->travel, class, i, to));
    }
    return least(direct, out + in);
}

ds_tick ds_least_length(const ds_eligible *e, int32_t visit, int32_t team) {
    const ds_shape *shape = &e->in->shapes[e->in->visits[visit].shape];
    const ds_team *t = &e->in->teams[team];
    double work = shape->work / (t->parallel ? t->crew_max : 1);
    double longest = work > shape->longest ? work : shape->longest;
    return ds_whole_ticks((e->in->travel.stop_seconds + longest) * e->in->ticks_per_second);
}

static bool fit_in_order(const ds_eligible *e, int32_t first, int32_t second, int32_t team,
                         int32_t shift) {
    const ds_instance *in = e->in;
    const ds_team *t = &in->teams[team];
    int32_t here = in->households[in->visits[first].household].location;
    int32_t there = in->households[in->visits[second].household].location;
    int32_t class = e->travel->class_of_team[team];
    int64_t now = in->shifts[shift].start + way(e, class, t->base, here);
    now = ds_earliest_start(in, ds_starts(in, first, shift), (ds_tick)now);
    now += ds_least_length(e, first, team) + way(e, class, here, there);
    now = now < DS_FAR ? ds_earliest_start(in, ds_starts(in, second, shift), (ds_tick)now) : now;
    now += ds_least_length(e, second, team);
    now += t->returns ? way(e, class, there, t->end) : 0;
    return now <= in->shifts[shift].end;
}

bool ds_could_share_route(const ds_eligible *e, int32_t visit, int32_t other, int32_t team,
                          int32_t shift) {
    return fit_in_order(e, visit, other, team, shift) || fit_in_order(e, other, visit, team, shift);
}

/* Ticks left for the visit itself by a crew that goes there first and then back; < 0: none. */
static int64_t room_alone(const ds_eligible *e, int32_t visit, int32_t team, int32_t shift) {
    const ds_instance *in = e->in;
    const ds_team *t = &in->teams[team];
    const ds_shift *s = &in->shifts[shift];
    int32_t there = in->households[in->visits[visit].household].location;
    int32_t class = e->travel->class_of_team[team];
    ds_tick arrive = s->start + way(e, class, t->base, there);
    ds_tick start = ds_earliest_start(in, ds_starts(in, visit, shift), arrive);
    ds_tick back = t->returns ? way(e, class, there, t->end) : 0;
    return (int64_t)s->end - start - back;
}

static bool fits_alone(ds_eligible *e, int32_t visit, int32_t team, int32_t shift) {
    const ds_instance *in = e->in;
    const ds_shape *shape = &in->shapes[in->visits[visit].shape];
    double tps = in->ticks_per_second, stop = in->travel.stop_seconds;
    int64_t room = room_alone(e, visit, team, shift);
    if (ds_whole_ticks((stop + shape->longest) * tps) > room) {
        return false;
    }
    if (ds_whole_ticks((stop + shape->work) * tps) <= room) {
        return true; /* one after the other, whatever the crew */
    }
    return in->teams[team].parallel &&
           ds_could_send(&e->forming, team, shift, shape, (double)room / tps - stop);
}

static bool fits_desk(ds_eligible *e, int32_t demand, const ds_shape *shape) {
    double each = e->in->desks[e->in->demands[demand].desk].appointment_seconds;
    return each > 0 && (shape->work <= each || ds_could_staff(&e->forming, demand, shape, each));
}

/* ---- Obstacles ------------------------------------------------------------------------------- */

ds_reason ds_obstacle_at_home(ds_eligible *e, int32_t visit, int32_t team, int32_t shift) {
    const ds_visit *v = &e->in->visits[visit];
    if ((v->at & DS_AT_HOME) == 0 || !ds_team_may_visit(e->in, team, v->household)) {
        return DS_REASON_NO_TEAM;
    }
    if (!crew_formable(e, team, shift, &e->in->shapes[v->shape])) {
        return DS_REASON_NO_SKILL;
    }
    if (ds_starts(e->in, visit, shift).count == 0) {
        return DS_REASON_NO_WINDOW;
    }
    return fits_alone(e, visit, team, shift) ? DS_REASON_NO_TIME : DS_REASON_TOO_FAR;
}

ds_reason ds_obstacle_at_desk(ds_eligible *e, int32_t visit, int32_t demand) {
    const ds_instance *in = e->in;
    const ds_visit *v = &in->visits[visit];
    const ds_demand *d = &in->demands[demand];
    if (!ds_desk_may_book(in, d->desk, visit)) {
        return DS_REASON_NO_TEAM;
    }
    if (!staff_formable(e, demand, &in->shapes[v->shape])) {
        return DS_REASON_NO_SKILL;
    }
    if (!in->class_meets[(int64_t)v->window_class * in->n_shifts + d->shift]) {
        return DS_REASON_NO_WINDOW;
    }
    return fits_desk(e, demand, &in->shapes[v->shape]) ? DS_REASON_NO_TIME : DS_REASON_TOO_FAR;
}

/* ---- Making ---------------------------------------------------------------------------------- */

static bool find_skill_sets(ds_eligible *e) {
    const ds_instance *in = e->in;
    ds_pairs sets = DS_PAIRS_EMPTY;
    bool ok = true;
    for (int32_t i = 0; i < in->n_shapes && ok; i++) {
        e->skill_set[i] = ds_pairs_index(&sets, in->shapes[i].skills, 0);
        ok = e->skill_set[i] >= 0;
    }
    e->n_skill_sets = sets.count;
    ds_pairs_free(&sets);
    return ok;
}

bool ds_eligible_init(ds_eligible *e, const ds_instance *in, const ds_travel *travel, bool proof) {
    *e = (ds_eligible){.in = in, .travel = travel, .proof = proof};
    if (!ds_forming_init(&e->forming, in, !proof)) {
        return false;
    }
    e->skill_set = malloc(((size_t)in->n_shapes + 1) * sizeof *e->skill_set);
    if (e->skill_set != NULL && find_skill_sets(e)) {
        size_t places = (size_t)in->n_teams * (size_t)in->n_shifts + (size_t)in->n_demands;
        e->formable = calloc(places * (size_t)e->n_skill_sets + 1, sizeof *e->formable);
    }
    if (e->formable == NULL) {
        ds_eligible_free(e);
        return false;
    }
    return true;
}

void ds_eligible_free(ds_eligible *e) {
    ds_forming_free(&e->forming);
    free(e->skill_set);
    free(e->formable);
    *e = (ds_eligible){0};
}
