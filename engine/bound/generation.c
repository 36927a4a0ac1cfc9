#include "bound/generation.h"

#include <math.h>
#include <stdlib.h>

#include "bound/route_master_parts.h"

enum {
    MOST_ROUNDS = 15, /* of quick pricing */
    MOST_AGE = 8,     /* rounds without a question */
    AT_ONCE = 2,      /* routes added of an answer */
    MOST_STOPS = 4096
};

static const double GAIN = 1e-5; /* less is no gain */

bool ds_generation_failed(const ds_generation *g) {
    return g->pricer.out_of_memory || g->master.failed || g->master.lp.failed;
}

bool ds_generation_late(const ds_generation *g) {
    return ds_clock() + 1.5 * g->proof_seconds > g->control->deadline;
}

/* ---- The program ---------------------------------------------------------------------------- */

static bool solve(ds_generation *g) {
    if (g->by_weeks) {
        return ds_weeks_solve(&g->weeks, g->control);
    }
    ds_lp_options options = DS_LP_OPTIONS;
    options.warm = true;
    options.control = g->control;
    return ds_lp_solve(&g->master.lp, &options) == DS_LP_OPTIMAL;
}

/* With all rows that its solution would break. */
static bool solve_cut(ds_generation *g) {
    do {
        if (ds_stop_now(g->control) || !solve(g)) {
            return false;
        }
    } while (ds_route_master_cut(&g->master) > 0 && !ds_generation_failed(g));
    return !ds_generation_failed(g);
}

bool ds_set_prices(ds_generation *g, const double *price, int32_t count) {
    int32_t rows = g->master.lp.n_rows;
    double *all = realloc(g->price, ((size_t)rows + 1) * sizeof *all);
    if (all == NULL) {
        g->master.failed = true;
        return false;
    }
    g->price = all;
    g->price_room = rows;
    for (int32_t i = 0; i < rows; i++) {
        all[i] = i < count ? price[i] : 0.0;
    }
    return true;
}

bool ds_take_prices(ds_generation *g) {
    return ds_set_prices(g, g->master.lp.price, g->master.lp.n_rows);
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* At the last solution's prices; before the first one crews cost nothing. */
static double wage_of(const ds_generation *g, int32_t i) {
    const ds_case *c = &g->pricer.cases[i];
    const double *price = g->master.lp.price;
    if (g->by_weeks) {
        return ds_weeks_wage(&g->weeks, i);
    }
    return price == NULL ? 0.0
                         : ds_route_master_wage(&g->master, price, c->team, c->shift, c->type);
}

/* What the route is worth at the prices that it was found with, wage paid. */
static double profit_of(const ds_generation *g, const ds_case *c, const int16_t *stops,
                        int32_t count) {
    const ds_ground_team *team = &g->ground->teams[c->team];
    double profit = -g->in->weights.travel / 60.0 / g->in->ticks_per_second *
                    (double)ds_ground_travel(team, stops, count);
    for (int32_t i = 0; i < count; i++) {
        profit += ds_route_master_gain(&g->master, g->price, team->visit[stops[i]],
                                       g->in->shifts[c->shift].day);
    }
    return profit - wage_of(g, (int32_t)(c - g->pricer.cases));
}

static bool add_route(ds_generation *g, const ds_case *c, const ds_route_found *route) {
    const ds_ground_team *team = &g->ground->teams[c->team];
    const int16_t *stops = ds_stops_of(&g->pricer, c) + route->first;
    int32_t visits[MOST_STOPS];
    if (route->count > MOST_STOPS || profit_of(g, c, stops, route->count) <= GAIN) {
        return false;
    }
    for (int32_t i = 0; i < route->count; i++) {
        visits[i] = team->visit[stops[i]];
    }
    ds_route_master_add(&g->master, c->team, c->shift, c->type, visits, route->count,
                        ds_ground_travel(team, stops, route->count));
    return true;
}

int32_t ds_add_routes(ds_generation *g) {
    int32_t added = 0;
    for (int32_t i = 0; i < g->pricer.n_cases; i++) {
        const ds_case *c = &g->pricer.cases[i];
        for (int32_t k = 0; k < c->n_found && k < AT_ONCE; k++) {
            added += add_route(g, c, &c->found[k]);
        }
    }
    return added;
}

/* ---- Quick pricing -------------------------------------------------------------------------- */

/* Of the cases of one team and shift: the one that promised most at its last answer, and those that
 * were not asked for long. */
static void choose_among(ds_case *cases, int32_t first, int32_t end, bool all) {
    int32_t best = DS_NONE;
    for (int32_t i = first; i < end; i++) {
        cases[i].asked = all || cases[i].age >= MOST_AGE;
        if (!cases[i].asked && (best == DS_NONE || cases[i].last - cases[i].wage >
                                                       cases[best].last - cases[best].wage)) {
            best = i;
        }
    }
    if (best != DS_NONE) {
        cases[best].asked = true;
    }
    for (int32_t i = first; i < end; i++) {
        cases[i].age = cases[i].asked ? 0 : cases[i].age + 1;
    }
}

static void choose_cases(ds_generation *g, bool all) {
    ds_case *cases = g->pricer.cases;
    for (int32_t i = 0; i < g->pricer.n_cases; i++) {
        cases[i].wage = wage_of(g, i);
    }
    for (int32_t i = 0, end = 0; i < g->pricer.n_cases; i = end) {
        while (end < g->pricer.n_cases && cases[end].team == cases[i].team &&
               cases[end].shift == cases[i].shift) {
            end++;
        }
        choose_among(cases, i, end, all);
    }
}

static int32_t quick_round(ds_generation *g, bool all) {
    if (!ds_take_prices(g)) {
        return 0;
    }
    ds_price_at(&g->pricer, g->price);
    choose_cases(g, all);
    ds_price_routes(&g->pricer, DS_QUICK);
    for (int32_t i = 0; i < g->pricer.n_cases; i++) {
        ds_case *c = &g->pricer.cases[i];
        c->last = c->asked ? fmax(c->value, c->wage) : c->last;
    }
    return ds_add_routes(g);
}

bool ds_generate_routes(ds_generation *g) {
    bool all = false;
    for (int32_t round = 0; round < MOST_ROUNDS; round++) {
        if (!solve_cut(g)) {
            return false;
        }
        int32_t added = quick_round(g, all);
        if (ds_generation_failed(g)) {
            return false;
        }
        if ((added == 0 && all) || ds_generation_late(g)) {
            break;
        }
        all = added == 0;
    }
    return solve_cut(g);
}

/* ---- Making --------------------------------------------------------------------------------- */

bool ds_generation_init(ds_generation *g, const ds_ground *ground, const ds_control *control,
                        int32_t threads) {
    *g = (ds_generation){.in = ground->in, .ground = ground, .control = control};
    return ds_route_master_init(&g->master, ground) && ds_box_init(&g->box, &g->master) &&
           ds_route_pricer_init(&g->pricer, &g->master, control, threads);
}

void ds_generation_free(ds_generation *g) {
    ds_route_pricer_free(&g->pricer);
    ds_weeks_free(&g->weeks);
    ds_box_free(&g->box);
    ds_route_master_free(&g->master);
    free(g->price);
    *g = (ds_generation){0};
}
