#include "oracle/plan_of.h"

#include <math.h>

typedef struct builder {
    puzzle *p;
    ds_plan *plan;
    int32_t shift;
} builder;

/* Deals the set to the carriers from `i` on at the least cost, which is returned. */
static double deal(const puzzle *p, const split *s, int32_t i, oracle_set set, oracle_set *parts) {
    if (i == s->n_carriers) {
        return set == 0 ? 0 : INFINITY;
    }
    oracle_set best_parts[ORACLE_MEMBERS] = {0};
    double best = INFINITY;
    for (oracle_set part = set;; part = (part - 1) & set) {
        double cost = s->carriers[i].cost[part];
        cost += cost < INFINITY ? deal(p, s, i + 1, set & ~part, parts) : 0;
        if (cost < best) {
            best = cost;
            best_parts[i] = part;
            for (int32_t k = i + 1; k < s->n_carriers; k++) {
                best_parts[k] = parts[k];
            }
        }
        if (part == 0) {
            break;
        }
    }
    for (int32_t k = i; k < s->n_carriers; k++) {
        parts[k] = best_parts[k];
    }
    return best;
}

static void add_duties(builder *b, const carrier *c, int32_t crew) {
    for (oracle_set rest = c->members; rest != 0; rest &= rest - 1) {
        b->plan->duties[b->plan->n_duties++] =
            (ds_duty){__builtin_ctz(rest), b->shift, c->team, crew, c->desk};
    }
}

static void add_appointments(builder *b, int32_t desk, oracle_set set) {
    for (oracle_set rest = set; rest != 0; rest &= rest - 1) {
        b->plan->appointments[b->plan->n_appointments++] =
            (ds_appointment){b->p->visit[__builtin_ctz(rest)], desk, b->shift};
    }
}

static void add_route(builder *b, const carrier *c, int32_t crew, oracle_set set) {
    ds_plan *plan = b->plan;
    ds_route *route = &plan->routes[plan->n_routes++];
    *route = (ds_route){.team = c->team, .shift = b->shift, .crew = crew};
    route->stops = (ds_range){plan->n_stops, __builtin_popcount(set)};
    puzzle_best_route(b->p, route, c->members, set, plan->stops + plan->n_stops);
    plan->n_stops += route->stops.count;
}

static void add_shift(builder *b, const split *s, oracle_set set) {
    oracle_set parts[ORACLE_MEMBERS] = {0};
    int32_t crews[ORACLE_TEAMS] = {0};
    deal(b->p, s, 0, set, parts);
    for (int32_t i = 0; i < s->n_carriers; i++) {
        const carrier *c = &s->carriers[i];
        if (c->team == DS_NONE) {
            add_duties(b, c, 0);
            add_appointments(b, c->desk, parts[i]);
        } else {
            int32_t crew = ++crews[c->team];
            add_duties(b, c, crew);
            add_route(b, c, crew, parts[i]);
        }
    }
}

static void add_belongings(builder *b, const solution *best) {
    for (int32_t t = 0; t < b->p->in->n_teams; t++) {
        for (int32_t m = 0; m < b->p->in->n_members; m++) {
            if (best->team[m] == t) {
                b->plan->belongings[b->plan->n_belongings++] = (ds_belonging){t, m};
            }
        }
    }
}

ds_plan *plan_of(puzzle *p, const solution *best) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_plan *plan = DS_ARENA_NEW(&arena, ds_plan, 1);
    int32_t duties = p->in->n_members * p->in->n_shifts;
    ds_plan lists = {.belongings = DS_ARENA_NEW(&arena, ds_belonging, p->in->n_members),
                     .duties = DS_ARENA_NEW(&arena, ds_duty, duties),
                     .routes = DS_ARENA_NEW(&arena, ds_route, duties),
                     .stops = DS_ARENA_NEW(&arena, ds_stop, p->n),
                     .appointments = DS_ARENA_NEW(&arena, ds_appointment, p->n)};
    if (arena.failed) {
        ds_arena_free(&arena);
        return NULL;
    }
    *plan = lists;
    builder b = {p, plan, 0};
    add_belongings(&b, best);
    for (b.shift = 0; b.shift < p->in->n_shifts; b.shift++) {
        add_shift(&b, best->splits[b.shift], best->sets[b.shift]);
    }
    plan->arena = arena;
    return plan;
}
