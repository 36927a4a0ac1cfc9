#include "oracle/splits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A split in the making: a duty for every member, then crews for every team. */
typedef struct maker {
    puzzle *p;
    int32_t shift;
    split_list *list;
    oracle_set team[ORACLE_TEAMS], desk[ORACLE_DESKS]; /* who is there */
    double *cost, *next;                               /* [set] scratch */
    split now;
    bool failed;
} maker;

/* What two carriers can do between them. */
static void join_costs(const puzzle *p, const double *a, const double *b, double *out) {
    for (int64_t set = 0; set < puzzle_sets(p); set++) {
        out[set] = INFINITY;
    }
    for (oracle_set done = 0; done < puzzle_sets(p); done++) {
        if (a[done] == INFINITY) {
            continue;
        }
        oracle_set left = p->all & ~done;
        for (oracle_set more = left;; more = (more - 1) & left) {
            double cost = a[done] + b[more];
            out[done | more] = cost < out[done | more] ? cost : out[done | more];
            if (more == 0) {
                break;
            }
        }
    }
}

static void join_carriers(maker *m) {
    const puzzle *p = m->p;
    for (int64_t set = 0; set < puzzle_sets(p); set++) {
        m->cost[set] = set == 0 ? 0 : INFINITY;
    }
    for (int32_t i = 0; i < m->now.n_carriers; i++) {
        join_costs(p, m->cost, m->now.carriers[i].cost, m->next);
        double *swap = m->cost;
        m->cost = m->next;
        m->next = swap;
    }
}

static void note_set(const puzzle *p, split *s, oracle_set set, double cost) {
    double gain = -cost;
    for (oracle_set rest = set; rest != 0; rest &= rest - 1) {
        gain += p->bonus[__builtin_ctz(rest)];
    }
    s->potential = gain > s->potential ? gain : s->potential;
    s->reach |= set;
    s->n_sets++;
}

/* Looks through the joint costs; drops sets that no one shift may hold. */
static void sum_up(maker *m) {
    split *s = &m->now;
    s->n_sets = 0;
    s->reach = 0;
    s->potential = -INFINITY;
    for (oracle_set set = 0; set < puzzle_sets(m->p); set++) {
        if (!puzzle_in_order(m->p, m->shift, set, m->shift, set)) {
            m->cost[set] = INFINITY;
        }
        if (m->cost[set] < INFINITY) {
            note_set(m->p, s, set, m->cost[set]);
        }
    }
    s->potential -= s->penalty;
}

static void keep_tables(maker *m, split *s) {
    double *cost = DS_ARENA_NEW(&m->p->arena, double, puzzle_sets(m->p));
    oracle_set *sets = DS_ARENA_NEW(&m->p->arena, oracle_set, s->n_sets);
    if (m->p->arena.failed) {
        m->failed = true;
        return;
    }
    int32_t n = 0;
    for (oracle_set set = 0; set < puzzle_sets(m->p); set++) {
        cost[set] = m->cost[set];
        if (cost[set] < INFINITY) {
            sets[n++] = set;
        }
    }
    s->cost = cost;
    s->sets = sets;
}

static void keep_split(maker *m) {
    split_list *list = m->list;
    join_carriers(m);
    sum_up(m);
    if (m->now.n_sets == 0) {
        return; /* some crew would go out for nothing */
    }
    if (list->count == list->capacity) {
        int32_t capacity = 2 * list->capacity + 64;
        split *items = realloc(list->items, (size_t)capacity * sizeof *items);
        if (items == NULL) {
            m->failed = true;
            return;
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count] = m->now;
    keep_tables(m, &list->items[list->count++]);
}

static bool crew_is_complete(const maker *m, const carrier *crew) {
    const ds_team *team = &m->p->in->teams[crew->team];
    int32_t size = __builtin_popcount(crew->members);
    return size >= team->crew_min && size <= team->crew_max &&
           puzzle_rules_hold(m->p, team->crew_require, crew->members);
}

static void make_crews(maker *m, int32_t team, int32_t first, oracle_set left);

/* The crews of one team, from carrier `first` on, are settled. */
static void end_team(maker *m, int32_t team, int32_t first) {
    for (int32_t i = first; i < m->now.n_carriers; i++) {
        carrier *crew = &m->now.carriers[i];
        if (!crew_is_complete(m, crew)) {
            return;
        }
        crew->cost = puzzle_crew_cost(m->p, team, m->shift, crew->members);
        m->failed |= crew->cost == NULL;
    }
    int32_t next = team + 1;
    if (next < m->p->in->n_teams) {
        make_crews(m, next, m->now.n_carriers, m->team[next]);
    } else if (!m->failed) {
        keep_split(m);
    }
}

/* The team's next member joins each of its crews so far, or begins one. */
static void make_crews(maker *m, int32_t team, int32_t first, oracle_set left) {
    if (left == 0) {
        end_team(m, team, first);
        return;
    }
    int32_t n = m->now.n_carriers;
    oracle_set one = left & -left;
    for (int32_t i = first; i < n; i++) {
        m->now.carriers[i].members |= one;
        make_crews(m, team, first, left & ~one);
        m->now.n_carriers = n;
        m->now.carriers[i].members &= ~one;
    }
    if (n - first < m->p->in->teams[team].max_crews) {
        m->now.carriers[n] = (carrier){team, DS_NONE, one, NULL};
        m->now.n_carriers = n + 1;
        make_crews(m, team, first, left & ~one);
        m->now.n_carriers = n;
    }
}

static double demand_penalty(const ds_demand *demand, int32_t present) {
    int32_t base = present > demand->min ? present : demand->min;
    double penalty = 0;
    penalty += demand->min > present ? demand->shortage_weight * (demand->min - present) : 0;
    penalty += demand->ideal > base ? demand->ideal_weight * (demand->ideal - base) : 0;
    penalty += present > demand->ideal ? demand->over_weight * (present - demand->ideal) : 0;
    return penalty;
}

/* Adds the desk's staff as a carrier; false when its demand does not take them. */
static bool staff_desk(maker *m, int32_t desk) {
    const ds_instance *in = m->p->in;
    int32_t at = in->demand_at[desk * in->n_shifts + m->shift];
    oracle_set staff = m->desk[desk];
    if (at == DS_NONE) {
        return staff == 0;
    }
    const ds_demand *demand = &in->demands[at];
    m->now.penalty += demand_penalty(demand, __builtin_popcount(staff));
    if (staff == 0) {
        return true;
    }
    const double *cost = puzzle_desk_cost(m->p, desk, m->shift, staff);
    m->failed |= cost == NULL;
    m->now.carriers[m->now.n_carriers++] = (carrier){DS_NONE, desk, staff, cost};
    return cost != NULL && __builtin_popcount(staff) <= demand->max &&
           puzzle_rules_hold(m->p, demand->require, staff);
}

static void make_carriers(maker *m) {
    oracle_set working = m->now.working;
    m->now = (split){.working = working};
    for (int32_t d = 0; d < m->p->in->n_desks; d++) {
        if (!staff_desk(m, d)) {
            return;
        }
    }
    make_crews(m, 0, m->now.n_carriers, m->team[0]);
}

static bool may_go_out(const maker *m, int32_t member, int32_t team) {
    const ds_instance *in = m->p->in;
    return in->member_team[member * in->n_teams + team] != 0 &&
           in->team_shift[team * in->n_shifts + m->shift] &&
           puzzle_keeps_locks(m->p, member, m->shift, DS_DUTY_TEAM, team);
}

static bool may_staff(const maker *m, int32_t member, int32_t desk) {
    const ds_instance *in = m->p->in;
    return in->member_desk[member * in->n_desks + desk] &&
           puzzle_keeps_locks(m->p, member, m->shift, DS_DUTY_DESK, desk);
}

static void give_duties(maker *m, int32_t member) {
    const ds_instance *in = m->p->in;
    if (member == in->n_members) {
        make_carriers(m);
        return;
    }
    oracle_set one = (oracle_set)1 << member;
    if (puzzle_keeps_locks(m->p, member, m->shift, DS_DUTY_OFF, DS_NONE)) {
        m->now.working &= ~one;
        give_duties(m, member + 1);
    }
    if (!in->member_shift[member * in->n_shifts + m->shift]) {
        return;
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (may_go_out(m, member, t)) {
            m->team[t] |= one;
            m->now.working |= one;
            give_duties(m, member + 1);
            m->team[t] &= ~one;
        }
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        if (may_staff(m, member, d)) {
            m->desk[d] |= one;
            m->now.working |= one;
            give_duties(m, member + 1);
            m->desk[d] &= ~one;
        }
    }
}

static int by_potential(const void *a, const void *b) {
    double x = ((const split *)a)->potential, y = ((const split *)b)->potential;
    return (x < y) - (x > y);
}

bool splits_list(puzzle *p, int32_t shift, split_list *list) {
    maker m = {.p = p, .shift = shift, .list = list};
    m.cost = DS_ARENA_NEW(&p->arena, double, puzzle_sets(p));
    m.next = DS_ARENA_NEW(&p->arena, double, puzzle_sets(p));
    if (p->arena.failed) {
        return false;
    }
    give_duties(&m, 0);
    if (list->count > 0) {
        qsort(list->items, (size_t)list->count, sizeof *list->items, by_potential);
    }
    return !m.failed;
}
