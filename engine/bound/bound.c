#include "bound/bound.h"

#include "bound/prices.h"
#include "bound/schedules.h"

enum { MANY = 100000 }; /* households, of which a step takes a tenth of a second */

static void take_lower(ds_bound *bound, const ds_bound *other) {
    if (other->known && (!bound->known || other->score < bound->score)) {
        *bound = *other;
    }
}

/* Are the visits that are done of each household its first ones? What has begun may hold others,
 * of a plan that broke the rules. */
static bool done_in_order(const ds_instance *in) {
    for (int32_t h = 0; in->past != NULL && h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        for (int32_t i = 0; i < household->visits.count; i++) {
            const ds_visit *visit = &in->visits[household->visits.first + i];
            if (ds_visit_done_before(visit) != (i < household->done)) {
                return false;
            }
        }
    }
    return true;
}

static doorstep_status find(const ds_instance *in, const ds_travel *travel, int32_t threads,
                            int32_t steps, const ds_control *control, ds_bound *out) {
    *out = (ds_bound){0};
    if (!done_in_order(in)) {
        return DOORSTEP_OK;
    }
    doorstep_status status = ds_bound_by_schedules(in, control, out);
    if (status != DOORSTEP_OK || out->known) {
        return status;
    }
    return ds_bound_by_prices(in, travel, threads, steps, control, out);
}

doorstep_status ds_bound_find(const ds_instance *in, const ds_travel *travel, int32_t threads,
                              const ds_control *control, ds_bound *out) {
    int32_t steps = in->n_households > MANY ? DS_FEW_STEPS / 2 : DS_FEW_STEPS;
    return find(in, travel, threads, steps, control, out);
}

doorstep_status ds_bound_lower(const ds_instance *in, const ds_travel *travel,
                               const ds_columns_options *options, ds_bound *bound) {
    ds_bound other;
    doorstep_status status =
        find(in, travel, options->threads, DS_ALL_STEPS, options->control, &other);
    if (status == DOORSTEP_OK) {
        take_lower(bound, &other);
        status = ds_bound_by_columns(in, travel, options, &other);
    }
    if (status == DOORSTEP_OK) {
        take_lower(bound, &other);
    }
    return status;
}
