#include "bound/columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "bound/exact.h"
#include "bound/generation.h"
#include "bound/hints.h"
#include "bound/proof.h"
#include "words/messages.h"

enum {
    HALF_STEPS = 4,        /* of the program with the roster's rows */
    MOST_STEPS = 300,      /* of the one with whole rosters */
    MOST_IDLE = 5,         /* steps in a row that proved nothing */
    FIRST_LABELS = 40000,  /* of one exact question, at first ... */
    MOST_LABELS = 1000000, /* ... and where less proves little */
    MORE_LABELS = 5
};

static const char *const by_columns = DS_TEXT("column generation over crews' routes");
static const char *const by_routes = DS_TEXT("integer program over all routes");

static const double LITTLE = 2e-5;    /* less than this share of a bound is no progress */
static const double NEAR = 2e-3;      /* near enough for the roster's rows */
static const double TOLERANCE = 3e-4; /* of exact answers */
static const double LOOSE = 5e-3;     /* a proof above the program by more calls for more labels */
static const double FIRST_REACH = 0.05;

/* One run. */
typedef struct run {
    const ds_instance *in;
    ds_control control;
    ds_ground ground;
    ds_generation g;
    double *centre; /* prices of the master's rows at which most was proven ... */
    int32_t centre_rows;
    double value;   /* ... and what: the value to get below */
    double *roster; /* of the last proof */
    double hope;    /* value of the program, if no more routes paid */
    double reach;   /* of the box */
    double bound;   /* proven */
    bool exact;     /* ... and the optimum of a program that knows every route */
} run;

/* ---- The centre ----------------------------------------------------------------------------- */

static bool keep_centre(run *r, double value) {
    int32_t rows = r->g.price_room;
    double *centre = realloc(r->centre, ((size_t)rows + 1) * sizeof *centre);
    if (centre == NULL) {
        r->g.master.failed = true;
        return false;
    }
    memcpy(centre, r->g.price, (size_t)rows * sizeof *centre);
    r->centre = centre;
    r->centre_rows = rows;
    r->value = value;
    return true;
}

static void place_box(run *r) {
    for (int32_t v = 0; v < r->in->n_visits; v++) {
        int32_t row = r->g.master.visit_row[v];
        r->g.box.centre[v] = row != DS_NONE ? r->centre[row] : 0.0;
    }
    ds_box_place(&r->g.box, r->reach);
    if (r->g.by_weeks) {
        ds_weeks_place(&r->g.weeks, r->centre, r->centre_rows, r->reach);
    }
}

/* ---- Proofs --------------------------------------------------------------------------------- */

/* What the prices at hand prove; the routes met, and the whole roster, are added. */
static double prove(run *r, bool whole) {
    ds_generation *g = &r->g;
    ds_proof proof = {.roster = whole ? r->roster : NULL};
    if (g->master.lp.n_rows > g->price_room) {
        return INFINITY; /* stopped when rows had been added */
    }
    double begun = ds_clock();
    bool ok = ds_prove(&g->master, &g->pricer, g->price, whole, &r->control, &proof);
    g->proof_seconds = fmax(g->proof_seconds, ds_clock() - begun);
    if (!ok) {
        return INFINITY;
    }
    r->bound = fmin(r->bound, proof.bound);
    ds_add_routes(g);
    if (proof.whole) {
        ds_weeks_add(&g->weeks, r->roster);
    }
    return proof.bound;
}

/* ---- Steps ---------------------------------------------------------------------------------- */

/* Is the proof not as good as the program because labels were too few? */
static void ask_for_more(run *r, double value) {
    int32_t most = r->g.pricer.most_labels;
    if (value - r->hope > LOOSE * fabs(r->hope) && most < MOST_LABELS) {
        r->g.pricer.most_labels =
            most < MOST_LABELS / MORE_LABELS ? MORE_LABELS * most : MOST_LABELS;
    }
}

/* From the best prices known to others in a box around them, until the program promises no more
 * than `enough` (a share). Where a step proves less, the box was too large. */
static void descend(run *r, int32_t most, double enough) {
    int32_t idle = 0;
    bool late = false;
    for (int32_t i = 0; i < most && idle < MOST_IDLE && !late; i++) {
        place_box(r);
        if (!ds_generate_routes(&r->g) || !ds_take_prices(&r->g)) {
            return;
        }
        r->hope = r->g.master.lp.value + r->g.master.constant;
        if (r->value - r->hope < enough * fabs(r->value)) {
            return;
        }
        late = ds_generation_late(&r->g);
        double before = r->value, value = prove(r, r->g.by_weeks);
        idle = before - value > LITTLE * fabs(before) ? 0 : idle + 1;
        if (value >= before) {
            r->reach *= 0.5;
            ask_for_more(r, value);
        } else if (!keep_centre(r, value)) {
            return;
        } else if (before - value > 0.5 * (before - r->hope)) {
            r->reach *= 1.5;
        }
    }
}

/* From here on rosters are whole: what the best prices prove of them. */
static bool change_over(run *r) {
    ds_generation *g = &r->g;
    if (!ds_weeks_init(&g->weeks, &g->master, &g->pricer)) {
        g->master.failed = true;
        return false;
    }
    if (!ds_set_prices(g, r->centre, r->centre_rows)) {
        return false;
    }
    double value = prove(r, true);
    r->value = value < r->value ? value : r->value;
    r->reach = FIRST_REACH;
    g->by_weeks = true;
    return g->weeks.n_rosters > 0;
}

/* The first centre, and the bound there. */
static bool set_out(run *r) {
    ds_generation *g = &r->g;
    int64_t values = (int64_t)g->master.first_box + g->pricer.n_cases;
    bool ok = true;
    r->roster = ds_zeroed(values, sizeof *r->roster, &ok);
    double *gain = g->box.centre;
    if (!ok || ds_hint_gains(r->in, r->ground.travel, &r->control, gain) != DOORSTEP_OK ||
        !ds_set_prices(g, NULL, 0)) {
        g->master.failed = true;
        return false;
    }
    for (int32_t v = 0; v < r->in->n_visits; v++) {
        if (g->master.visit_row[v] != DS_NONE) {
            g->price[g->master.visit_row[v]] = gain[v];
        }
    }
    return keep_centre(r, prove(r, false));
}

/* ---- The recipe ----------------------------------------------------------------------------- */

static void find(run *r) {
    bool proven;
    if (!ds_bound_exactly(&r->ground, &r->g.pricer, &r->control, &r->bound, &proven)) {
        r->g.pricer.out_of_memory = true;
        return;
    }
    r->exact = proven;
    if (proven || ds_stop_now(&r->control) || !set_out(r)) {
        return;
    }
    descend(r, HALF_STEPS, NEAR);
    if (!ds_generation_failed(&r->g) && !ds_stop_now(&r->control) && change_over(r)) {
        descend(r, MOST_STEPS, LITTLE);
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
    if (!ds_generation_init(&r->g, &r->ground, &r->control, threads)) {
        return DOORSTEP_NO_MEMORY;
    }
    r->g.pricer.most_labels = FIRST_LABELS;
    r->g.pricer.tolerance = TOLERANCE;
    find(r);
    if (r->bound < INFINITY) {
        double slack = 1e-6 * fmax(1.0, fabs(r->bound));
        bool met = r->exact && fabs(r->bound - options->incumbent) <= slack;
        double score = met ? options->incumbent : r->bound + slack;
        *out =
            (ds_bound){.known = true, .score = score, .method = r->exact ? by_routes : by_columns};
    }
    return ds_generation_failed(&r->g) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bound_by_columns(const ds_instance *in, const ds_travel *travel,
                                    const ds_columns_options *options, ds_bound *out) {
    run r = {.in = in,
             .control = *options->control,
             .value = INFINITY,
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
    ds_generation_free(&r.g);
    ds_ground_free(&r.ground);
    free(r.centre);
    free(r.roster);
    return status;
}
