#include "bound/hints.h"

#include <math.h>

#include "roster/descent.h"

enum { ARCS = 8, TYPES = 1500, STEPS = 400 };

static double gain_of(ds_dual *dual, const ds_worth_prices *prices, int32_t v) {
    double best = 0.0;
    for (int32_t t = 0; t < dual->in->n_teams; t++) {
        ds_worth_link link = {.gain = -INFINITY};
        if (ds_worth_look(&dual->worth, prices, v, t, &link)) {
            best = fmax(best, link.gain);
        }
    }
    return best;
}

doorstep_status ds_hint_gains(const ds_instance *in, const ds_travel *travel,
                              const ds_control *control, double *gain) {
    ds_worth_options options = {.types_cap = TYPES, .arcs = ARCS};
    ds_dual dual;
    ds_descent descent;
    doorstep_status status = ds_dual_init(&dual, in, travel, &options);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = ds_descent_init(&descent, &dual, false);
    if (status == DOORSTEP_OK) {
        ds_descend(&descent, STEPS, control);
        status = isnan(ds_dual_at(&dual, descent.best)) ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
        const ds_worth_prices prices = {dual.rates, dual.booking, dual.touch, NULL};
        for (int32_t v = 0; v < in->n_visits; v++) {
            gain[v] = ds_visit_done_before(&in->visits[v]) ? 0.0 : gain_of(&dual, &prices, v);
        }
        ds_descent_free(&descent);
    }
    ds_dual_free(&dual);
    return status;
}
