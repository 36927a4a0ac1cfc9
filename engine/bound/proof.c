#include "bound/proof.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"

enum { MOST_ROUNDS = 200, NODES = 400 };

/* ---- The value at prices -------------------------------------------------------------------- */

/* A price that its row can have: 0 where it points to a side that is open. */
static double clean_price(const ds_lp_line *row, double price) {
    if ((price > 0.0 && row->high == INFINITY) || (price < 0.0 && row->low == -INFINITY)) {
        return 0.0;
    }
    return price;
}

double ds_dual_value(const ds_lp *lp) {
    bool ok = true;
    double *cost = ds_zeroed(lp->n_columns, sizeof *cost, &ok);
    if (!ok) {
        return INFINITY;
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        cost[j] = lp->columns[j].cost;
    }
    for (int32_t i = 1; i <= lp->n_entries; i++) {
        int32_t row = lp->entry_row[i] - 1;
        cost[lp->entry_column[i] - 1] -=
            lp->entry_value[i] * clean_price(&lp->rows[row], lp->price[row]);
    }
    double sum = 0.0;
    for (int32_t i = 0; i < lp->n_rows; i++) {
        double price = clean_price(&lp->rows[i], lp->price[i]);
        sum += price > 0.0 ? price * lp->rows[i].high : price < 0.0 ? price * lp->rows[i].low : 0.0;
    }
    for (int32_t j = 0; j < lp->n_columns; j++) {
        double worst = cost[j] > 0.0 ? lp->columns[j].high : lp->columns[j].low;
        sum += cost[j] != 0.0 ? cost[j] * worst : 0.0;
    }
    free(cost);
    return sum;
}

/* ---- The roster's program ------------------------------------------------------------------- */

/* One proof while it is made. */
typedef struct proving {
    const ds_route_master *master;
    ds_route_pricer *pricer;
    const double *price;
    const ds_control *control;
    ds_lp lp;
    double constant;
    int32_t first_case; /* column of the first case */
} proving;

/* The master's rows and columns, those about visits opened and priced, routes left out. */
static bool copy_master(proving *p) {
    const ds_lp *from = &p->master->lp;
    bool ok = true;
    bool *routes = ds_zeroed(from->n_columns, sizeof *routes, &ok);
    for (int32_t i = 0; ok && i < p->master->n_carriers; i++) {
        routes[p->master->carriers[i].column] = p->master->carriers[i].team != DS_NONE;
    }
    for (int32_t j = p->master->first_box; ok && j < p->master->end_box; j++) {
        routes[j] = true;
    }
    for (int32_t i = 0; ok && i < from->n_rows; i++) {
        bool open = p->master->of_visits[i];
        ds_lp_row(&p->lp, open ? -INFINITY : from->rows[i].low,
                  open ? INFINITY : from->rows[i].high);
        double price = clean_price(&from->rows[i], p->price[i]);
        if (open && price != 0.0) {
            p->constant += price * (price > 0.0 ? from->rows[i].high : from->rows[i].low);
        }
    }
    for (int32_t j = 0; ok && j < from->n_columns; j++) {
        const ds_lp_line *column = &from->columns[j];
        bool route = routes[j];
        ds_lp_column(&p->lp, column->low, route ? 0.0 : column->high, route ? 0.0 : column->cost,
                     column->integer);
    }
    for (int32_t i = 1; ok && !p->lp.failed && i <= from->n_entries; i++) {
        int32_t row = from->entry_row[i] - 1, column = from->entry_column[i] - 1;
        if (routes[column]) {
            continue;
        }
        if (p->master->of_visits[row]) {
            p->lp.columns[column].cost -=
                from->entry_value[i] * clean_price(&from->rows[row], p->price[row]);
        } else {
            ds_lp_entry(&p->lp, row, column, from->entry_value[i]);
        }
    }
    free(routes);
    return ok && !p->lp.failed;
}

static void add_case(proving *p, const ds_case *c) {
    const ds_instance *in = p->master->in;
    const ds_crews *crews = &p->master->ground->teams[c->team].crews;
    int32_t most = ds_crews_most(in, crews, c->team);
    int32_t column = ds_lp_column(&p->lp, 0.0, most, c->most, true);
    ds_lp_entry(&p->lp, p->master->crews_row[(int64_t)c->team * in->n_shifts + c->shift], column,
                1.0);
    for (int32_t k = 0; k < crews->n_classes; k++) {
        ds_lp_entry(&p->lp, ds_class_row(p->master, c->team, c->shift, k), column,
                    ds_crew_counts(crews, c->type)[k]);
    }
}

static bool build(proving *p) {
    ds_lp_init(&p->lp);
    p->constant = p->master->constant;
    if (!copy_master(p)) {
        return false;
    }
    p->first_case = p->lp.n_columns;
    for (int32_t i = 0; i < p->pricer->n_cases; i++) {
        add_case(p, &p->pricer->cases[i]);
    }
    return !p->lp.failed;
}

/* ---- Rounds --------------------------------------------------------------------------------- */

static void update_worths(proving *p) {
    for (int32_t i = 0; i < p->pricer->n_cases; i++) {
        p->lp.columns[p->first_case + i].cost = p->pricer->cases[i].most;
    }
}

/* Cases that the roster wants and of which more could be known; the next effort for all of them. */
static int32_t mark_wanted(const proving *p, ds_effort *effort) {
    int32_t count = 0;
    *effort = DS_EXACT;
    for (int32_t i = 0; i < p->pricer->n_cases; i++) {
        const ds_case *c = &p->pricer->cases[i];
        if (p->lp.x[p->first_case + i] > 1e-6 && c->known < DS_ROUGH) {
            *effort = DS_ROUGH;
        }
    }
    for (int32_t i = 0; i < p->pricer->n_cases; i++) {
        ds_case *c = &p->pricer->cases[i];
        c->asked = c->known < *effort && p->lp.x[p->first_case + i] > 1e-6;
        count += c->asked;
    }
    return count;
}

static bool solve(proving *p, bool integer, double *value) {
    ds_lp_options options = DS_LP_OPTIONS;
    options.warm = !integer;
    options.control = p->control;
    options.node_limit = NODES;
    ds_lp_status status =
        integer ? ds_lp_solve_integer(&p->lp, &options) : ds_lp_solve(&p->lp, &options);
    if (status == DS_LP_INFEASIBLE) {
        *value = -INFINITY;
        return false;
    }
    if (status > DS_LP_FEASIBLE) {
        return false;
    }
    *value = p->constant + (integer ? p->lp.bound : ds_dual_value(&p->lp));
    return true;
}

static void hand_out(const proving *p, ds_proof *proof) {
    int32_t own = p->master->first_box;
    if (proof->roster != NULL) {
        proof->whole = true;
        memcpy(proof->roster, p->lp.x, (size_t)own * sizeof *proof->roster);
        memcpy(&proof->roster[own], &p->lp.x[p->first_case],
               (size_t)p->pricer->n_cases * sizeof *proof->roster);
    }
}

static void prove(proving *p, bool integer, ds_proof *proof) {
    int32_t slow = 0;
    bool exact = false;
    for (int32_t round = 0; round < MOST_ROUNDS && !ds_stop_now(p->control); round++) {
        double value;
        update_worths(p);
        if (!solve(p, integer, &value)) {
            return;
        }
        double before = proof->bound;
        proof->bound = fmin(proof->bound, value);
        if (integer) {
            hand_out(p, proof);
        }
        ds_effort effort;
        int32_t wanted = mark_wanted(p, &effort);
        slow = exact && before - value < 2e-5 * fabs(value) ? slow + 1 : 0;
        if (wanted == 0 || slow >= 3) {
            proof->complete = true;
            return;
        }
        exact = effort == DS_EXACT;
        ds_price_routes(p->pricer, effort);
        if (p->pricer->out_of_memory) {
            return;
        }
    }
}

static void ask_all(ds_route_pricer *pricer, ds_effort effort) {
    for (int32_t i = 0; i < pricer->n_cases; i++) {
        pricer->cases[i].asked = true;
    }
    ds_price_routes(pricer, effort);
}

static bool all_known(const ds_route_pricer *pricer) {
    for (int32_t i = 0; i < pricer->n_cases; i++) {
        if (pricer->cases[i].most == INFINITY) {
            return false;
        }
    }
    return true;
}

bool ds_prove(const ds_route_master *master, ds_route_pricer *pricer, const double *price,
              bool integer, const ds_control *control, ds_proof *proof) {
    proving p = {.master = master, .pricer = pricer, .price = price, .control = control};
    proof->bound = INFINITY;
    proof->complete = proof->whole = false;
    ds_price_at(pricer, price);
    ask_all(pricer, DS_GUESS);
    if (pricer->out_of_memory || !all_known(pricer)) {
        return !pricer->out_of_memory;
    }
    bool ok = build(&p);
    if (ok) {
        prove(&p, false, proof);
    }
    if (ok && integer && proof->complete) {
        proof->complete = false;
        prove(&p, true, proof);
    }
    ds_lp_free(&p.lp);
    return ok && !pricer->out_of_memory;
}
