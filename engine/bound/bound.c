#include "bound/bound.h"

#include "bound/prices.h"

static void take_lower(ds_bound *bound, const ds_bound *other) {
    if (other->known && (!bound->known || other->score < bound->score)) {
        *bound = *other;
    }
}

doorstep_status ds_bound_find(const ds_instance *in, const ds_travel *travel,
                              const ds_control *control, ds_bound *out) {
    return ds_bound_by_prices(in, travel, control, out);
}

doorstep_status ds_bound_lower(const ds_instance *in, const ds_travel *travel,
                               const ds_columns_options *options, ds_bound *bound) {
    ds_bound other;
    doorstep_status status = ds_bound_by_columns(in, travel, options, &other);
    if (status == DOORSTEP_OK) {
        take_lower(bound, &other);
    }
    return status;
}
