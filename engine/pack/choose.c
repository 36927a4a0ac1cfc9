#include "pack/choose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "pack/program.h"

/* A gain below this is none. */
static const double LEAST_GAIN = 1e-6;

/* ---- Which routes have a chance -------------------------------------------------------------- */

/* Reduced costs of the routes: an upper bound on the value of all solutions that have the route is
 * the relaxation's value and this. */
static void find_reduced(const ds_packing *packing, int32_t *route_of, double *reduced) {
    const ds_lp *lp = &packing->lp;
    for (int32_t j = 0; j < lp->n_columns; j++) {
        route_of[j] = DS_NONE;
    }
    for (int32_t i = 0; i < packing->choices->n_routes; i++) {
        route_of[packing->column[i]] = i;
        reduced[i] = lp->columns[packing->column[i]].cost;
    }
    for (int32_t e = 1; e <= lp->n_entries; e++) {
        int32_t i = route_of[lp->entry_column[e] - 1];
        if (i != DS_NONE) {
            reduced[i] -= lp->entry_value[e] * lp->price[lp->entry_row[e] - 1];
        }
    }
}

static int falling(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

static void leave_out(ds_packing *packing, int32_t max_columns, const double *reduced,
                      double *sorted) {
    int32_t n = packing->choices->n_routes;
    double least = packing->own_value + LEAST_GAIN - packing->lp.value;
    memcpy(sorted, reduced, (size_t)n * sizeof *sorted);
    qsort(sorted, (size_t)n, sizeof *sorted, falling);
    if (n > max_columns) {
        least = fmax(least, sorted[max_columns]);
    }
    for (int32_t i = packing->choices->n_loose; i < n; i++) {
        if (reduced[i] < least) {
            packing->column[i] = DS_NONE;
        }
    }
}

/* Routes that cannot be part of anything better than what the loose crews have are left out; of the
 * others the most promising stay, and the crews' own. False when memory ran out. */
static bool keep_promising(ds_packing *packing, int32_t max_columns) {
    bool ok = true;
    int32_t *route_of = ds_zeroed(packing->lp.n_columns, sizeof *route_of, &ok);
    double *reduced = ds_zeroed(packing->choices->n_routes, sizeof *reduced, &ok);
    double *sorted = ds_zeroed(packing->choices->n_routes, sizeof *sorted, &ok);
    if (ok) {
        find_reduced(packing, route_of, reduced);
        leave_out(packing, max_columns, reduced, sorted);
    }
    free(route_of);
    free(reduced);
    free(sorted);
    return ok;
}

/* ---- Solving --------------------------------------------------------------------------------- */

static void read_chosen(const ds_packing *packing, bool *crews, bool *routes) {
    const double *x = packing->lp.x;
    for (int32_t i = 0; i < packing->choices->n_crews; i++) {
        crews[i] = x[packing->first_crew + i] > 0.5;
    }
    for (int32_t i = 0; i < packing->choices->n_routes; i++) {
        routes[i] = packing->column[i] != DS_NONE && x[packing->column[i]] > 0.5;
    }
}

static ds_lp_status solve(ds_packing *packing, const ds_pack_options *options,
                          const ds_control *control, bool *found) {
    ds_lp_options how = DS_LP_OPTIONS;
    how.control = control;
    if (!ds_packing_build(packing)) {
        return DS_LP_NO_MEMORY;
    }
    ds_lp_status status = ds_lp_solve(&packing->lp, &how);
    if (status != DS_LP_OPTIMAL || packing->lp.value <= packing->own_value + LEAST_GAIN) {
        return status;
    }
    if (!keep_promising(packing, options->max_columns) || !ds_packing_build(packing)) {
        return DS_LP_NO_MEMORY;
    }
    how.node_limit = options->max_nodes;
    how.cut_off = packing->own_value + LEAST_GAIN;
    status = ds_lp_solve_integer(&packing->lp, &how);
    *found = (status == DS_LP_OPTIMAL || status == DS_LP_FEASIBLE) &&
             packing->lp.value > packing->own_value + LEAST_GAIN / 2;
    return status;
}

doorstep_status ds_choose(const ds_choices *choices, const ds_pack_options *options,
                          const ds_control *control, bool same_crews, bool *crews, bool *routes,
                          bool *found) {
    ds_packing packing;
    *found = false;
    if (!ds_packing_init(&packing, choices)) {
        return DOORSTEP_NO_MEMORY;
    }
    packing.same_crews = same_crews;
    ds_lp_status status = solve(&packing, options, control, found);
    if (*found) {
        read_chosen(&packing, crews, routes);
    }
    ds_packing_free(&packing);
    return status == DS_LP_NO_MEMORY ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}
