/* Sets of visits: which a plan may do, and what they are worth. */
#include "oracle/puzzle.h"

#include <math.h>

#include "oracle/windows.h"

bool puzzle_number_visits(puzzle *p) {
    const ds_instance *in = p->in;
    for (int32_t i = 0; i < in->n_visits; i++) {
        if (ds_visit_done_before(&in->visits[i])) {
            continue;
        }
        if (p->n == ORACLE_VISITS) {
            return false;
        }
        bool follows = in->visits[i].number > 1 && !ds_visit_done_before(&in->visits[i - 1]);
        p->visit[p->n] = i;
        p->before[p->n] = follows ? p->n - 1 : -1;
        p->n++;
    }
    return true;
}

bool puzzle_in_order(const puzzle *p, int32_t s, oracle_set in_s, int32_t t, oracle_set in_t) {
    for (oracle_set rest = in_t; rest != 0; rest &= rest - 1) {
        int32_t v = __builtin_ctz(rest);
        int32_t lag = p->in->visits[p->visit[v]].lag_days;
        if (p->before[v] >= 0 && set_has(in_s, p->before[v]) &&
            p->in->shifts[s].date + lag > p->in->shifts[t].date) {
            return false;
        }
    }
    return true;
}

/* Is the visit before it, if any, done in time for the shift, or could it be? */
static bool can_follow(const puzzle *p, int32_t v, int32_t shift) {
    const ds_visit *visit = &p->in->visits[p->visit[v]];
    int32_t latest = p->in->shifts[shift].date - visit->lag_days;
    if (visit->number == 1) {
        return true;
    }
    if (ds_visit_done_before(visit - 1)) {
        return visit[-1].done_date <= latest;
    }
    for (oracle_set rest = p->shifts[p->before[v]]; rest != 0; rest &= rest - 1) {
        if (p->in->shifts[__builtin_ctz(rest)].date <= latest) {
            return true;
        }
    }
    return false;
}

void puzzle_find_shifts(puzzle *p) {
    for (int32_t v = 0; v < p->n; v++) {
        for (int32_t s = 0; s < p->in->n_shifts; s++) {
            bool may = windows_meet(p->in, p->visit[v], s) && can_follow(p, v, s);
            p->shifts[v] |= (oracle_set)may << s;
        }
    }
}

bool puzzle_may(const puzzle *p, int32_t visit, int32_t shift, int32_t team, int32_t desk) {
    const ds_instance *in = p->in;
    if (!set_has(p->shifts[visit], shift)) {
        return false;
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[i];
        if (lock->visit == p->visit[visit] && ((lock->shift != DS_NONE && lock->shift != shift) ||
                                               (lock->team != DS_NONE && lock->team != team) ||
                                               (lock->desk != DS_NONE && lock->desk != desk))) {
            return false;
        }
    }
    return true;
}

static oracle_set locked_visits(const puzzle *p) {
    oracle_set locked = 0;
    for (int32_t v = 0; v < p->n; v++) {
        for (int32_t i = 0; i < p->in->n_visit_locks; i++) {
            locked |= (oracle_set)(p->in->visit_locks[i].visit == p->visit[v]) << v;
        }
    }
    return locked;
}

/* The set without the visits whose earlier ones are missing. */
static oracle_set in_order(const puzzle *p, oracle_set set) {
    for (int32_t v = 0; v < p->n; v++) {
        if (p->before[v] >= 0 && !set_has(set, p->before[v])) {
            set &= ~((oracle_set)1 << v);
        }
    }
    return set;
}

static bool is_last(const puzzle *p, int32_t v) {
    const ds_visit *visit = &p->in->visits[p->visit[v]];
    return visit->number == p->in->households[visit->household].visits.count;
}

/* The household counts as touched only from this visit on. */
static bool is_first_touch(const puzzle *p, int32_t v) {
    return p->in->visits[p->visit[v]].number == 1;
}

static double households_of(const puzzle *p, int32_t area) {
    int32_t count = 0;
    for (int32_t i = 0; i < p->in->n_households; i++) {
        count += p->in->households[i].area == area;
    }
    return count;
}

static double area_penalty(const puzzle *p, const int32_t *touched) {
    double missing = 0;
    for (int32_t a = 0; a < p->in->n_areas; a++) {
        double wanted = ceil(p->in->areas[a].target * households_of(p, a) - 1e-6);
        missing += wanted > touched[a] ? wanted - touched[a] : 0;
    }
    return p->in->weights.area_target * missing;
}

/* Needs the order to be kept: then the last visit of a household completes it. */
static double worth_of(const puzzle *p, oracle_set set, const int32_t *touched_before,
                       int32_t *touched) {
    const ds_instance *in = p->in;
    double worth = 0;
    for (int32_t a = 0; a < in->n_areas; a++) {
        touched[a] = touched_before[a];
    }
    for (oracle_set rest = set; rest != 0; rest &= rest - 1) {
        int32_t v = __builtin_ctz(rest);
        const ds_visit *visit = &in->visits[p->visit[v]];
        const ds_household *h = &in->households[visit->household];
        worth += in->weights.coverage * h->priority * in->shapes[visit->shape].value;
        worth += is_last(p, v) ? in->weights.complete * h->priority : 0;
        if (is_first_touch(p, v) && h->area != DS_NONE) {
            touched[h->area]++;
        }
    }
    return worth - area_penalty(p, touched);
}

static void count_touched_before(const puzzle *p, int32_t *touched) {
    for (int32_t i = 0; i < p->in->n_households; i++) {
        const ds_household *h = &p->in->households[i];
        if (h->area != DS_NONE && ds_visit_done_before(&p->in->visits[h->visits.first])) {
            touched[h->area]++;
        }
    }
}

static void value_bonus(puzzle *p, int32_t v) {
    const ds_instance *in = p->in;
    const ds_visit *visit = &in->visits[p->visit[v]];
    const ds_household *h = &in->households[visit->household];
    p->bonus[v] = in->weights.coverage * h->priority * in->shapes[visit->shape].value;
    p->bonus[v] += is_last(p, v) ? in->weights.complete * h->priority : 0;
    p->bonus[v] += is_first_touch(p, v) && h->area != DS_NONE ? in->weights.area_target : 0;
}

void puzzle_value_sets(puzzle *p) {
    size_t areas = (size_t)p->in->n_areas + 1;
    bool *allowed = DS_ARENA_NEW(&p->arena, bool, puzzle_sets(p));
    double *worth = DS_ARENA_NEW(&p->arena, double, puzzle_sets(p));
    double *most = DS_ARENA_NEW(&p->arena, double, puzzle_sets(p));
    int32_t *before = DS_ARENA_NEW(&p->arena, int32_t, areas);
    int32_t *touched = DS_ARENA_NEW(&p->arena, int32_t, areas);
    if (p->arena.failed) {
        return;
    }
    oracle_set locked = locked_visits(p);
    count_touched_before(p, before);
    for (oracle_set set = 0; set < puzzle_sets(p); set++) {
        allowed[set] = (locked & ~set) == 0 && in_order(p, set) == set;
        worth[set] = worth_of(p, set, before, touched);
        most[set] = worth[in_order(p, set)];
    }
    for (int32_t v = 0; v < p->n; v++) {
        value_bonus(p, v);
    }
    p->allowed = allowed;
    p->worth = worth;
    p->most = most;
}
