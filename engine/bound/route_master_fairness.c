/*
 * Fairness: weight x (a member's shifts - share of the group's)^2, which is convex, so that its
 * tangents say the same by rows. They are added where a solution lies below the curve.
 */
#include <math.h>

#include "bound/route_master_parts.h"

static const double BELOW = 1e-5; /* the curve, where another tangent is worth a row */

static double share_of(const ds_instance *in, int32_t m) {
    double sum = 0.0;
    for (int32_t k = 0; k < in->n_members; k++) {
        sum += in->members[k].group == in->members[m].group ? in->members[k].share : 0.0;
    }
    return sum > 0.0 ? in->members[m].share / sum : 0.0;
}

/* Rows: the column is the sum of these shifts. */
static int32_t sum_of(ds_route_master *master, int32_t m, bool group) {
    const ds_instance *in = master->in;
    int32_t members = 0;
    int32_t row = ds_route_master_row(master, false, 0.0, 0.0);
    for (int32_t k = 0; k < in->n_members; k++) {
        if (group ? in->members[k].group != in->members[m].group : k != m) {
            continue;
        }
        members++;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            ds_lp_entry(&master->lp, row, master->work[(int64_t)k * in->n_shifts + s], 1.0);
        }
    }
    int32_t column = ds_lp_column(&master->lp, 0.0, (double)members * in->n_shifts, 0.0, false);
    ds_lp_entry(&master->lp, row, column, -1.0);
    return column;
}

static int32_t tangent(ds_route_master *master, int32_t m, double at) {
    const ds_fair *fair = &master->fair[m];
    double weight = master->in->weights.fairness;
    int32_t row = ds_route_master_row(master, false, -weight * at * at, INFINITY);
    ds_lp_entry(&master->lp, row, fair->penalty, 1.0);
    ds_lp_entry(&master->lp, row, fair->own, -2.0 * weight * at);
    ds_lp_entry(&master->lp, row, fair->all, 2.0 * weight * at * fair->share);
    return row;
}

void ds_route_master_fairness(ds_route_master *master) {
    const ds_instance *in = master->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        master->fair[m].penalty = DS_NONE;
    }
    if (in->weights.fairness <= 0.0) {
        return;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_fair *fair = &master->fair[m];
        int32_t first = 0;
        while (in->members[first].group != in->members[m].group) {
            first++;
        }
        fair->share = share_of(in, m);
        fair->own = sum_of(master, m, false);
        fair->all = first == m ? sum_of(master, m, true) : master->fair[first].all;
        double most = (double)in->n_shifts * (1.0 + fair->share * in->n_members);
        fair->penalty =
            ds_lp_column(&master->lp, 0.0, in->weights.fairness * most * most, -1.0, false);
        tangent(master, m, 0.5);
        tangent(master, m, -0.5);
    }
}

int32_t ds_route_master_cut_fairness(ds_route_master *master, const double *x) {
    int32_t added = 0;
    for (int32_t m = 0; m < master->in->n_members; m++) {
        const ds_fair *fair = &master->fair[m];
        if (fair->penalty == DS_NONE) {
            continue;
        }
        double off = x[fair->own] - fair->share * x[fair->all];
        if (master->in->weights.fairness * off * off > x[fair->penalty] + BELOW) {
            tangent(master, m, off);
            added++;
        }
    }
    return added;
}
