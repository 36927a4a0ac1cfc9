#include "bound/box.h"

#include <stdlib.h>

#include "base/zeroed.h"

static const double MOST = 10.0;  /* of a column; finite, as every column has to be */
static const double LEAST = 1e-3; /* reach of a visit without value */

bool ds_box_init(ds_box *box, ds_route_master *master) {
    const ds_instance *in = master->in;
    bool ok = true;
    *box = (ds_box){.master = master};
    box->up = ds_zeroed(in->n_visits, sizeof *box->up, &ok);
    box->down = ds_zeroed(in->n_visits, sizeof *box->down, &ok);
    box->centre = ds_zeroed(in->n_visits, sizeof *box->centre, &ok);
    master->first_box = master->lp.n_columns;
    for (int32_t v = 0; ok && v < in->n_visits; v++) {
        int32_t row = master->visit_row[v];
        box->up[v] = box->down[v] = DS_NONE;
        if (row != DS_NONE) {
            box->up[v] = ds_lp_column(&master->lp, 0.0, MOST, 0.0, false);
            box->down[v] = ds_lp_column(&master->lp, 0.0, MOST, 0.0, false);
            ds_lp_entry(&master->lp, row, box->up[v], -1.0);
            ds_lp_entry(&master->lp, row, box->down[v], 1.0);
        }
    }
    master->end_box = master->lp.n_columns;
    return ok && !master->lp.failed;
}

void ds_box_free(ds_box *box) {
    free(box->up);
    free(box->down);
    free(box->centre);
    *box = (ds_box){0};
}

void ds_box_place(ds_box *box, double reach) {
    const ds_instance *in = box->master->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        double far = reach * in->weights.coverage * in->visits[v].value + LEAST;
        if (box->up[v] != DS_NONE) {
            box->master->lp.columns[box->up[v]].cost = -(box->centre[v] + far);
            box->master->lp.columns[box->down[v]].cost = box->centre[v] - far;
        }
    }
}
