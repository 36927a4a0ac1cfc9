#include "bound/prices.h"

#include <math.h>

#include "roster/descent.h"
#include "words/messages.h"

enum {
    ARCS = 8,         /* nearest households looked at */
    MOST_TYPES = 1500 /* crew types of a team; of all teams together 40 times as many */
};

static const char *const method = DS_TEXT("Lagrangian relaxation of crews' and desks' time");

static doorstep_status bound_of(ds_dual *dual, int32_t steps, const ds_control *control,
                                ds_bound *out) {
    ds_descent descent;
    if (ds_descent_init(&descent, dual, false) != DOORSTEP_OK) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_descend(&descent, steps, control);
    double value = descent.least;
    ds_descent_free(&descent);
    *out =
        (ds_bound){.known = true, .score = value + 1e-6 * fmax(1.0, fabs(value)), .method = method};
    return isnan(value) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bound_by_prices(const ds_instance *in, const ds_travel *travel, int32_t threads,
                                   int32_t steps, const ds_control *control, ds_bound *out) {
    int32_t types = 40 * MOST_TYPES / (in->n_teams + 1);
    ds_worth_options options = {.types_cap = types < MOST_TYPES ? types : MOST_TYPES,
                                .arcs = ARCS,
                                .threads = threads,
                                .tolls = true};
    ds_dual dual;
    *out = (ds_bound){0};
    doorstep_status status = ds_dual_init(&dual, in, travel, &options);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = bound_of(&dual, steps, control, out);
    ds_dual_free(&dual);
    return status;
}
