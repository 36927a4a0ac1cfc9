#include "pack/packing.h"

#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"

bool ds_packing_init(ds_packing *packing, const ds_choices *choices) {
    const ds_instance *in = choices->joint->in;
    bool ok = true;
    *packing = (ds_packing){.choices = choices};
    packing->column = ds_zeroed(choices->n_routes, sizeof *packing->column, &ok);
    packing->visit_row = ds_zeroed(in->n_visits, sizeof *packing->visit_row, &ok);
    packing->order_first = ds_zeroed(in->n_visits, sizeof *packing->order_first, &ok);
    packing->order = ds_zeroed(choices->n_items, sizeof *packing->order, &ok);
    packing->area_row = ds_zeroed(in->n_areas, sizeof *packing->area_row, &ok);
    packing->touched = ds_zeroed(in->n_areas, sizeof *packing->touched, &ok);
    if (!ok) {
        ds_packing_free(packing);
    }
    return ok;
}

void ds_packing_free(ds_packing *packing) {
    ds_lp_free(&packing->lp);
    free(packing->column);
    free(packing->visit_row);
    free(packing->order_first);
    free(packing->order);
    free(packing->area_row);
    free(packing->touched);
    ds_pairs_free(&packing->limits);
    *packing = (ds_packing){0};
}

int32_t ds_packing_reward(ds_packing *packing, double reward, double most, double own) {
    int32_t row = ds_lp_row(&packing->lp, -INFINITY, 0.0);
    ds_lp_entry(&packing->lp, row, ds_lp_column(&packing->lp, 0.0, most, reward, false), 1.0);
    packing->own_value += reward * (own < most ? own : most);
    return row;
}
