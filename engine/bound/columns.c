#include "bound/columns.h"

doorstep_status ds_bound_by_columns(const ds_instance *in, const ds_travel *travel,
                                    const ds_columns_options *options, ds_bound *out) {
    (void)in, (void)travel, (void)options;
    *out = (ds_bound){0};
    return DOORSTEP_OK;
}
