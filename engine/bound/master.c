#include "bound/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "score/score.h"

/* A broken row counts from here on. */
static const double BROKEN = 1e-4;

int32_t ds_master_row(ds_master *master, bool visits, double low, double high) {
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

/* ---- Rows about visits ---------------------------------------------------------------------- */

static bool is_open(const ds_master *master, int32_t v) {
    return !ds_visit_done_before(&master->in->visits[v]) &&
           master->ground->first_day[v] < master->in->n_days;
}

/* Households of the area still to be touched. */
static void add_area(ds_master *master, int32_t a) {
    const ds_instance *in = master->in;
    int32_t missing = in->areas[a].wanted;
    for (int32_t h = 0; h < in->n_households; h++) {
        missing -= in->households[h].area == a && in->households[h].done > 0;
    }
    master->area_row[a] = DS_NONE;
    if (missing > 0 && in->weights.area_target > 0.0) {
        master->area_row[a] = ds_master_row(master, true, missing, INFINITY);
        ds_lp_entry(&master->lp, master->area_row[a],
                    ds_lp_column(&master->lp, 0.0, missing, -in->weights.area_target, false), 1.0);
    }
}

static void add_visit_rows(ds_master *master) {
    for (int32_t v = 0; v < master->in->n_visits; v++) {
        master->order_first[v] = DS_NONE;
        master->visit_row[v] =
            is_open(master, v) ? ds_master_row(master, true, -INFINITY, 1.0) : DS_NONE;
    }
    for (int32_t a = 0; a < master->in->n_areas; a++) {
        add_area(master, a);
    }
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

static int32_t area_row_of(const ds_master *master, int32_t v) {
    int32_t area = master->in->households[master->in->visits[v].household].area;
    return area != DS_NONE && is_first(master->in, v) ? master->area_row[area] : DS_NONE;
}

/* The order row's entry for the visit on the day. */
static double order_entry(const ds_instance *in, const ds_order_row *order, int32_t v,
                          int32_t day) {
    if (v == order->visit) {
        return day <= order->day ? 1.0 : 0.0;
    }
    return day <= order->day - in->visits[order->visit].lag_days ? -1.0 : 0.0;
}

/* Calls for every order row that the visit is in. */
#define DS_EACH_ORDER(master, v, i)                                                       \
    for (int32_t side = 0; side < 2; side++)                                              \
        for (int32_t i = side == 0          ? (master)->order_first[v]                    \
                         : is_last((master)->in, v) ? DS_NONE : (master)->order_first[(v) + 1]; \
             i != DS_NONE; i = (master)->orders[i].next)

double ds_master_gain(const ds_master *master, const double *price, int32_t v, int32_t day) {
    double gain = value_of(master->in, v) - price[master->visit_row[v]];
    int32_t area = area_row_of(master, v);
    gain -= area != DS_NONE ? price[area] : 0.0;
    DS_EACH_ORDER(master, v, i) {
        gain -= price[master->orders[i].row] * order_entry(master->in, &master->orders[i], v, day);
    }
    return gain;
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* Adds up the entries of a column in which a row may be met more than once. */
static void add_entries(ds_master *master, const ds_carrier *carrier) {
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
                sum += order_entry(master->in, &master->orders[i], v, day);
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

static bool room_for_carrier(ds_master *master, int32_t visits) {
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

int32_t ds_master_carrier(ds_master *master, ds_carrier carrier, const int32_t *visits,
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

void ds_master_route(ds_master *master, int32_t team, int32_t shift, int32_t type,
                     const int32_t *visits, int32_t count, int64_t travel) {
    const ds_crews *crews = &master->ground->teams[team].crews;
    double cost = -ds_penalty_travel(master->in, travel);
    ds_carrier carrier = {.team = team, .shift = shift, .type = type};
    int32_t column =
        ds_master_carrier(master, carrier, visits, count, cost, master->in->teams[team].max_crews);
    ds_lp_entry(&master->lp, master->crews_row[(int64_t)team * master->in->n_shifts + shift],
                column, 1.0);
    for (int32_t c = 0; c < crews->n_classes; c++) {
        ds_lp_entry(&master->lp, ds_class_row(master, team, shift, c), column,
                    ds_crew_counts(crews, type)[c]);
    }
}

double ds_master_wage(const ds_master *master, const double *price, int32_t team, int32_t shift,
                      int32_t type) {
    const ds_crews *crews = &master->ground->teams[team].crews;
    double wage = price[master->crews_row[(int64_t)team * master->in->n_shifts + shift]];
    for (int32_t c = 0; c < crews->n_classes; c++) {
        wage += price[ds_class_row(master, team, shift, c)] * ds_crew_counts(crews, type)[c];
    }
    return wage;
}

/* ---- Rows that are added when they are broken ------------------------------------------------ */

static void add_order(ds_master *master, int32_t v, int32_t day) {
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
    int32_t row = ds_master_row(master, true, -INFINITY, 0.0);
    ds_order_row order = {.visit = v, .day = day, .row = row, .next = master->order_first[v]};
    master->order_first[v] = master->n_orders;
    master->orders[master->n_orders++] = order;
    for (int32_t i = 0; i < master->n_carriers; i++) {
        const ds_carrier *carrier = &master->carriers[i];
        double sum = 0.0;
        for (int32_t k = 0; k < carrier->visits.count; k++) {
            int32_t u = master->carried[carrier->visits.first + k];
            if (u == v || u == v - 1) {
                sum += order_entry(master->in, &order, u, master->in->shifts[carrier->shift].day);
            }
        }
        ds_lp_entry(&master->lp, row, carrier->column, sum);
    }
}

static bool has_order(const ds_master *master, int32_t v, int32_t day) {
    for (int32_t i = master->order_first[v]; i != DS_NONE; i = master->orders[i].next) {
        if (master->orders[i].day == day) {
            return true;
        }
    }
    return false;
}

/* The day on which the visit runs ahead of the one before it most; DS_NONE: none. `done` by visit
 * and day. */
static int32_t broken_day(const ds_master *master, const double *done, int32_t v) {
    const ds_instance *in = master->in;
    int32_t worst = DS_NONE;
    double most = BROKEN;
    for (int32_t day = 0; day < in->n_days; day++) {
        double ahead = 0.0;
        for (int32_t d = 0; d <= day; d++) {
            ahead += done[(int64_t)v * in->n_days + d];
            ahead -= d <= day - in->visits[v].lag_days ? done[((int64_t)v - 1) * in->n_days + d] : 0;
        }
        if (ahead > most && !has_order(master, v, day)) {
            most = ahead;
            worst = day;
        }
    }
    return worst;
}

static int32_t cut_order(ds_master *master) {
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
                       is_open(master, v) && is_open(master, v - 1);
        int32_t day = follows ? broken_day(master, done, v) : DS_NONE;
        if (day != DS_NONE) {
            add_order(master, v, day);
            added++;
        }
    }
    free(done);
    return added;
}

int32_t ds_master_cut(ds_master *master) {
    return cut_order(master) + ds_master_cut_fairness(master, master->lp.x);
}

/* ---- Making --------------------------------------------------------------------------------- */

static bool make_arrays(ds_master *master) {
    const ds_instance *in = master->in;
    bool ok = true;
    int64_t member_shifts = (int64_t)in->n_members * in->n_shifts;
    master->visit_row = ds_zeroed(in->n_visits, sizeof *master->visit_row, &ok);
    master->order_first = ds_zeroed(in->n_visits, sizeof *master->order_first, &ok);
    master->area_row = ds_zeroed(in->n_areas, sizeof *master->area_row, &ok);
    master->work_row = ds_zeroed(member_shifts, sizeof *master->work_row, &ok);
    master->work = ds_zeroed(member_shifts, sizeof *master->work, &ok);
    master->join = ds_zeroed((int64_t)in->n_members * in->n_teams, sizeof *master->join, &ok);
    master->active = ds_zeroed(in->n_teams, sizeof *master->active, &ok);
    master->class_first = ds_zeroed(in->n_teams, sizeof *master->class_first, &ok);
    master->crews_row =
        ds_zeroed((int64_t)in->n_teams * in->n_shifts, sizeof *master->crews_row, &ok);
    master->fair = ds_zeroed(in->n_members, sizeof *master->fair, &ok);
    int32_t count = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        master->class_first[t] = count;
        count += in->n_shifts * master->ground->teams[t].crews.n_classes;
    }
    master->class_row = ds_zeroed(count, sizeof *master->class_row, &ok);
    return ok;
}

bool ds_master_init(ds_master *master, const ds_ground *ground) {
    *master = (ds_master){.in = ground->in, .ground = ground};
    ds_lp_init(&master->lp);
    if (!make_arrays(master)) {
        return false;
    }
    add_visit_rows(master);
    ds_master_members(master);
    ds_master_teams(master);
    ds_master_desks(master);
    return !master->failed && !master->lp.failed;
}

void ds_master_free(ds_master *master) {
    ds_lp_free(&master->lp);
    free(master->of_visits);
    free(master->visit_row);
    free(master->order_first);
    free(master->area_row);
    free(master->orders);
    free(master->work_row);
    free(master->work);
    free(master->join);
    free(master->active);
    free(master->class_first);
    free(master->class_row);
    free(master->crews_row);
    free(master->fair);
    free(master->carriers);
    free(master->carried);
    *master = (ds_master){0};
}
