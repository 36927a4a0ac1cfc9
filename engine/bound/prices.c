#include "bound/prices.h"

#include <math.h>

#include "roster/descent.h"

enum {
    ARCS = 8,             /* nearest households looked at */
    MOST_TYPES = 1500,    /* crew types of a team; of all teams together 40 times as many */
    FEWEST_STEPS = 60,    /* towards better prices */
    MOST_STEPS = 400,     /* for as many as this ... */
    STEP_WAYS = 12000000, /* ... over this many ways of doing a visit */
    LAST_ROUNDS = 6       /* of tolls, at the best prices */
};

static const char *const method = "Lagrangian relaxation of crews' and desks' time";

static int32_t steps_for(const ds_worth *worth) {
    int64_t steps = STEP_WAYS / ((int64_t)worth->n_ways + 1);
    return steps < FEWEST_STEPS ? FEWEST_STEPS : steps > MOST_STEPS ? MOST_STEPS : (int32_t)steps;
}

static doorstep_status bound_of(ds_dual *dual, const ds_control *control, ds_bound *out) {
    ds_descent descent;
    if (ds_descent_init(&descent, dual, false) != DOORSTEP_OK) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_descend(&descent, steps_for(&dual->worth), control);
    double value = descent.least;
    if (!ds_stop_now(control)) {
        dual->worth.rounds = LAST_ROUNDS;
        value = fmin(value, ds_dual_at(dual, descent.best));
    }
    ds_descent_free(&descent);
    *out =
        (ds_bound){.known = true, .score = value + 1e-6 * fmax(1.0, fabs(value)), .method = method};
    return isnan(value) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bound_by_prices(const ds_instance *in, const ds_travel *travel,
                                   const ds_control *control, ds_bound *out) {
    int32_t types = 40 * MOST_TYPES / (in->n_teams + 1);
    ds_worth_options options = {.types_cap = types < MOST_TYPES ? types : MOST_TYPES, .arcs = ARCS};
    ds_dual dual;
    *out = (ds_bound){0};
    doorstep_status status = ds_dual_init(&dual, in, travel, &options);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = bound_of(&dual, control, out);
    ds_dual_free(&dual);
    return status;
}
