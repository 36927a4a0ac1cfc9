#include "roster/descent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAST_PATIENCE = 6, /* steps without gain before the aim is lowered: ... */
    MOST_PATIENCE = 20, /* ... a fortieth of all steps, between these; */
    MEAN_PATIENCE = 10, /* where means are kept */
    FIRST_TRIES = 13    /* uniform prices, each sqrt(2) times the one before */
};

static const double FIRST_AIM = 0.1, LEAST_AIM = 1e-5;
static const double TOLL_PACE = 0.01; /* of tolls and bonds, where a member's shift moves by 1 */

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

static void look(ds_descent *d) {
    d->value = ds_dual_at(d->dual, d->price);
    bool gains = d->value < d->least - 0.02 * d->aim * d->size;
    d->good = gains ? d->good + 1 : 0;
    d->idle = gains ? 0 : d->idle + 1;
    if (d->value < d->least) {
        d->least = d->value;
        d->size = d->dual->size;
        memcpy(d->best, d->price, (size_t)d->dual->market.n_prices * sizeof *d->best);
    }
}

static void begin(ds_descent *d, const ds_control *control) {
    memset(d->price, 0, (size_t)d->dual->market.n_prices * sizeof *d->price);
    look(d);
    double price = middle_price(d->dual->in, d->value) / 8.0;
    for (int32_t i = 0; i < FIRST_TRIES && !ds_stop_now(control); i++) {
        set_uniform(d->dual, price, d->price);
        look(d);
        price *= sqrt(2.0);
    }
}

static void go_back(ds_descent *d) {
    size_t bytes = (size_t)d->dual->market.n_prices * sizeof *d->price;
    memcpy(d->price, d->best, bytes);
    memset(d->drift, 0, bytes);
    d->idle = 0;
}

static double pace_of(const ds_market *market, int32_t i) {
    return i < market->first_toll ? 1.0 : TOLL_PACE;
}

/* Does the price's limit keep it from following its drift? */
static bool held(const ds_descent *d, int32_t i) {
    const ds_market *market = &d->dual->market;
    return (d->price[i] <= market->low[i] && d->drift[i] > 0) ||
           (d->price[i] >= market->high[i] && d->drift[i] < 0);
}

/* A step against the slopes, smoothed and scaled by their usual size, as long as would reach the
 * aim were the bound straight: Polyak's rule with a target that is moved by success. Steps need not
 * gain to lead nearer to the best prices; only means, which are wanted near them, go back. */
static void step(ds_descent *d) {
    const ds_market *market = &d->dual->market;
    double sum = 0.0;
    for (int32_t i = 0; i < market->n_prices; i++) {
        double slope = d->dual->slope[i];
        d->square[i] = 0.95 * d->square[i] + 0.05 * slope * slope;
        d->drift[i] = 0.3 * d->drift[i] + 0.7 * slope;
        double size = pace_of(market, i) / sqrt(d->square[i] + 0.01);
        sum += held(d, i) ? 0.0 : size * d->drift[i] * d->drift[i];
    }
    if (sum == 0.0) {
        return;
    }
    double length = (d->value - d->least + d->aim * d->size) / sum;
    for (int32_t i = 0; i < market->n_prices; i++) {
        double size = pace_of(market, i) / sqrt(d->square[i] + 0.01);
        double price = d->price[i] - length * size * d->drift[i];
        d->price[i] = fmin(fmax(price, market->low[i]), market->high[i]);
    }
}

/* Later choices count more: each step takes a twentieth of the weight. */
static void keep_means(ds_descent *d) {
    const ds_dual *dual = d->dual;
    const ds_instance *in = dual->in;
    const double share = 0.05;
    for (int32_t i = 0; i < dual->worth.n_rates; i++) {
        d->ticks[i] += share * (dual->ticks[i] - d->ticks[i]);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t t = 0; t < in->n_teams; t++) {
            double *mean = &d->joined[(int64_t)m * in->n_teams + t];
            *mean += share * ((dual->people.joined[m] == t) - *mean);
        }
    }
    for (int64_t i = 0; i < (int64_t)in->n_members * in->n_teams; i++) {
        d->lent[i] -= share * d->lent[i];
    }
    for (int64_t i = 0; i < (int64_t)in->n_members * in->n_shifts; i++) {
        int32_t offer = dual->people.given[i];
        int32_t team = offer == DS_NONE ? DS_NONE : dual->market.offers[offer].crew;
        if (team != DS_NONE) {
            d->lent[i / in->n_shifts * in->n_teams + team] += share;
        }
    }
    for (int64_t i = 0; i < (int64_t)in->n_desks * in->n_days; i++) {
        for (int32_t t = 0; t < in->n_teams; t++) {
            d->held[i * in->n_teams + t] +=
                share * ((dual->holder[i] == t) - d->held[i * in->n_teams + t]);
        }
    }
}

void ds_descend(ds_descent *d, int32_t steps, const ds_control *control) {
    int32_t patience = steps / 40;
    patience = patience < LEAST_PATIENCE ? LEAST_PATIENCE : patience;
    patience = patience > MOST_PATIENCE ? MOST_PATIENCE : patience;
    patience = d->ticks != NULL ? MEAN_PATIENCE : patience;
    begin(d, control);
    go_back(d);
    for (int32_t i = 0; i < steps && d->aim > LEAST_AIM && !ds_stop_now(control); i++) {
        look(d);
        if (d->ticks != NULL) {
            keep_means(d);
        }
        if (isnan(d->value)) {
            d->least = d->value;
            return;
        }
        if (d->idle > patience) {
            d->aim *= 0.6;
            d->idle = 0;
            if (d->ticks != NULL) {
                go_back(d);
                continue;
            }
        }
        d->aim = d->good >= 3 ? fmin(1.3 * d->aim, FIRST_AIM) : d->aim;
        step(d);
    }
}

doorstep_status ds_descent_init(ds_descent *d, ds_dual *dual, bool means) {
    const ds_instance *in = dual->in;
    size_t n = (size_t)dual->market.n_prices + 1, teams = (size_t)in->n_teams;
    *d = (ds_descent){.dual = dual, .least = INFINITY, .aim = FIRST_AIM};
    d->price = calloc(n, sizeof *d->price);
    d->best = calloc(n, sizeof *d->best);
    d->drift = calloc(n, sizeof *d->drift);
    d->square = calloc(n, sizeof *d->square);
    bool ok = d->price != NULL && d->best != NULL && d->drift != NULL && d->square != NULL;
    if (means) {
        d->ticks = calloc((size_t)dual->worth.n_rates + 1, sizeof *d->ticks);
        d->joined = calloc((size_t)in->n_members * teams + 1, sizeof *d->joined);
        d->lent = calloc((size_t)in->n_members * teams + 1, sizeof *d->lent);
        d->held = calloc((size_t)in->n_desks * (size_t)in->n_days * teams + 1, sizeof *d->held);
        ok = ok && d->ticks != NULL && d->joined != NULL && d->lent != NULL && d->held != NULL;
    }
    if (!ok) {
        ds_descent_free(d);
    }
    return ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

void ds_descent_free(ds_descent *d) {
    free(d->price);
    free(d->best);
    free(d->drift);
    free(d->square);
    free(d->ticks);
    free(d->joined);
    free(d->lent);
    free(d->held);
    *d = (ds_descent){0};
}
