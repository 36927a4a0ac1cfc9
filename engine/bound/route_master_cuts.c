/* Rows that are added when a solution breaks them: order and lags, tangents of fairness. */
#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"

/* A broken row counts from here on. */
static const double BROKEN = 1e-4;

static void add_order(ds_route_master *master, int32_t v, int32_t day) {
    if (master->n_orders == master->order_room) {
        int32_t room = 2 * master->order_room + 64;
        ds_order_row *more = realloc(master->orders, (size_t)room * sizeof *more);
        if (more == NULL) {
            master->failed = true;
            return;
        }
        master->orders = more;
        master->order_room = room;
    }
    int32_t row = ds_route_master_row(master, true, -INFINITY, 0.0);
    ds_order_row order = {.visit = v, .day = day, .row = row, .next = master->order_first[v]};
    master->order_first[v] = master->n_orders;
    master->orders[master->n_orders++] = order;
    for (int32_t i = 0; i < master->n_carriers; i++) {
        const ds_carrier *carrier = &master->carriers[i];
        double sum = 0.0;
        for (int32_t k = 0; k < carrier->visits.count; k++) {
            int32_t u = master->carried[carrier->visits.first + k];
            if (u == v || u == v - 1) {
                sum +=
                    ds_order_entry(master->in, &order, u, master->in->shifts[carrier->shift].day);
            }
        }
        ds_lp_entry(&master->lp, row, carrier->column, sum);
    }
}

static bool has_order(const ds_route_master *master, int32_t v, int32_t day) {
    for (int32_t i = master->order_first[v]; i != DS_NONE; i = master->orders[i].next) {
        if (master->orders[i].day == day) {
            return true;
        }
    }
    return false;
}

/* The day on which the visit runs ahead of the one before it most; DS_NONE: none. `done` by visit
 * and day. */
static int32_t broken_day(const ds_route_master *master, const double *done, int32_t v) {
    const ds_instance *in = master->in;
    int32_t worst = DS_NONE;
    double most = BROKEN;
    for (int32_t day = 0; day < in->n_days; day++) {
        double ahead = 0.0;
        for (int32_t d = 0; d <= day; d++) {
            ahead += done[(int64_t)v * in->n_days + d];
            ahead -=
                d <= day - in->visits[v].lag_days ? done[((int64_t)v - 1) * in->n_days + d] : 0;
        }
        if (ahead > most && !has_order(master, v, day)) {
            most = ahead;
            worst = day;
        }
    }
    return worst;
}

static int32_t cut_order(ds_route_master *master) {
    const ds_instance *in = master->in;
    bool ok = true;
    double *done = ds_zeroed((int64_t)in->n_visits * in->n_days, sizeof *done, &ok);
    master->failed |= !ok;
    for (int32_t i = 0; ok && i < master->n_carriers; i++) {
        const ds_carrier *carrier = &master->carriers[i];
        for (int32_t k = 0; k < carrier->visits.count; k++) {
            int64_t v = master->carried[carrier->visits.first + k];
            done[v * in->n_days + in->shifts[carrier->shift].day] += master->lp.x[carrier->column];
        }
    }
    int32_t added = 0;
    for (int32_t v = 1; ok && v < in->n_visits; v++) {
        bool follows = in->visits[v].household == in->visits[v - 1].household &&
                       ds_visit_open(master, v) && ds_visit_open(master, v - 1);
        int32_t day = follows ? broken_day(master, done, v) : DS_NONE;
        if (day != DS_NONE) {
            add_order(master, v, day);
            added++;
        }
    }
    free(done);
    return added;
}

int32_t ds_route_master_cut(ds_route_master *master) {
    return cut_order(master) + ds_route_master_cut_fairness(master, master->lp.x);
}
