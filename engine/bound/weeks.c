#include "bound/weeks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"

/* ---- Taking over ---------------------------------------------------------------------------- */

static bool grow(int32_t **list, int32_t *room, int32_t wanted) {
    if (*room >= wanted) {
        return true;
    }
    int32_t *more = realloc(*list, 2 * (size_t)wanted * sizeof *more);
    if (more == NULL) {
        return false;
    }
    *list = more;
    *room = 2 * wanted;
    return true;
}

static double best_visit(const ds_instance *in) {
    double most = 1.0;
    for (int32_t v = 0; v < in->n_visits; v++) {
        most = fmax(most, in->weights.coverage * in->visits[v].value);
    }
    return most;
}

/* A row that is about visits, but not of one visit, can be broken, lest it keep all rosters out. */
static int32_t soften(ds_weeks *w, int32_t row) {
    bool below = w->lp.rows[row].high < INFINITY;
    int32_t column = ds_lp_column(&w->lp, 0.0, 1e6, 0.0, false);
    ds_lp_entry(&w->lp, row, column, below ? -1.0 : 1.0);
    return column;
}

static bool take_rows(ds_weeks *w) {
    const ds_route_master *master = w->master;
    const ds_lp *from = &master->lp;
    if (!grow(&w->row, &w->row_room, from->n_rows) ||
        !grow(&w->soft, &w->soft_room, from->n_rows)) {
        return false;
    }
    for (int32_t i = w->rows; i < from->n_rows; i++) {
        w->row[i] = w->soft[i] = DS_NONE;
        if (master->of_visits[i]) {
            w->row[i] = ds_lp_row(&w->lp, from->rows[i].low, from->rows[i].high);
            w->soft[i] = DS_NONE;
            if (i > w->last_visit) {
                w->soft[i] = soften(w, w->row[i]);
                w->lp.columns[w->soft[i]].cost = -w->far;
            }
        }
    }
    return true;
}

static int32_t case_of(const ds_weeks *w, const ds_carrier *carrier) {
    const ds_case *cases = w->pricer->cases;
    int32_t i = w->case_of[(int64_t)carrier->team * w->master->in->n_shifts + carrier->shift];
    while (cases[i].type != carrier->type) {
        i++;
    }
    return i;
}

static bool take_columns(ds_weeks *w) {
    const ds_lp *from = &w->master->lp;
    if (!grow(&w->column, &w->column_room, from->n_columns)) {
        return false;
    }
    for (int32_t j = w->columns; j < from->n_columns; j++) {
        w->column[j] = DS_NONE;
        if (j >= w->n_own) {
            const ds_lp_line *line = &from->columns[j];
            w->column[j] = ds_lp_column(&w->lp, line->low, line->high, line->cost, false);
        }
    }
    for (int32_t i = w->carriers; i < w->master->n_carriers; i++) {
        const ds_carrier *carrier = &w->master->carriers[i];
        if (carrier->team != DS_NONE) {
            ds_lp_entry(&w->lp, w->link[case_of(w, carrier)], w->column[carrier->column], 1.0);
        }
    }
    return true;
}

/* A roster's entries in the rows from `first` on. */
static bool add_roster_entries(ds_weeks *w, int32_t k, int32_t first) {
    const ds_lp *from = &w->master->lp;
    bool ok = true;
    double *sum = ds_zeroed(w->lp.n_rows, sizeof *sum, &ok);
    for (int32_t i = 1; ok && i <= from->n_entries; i++) {
        int32_t row = from->entry_row[i] - 1, column = from->entry_column[i] - 1;
        if (column < w->n_own && row >= first && w->row[row] != DS_NONE) {
            sum[w->row[row]] += from->entry_value[i] * w->roster[(int64_t)k * w->n_own + column];
        }
    }
    for (int32_t row = 0; ok && row < w->lp.n_rows; row++) {
        ds_lp_entry(&w->lp, row, w->share[k], sum[row]);
    }
    free(sum);
    return ok;
}

static bool take_over(ds_weeks *w) {
    const ds_lp *from = &w->master->lp;
    if (!take_rows(w) || !take_columns(w)) {
        return false;
    }
    for (int32_t i = w->entries + 1; i <= from->n_entries; i++) {
        int32_t row = w->row[from->entry_row[i] - 1];
        int32_t column = w->column[from->entry_column[i] - 1];
        if (row != DS_NONE && column != DS_NONE) {
            ds_lp_entry(&w->lp, row, column, from->entry_value[i]);
        }
    }
    bool ok = true;
    for (int32_t k = 0; ok && from->n_rows > w->rows && k < w->n_rosters; k++) {
        ok = add_roster_entries(w, k, w->rows);
    }
    w->rows = from->n_rows;
    w->columns = from->n_columns;
    w->entries = from->n_entries;
    w->carriers = w->master->n_carriers;
    return ok;
}

/* ---- Rosters -------------------------------------------------------------------------------- */

/* The tangents say less than what fairness costs. */
static void correct_fairness(const ds_weeks *w, double *roster) {
    for (int32_t m = 0; m < w->master->in->n_members; m++) {
        const ds_fair *fair = &w->master->fair[m];
        if (fair->penalty != DS_NONE) {
            double off = roster[fair->own] - fair->share * roster[fair->all];
            roster[fair->penalty] =
                fmax(roster[fair->penalty], w->master->in->weights.fairness * off * off);
        }
    }
}

static bool room_for_roster(ds_weeks *w) {
    if (w->n_rosters < w->roster_room) {
        return true;
    }
    int32_t room = 2 * w->roster_room + 16;
    double *roster = realloc(w->roster, (size_t)room * w->n_own * sizeof *roster);
    w->roster = roster != NULL ? roster : w->roster;
    int32_t *share = realloc(w->share, (size_t)room * sizeof *share);
    w->share = share != NULL ? share : w->share;
    w->roster_room = roster != NULL && share != NULL ? room : w->roster_room;
    return roster != NULL && share != NULL;
}

void ds_weeks_add(ds_weeks *w, const double *roster) {
    ds_route_master_cut_fairness(w->master, roster);
    if (!room_for_roster(w) || !take_over(w)) {
        w->master->failed = true;
        return;
    }
    int32_t k = w->n_rosters++;
    double *own = &w->roster[(int64_t)k * w->n_own];
    memcpy(own, roster, (size_t)w->n_own * sizeof *own);
    correct_fairness(w, own);
    double cost = 0.0;
    for (int32_t j = 0; j < w->n_own; j++) {
        cost += w->master->lp.columns[j].cost * own[j];
    }
    w->share[k] = ds_lp_column(&w->lp, 0.0, 1.0, cost, false);
    for (int32_t i = 0; i < w->pricer->n_cases; i++) {
        ds_lp_entry(&w->lp, w->link[i], w->share[k], -nearbyint(roster[w->n_own + i]));
    }
    ds_lp_entry(&w->lp, w->one, w->share[k], 1.0);
    w->master->failed |= !add_roster_entries(w, k, 0);
}

/* ---- Solving -------------------------------------------------------------------------------- */

/* Leaves the solution in the master's program. */
static bool hand_back(ds_weeks *w) {
    ds_lp *to = &w->master->lp;
    double *x = realloc(to->x, ((size_t)to->n_columns + 1) * sizeof *x);
    to->x = x != NULL ? x : to->x;
    double *price = realloc(to->price, ((size_t)to->n_rows + 1) * sizeof *price);
    to->price = price != NULL ? price : to->price;
    if (x == NULL || price == NULL) {
        return false;
    }
    for (int32_t j = 0; j < to->n_columns; j++) {
        x[j] = w->column[j] != DS_NONE ? w->lp.x[w->column[j]] : 0.0;
    }
    for (int32_t k = 0; k < w->n_rosters; k++) {
        for (int32_t j = 0; j < w->n_own; j++) {
            x[j] += w->lp.x[w->share[k]] * w->roster[(int64_t)k * w->n_own + j];
        }
    }
    for (int32_t i = 0; i < to->n_rows; i++) {
        price[i] = w->row[i] != DS_NONE ? w->lp.price[w->row[i]] : 0.0;
    }
    to->value = w->lp.value;
    return true;
}

bool ds_weeks_solve(ds_weeks *w, const ds_control *control) {
    if (!take_over(w)) {
        w->master->failed = true;
        return false;
    }
    for (int32_t j = w->master->first_box; j < w->master->end_box; j++) {
        w->lp.columns[w->column[j]].cost = w->master->lp.columns[j].cost;
    }
    ds_lp_options options = DS_LP_OPTIONS;
    options.warm = true;
    options.control = control;
    ds_lp_status status = ds_lp_solve(&w->lp, &options);
    w->master->failed |= w->lp.failed || status == DS_LP_NO_MEMORY;
    if (status != DS_LP_OPTIMAL || w->master->failed) {
        return false;
    }
    w->master->failed |= !hand_back(w);
    return !w->master->failed;
}

void ds_weeks_place(ds_weeks *w, const double *centre, int32_t count, double reach) {
    w->far = reach * best_visit(w->master->in);
    for (int32_t i = 0; i < w->rows; i++) {
        if (w->soft[i] != DS_NONE) {
            double price = i < count ? fabs(centre[i]) : 0.0;
            w->lp.columns[w->soft[i]].cost = -(price + w->far);
        }
    }
}

double ds_weeks_wage(const ds_weeks *w, int32_t c) {
    return fmax(w->lp.price[w->link[c]], 0.0);
}

/* ---- Making --------------------------------------------------------------------------------- */

bool ds_weeks_init(ds_weeks *w, ds_route_master *master, const ds_route_pricer *pricer) {
    bool ok = true;
    int32_t last = DS_NONE;
    for (int32_t v = 0; v < master->in->n_visits; v++) {
        last = master->visit_row[v] > last ? master->visit_row[v] : last;
    }
    *w = (ds_weeks){
        .master = master, .pricer = pricer, .n_own = master->first_box, .last_visit = last};
    ds_lp_init(&w->lp);
    w->link = ds_zeroed(pricer->n_cases, sizeof *w->link, &ok);
    int32_t n_shifts = master->in->n_shifts;
    w->case_of = ds_zeroed((int64_t)master->in->n_teams * n_shifts, sizeof *w->case_of, &ok);
    w->one = ds_lp_row(&w->lp, 1.0, 1.0);
    for (int32_t i = pricer->n_cases - 1; ok && i >= 0; i--) {
        const ds_case *c = &pricer->cases[i];
        w->link[i] = ds_lp_row(&w->lp, -INFINITY, 0.0);
        w->case_of[(int64_t)c->team * n_shifts + c->shift] = i;
    }
    return ok && take_over(w) && !w->lp.failed;
}

void ds_weeks_free(ds_weeks *w) {
    ds_lp_free(&w->lp);
    free(w->link);
    free(w->case_of);
    free(w->row);
    free(w->soft);
    free(w->column);
    free(w->roster);
    free(w->share);
    *w = (ds_weeks){0};
}
