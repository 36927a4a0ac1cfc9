#include <math.h>
#include <stdlib.h>

#include "base/pairs.h"
#include "roster/budget_parts.h"

enum {
    RESTRICTED = 3, /* sets of shifts told apart, beside "any" */
    RATIOS = 8      /* groups by what a visit brings for what its time costs */
};

/* Lower ends; a visit that brings less than the last is left to better days. */
static const double ratio_of[RATIOS] = {1.6, 1.3, 1.15, 1.05, 0.95, 0.85, 0.75, 0.6};

static ds_worth_prices prices_of(const ds_budget *budget) {
    const ds_dual *dual = &budget->dual;
    return (ds_worth_prices){dual->rates, dual->booking, dual->touch, NULL};
}

/* ---- Every visit once ----------------------------------------------------------------------- */

/* The way to a visit: from the nearest household that is worth a visit too, or from the base. A
 * tour's legs are longer than that by a third, on the whole. */
static ds_tick allowance_of(const ds_worth *worth, const ds_way *way) {
    ds_tick least = way->base < way->rest ? way->base : way->rest;
    for (int32_t i = 0; i < way->arcs.count; i++) {
        const ds_arc *arc = &worth->arcs[way->arcs.first + i];
        if (worth->margin[arc->from] > 0 && arc->ticks < least) {
            least = arc->ticks;
        }
    }
    return least + least / 3;
}

static void look_at(ds_budget *budget, const bool *there, int32_t v) {
    ds_worth *worth = &budget->dual.worth;
    ds_worth_prices prices = prices_of(budget);
    ds_worth_link link, best = {.gain = -INFINITY};
    budget->best_team[v] = DS_NONE;
    for (int32_t t = 0; t < budget->in->n_teams; t++) {
        if (there[t] && ds_team_may_visit(budget->in, t, budget->in->visits[v].household) &&
            ds_worth_look(worth, &prices, v, t, &link) && link.gain > best.gain) {
            best = link;
            budget->best_team[v] = t;
        }
    }
    budget->gain[v] = best.gain;
    if (budget->best_team[v] != DS_NONE) {
        budget->allowance[v] = allowance_of(worth, &worth->ways[best.way]);
    }
}

doorstep_status ds_budget_look(ds_budget *budget) {
    const ds_instance *in = budget->in;
    bool *there = calloc((size_t)in->n_teams + 1, sizeof *there);
    if (there == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        if (budget->roster->team[m] != DS_NONE) {
            there[budget->roster->team[m]] = true;
        }
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        look_at(budget, there, v);
    }
    free(there);
    return DOORSTEP_OK;
}

/* ---- Groups of one team --------------------------------------------------------------------- */

typedef struct group {
    double value;
    int32_t only; /* place in `masks` of the shifts it is bound to; 0: any */
    int32_t row;  /* shared among the types that do it */
} group;

typedef struct grouping {
    ds_program *program;
    const ds_worth_team *team;
    ds_worth_prices prices;
    uint64_t masks[RESTRICTED + 1]; /* slots; the first: all */
    ds_pairs keys;                  /* (skills, place in masks and ratio) */
    int32_t room;
    group *groups;
    double *hours; /* [groups x n_types] all its visits by a crew of the type */
    double leg_ticks, leg_count;
} grouping;

static uint64_t slots_of(const grouping *g, int32_t v) {
    const ds_worth *worth = &g->program->budget->dual.worth;
    uint64_t slots = 0;
    for (int32_t i = 0; i < worth->ways_of[v].count; i++) {
        const ds_way *way = &worth->ways[worth->ways_of[v].first + i];
        const ds_worth_set *set = &worth->sets[worth->cells[way->cell].set];
        slots |= set->team == g->program->team ? set->slots : 0;
    }
    return slots;
}

/* The share of the team's time in which a visit with these slots is possible. */
static double share_of(const grouping *g, uint64_t slots) {
    double some = 0.0, all = 1.0;
    for (int32_t s = 0; s < g->program->in->n_shifts; s++) {
        if (g->team->slot[s] != DS_NONE) {
            all += g->team->usable[s];
            some += (slots >> g->team->slot[s] & 1) != 0 ? g->team->usable[s] : 0.0;
        }
    }
    return some / all;
}

static bool is_ours(const grouping *g, int32_t v) {
    return g->program->budget->best_team[v] == g->program->team;
}

/* The sets of few shifts to which most value is bound. */
static bool find_masks(grouping *g) {
    const ds_instance *in = g->program->in;
    ds_pairs masks = DS_PAIRS_EMPTY;
    double *value = calloc((size_t)in->n_visits + 1, sizeof *value);
    bool ok = value != NULL;
    for (int32_t v = 0; v < in->n_visits && ok; v++) {
        uint64_t slots = is_ours(g, v) ? slots_of(g, v) : 0;
        if (slots != 0 && share_of(g, slots) < 0.6) {
            int32_t index = ds_pairs_index(&masks, slots, 0);
            ok = index >= 0;
            value[ok ? index : 0] += in->visits[v].value;
        }
    }
    g->masks[0] = UINT64_MAX;
    for (int32_t i = 1; i <= RESTRICTED && ok; i++) {
        int32_t best = -1;
        for (int32_t j = 0; j < masks.count; j++) {
            best = value[j] > 0 && (best < 0 || value[j] > value[best]) ? j : best;
        }
        g->masks[i] = best < 0 ? 0 : masks.items[best].a;
        value[best < 0 ? 0 : best] = 0.0;
    }
    ds_pairs_free(&masks);
    free(value);
    return ok;
}

/* The smallest of the known sets that holds all of these slots. */
static int32_t mask_for(const grouping *g, uint64_t slots) {
    int32_t best = 0;
    for (int32_t i = 1; i <= RESTRICTED && share_of(g, slots) < 0.6; i++) {
        if ((slots & ~g->masks[i]) == 0 &&
            (best == 0 || share_of(g, g->masks[i]) < share_of(g, g->masks[best]))) {
            best = i;
        }
    }
    return best;
}

static bool add_to_group(grouping *g, int32_t v, int32_t only, int32_t ratio) {
    ds_program *program = g->program;
    const ds_instance *in = program->in;
    const ds_shape *shape = &in->shapes[in->visits[v].shape];
    int32_t known = g->keys.count, types = program->n_types;
    int32_t index = ds_pairs_index(&g->keys, shape->skills, (uint64_t)(only * RATIOS + ratio));
    if (index == g->room) {
        int32_t room = 2 * g->room + 32;
        group *groups = realloc(g->groups, (size_t)room * sizeof *groups);
        g->groups = groups != NULL ? groups : g->groups;
        double *hours = realloc(g->hours, (size_t)room * (size_t)(types + 1) * sizeof *hours);
        g->hours = hours != NULL ? hours : g->hours;
        g->room = groups != NULL && hours != NULL ? room : g->room;
    }
    if (index < 0 || index >= g->room) {
        return false;
    }
    double *hours = &g->hours[(int64_t)index * types];
    if (index == known) {
        g->groups[index] = (group){.only = only};
        for (int32_t k = 0; k < types; k++) {
            hours[k] = 0.0;
        }
    }
    g->groups[index].value += ds_worth_value(&program->budget->dual.worth, &g->prices, v);
    for (int32_t k = 0; k < types; k++) {
        ds_tick ticks = ds_visit_length(in, shape, &g->team->crews.profiles[program->types[k]],
                                        in->teams[program->team].parallel);
        hours[k] += ((double)ticks + program->budget->allowance[v]) / in->ticks_per_second / 3600.0;
    }
    return true;
}

static void add_leg(grouping *g, int32_t v) {
    const ds_instance *in = g->program->in;
    const ds_team *team = &in->teams[g->program->team];
    const ds_travel *travel = g->program->budget->dual.worth.travel;
    int32_t class = travel->class_of_team[g->program->team];
    int32_t place = in->households[in->visits[v].household].location;
    g->leg_ticks += ds_travel_time(travel, class, team->base, place);
    g->leg_ticks += team->returns ? ds_travel_time(travel, class, place, team->end) : 0;
    g->leg_count += 1.0;
}

static bool make_groups(grouping *g) {
    const ds_budget *budget = g->program->budget;
    const ds_instance *in = g->program->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!is_ours(g, v)) {
            continue;
        }
        double value = ds_worth_value(&budget->dual.worth, &g->prices, v);
        double cost = value - budget->gain[v];
        int32_t ratio = 0;
        while (ratio < RATIOS && value < ratio_of[ratio] * cost) {
            ratio++;
        }
        if (ratio < RATIOS && !add_to_group(g, v, mask_for(g, slots_of(g, v)), ratio)) {
            return false;
        }
        if (budget->gain[v] > 0) {
            add_leg(g, v);
        }
    }
    return true;
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static double usable_hours(const grouping *g, int32_t s) {
    const ds_shift *shift = &g->program->in->shifts[s];
    double legs = g->leg_count > 0 ? 0.7 * g->leg_ticks / g->leg_count : 0.0;
    double ticks = (double)shift->end - shift->start - legs;
    return fmax(0.0, ticks) / g->program->in->ticks_per_second / 3600.0;
}

/* What visits bound to these shifts take of a type's crews is at most what its crews have there. */
static int32_t budget_row(const grouping *g, int32_t k, int32_t only) {
    ds_program *program = g->program;
    int32_t row = ds_lp_row(&program->lp, -INFINITY, 0.0);
    for (int32_t s = 0; s < program->in->n_shifts; s++) {
        int32_t slot = g->team->slot[s];
        if (slot != DS_NONE && (g->masks[only] >> slot & 1) != 0) {
            ds_lp_entry(&program->lp, row, program->crew_column[(int64_t)s * program->n_types + k],
                        -usable_hours(g, s));
        }
    }
    return row;
}

static void add_rows(grouping *g) {
    ds_program *program = g->program;
    for (int32_t i = 0; i < g->keys.count; i++) {
        g->groups[i].row = ds_lp_row(&program->lp, -INFINITY, 1.0);
    }
    for (int32_t k = 0; k < program->n_types; k++) {
        int32_t rows[RESTRICTED + 1];
        for (int32_t i = 0; i <= RESTRICTED; i++) {
            rows[i] = g->masks[i] != 0 ? budget_row(g, k, i) : -1;
        }
        for (int32_t i = 0; i < g->keys.count; i++) {
            double hours = g->hours[(int64_t)i * program->n_types + k];
            if (hours >= DS_FAR / 3600.0 / program->in->ticks_per_second) {
                continue;
            }
            int32_t column = ds_lp_column(&program->lp, 0.0, 1.0, g->groups[i].value, false);
            ds_lp_entry(&program->lp, g->groups[i].row, column, 1.0);
            ds_lp_entry(&program->lp, rows[0], column, hours);
            if (g->groups[i].only > 0) {
                ds_lp_entry(&program->lp, rows[g->groups[i].only], column, hours);
            }
        }
    }
}

doorstep_status ds_program_worth(ds_program *program) {
    grouping g = {.program = program,
                  .team = &program->budget->dual.worth.teams[program->team],
                  .prices = prices_of(program->budget),
                  .keys = DS_PAIRS_EMPTY};
    bool ok = find_masks(&g) && make_groups(&g);
    if (ok) {
        add_rows(&g);
    }
    ds_pairs_free(&g.keys);
    free(g.groups);
    free(g.hours);
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}
