#include "bound/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"
#include "bound/box.h"
#include "bound/exact.h"
#include "bound/hints.h"
#include "bound/proof.h"

enum {
    MOST_STEPS = 300,      /* of the box */
    MOST_ROUNDS = 15,      /* of quick pricing in a step */
    PROOF_EVERY = 4,       /* steps */
    FIRST_LABELS = 40000,  /* of one exact question, at first ... */
    MOST_LABELS = 1000000, /* ... and where less proves little */
    MOST_AGE = 8,          /* rounds without a question */
    AT_ONCE = 2,           /* routes added of an answer */
    MOST_STOPS = 4096
};

static const char *const by_columns = "column generation over crews' routes";
static const char *const by_routes = "integer program over all routes";

static const double GAIN = 1e-5;      /* less is no gain */
static const double LITTLE = 2e-5;    /* less than this share of a bound is no progress */
static const double TOLERANCE = 3e-4; /* of exact answers */
static const double LOOSE = 5e-3;     /* a proof above the program by more calls for more labels */
static const double FIRST_REACH = 0.05;

/* One run. */
typedef struct run {
    const ds_instance *in;
    ds_control control;
    ds_ground ground;
    ds_route_master master;
    ds_route_pricer pricer;
    ds_box box;
    double *price; /* of the master's rows: asked with */
    int32_t price_room;
    double bound;         /* proven */
    bool exact;           /* ... and the optimum of a program that knows every route */
    double hope;          /* value of the program, if no more routes paid */
    int32_t idle;         /* proofs in a row that brought nothing */
    double reach;         /* of the box */
    double proof_seconds; /* that the longest proof took */
} run;

static bool failed(const run *r) {
    return r->pricer.out_of_memory || r->master.failed || r->master.lp.failed;
}

/* Is it time for the last proof? */
static bool is_late(const run *r) {
    return ds_clock() + 1.5 * r->proof_seconds > r->control.deadline;
}

/* ---- The program ---------------------------------------------------------------------------- */

static bool solve(run *r) {
    ds_lp_options options = DS_LP_OPTIONS;
    options.warm = true;
    options.control = &r->control;
    return ds_lp_solve(&r->master.lp, &options) == DS_LP_OPTIMAL;
}

/* With all rows that its solution would break. */
static bool solve_cut(run *r) {
    do {
        if (ds_stop_now(&r->control) || !solve(r)) {
            return false;
        }
    } while (ds_route_master_cut(&r->master) > 0 && !failed(r));
    return !failed(r);
}

static bool take_prices(run *r) {
    int32_t rows = r->master.lp.n_rows;
    if (rows > r->price_room) {
        double *price = realloc(r->price, (size_t)rows * sizeof *price);
        if (price == NULL) {
            r->master.failed = true;
            return false;
        }
        r->price = price;
        r->price_room = rows;
    }
    memcpy(r->price, r->master.lp.price, (size_t)rows * sizeof *r->price);
    return true;
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* What the route is worth at the program's prices, wage paid. */
static double profit_of(const run *r, const ds_case *c, const int16_t *stops, int32_t count) {
    const ds_ground_team *team = &r->ground.teams[c->team];
    const double *price = r->master.lp.price;
    double profit = -r->in->weights.travel / 60.0 / r->in->ticks_per_second *
                    (double)ds_ground_travel(team, stops, count);
    for (int32_t i = 0; i < count; i++) {
        profit += ds_route_master_gain(&r->master, price, team->visit[stops[i]],
                                       r->in->shifts[c->shift].day);
    }
    return profit - ds_route_master_wage(&r->master, price, c->team, c->shift, c->type);
}

static bool add_route(run *r, const ds_case *c, const ds_route_found *route) {
    const ds_ground_team *team = &r->ground.teams[c->team];
    const int16_t *stops = ds_stops_of(&r->pricer, c) + route->first;
    int32_t visits[MOST_STOPS];
    if (route->count > MOST_STOPS || profit_of(r, c, stops, route->count) <= GAIN) {
        return false;
    }
    for (int32_t i = 0; i < route->count; i++) {
        visits[i] = team->visit[stops[i]];
    }
    ds_route_master_add(&r->master, c->team, c->shift, c->type, visits, route->count,
                        ds_ground_travel(team, stops, route->count));
    return true;
}

/* Adds the routes found that pay; how many. */
static int32_t add_routes(run *r) {
    int32_t added = 0;
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        const ds_case *c = &r->pricer.cases[i];
        for (int32_t k = 0; k < c->n_found && k < AT_ONCE; k++) {
            added += add_route(r, c, &c->found[k]);
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

static void choose_cases(run *r, bool all) {
    ds_case *cases = r->pricer.cases;
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        ds_case *c = &cases[i];
        c->wage = ds_route_master_wage(&r->master, r->price, c->team, c->shift, c->type);
    }
    for (int32_t i = 0, end = 0; i < r->pricer.n_cases; i = end) {
        while (end < r->pricer.n_cases && cases[end].team == cases[i].team &&
               cases[end].shift == cases[i].shift) {
            end++;
        }
        choose_among(cases, i, end, all);
    }
}

static int32_t quick_round(run *r, bool all) {
    if (!take_prices(r)) {
        return 0;
    }
    ds_price_at(&r->pricer, r->price);
    choose_cases(r, all);
    ds_price_routes(&r->pricer, DS_QUICK);
    for (int32_t i = 0; i < r->pricer.n_cases; i++) {
        ds_case *c = &r->pricer.cases[i];
        c->last = c->asked ? fmax(c->value, c->wage) : c->last;
    }
    return add_routes(r);
}

/* Until it finds nothing that pays. */
static bool generate(run *r) {
    bool all = false;
    for (int32_t round = 0; round < MOST_ROUNDS; round++) {
        if (!solve_cut(r)) {
            return false;
        }
        int32_t added = quick_round(r, all);
        if (failed(r)) {
            return false;
        }
        if ((added == 0 && all) || is_late(r)) {
            break;
        }
        all = added == 0;
    }
    return solve_cut(r);
}

/* ---- Steps ---------------------------------------------------------------------------------- */

/* A proof at the prices at hand; the routes that it met are added. */
static bool prove(run *r, bool whole) {
    ds_proof proof;
    if (r->master.lp.n_rows > r->price_room) {
        return false; /* stopped when rows had been added */
    }
    double begun = ds_clock();
    bool ok = ds_prove(&r->master, &r->pricer, r->price, whole, &r->control, &proof);
    r->proof_seconds = fmax(r->proof_seconds, ds_clock() - begun);
    double gained = r->bound - proof.bound;
    r->bound = fmin(r->bound, proof.bound);
    int32_t added = ok ? add_routes(r) : 0;
    r->idle = gained > LITTLE * fabs(r->bound) || added > 0 ? 0 : r->idle + 1;
    if (proof.bound - r->hope > LOOSE * fabs(r->hope) && r->pricer.most_labels < MOST_LABELS) {
        r->pricer.most_labels *= 5;
        r->idle = 0;
    }
    return ok && !failed(r);
}

/* The box follows the prices of the program, which may move by its reach in a step. */
static bool step(run *r, double *moved) {
    ds_box_place(&r->box, r->reach);
    if (!generate(r) || !take_prices(r)) {
        return false;
    }
    double hope = r->master.lp.value + r->master.constant;
    *moved = r->hope - hope;
    r->hope = hope;
    r->reach *= *moved > 0.0 ? 1.2 : 0.7;
    ds_box_follow(&r->box);
    return true;
}

static void run_steps(run *r) {
    double moved;
    for (int32_t i = 1; i <= MOST_STEPS && r->idle < 2; i++) {
        if (!step(r, &moved)) {
            return;
        }
        bool last = is_late(r);
        bool due = last || i % PROOF_EVERY == 0 || moved < 1e-4 * fabs(r->hope);
        if (due && (!prove(r, false) || last || r->bound - r->hope < LITTLE * fabs(r->bound))) {
            return;
        }
    }
}

/* The first centre, and the bound there. */
static bool set_out(run *r) {
    if (ds_hint_gains(r->in, r->ground.travel, &r->control, r->box.centre) != DOORSTEP_OK) {
        r->master.failed = true;
        return false;
    }
    r->price = calloc((size_t)r->master.lp.n_rows + 1, sizeof *r->price);
    r->price_room = r->price != NULL ? r->master.lp.n_rows : 0;
    r->master.failed |= r->price == NULL;
    for (int32_t v = 0; v < r->in->n_visits && r->price != NULL; v++) {
        if (r->master.visit_row[v] != DS_NONE) {
            r->price[r->master.visit_row[v]] = r->box.centre[v];
        }
    }
    ds_box_place(&r->box, FIRST_REACH);
    return !r->master.failed && solve(r) && prove(r, false);
}

/* ---- The recipe ----------------------------------------------------------------------------- */

static void find(run *r) {
    double exact;
    bool proven;
    if (!ds_bound_exactly(&r->ground, &r->pricer, &r->control, &exact, &proven)) {
        r->pricer.out_of_memory = true;
        return;
    }
    r->bound = exact;
    r->exact = proven;
    if (proven || ds_stop_now(&r->control)) {
        return;
    }
    if (set_out(r)) {
        run_steps(r);
    }
    if (!failed(r) && r->bound < exact && !is_late(r)) {
        prove(r, true);
    }
}

/* Bytes, about, of what is kept for every pair of visits and every label. */
static int64_t bytes_of(const ds_ground *ground, int32_t threads) {
    int64_t sum = 0, most = 0;
    for (int32_t t = 0; t < ground->in->n_teams; t++) {
        int64_t n = ground->teams[t].n;
        sum += 16 * n * n;
        most = n > most ? n : most;
    }
    return sum + threads * (most * most * 2 + most * 600 * 32 + (int64_t)MOST_LABELS * 160);
}

static doorstep_status bound_of(run *r, const ds_columns_options *options, ds_bound *out) {
    int32_t threads = options->threads > 1 ? options->threads : 1;
    if (options->memory > 0 && bytes_of(&r->ground, threads) > options->memory) {
        return DOORSTEP_OK;
    }
    if (!ds_route_master_init(&r->master, &r->ground) || !ds_box_init(&r->box, &r->master) ||
        !ds_route_pricer_init(&r->pricer, &r->master, &r->control, threads)) {
        return DOORSTEP_NO_MEMORY;
    }
    r->pricer.most_labels = FIRST_LABELS;
    r->pricer.tolerance = TOLERANCE;
    find(r);
    if (r->bound < INFINITY) {
        double slack = 1e-6 * fmax(1.0, fabs(r->bound));
        bool met = r->exact && fabs(r->bound - options->incumbent) <= slack;
        double score = met ? options->incumbent : r->bound + slack;
        *out =
            (ds_bound){.known = true, .score = score, .method = r->exact ? by_routes : by_columns};
    }
    return failed(r) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bound_by_columns(const ds_instance *in, const ds_travel *travel,
                                    const ds_columns_options *options, ds_bound *out) {
    run r = {.in = in,
             .control = *options->control,
             .bound = INFINITY,
             .hope = INFINITY,
             .reach = FIRST_REACH};
    bool fits = false;
    *out = (ds_bound){0};
    if (in->past != NULL) {
        return DOORSTEP_OK;
    }
    r.control.memory = options->memory;
    doorstep_status status = ds_ground_init(&r.ground, in, travel, &fits);
    if (status == DOORSTEP_OK && fits) {
        status = bound_of(&r, options, out);
    }
    ds_route_pricer_free(&r.pricer);
    ds_box_free(&r.box);
    ds_route_master_free(&r.master);
    ds_ground_free(&r.ground);
    free(r.price);
    return status;
}
