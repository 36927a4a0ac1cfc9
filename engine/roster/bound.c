#include "roster/bound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "roster/dual.h"

enum {
    ARCS = 8,
    MOST_TYPES = 1500,   /* of a team, and of all teams 40 times as many */
    FEWEST_STEPS = 40,   /* towards better prices */
    MOST_STEPS = 400,    /* for as many as this ... */
    STEP_WAYS = 4000000, /* ... over this many ways of doing a visit */
    PATIENCE = 8,        /* steps without gain before the aim is lowered */
    LAST_ROUNDS = 6,     /* of tolls, at the best prices */
    FIRST_TRIES = 13     /* uniform prices, each sqrt(2) times the one before */
};

static const double FIRST_AIM = 0.1, LEAST_AIM = 1e-5;

static const char *const method = "Lagrangian relaxation of crews' and desks' time";

/* ---- Where to begin ------------------------------------------------------------------------- */

/* One price for every member's shift, in crews and at desks. */
static void set_uniform(const ds_dual *dual, double price, double *prices) {
    const ds_market *market = &dual->market;
    memset(prices, 0, (size_t)market->n_prices * sizeof *prices);
    for (int32_t t = 0; t < dual->in->n_teams; t++) {
        for (int32_t i = market->first_member[t]; i < market->first_crew[t]; i++) {
            prices[i] = price;
        }
    }
    int32_t staff = dual->in->n_demands > 0 ? market->first_staff[0] : market->first_booking;
    for (int32_t i = staff; i < market->first_booking; i++) {
        prices[i] = price;
    }
}

/* What a shift could bring at most, were every visit done: all value over all that could be worked.
 */
static double middle_price(const ds_instance *in, double value) {
    double duties = 1.0;
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t free = 0;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            free += in->member_shift[(int64_t)m * in->n_shifts + s];
        }
        duties += free < in->members[m].max_shifts ? free : in->members[m].max_shifts;
    }
    return fmax(0.0, value) / duties;
}

/* ---- Better prices -------------------------------------------------------------------------- */

typedef struct descent {
    ds_dual *dual;
    double *price, *best, *drift, *square; /* square: smoothed squares of the slopes */
    double value, least;                   /* of the bound: at the prices, at the best ones */
    double aim;                            /* share of the least bound that a step hopes to gain */
    int32_t good, idle; /* steps in a row that gained a fair part of that, or did not */
} descent;

static void look(descent *d) {
    d->value = ds_dual_at(d->dual, d->price);
    bool gains = d->value < d->least - 0.02 * d->aim * fabs(d->least);
    d->good = gains ? d->good + 1 : 0;
    d->idle = gains ? 0 : d->idle + 1;
    if (d->value < d->least) {
        d->least = d->value;
        memcpy(d->best, d->price, (size_t)d->dual->market.n_prices * sizeof *d->best);
    }
}

static void begin(descent *d) {
    memset(d->price, 0, (size_t)d->dual->market.n_prices * sizeof *d->price);
    look(d);
    double price = middle_price(d->dual->in, d->value) / 8.0;
    for (int32_t i = 0; i < FIRST_TRIES; i++) {
        set_uniform(d->dual, price, d->price);
        look(d);
        price *= sqrt(2.0);
    }
}

static void go_back(descent *d) {
    size_t bytes = (size_t)d->dual->market.n_prices * sizeof *d->price;
    memcpy(d->price, d->best, bytes);
    memset(d->drift, 0, bytes);
    d->idle = 0;
}

/* Does the price's limit keep it from following its drift? */
static bool held(const descent *d, int32_t i) {
    const ds_market *market = &d->dual->market;
    return (d->price[i] <= market->low[i] && d->drift[i] > 0) ||
           (d->price[i] >= market->high[i] && d->drift[i] < 0);
}

/* A step against the slopes, smoothed and scaled by their usual size, as long as would reach the
 * aim were the bound straight: Polyak's rule with a target that is moved by success. */
static void step(descent *d) {
    const ds_market *market = &d->dual->market;
    double sum = 0.0;
    for (int32_t i = 0; i < market->n_prices; i++) {
        double slope = d->dual->slope[i];
        d->square[i] = 0.95 * d->square[i] + 0.05 * slope * slope;
        d->drift[i] = 0.3 * d->drift[i] + 0.7 * slope;
        sum += held(d, i) ? 0.0 : d->drift[i] * d->drift[i] / sqrt(d->square[i] + 0.01);
    }
    if (sum == 0.0) {
        return;
    }
    double length = (d->value - d->least + d->aim * fabs(d->least)) / sum;
    for (int32_t i = 0; i < market->n_prices; i++) {
        double price = d->price[i] - length * d->drift[i] / sqrt(d->square[i] + 0.01);
        d->price[i] = fmin(fmax(price, market->low[i]), market->high[i]);
    }
}

static int32_t steps_for(const ds_worth *worth) {
    int64_t steps = STEP_WAYS / ((int64_t)worth->n_ways + 1);
    return steps < FEWEST_STEPS ? FEWEST_STEPS : steps > MOST_STEPS ? MOST_STEPS : (int32_t)steps;
}

static double descend(descent *d, const ds_control *control) {
    begin(d);
    go_back(d);
    int32_t steps = steps_for(&d->dual->worth);
    for (int32_t i = 0; i < steps && d->aim > LEAST_AIM && !ds_stop_now(control); i++) {
        look(d);
        if (d->idle > PATIENCE) {
            d->aim *= 0.6;
            go_back(d);
            continue;
        }
        d->aim = d->good >= 3 ? fmin(1.3 * d->aim, FIRST_AIM) : d->aim;
        step(d);
    }
    d->dual->worth.rounds = LAST_ROUNDS;
    return fmin(d->least, ds_dual_at(d->dual, d->best));
}

/* ---- The bound ------------------------------------------------------------------------------ */

static doorstep_status bound_of(ds_dual *dual, const ds_control *control, ds_bound *out) {
    size_t n = (size_t)dual->market.n_prices + 1;
    descent d = {.dual = dual, .least = INFINITY, .aim = FIRST_AIM};
    d.price = calloc(n, sizeof *d.price);
    d.best = calloc(n, sizeof *d.best);
    d.drift = calloc(n, sizeof *d.drift);
    d.square = calloc(n, sizeof *d.square);
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (d.price != NULL && d.best != NULL && d.drift != NULL && d.square != NULL) {
        double value = descend(&d, control);
        status = isnan(value) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
        *out = (ds_bound){
            .known = true, .score = value + 1e-6 * fmax(1.0, fabs(value)), .method = method};
    }
    free(d.price);
    free(d.best);
    free(d.drift);
    free(d.square);
    return status;
}

doorstep_status ds_bound_compute(const ds_instance *in, const ds_travel *travel,
                                 const ds_control *control, ds_bound *out) {
    int32_t types = 40 * MOST_TYPES / (in->n_teams + 1);
    ds_worth_options options = {.types_cap = types < MOST_TYPES ? types : MOST_TYPES, .arcs = ARCS};
    ds_dual dual;
    doorstep_status status = ds_dual_init(&dual, in, travel, &options);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = bound_of(&dual, control, out);
    ds_dual_free(&dual);
    return status;
}
