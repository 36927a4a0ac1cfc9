#include "bound/route_master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "score/score.h"

int32_t ds_route_master_row(ds_route_master *master, bool visits, double low, double high) {
    if (master->lp.n_rows >= master->flag_room) {
        int32_t room = 2 * master->flag_room + 256;
        bool *flags = realloc(master->of_visits, (size_t)room * sizeof *flags);
        if (flags == NULL) {
            master->failed = true;
            return DS_NONE;
        }
        master->of_visits = flags;
        master->flag_room = room;
    }
    int32_t row = ds_lp_row(&master->lp, low, high);
    if (row >= 0) {
        master->of_visits[row] = visits;
    }
    return row;
}

bool ds_visit_open(const ds_route_master *master, int32_t v) {
    return !ds_visit_done_before(&master->in->visits[v]) &&
           master->ground->first_day[v] < master->in->n_days;
}

/* ---- What a visit is in the rows ------------------------------------------------------------ */

typedef struct ds_part {
    int32_t row;
    double value;
} ds_part;

static bool is_first(const ds_instance *in, int32_t v) {
    const ds_household *household = &in->households[in->visits[v].household];
    return household->done == 0 && v == household->visits.first;
}

static bool is_last(const ds_instance *in, int32_t v) {
    const ds_household *household = &in->households[in->visits[v].household];
    return v == household->visits.first + household->visits.count - 1;
}

/* With order kept, a household is complete when its last visit is done. */
static double value_of(const ds_instance *in, int32_t v) {
    return ds_score_visit(in, v) +
           (is_last(in, v) ? ds_score_complete(in, in->visits[v].household) : 0.0);
}

static int32_t area_row_of(const ds_route_master *master, int32_t v) {
    int32_t area = master->in->households[master->in->visits[v].household].area;
    return area != DS_NONE && is_first(master->in, v) ? master->area_row[area] : DS_NONE;
}

double ds_order_entry(const ds_instance *in, const ds_order_row *order, int32_t v, int32_t day) {
    if (v == order->visit) {
        return day <= order->day ? 1.0 : 0.0;
    }
    return day <= order->day - in->visits[order->visit].lag_days ? -1.0 : 0.0;
}

/* Calls for every order row that the visit is in. */
#define DS_EACH_ORDER(master, v, i)                                                   \
    for (int32_t side = 0; side < 2; side++)                                          \
        for (int32_t i = side == 0                  ? (master)->order_first[v]        \
                         : is_last((master)->in, v) ? DS_NONE                         \
                                                    : (master)->order_first[(v) + 1]; \
             i != DS_NONE; i = (master)->orders[i].next)

double ds_route_master_gain(const ds_route_master *master, const double *price, int32_t v,
                            int32_t day) {
    double gain = value_of(master->in, v) - price[master->visit_row[v]];
    int32_t area = area_row_of(master, v);
    gain -= area != DS_NONE ? price[area] : 0.0;
    DS_EACH_ORDER(master, v, i) {
        gain -=
            price[master->orders[i].row] * ds_order_entry(master->in, &master->orders[i], v, day);
    }
    return gain;
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* Adds up the entries of a column in which a row may be met more than once. */
static void add_entries(ds_route_master *master, const ds_carrier *carrier) {
    const int32_t *visits = &master->carried[carrier->visits.first];
    int32_t day = master->in->shifts[carrier->shift].day;
    for (int32_t k = 0; k < carrier->visits.count; k++) {
        int32_t times = 0;
        bool again = false;
        for (int32_t j = 0; j < carrier->visits.count; j++) {
            times += visits[j] == visits[k];
            again |= j < k && visits[j] == visits[k];
        }
        if (!again) {
            ds_lp_entry(&master->lp, master->visit_row[visits[k]], carrier->column, times);
        }
    }
    for (int32_t i = 0; i < master->n_orders; i++) {
        double sum = 0.0;
        for (int32_t k = 0; k < carrier->visits.count; k++) {
            int32_t v = visits[k], later = master->orders[i].visit;
            if (v == later || v == later - 1) {
                sum += ds_order_entry(master->in, &master->orders[i], v, day);
            }
        }
        ds_lp_entry(&master->lp, master->orders[i].row, carrier->column, sum);
    }
    for (int32_t a = 0; a < master->in->n_areas; a++) {
        int32_t touched = 0;
        for (int32_t k = 0; k < carrier->visits.count; k++) {
            touched += master->area_row[a] != DS_NONE &&
                       area_row_of(master, visits[k]) == master->area_row[a];
        }
        ds_lp_entry(&master->lp, master->area_row[a], carrier->column, touched);
    }
}

static bool room_for_carrier(ds_route_master *master, int32_t visits) {
    if (master->n_carriers == master->carrier_room) {
        int32_t room = 2 * master->carrier_room + 256;
        ds_carrier *more = realloc(master->carriers, (size_t)room * sizeof *more);
        master->carriers = more != NULL ? more : master->carriers;
        master->carrier_room = more != NULL ? room : master->carrier_room;
        master->failed |= more == NULL;
    }
    if (master->n_carried + visits > master->carried_room) {
        int32_t room = 2 * master->carried_room + visits + 1024;
        int32_t *more = realloc(master->carried, (size_t)room * sizeof *more);
        master->carried = more != NULL ? more : master->carried;
        master->carried_room = more != NULL ? room : master->carried_room;
        master->failed |= more == NULL;
    }
    return !master->failed;
}

int32_t ds_route_master_carrier(ds_route_master *master, ds_carrier carrier, const int32_t *visits,
                                int32_t count, double cost, double high) {
    for (int32_t k = 0; k < count; k++) {
        cost += value_of(master->in, visits[k]);
    }
    carrier.column = ds_lp_column(&master->lp, 0.0, high, cost, true);
    if (carrier.column < 0 || !room_for_carrier(master, count)) {
        master->failed = true;
        return DS_NONE;
    }
    carrier.visits = (ds_range){master->n_carried, count};
    memcpy(&master->carried[master->n_carried], visits, (size_t)count * sizeof *visits);
    master->n_carried += count;
    master->carriers[master->n_carriers++] = carrier;
    add_entries(master, &carrier);
    return carrier.column;
}

void ds_route_master_add(ds_route_master *master, int32_t team, int32_t shift, int32_t type,
                         const int32_t *visits, int32_t count, int64_t travel) {
    const ds_crews *crews = &master->ground->teams[team].crews;
    double cost = -ds_penalty_travel(master->in, travel);
    ds_carrier carrier = {.team = team, .shift = shift, .type = type};
    int32_t column = ds_route_master_carrier(master, carrier, visits, count, cost,
                                             master->in->teams[team].max_crews);
    ds_lp_entry(&master->lp, master->crews_row[(int64_t)team * master->in->n_shifts + shift],
                column, 1.0);
    for (int32_t c = 0; c < crews->n_classes; c++) {
        ds_lp_entry(&master->lp, ds_class_row(master, team, shift, c), column,
                    ds_crew_counts(crews, type)[c]);
    }
}

double ds_route_master_wage(const ds_route_master *master, const double *price, int32_t team,
                            int32_t shift, int32_t type) {
    const ds_crews *crews = &master->ground->teams[team].crews;
    double wage = price[master->crews_row[(int64_t)team * master->in->n_shifts + shift]];
    for (int32_t c = 0; c < crews->n_classes; c++) {
        wage += price[ds_class_row(master, team, shift, c)] * ds_crew_counts(crews, type)[c];
    }
    return wage;
}
