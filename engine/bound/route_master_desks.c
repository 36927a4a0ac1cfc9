/* Desks' rows: who staffs them, what is missing or too much, what is booked there. */
#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"
#include "score/score.h"

static const double TOLERANCE = 1e-4; /* seconds, more than rule D2's */

/* One demand's rows. */
typedef struct demand_rows {
    int32_t staff; /* column: people there */
    int32_t staff_row;
    int32_t open;     /* column: is anybody there? */
    int32_t booked;   /* row: all booked work */
    int32_t *skilled; /* [n_skills] rows: booked work that calls for the skill; DS_NONE: none yet */
    int32_t *rules;   /* [2 x rules] rows */
    int32_t most;
} demand_rows;

static uint8_t bond(const ds_instance *in, int32_t m, int32_t t) {
    return in->member_team[(int64_t)m * in->n_teams + t];
}

/* ---- Penalties ------------------------------------------------------------------------------ */

/* The penalty as a function of people need not be convex; rows say its lower hull. */
static void add_penalty(ds_route_master *master, const ds_demand *demand, const demand_rows *rows) {
    double high = 0.0;
    for (int32_t n = 0; n <= rows->most; n++) {
        high = fmax(high, ds_penalty_demand(demand, n));
    }
    int32_t column = ds_lp_column(&master->lp, 0.0, high, -1.0, false);
    for (int32_t n = 0; n < rows->most;) {
        int32_t next = n + 1;
        double slope = INFINITY;
        for (int32_t k = n + 1; k <= rows->most; k++) {
            double own = (ds_penalty_demand(demand, k) - ds_penalty_demand(demand, n)) / (k - n);
            if (own <= slope) {
                slope = own;
                next = k;
            }
        }
        int32_t row =
            ds_route_master_row(master, false, ds_penalty_demand(demand, n) - slope * n, INFINITY);
        ds_lp_entry(&master->lp, row, column, 1.0);
        ds_lp_entry(&master->lp, row, rows->staff, -slope);
        n = next;
    }
    if (rows->most == 0) {
        master->constant -= ds_penalty_demand(demand, 0);
    }
}

/* ---- Staff ---------------------------------------------------------------------------------- */

static int32_t count_staff(const ds_route_master *master, const ds_demand *demand) {
    const ds_instance *in = master->in;
    int32_t count = 0;
    for (int32_t m = 0; m < in->n_members; m++) {
        count += in->member_desk[(int64_t)m * in->n_desks + demand->desk] &&
                 master->work[(int64_t)m * in->n_shifts + demand->shift] != DS_NONE;
    }
    return count < demand->max ? count : demand->max;
}

static void add_rules(ds_route_master *master, const ds_demand *demand, demand_rows *rows) {
    for (int32_t r = 0; r < demand->require.count; r++) {
        const ds_rule *rule = &master->in->rules[demand->require.first + r];
        rows->rules[2 * r] = ds_route_master_row(master, false, 0.0, INFINITY);
        ds_lp_entry(&master->lp, rows->rules[2 * r], rows->open, -rule->min);
        rows->rules[2 * r + 1] = ds_route_master_row(
            master, false, -INFINITY, rule->max < rows->most ? rule->max : rows->most);
    }
}

static void frame_demand(ds_route_master *master, const ds_demand *demand, demand_rows *rows) {
    const ds_instance *in = master->in;
    rows->most = count_staff(master, demand);
    rows->staff = ds_lp_column(&master->lp, 0.0, rows->most, 0.0, false);
    rows->open = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
    rows->staff_row = ds_route_master_row(master, false, 0.0, 0.0);
    ds_lp_entry(&master->lp, rows->staff_row, rows->staff, -1.0);
    rows->booked = ds_route_master_row(master, false, -INFINITY, TOLERANCE);
    ds_lp_entry(&master->lp, rows->booked, rows->staff,
                -in->desks[demand->desk].appointment_seconds);
    for (int32_t k = 0; k < in->n_skills; k++) {
        rows->skilled[k] = DS_NONE;
    }
    add_rules(master, demand, rows);
    add_penalty(master, demand, rows);
}

/* A member's duty there; the column. */
static int32_t add_duty(ds_route_master *master, const ds_demand *demand, const demand_rows *rows,
                        int32_t m) {
    const ds_instance *in = master->in;
    int64_t at = (int64_t)m * in->n_shifts + demand->shift;
    int32_t column = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
    ds_lp_entry(&master->lp, master->work_row[at], column, 1.0);
    ds_lp_entry(&master->lp, rows->staff_row, column, 1.0);
    for (int32_t r = 0; r < demand->require.count; r++) {
        if (ds_rule_matches(&in->rules[demand->require.first + r], &in->members[m])) {
            ds_lp_entry(&master->lp, rows->rules[2 * r], column, 1.0);
            ds_lp_entry(&master->lp, rows->rules[2 * r + 1], column, 1.0);
        }
    }
    for (uint64_t rest = in->members[m].skills; rest != 0; rest &= rest - 1) {
        int32_t skill = __builtin_ctzll(rest);
        ds_lp_entry(&master->lp, rows->skilled[skill], column,
                    -in->desks[demand->desk].appointment_seconds);
    }
    int32_t row = ds_route_master_row(master, false, -INFINITY, 0.0);
    ds_lp_entry(&master->lp, row, column, 1.0);
    ds_lp_entry(&master->lp, row, rows->open, -1.0);
    return column;
}

static bool may_staff(const ds_route_master *master, const ds_demand *demand, int32_t m) {
    const ds_instance *in = master->in;
    return in->member_desk[(int64_t)m * in->n_desks + demand->desk] &&
           master->work[(int64_t)m * in->n_shifts + demand->shift] != DS_NONE &&
           ds_duty_allowed(in, m, demand->shift, DS_DUTY_DESK, demand->desk);
}

static void staff_freely(ds_route_master *master, const ds_demand *demand,
                         const demand_rows *rows) {
    for (int32_t m = 0; m < master->in->n_members; m++) {
        if (may_staff(master, demand, m)) {
            add_duty(master, demand, rows, m);
        }
    }
}

/* Those of one team and its helpers. `held`: column "the team holds the desk that day"; `own`: row
 * of those who are there and belong to it. */
static void staff_from(ds_route_master *master, const ds_demand *demand, const demand_rows *rows,
                       int32_t t, int32_t held, int32_t own) {
    const ds_instance *in = master->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        if (bond(in, m, t) == 0 || !may_staff(master, demand, m)) {
            continue;
        }
        int32_t column = add_duty(master, demand, rows, m);
        int32_t row = ds_route_master_row(master, false, -INFINITY, 0.0);
        ds_lp_entry(&master->lp, row, column, 1.0);
        ds_lp_entry(&master->lp, row, held, -1.0);
        ds_route_master_needs(master, m, t, column);
        if ((bond(in, m, t) & DS_MAY_BELONG) != 0) {
            ds_lp_entry(&master->lp, own, column, 1.0);
        }
    }
}

/* ---- A desk that one team holds a day -------------------------------------------------------- */

static void hold(ds_route_master *master, int32_t desk, const demand_rows *rows) {
    const ds_instance *in = master->in;
    ds_range demands = in->desks[desk].demands;
    bool ok = true;
    int32_t *week_row = ds_zeroed((int64_t)in->n_weeks * in->n_teams, sizeof *week_row, &ok);
    master->failed |= !ok;
    for (int32_t i = 0; ok && i < in->n_weeks * in->n_teams; i++) {
        int32_t most = in->desks[desk].max_days_per_team;
        week_row[i] = ds_route_master_row(master, false, -INFINITY, most < 7 ? most : 7);
    }
    for (int32_t day = 0; ok && day < in->n_days; day++) {
        int32_t one = ds_route_master_row(master, false, -INFINITY, 1.0);
        for (int32_t t = 0; t < in->n_teams; t++) {
            int32_t held = DS_NONE, own = DS_NONE;
            for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
                const ds_shift *shift = &in->shifts[in->demands[d].shift];
                if (shift->day != day) {
                    continue;
                }
                if (held == DS_NONE) {
                    held = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
                    own = ds_route_master_row(master, false, 0.0, INFINITY);
                    ds_lp_entry(&master->lp, own, held, -1.0);
                    ds_lp_entry(&master->lp, one, held, 1.0);
                    ds_lp_entry(&master->lp, week_row[shift->week * in->n_teams + t], held, 1.0);
                }
                staff_from(master, &in->demands[d], &rows[d], t, held, own);
            }
        }
    }
    free(week_row);
}

/* ---- Bookings ------------------------------------------------------------------------------- */

/* May the demand's staff be booked for the visit? */
static bool bookable(const ds_route_master *master, int32_t d, int32_t v) {
    const ds_instance *in = master->in;
    const ds_demand *demand = &in->demands[d];
    const ds_visit *visit = &in->visits[v];
    int32_t day = in->shifts[demand->shift].day;
    return master->visit_row[v] != DS_NONE && ds_desk_may_book(in, demand->desk, v) &&
           day >= master->ground->first_day[v] &&
           ds_lock_allows(in, v, DS_NONE, demand->desk, demand->shift) &&
           in->class_meets[(int64_t)visit->window_class * in->n_shifts + demand->shift];
}

static bool wants_booking(const ds_route_master *master, int32_t d) {
    for (int32_t v = 0; v < master->in->n_visits; v++) {
        if (bookable(master, d, v)) {
            return true;
        }
    }
    return false;
}

static void frame_bookings(ds_route_master *master, int32_t d, demand_rows *rows) {
    const ds_instance *in = master->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!bookable(master, d, v)) {
            continue;
        }
        for (uint64_t rest = in->shapes[in->visits[v].shape].skills; rest != 0; rest &= rest - 1) {
            int32_t skill = __builtin_ctzll(rest);
            if (rows->skilled[skill] == DS_NONE) {
                rows->skilled[skill] = ds_route_master_row(master, false, -INFINITY, TOLERANCE);
            }
        }
    }
}

static void add_bookings(ds_route_master *master, int32_t d, const demand_rows *rows) {
    const ds_instance *in = master->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!bookable(master, d, v)) {
            continue;
        }
        const ds_shape *shape = &in->shapes[in->visits[v].shape];
        ds_carrier carrier = {.team = DS_NONE, .shift = in->demands[d].shift, .type = d};
        int32_t column = ds_route_master_carrier(master, carrier, &v, 1, 0.0, 1.0);
        ds_lp_entry(&master->lp, rows->booked, column, shape->work);
        for (int32_t i = 0; i < shape->skill_works.count; i++) {
            const ds_skill_work *part = &in->skill_works[shape->skill_works.first + i];
            ds_lp_entry(&master->lp, rows->skilled[part->skill], column, part->seconds);
        }
    }
}

/* ---- All ------------------------------------------------------------------------------------ */

static void add_desk(ds_route_master *master, int32_t desk, demand_rows *rows) {
    const ds_instance *in = master->in;
    ds_range demands = in->desks[desk].demands;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        frame_demand(master, &in->demands[d], &rows[d]);
        if (wants_booking(master, d)) {
            frame_bookings(master, d, &rows[d]);
        }
        if (!in->desks[desk].one_team_per_day) {
            staff_freely(master, &in->demands[d], &rows[d]);
        }
    }
    if (in->desks[desk].one_team_per_day) {
        hold(master, desk, rows);
    }
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        add_bookings(master, d, &rows[d]);
    }
}

void ds_route_master_desks(ds_route_master *master) {
    const ds_instance *in = master->in;
    bool ok = true;
    demand_rows *rows = ds_zeroed(in->n_demands, sizeof *rows, &ok);
    int32_t *skilled = ds_zeroed((int64_t)in->n_demands * in->n_skills, sizeof *skilled, &ok);
    int32_t *rules = ds_zeroed(2 * (int64_t)in->n_rules, sizeof *rules, &ok);
    for (int32_t d = 0, used = 0; ok && d < in->n_demands; d++) {
        rows[d].skilled = &skilled[(int64_t)d * in->n_skills];
        rows[d].rules = &rules[used];
        used += 2 * in->demands[d].require.count;
    }
    for (int32_t desk = 0; ok && desk < in->n_desks; desk++) {
        add_desk(master, desk, rows);
    }
    master->failed |= !ok;
    free(rows);
    free(skilled);
    free(rules);
}
