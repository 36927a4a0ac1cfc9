#include "bound/columns.h"

#include <math.h>
#include <stdio.h>
#include <time.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "bound/hints.h"
#include "bound/proof.h"

enum { QUICK_ROUNDS = 40, MOST_LABELS = 40000, MOST_AGE = 8, AT_ONCE = 2, FEW = 1, BOX = 10 };

static const char *const method = "column generation over crews' routes";

/* Less than this is no gain. */
static const double GAIN = 1e-5;

/* One run. */
typedef struct run {
    const ds_instance *in;
    const ds_control *control;
    ds_ground ground;
    ds_master master;
    ds_route_pricer pricer;
    double *price, *centre; /* of the master's rows: asked with; of the best bound so far */
    int32_t price_room;
    double bound;
    double reach;  /* how far from the centre prices may go */
    int32_t *up, *down; /* [n_visits] columns of the box; DS_NONE: none */
} run;

/* ---- Prices --------------------------------------------------------------------------------- */

static bool room_for_prices(run *r) {
    int32_t rows = r->master.lp.n_rows;
    if (rows <= r->price_room) {
        return true;
    }
    double *price = realloc(r->price, (size_t)rows * sizeof *price);
    r->price = price != NULL ? price : r->price;
    double *centre = realloc(r->centre, (size_t)rows * sizeof *centre);
    r->centre = centre != NULL ? centre : r->centre;
    if (price == NULL || centre == NULL) {
        return false;
    }
    for (int32_t i = r->price_room; i < rows; i++) {
        r->centre[i] = r->master.lp.price[i];
    }
    r->price_room = rows;
    return true;
}

static void take_prices(run *r) {
    memcpy(r->price, r->master.lp.price, (size_t)r->master.lp.n_rows * sizeof *r->price);
}

/* ---- The box -------------------------------------------------------------------------------- */

/* Prices of visits are kept in a box around the centre by columns (du Merle, Villeneuve,
 * Desrosiers & Hansen 1999, "Stabilized column generation"): one that does a visit more often at
 * a cost of the highest price, one that does it for no more than the lowest. */
static bool add_box(run *r) {
    r->master.first_box = r->master.lp.n_columns;
    for (int32_t v = 0; v < r->in->n_visits; v++) {
        int32_t row = r->master.visit_row[v];
        r->up[v] = r->down[v] = DS_NONE;
        if (row != DS_NONE) {
            r->up[v] = ds_lp_column(&r->master.lp, 0.0, BOX, 0.0, false);
            r->down[v] = ds_lp_column(&r->master.lp, 0.0, BOX, 0.0, false);
            ds_lp_entry(&r->master.lp, row, r->up[v], -1.0);
            ds_lp_entry(&r->master.lp, row, r->down[v], 1.0);
        }
    }
    r->master.end_box = r->master.lp.n_columns;
    return !r->master.lp.failed;
}

static void place_box(run *r) {
    for (int32_t v = 0; v < r->in->n_visits; v++) {
        int32_t row = r->master.visit_row[v];
        if (row != DS_NONE) {
            double reach = r->reach * r->in->visits[v].value + 1e-3;
            r->master.lp.columns[r->up[v]].cost = -(r->centre[row] + reach);
            r->master.lp.columns[r->down[v]].cost = r->centre[row] - reach;
        }
    }
}

/* ---- Columns -------------------------------------------------------------------------------- */

static int64_t travel_of(const ds_ground_team *team, const int16_t *stops, int32_t count) {
    int64_t sum = team->out[stops[0]] + team->back[stops[count - 1]];
    for (int32_t i = 1; i < count; i++) {
        sum += team->way[(int64_t)stops[i - 1] * team->n + stops[i]];
    }
    return sum;
}

/* What the route is worth at prices, wage paid. */
static double profit_of(const run *r, const ds_case *c, const int16_t *stops, int32_t count,
                        const double *price) {
    const ds_ground_team *team = &r->ground.teams[c->team];
    double profit = -r->in->weights.travel / 60.0 / r->in->ticks_per_second *
                    (double)travel_of(team, stops, count);
    for (int32_t i = 0; i < count; i++) {
        profit += ds_master_gain(&r->master, price, team->visit[stops[i]],
                                 r->in->shifts[c->shift].day);
    }
    return profit - ds_master_wage(&r->master, price, c->team, c->shift, c->type);
}

/* Adds the routes found that pay at the program's own prices; how many. */
static int32_t add_routes(run *r) {
    int32_t added = 0;
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        const ds_case *c = &r->pricer.cases[i];
        const ds_ground_team *team = &r->ground.teams[c->team];
        for (int32_t k = 0; k < c->n_found && k < AT_ONCE; k++) {
            const int16_t *stops = &c->stops[c->found[k].first];
            int32_t visits[4096], count = c->found[k].count;
            if (profit_of(r, c, stops, count, r->master.lp.price) <= GAIN) {
                continue;
            }
            for (int32_t j = 0; j < count; j++) {
                visits[j] = team->visit[stops[j]];
            }
            ds_master_route(&r->master, c->team, c->shift, c->type, visits, count,
                            travel_of(team, stops, count));
            added++;
        }
    }
    return added;
}

static double promise_of(const ds_case *c) {
    return c->last - c->wage;
}

/* Cases of one team and shift, first ... end: the few that promised most at the last answer, and
 * those that were not asked for long. */
static void choose_among(ds_case *cases, int32_t first, int32_t end, bool all) {
    for (int32_t i = first; i < end; i++) {
        cases[i].asked = all || cases[i].age >= MOST_AGE;
    }
    for (int32_t k = 0; k < FEW; k++) {
        int32_t best = DS_NONE;
        for (int32_t i = first; i < end; i++) {
            if (!cases[i].asked &&
                (best == DS_NONE || promise_of(&cases[i]) > promise_of(&cases[best]))) {
                best = i;
            }
        }
        if (best != DS_NONE) {
            cases[best].asked = true;
        }
    }
    for (int32_t i = first; i < end; i++) {
        cases[i].age = cases[i].asked ? 0 : cases[i].age + 1;
    }
}

static void choose_cases(run *r, bool all) {
    ds_case *cases = r->pricer.cases;
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        ds_case *c = &cases[i];
        c->wage = ds_master_wage(&r->master, r->price, c->team, c->shift, c->type);
    }
    for (int32_t i = 0, end = 0; i < r->pricer.n_cases; i = end) {
        while (end < r->pricer.n_cases && cases[end].team == cases[i].team &&
               cases[end].shift == cases[i].shift) {
            end++;
        }
        choose_among(cases, i, end, all);
    }
}

static void note_answers(run *r) {
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        ds_case *c = &r->pricer.cases[i];
        c->last = c->asked ? fmax(c->value, c->wage) : c->last;
    }
}

/* ---- Rounds --------------------------------------------------------------------------------- */

static bool solve(run *r) {
    ds_lp_options options = DS_LP_OPTIONS;
    options.warm = true;
    options.control = r->control;
    return ds_lp_solve(&r->master.lp, &options) == DS_LP_OPTIMAL && room_for_prices(r);
}

static int32_t quick_round(run *r, bool all) {
    take_prices(r);
    ds_price_at(&r->pricer, r->price);
    choose_cases(r, all);
    ds_price_routes(&r->pricer, DS_QUICK);
    note_answers(r);
    return add_routes(r);
}

/* The program with all rows that its solution would break. */
static bool solve_cut(run *r) {
    do {
        if (!solve(r)) {
            return false;
        }
    } while (ds_master_cut(&r->master) > 0 && !r->master.failed && !ds_stop_now(r->control));
    return true;
}

/* Quick pricing until it finds nothing that pays. */
static bool generate(run *r) {
    bool all = false;
    for (int32_t round = 0; round < QUICK_ROUNDS && !ds_stop_now(r->control); round++) {
        if (!solve_cut(r)) {
            return false;
        }
        int32_t added = quick_round(r, all);
        if (r->pricer.out_of_memory || r->master.failed) {
            return false;
        }
        if (added == 0 && all) {
            return true;
        }
        all = added == 0;
    }
    return solve_cut(r);
}

/* A proof at the prices at hand; better ones become the centre. `hope`: what it would be if no more
 * routes paid. */
static bool improve(run *r, double hope) {
    ds_proof proof;
    int64_t labels = r->pricer.labels;
    bool ok = ds_prove(&r->master, &r->pricer, r->price, false, r->control, &proof);
    free(proof.x);
    double gained = r->bound - proof.bound, hoped = r->bound - hope;
    if (gained > 0.0) {
        r->bound = proof.bound;
        memcpy(r->centre, r->price, (size_t)r->master.lp.n_rows * sizeof *r->centre);
    }
    if (gained > 0.5 * hoped) {
        r->reach *= 1.5;
    } else if (gained < 0.0) {
        r->reach *= 0.7;
    }
    int32_t added = ok ? add_routes(r) : 0;
    if (getenv("CG") != NULL) {
        fprintf(stderr, "%.2f proof %.4f (%d) bound %.4f hope %.4f added %d labels %lld rows %d columns %d reach %.3f\n",
                (double)clock() / CLOCKS_PER_SEC, proof.bound, proof.complete, r->bound,
                hope, added,
                (long long)(r->pricer.labels - labels), r->master.lp.n_rows, r->master.lp.n_columns, r->reach);
    }
    return ok;
}

static void run_rounds(run *r) {
    while (!ds_stop_now(r->control)) {
        place_box(r);
        if (!generate(r)) {
            return;
        }
        double hope = r->master.lp.value + r->master.constant;
        if (r->bound - hope < 1e-4 * fabs(r->bound)) {
            return;
        }
        take_prices(r);
        if (!improve(r, hope)) {
            return;
        }
    }
}

/* ---- The first columns and prices ----------------------------------------------------------- */

/* The type of the route's crew, or DS_NONE. */
static int32_t type_of(const run *r, const ds_plan *plan, const ds_route *route) {
    const ds_crews *crews = &r->ground.teams[route->team].crews;
    ds_profile profile = {0};
    uint8_t *counts = calloc((size_t)crews->n_classes + 1, 1);
    int32_t type = DS_NONE;
    for (int32_t i = 0; counts != NULL && i < plan->n_duties; i++) {
        const ds_duty *duty = &plan->duties[i];
        bool in_crew = duty->team == route->team && duty->shift == route->shift &&
                       duty->crew == route->crew;
        for (int32_t k = 0; in_crew && k < crews->n_members; k++) {
            counts[crews->class_of[k]] += crews->members[k] == duty->member;
        }
    }
    (void)profile;
    for (int32_t k = 0; counts != NULL && type == DS_NONE && k < crews->n_types; k++) {
        type = memcmp(counts, ds_crew_counts(crews, k), (size_t)crews->n_classes) == 0 ? k : type;
    }
    free(counts);
    return type;
}

static int32_t site_of(const ds_ground_team *team, int32_t visit) {
    for (int32_t i = 0; i < team->n; i++) {
        if (team->visit[i] == visit) {
            return i;
        }
    }
    return DS_NONE;
}

static void add_plan(run *r, const ds_plan *plan) {
    for (int32_t i = 0; i < plan->n_routes; i++) {
        const ds_route *route = &plan->routes[i];
        const ds_ground_team *team = &r->ground.teams[route->team];
        int32_t visits[4096], count = 0, type = type_of(r, plan, route);
        int16_t stops[4096];
        bool fits = type != DS_NONE && route->stops.count > 0 && route->stops.count <= 4096 &&
                    r->master.crews_row[(int64_t)route->team * r->in->n_shifts + route->shift] !=
                        DS_NONE;
        for (; fits && count < route->stops.count; count++) {
            visits[count] = plan->stops[route->stops.first + count].visit;
            stops[count] = (int16_t)site_of(team, visits[count]);
            fits = stops[count] != DS_NONE;
        }
        if (fits) {
            ds_master_route(&r->master, route->team, route->shift, type, visits, count,
                            travel_of(team, stops, count));
        }
    }
}

/* The first centre: visits' gains at prices of crews' time. */
static bool set_out(run *r, const ds_columns_options *options) {
    const ds_instance *in = r->in;
    if (options->plan != NULL) {
        add_plan(r, options->plan);
    }
    bool ok = true;
    double *gain = ds_zeroed(in->n_visits, sizeof *gain, &ok);
    ok = ok && ds_hint_gains(in, r->ground.travel, r->control, gain) == DOORSTEP_OK && solve(r);
    for (int32_t i = 0; ok && i < r->master.lp.n_rows; i++) {
        r->centre[i] = 0.0;
    }
    for (int32_t v = 0; ok && v < in->n_visits; v++) {
        if (r->master.visit_row[v] != DS_NONE) {
            r->centre[r->master.visit_row[v]] = gain[v];
        }
    }
    free(gain);
    return ok;
}

static doorstep_status bound_of(run *r, const ds_columns_options *options, ds_bound *out) {
    if (!ds_master_init(&r->master, &r->ground) ||
        !ds_route_pricer_init(&r->pricer, &r->master, r->control, options->threads)) {
        return DOORSTEP_NO_MEMORY;
    }
    bool ok = true;
    r->up = ds_zeroed(r->in->n_visits, sizeof *r->up, &ok);
    r->down = ds_zeroed(r->in->n_visits, sizeof *r->down, &ok);
    if (!ok || !add_box(r) || !set_out(r, options)) {
        return DOORSTEP_NO_MEMORY;
    }
    r->pricer.most_labels = MOST_LABELS;
    r->pricer.tolerance = 3e-4;
    memcpy(r->price, r->centre, (size_t)r->master.lp.n_rows * sizeof *r->price);
    if (improve(r, 0.0)) {
        r->reach = 0.05;
        run_rounds(r);
    }
    if (r->bound < INFINITY) {
        double score = r->bound + 1e-6 * fmax(1.0, fabs(r->bound));
        *out = (ds_bound){.known = true, .score = score, .method = method};
    }
    bool failed = r->pricer.out_of_memory || r->master.failed || r->master.lp.failed;
    return failed ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bound_by_columns(const ds_instance *in, const ds_travel *travel,
                                    const ds_columns_options *options, ds_bound *out) {
    run r = {.in = in, .control = options->control, .bound = INFINITY, };
    bool fits;
    *out = (ds_bound){0};
    if (in->past != NULL) {
        return DOORSTEP_OK;
    }
    doorstep_status status = ds_ground_init(&r.ground, in, travel, &fits);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (fits) {
        status = bound_of(&r, options, out);
    }
    ds_route_pricer_free(&r.pricer);
    ds_master_free(&r.master);
    ds_ground_free(&r.ground);
    free(r.price);
    free(r.centre);
    free(r.up);
    free(r.down);
    return status;
}
