/*
 * Branch and bound over belongings and, shift by shift, splits; at the bottom over the sets of
 * visits that each shift takes. Every cut compares an upper bound with the best plan so far.
 */
#include "oracle/enumerate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/plan_of.h"
#include "oracle/splits.h"

/* Closer than this to the best counts as no better. */
static const double SAME = 1e-9;

typedef struct hunt {
    puzzle p;
    split_list lists[ORACLE_SHIFTS];
    double cheapest[ORACLE_MEMBERS][ORACLE_SHIFTS + 1][SETS_OF_SHIFTS];

    int32_t team[ORACLE_MEMBERS];     /* each member's own, or DS_NONE */
    oracle_set belong[ORACLE_TEAMS];  /* members */
    const split **fit[ORACLE_SHIFTS]; /* the splits that the belongings allow, best first */
    int32_t n_fit[ORACLE_SHIFTS];
    double most_after[ORACLE_SHIFTS + 1]; /* what the shifts from this one on may gain at most */
    oracle_set reach_after[ORACLE_SHIFTS + 1];

    const split *chosen[ORACLE_SHIFTS];
    oracle_set sets[ORACLE_SHIFTS];
    oracle_set works[ORACLE_MEMBERS]; /* shifts */

    solution best;
} hunt;

static bool is_small(const ds_instance *in) {
    return in->n_members <= ORACLE_MEMBERS && in->n_shifts <= ORACLE_SHIFTS &&
           in->n_teams <= ORACLE_TEAMS && in->n_desks <= ORACLE_DESKS;
}

/* ---- One roster ---------------------------------------------------------------------------- */

static double fairness(const hunt *h) {
    const ds_instance *in = h->p.in;
    double sum = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        double shifts = 0, shares = 0;
        for (int32_t k = 0; k < in->n_members; k++) {
            bool same = in->members[k].group == in->members[m].group;
            shifts += same ? __builtin_popcount(h->works[k]) : 0;
            shares += same ? in->members[k].share : 0;
        }
        double own = __builtin_popcount(h->works[m]);
        double off = own - in->members[m].share * shifts / shares;
        sum += off * off;
    }
    return in->weights.fairness * sum;
}

/* May `team` hold the desk on a date on which these members staff it? */
static bool may_hold(const hunt *h, int32_t team, oracle_set staff) {
    for (oracle_set rest = staff & ~h->belong[team]; rest != 0; rest &= rest - 1) {
        int32_t m = __builtin_ctz(rest);
        if ((h->p.in->member_team[m * h->p.in->n_teams + team] & DS_HELPS) == 0) {
            return false;
        }
    }
    return (staff & h->belong[team]) != 0;
}

static oracle_set staff_on(const hunt *h, int32_t desk, int32_t date) {
    oracle_set staff = 0;
    for (int32_t s = 0; s < h->p.in->n_shifts; s++) {
        const split *now = h->chosen[s];
        for (int32_t i = 0; h->p.in->shifts[s].date == date && i < now->n_carriers; i++) {
            staff |= now->carriers[i].desk == desk ? now->carriers[i].members : 0;
        }
    }
    return staff;
}

/* Can the desk's dates from `date` on be given to teams? `held` counts each team's dates of the
 * week so far. */
static bool can_be_held(const hunt *h, int32_t desk, int32_t date, int32_t *held) {
    const ds_instance *in = h->p.in;
    if (date == in->first_date + in->n_days) {
        return true;
    }
    int32_t fresh[ORACLE_TEAMS] = {0};
    if (date > in->first_date && puzzle_week(date) != puzzle_week(date - 1)) {
        held = fresh;
    }
    oracle_set staff = staff_on(h, desk, date);
    if (staff == 0) {
        return can_be_held(h, desk, date + 1, held);
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (held[t] < in->desks[desk].max_days_per_team && may_hold(h, t, staff)) {
            held[t]++;
            bool can = can_be_held(h, desk, date + 1, held);
            held[t]--;
            if (can) {
                return true;
            }
        }
    }
    return false;
}

static bool desks_are_held(const hunt *h) {
    for (int32_t d = 0; d < h->p.in->n_desks; d++) {
        int32_t held[ORACLE_TEAMS] = {0};
        if (h->p.in->desks[d].one_team_per_day && !can_be_held(h, d, h->p.in->first_date, held)) {
            return false;
        }
    }
    return true;
}

static void keep_best(hunt *h, double score) {
    h->best.score = score;
    memcpy(h->best.team, h->team, sizeof h->team);
    for (int32_t s = 0; s < h->p.in->n_shifts; s++) {
        h->best.splits[s] = h->chosen[s];
        h->best.sets[s] = h->sets[s];
    }
}

static bool fits_earlier(const hunt *h, int32_t shift, oracle_set set) {
    for (int32_t s = 0; s < shift; s++) {
        if (!puzzle_in_order(&h->p, s, h->sets[s], shift, set) ||
            !puzzle_in_order(&h->p, shift, set, s, h->sets[s])) {
            return false;
        }
    }
    return true;
}

/* Shares the visits among the chosen splits; `paid` is what the plan costs so far. */
static void share_visits(hunt *h, int32_t shift, oracle_set done, double paid) {
    const puzzle *p = &h->p;
    oracle_set may = done;
    for (int32_t s = shift; s < p->in->n_shifts; s++) {
        may |= h->chosen[s]->reach;
    }
    if (p->most[may] - paid <= h->best.score + SAME) {
        return;
    }
    if (shift == p->in->n_shifts) {
        if (p->allowed[done]) {
            keep_best(h, p->worth[done] - paid);
        }
        return;
    }
    const split *now = h->chosen[shift];
    for (int32_t i = 0; i < now->n_sets; i++) {
        oracle_set set = now->sets[i];
        if ((set & done) == 0 && fits_earlier(h, shift, set)) {
            h->sets[shift] = set;
            share_visits(h, shift + 1, done | set, paid + now->cost[set]);
        }
    }
}

static void try_roster(hunt *h) {
    double paid = fairness(h);
    for (int32_t m = 0; m < h->p.in->n_members; m++) {
        paid += h->p.wishes[m][h->works[m]];
    }
    for (int32_t s = 0; s < h->p.in->n_shifts; s++) {
        paid += h->chosen[s]->penalty;
    }
    if (desks_are_held(h)) {
        share_visits(h, 0, 0, paid);
    }
}

/* ---- Shift by shift ------------------------------------------------------------------------ */

/* The least that members' own wishes cost once the shifts before `shift` are settled. */
static double least_wishes(const hunt *h, int32_t shift) {
    double sum = 0;
    for (int32_t m = 0; m < h->p.in->n_members; m++) {
        sum += h->cheapest[m][shift][h->works[m]];
    }
    return sum;
}

static void put_to_work(hunt *h, int32_t shift, oracle_set working) {
    for (int32_t m = 0; m < h->p.in->n_members; m++) {
        h->works[m] &= ((oracle_set)1 << shift) - 1;
        h->works[m] |= (oracle_set)set_has(working, m) << shift;
    }
}

/* `gain`: the potential of the splits before this shift, `penalty` that of their desks. */
static void choose_splits(hunt *h, int32_t shift, double gain, oracle_set reach, double penalty) {
    /* The limit by itself lets the compiler see that no array is left. */
    if (shift == h->p.in->n_shifts || shift >= ORACLE_SHIFTS) {
        try_roster(h);
        return;
    }
    for (int32_t i = 0; i < h->n_fit[shift]; i++) {
        const split *now = h->fit[shift][i];
        double most = h->p.worth[0] + gain + now->potential + h->most_after[shift + 1];
        if (most <= h->best.score + SAME) {
            return; /* the next ones promise even less */
        }
        put_to_work(h, shift, now->working);
        double wishes = least_wishes(h, shift + 1);
        oracle_set may = reach | now->reach;
        double all = h->p.most[may | h->reach_after[shift + 1]] - penalty - now->penalty;
        if (most - wishes > h->best.score + SAME && all - wishes > h->best.score + SAME) {
            h->chosen[shift] = now;
            choose_splits(h, shift + 1, gain + now->potential, may, penalty + now->penalty);
        }
    }
}

/* ---- Belonging ----------------------------------------------------------------------------- */

static bool crew_belongs(const hunt *h, const carrier *crew) {
    return crew->team == DS_NONE || may_hold(h, crew->team, crew->members);
}

static bool split_fits(const hunt *h, const split *s) {
    for (int32_t i = 0; i < s->n_carriers; i++) {
        if (!crew_belongs(h, &s->carriers[i])) {
            return false;
        }
    }
    return true;
}

/* The splits of one shift that the belongings allow, and what it and later ones may gain. */
static void filter_shift(hunt *h, int32_t s) {
    h->n_fit[s] = 0;
    h->most_after[s] = -INFINITY;
    h->reach_after[s] = h->reach_after[s + 1];
    for (int32_t i = 0; i < h->lists[s].count; i++) {
        const split *item = &h->lists[s].items[i];
        if (split_fits(h, item)) {
            h->fit[s][h->n_fit[s]++] = item;
            h->reach_after[s] |= item->reach;
        }
    }
    if (h->n_fit[s] > 0) {
        h->most_after[s] = h->fit[s][0]->potential + h->most_after[s + 1];
    }
}

/* Nothing comes after the last shift: the entries past it stay 0. */
static void filter_splits(hunt *h) {
    for (int32_t s = ORACLE_SHIFTS - 1; s >= 0; s--) {
        if (s < h->p.in->n_shifts) {
            filter_shift(h, s);
        }
    }
}

static bool teams_are_complete(const hunt *h) {
    for (int32_t t = 0; t < h->p.in->n_teams; t++) {
        const ds_team *team = &h->p.in->teams[t];
        int32_t size = __builtin_popcount(h->belong[t]);
        if (size > 0 && (size < team->size_min || size > team->size_max ||
                         !puzzle_rules_hold(&h->p, team->require, h->belong[t]))) {
            return false;
        }
    }
    return true;
}

static void choose_teams(hunt *h, int32_t member) {
    const ds_instance *in = h->p.in;
    if (member == in->n_members) {
        if (teams_are_complete(h)) {
            filter_splits(h);
            choose_splits(h, 0, 0, 0, 0);
        }
        return;
    }
    h->team[member] = DS_NONE;
    choose_teams(h, member + 1);
    for (int32_t t = 0; t < in->n_teams; t++) {
        if ((in->member_team[member * in->n_teams + t] & DS_MAY_BELONG) != 0) {
            h->team[member] = t;
            h->belong[t] |= (oracle_set)1 << member;
            choose_teams(h, member + 1);
            h->belong[t] &= ~((oracle_set)1 << member);
        }
    }
    h->team[member] = DS_NONE;
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* For every beginning of a member's shifts the least cost of its wishes, INFINITY where no way to
 * go on keeps the rules. */
static void find_cheapest(hunt *h) {
    int32_t n = h->p.in->n_shifts;
    for (int32_t m = 0; m < h->p.in->n_members; m++) {
        for (int32_t k = 0; k <= n; k++) {
            for (oracle_set set = 0; set < SETS_OF_SHIFTS; set++) {
                h->cheapest[m][k][set] = INFINITY;
            }
            for (oracle_set set = 0; set < (oracle_set)1 << n; set++) {
                double *least = &h->cheapest[m][k][set & (((oracle_set)1 << k) - 1)];
                double cost = h->p.can_work[m][set] ? h->p.wishes[m][set] : INFINITY;
                *least = cost < *least ? cost : *least;
            }
        }
    }
}

static bool list_splits(hunt *h) {
    for (int32_t s = 0; s < h->p.in->n_shifts; s++) {
        if (!splits_list(&h->p, s, &h->lists[s])) {
            return false;
        }
        h->fit[s] = DS_ARENA_NEW(&h->p.arena, const split *, h->lists[s].count);
    }
    return !h->p.arena.failed;
}

static bool prepare(hunt *h) {
    puzzle *p = &h->p;
    if (!puzzle_number_visits(p)) {
        return false;
    }
    p->all = (oracle_set)(puzzle_sets(p) - 1);
    puzzle_find_shifts(p);
    puzzle_value_sets(p);
    puzzle_judge_members(p);
    find_cheapest(h);
    return !p->arena.failed && list_splits(h);
}

static void hunt_free(hunt *h) {
    for (int32_t s = 0; s < ORACLE_SHIFTS; s++) {
        free(h->lists[s].items);
    }
    ds_travel_free(&h->p.travel);
    ds_arena_free(&h->p.arena);
    free(h);
}

bool oracle_solve(const ds_instance *in, oracle_answer *answer) {
    *answer = (oracle_answer){.best = -INFINITY};
    hunt *h = is_small(in) ? calloc(1, sizeof *h) : NULL;
    if (h == NULL) {
        return false;
    }
    h->p.in = in;
    h->best.score = -INFINITY;
    bool solved = ds_travel_init(&h->p.travel, in) && prepare(h);
    if (solved) {
        choose_teams(h, 0);
        answer->feasible = h->best.score > -INFINITY;
        answer->best = h->best.score;
        answer->plan = answer->feasible ? plan_of(&h->p, &h->best) : NULL;
        solved = !answer->feasible || answer->plan != NULL;
    }
    hunt_free(h);
    return solved;
}
