#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

/* What a member's shift is worth in a crew by the relaxation's prices, which know less of the way
 * between doors than a crew meets. */
static const double RENT_SHARE = 0.9;

/* ---- Who may be at a desk ------------------------------------------------------------------- */

static bool is_locked_elsewhere(const ds_instance *in, int32_t member, int32_t shift,
                                int32_t desk) {
    const ds_member_lock *lock = ds_budget_lock(in, member, shift);
    return lock != NULL && (lock->duty != DS_DUTY_DESK || lock->where != desk);
}

static void list_duties(ds_program *p) {
    const ds_instance *in = p->in;
    for (int32_t seat = 0; seat < p->n_members; seat++) {
        int32_t m = p->members[seat];
        for (int32_t s = 0; s < in->n_shifts; s++) {
            int32_t *first = &p->duty_first[(int64_t)seat * in->n_shifts + s];
            first[0] = first[1] = p->n_duties;
            double gain = ds_program_wish(p, m, s) - RENT_SHARE * ds_program_rent(p, m, s);
            for (int32_t desk = 0; desk < in->n_desks && ds_can_work(in, m, s); desk++) {
                int32_t d = in->demand_at[(int64_t)desk * in->n_shifts + s];
                if (d != DS_NONE && in->member_desk[(int64_t)m * in->n_desks + desk] &&
                    !is_locked_elsewhere(in, m, s, desk)) {
                    const ds_market *market = &p->budget->dual.market;
                    int32_t booking = market->first_booking + d * market->worth->desk_prices;
                    ds_program_duty(
                        p, seat, s, d,
                        gain + ds_booking_earned(market, p->budget->descent.best, m, booking),
                        ds_budget_lock(in, m, s) != NULL);
                }
            }
        }
    }
}

/* ---- Desks ---------------------------------------------------------------------------------- */

static void add_staff(ds_program *p, int32_t row, int32_t d, const ds_rule *rule) {
    for (int32_t i = 0; i < p->n_duties; i++) {
        const ds_duty_column *duty = &p->duties[i];
        if (duty->demand == d &&
            (rule == NULL || ds_rule_matches(rule, &p->in->members[p->members[duty->seat]]))) {
            ds_lp_entry(&p->lp, row, duty->column, 1.0);
        }
    }
}

static void add_cover(ds_program *p, int32_t d) {
    const ds_demand *demand = &p->in->demands[d];
    int32_t ideal = ds_lp_row(&p->lp, demand->ideal, INFINITY);
    int32_t over = ds_lp_row(&p->lp, -INFINITY, demand->ideal);
    add_staff(p, ideal, d, NULL);
    add_staff(p, over, d, NULL);
    ds_lp_entry(&p->lp, ideal,
                ds_lp_column(&p->lp, 0.0, demand->min, -demand->shortage_weight, false), 1.0);
    ds_lp_entry(
        &p->lp, ideal,
        ds_lp_column(&p->lp, 0.0, demand->ideal - demand->min, -demand->ideal_weight, false), 1.0);
    ds_lp_entry(&p->lp, over, ds_lp_column(&p->lp, 0.0, INFINITY, -demand->over_weight, false),
                -1.0);
}

/* Rules hold where somebody is present; where one team holds the desk, somebody of its own is. */
static void add_presence(ds_program *p, int32_t d) {
    const ds_instance *in = p->in;
    const ds_demand *demand = &in->demands[d];
    int32_t present = ds_lp_column(&p->lp, 0.0, 1.0, 0.0, true);
    int32_t most = ds_lp_row(&p->lp, -INFINITY, 0.0);
    int32_t people = demand->max < p->n_members ? demand->max : p->n_members;
    ds_lp_entry(&p->lp, most, present, -(double)people);
    add_staff(p, most, d, NULL);
    for (int32_t r = demand->require.first; r < demand->require.first + demand->require.count;
         r++) {
        const ds_rule *rule = &in->rules[r];
        int32_t enough = ds_lp_row(&p->lp, 0.0, INFINITY);
        ds_lp_entry(&p->lp, enough, present, -(double)rule->min);
        add_staff(p, enough, d, rule);
        add_staff(p, ds_lp_row(&p->lp, -INFINITY, rule->max == DS_NO_LIMIT ? INFINITY : rule->max),
                  d, rule);
    }
}

/* ---- Desks held by one team a day ----------------------------------------------------------- */

static bool open_on(const ds_instance *in, int32_t desk, int32_t day) {
    ds_range demands = in->desks[desk].demands;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        if (in->shifts[in->demands[d].shift].day == day) {
            return true;
        }
    }
    return false;
}

/* Nobody comes but with the team that holds the desk; some of those who come belong to it. */
static void bind_staff(ds_program *p, int32_t desk, int32_t day, const int32_t *holds) {
    const ds_instance *in = p->in;
    const int32_t *team = p->budget->roster->team;
    for (int32_t i = 0; i < p->n_duties; i++) {
        const ds_duty_column *duty = &p->duties[i];
        int32_t m = p->members[duty->seat];
        if (in->demands[duty->demand].desk == desk && in->shifts[duty->shift].day == day) {
            int32_t row = ds_lp_row(&p->lp, -INFINITY, 0.0);
            ds_lp_entry(&p->lp, row, duty->column, 1.0);
            for (int32_t t = 0; t < in->n_teams; t++) {
                if (team[m] == t || (ds_bond(in, m, t) & DS_HELPS) != 0) {
                    ds_lp_entry(&p->lp, row, holds[t], -1.0);
                }
            }
        }
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t row = ds_lp_row(&p->lp, 0.0, INFINITY);
        ds_lp_entry(&p->lp, row, holds[t], -1.0);
        for (int32_t i = 0; i < p->n_duties; i++) {
            const ds_duty_column *duty = &p->duties[i];
            if (in->demands[duty->demand].desk == desk && in->shifts[duty->shift].day == day &&
                team[p->members[duty->seat]] == t) {
                ds_lp_entry(&p->lp, row, duty->column, 1.0);
            }
        }
    }
}

/* A team a date, each team at most so many dates a week. The relaxation's choice settles what is
 * equally good. */
static void add_holders(ds_program *p, int32_t desk, int32_t *holds) {
    const ds_instance *in = p->in;
    int32_t most = in->desks[desk].max_days_per_team;
    int32_t first_week = p->lp.n_rows;
    for (int64_t i = 0; i < (int64_t)in->n_weeks * in->n_teams; i++) {
        ds_lp_row(&p->lp, -INFINITY, most == DS_NO_LIMIT ? INFINITY : most);
    }
    for (int32_t day = 0; day < in->n_days; day++) {
        if (!open_on(in, desk, day)) {
            continue;
        }
        int32_t week = 0, one = ds_lp_row(&p->lp, -INFINITY, 1.0);
        for (int32_t s = 0; s < in->n_shifts; s++) {
            week = in->shifts[s].day == day ? in->shifts[s].week : week;
        }
        for (int32_t t = 0; t < in->n_teams; t++) {
            int64_t cell = ((int64_t)desk * in->n_days + day) * in->n_teams + t;
            holds[t] = ds_lp_column(&p->lp, 0.0, 1.0, p->budget->descent.held[cell], true);
            ds_lp_entry(&p->lp, one, holds[t], 1.0);
            ds_lp_entry(&p->lp, first_week + week * in->n_teams + t, holds[t], 1.0);
        }
        bind_staff(p, desk, day, holds);
    }
}

/* ---- The program ---------------------------------------------------------------------------- */

static void fill(ds_program *p, int32_t *holds) {
    const ds_instance *in = p->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_program_seat(p, m, DS_NONE);
    }
    list_duties(p);
    ds_program_members(p);
    for (int32_t d = 0; d < in->n_demands; d++) {
        add_cover(p, d);
        add_presence(p, d);
    }
    for (int32_t desk = 0; desk < in->n_desks; desk++) {
        if (in->desks[desk].one_team_per_day) {
            add_holders(p, desk, holds);
        }
    }
}

doorstep_status ds_budget_desks(ds_budget *budget, bool *found) {
    const ds_instance *in = budget->in;
    ds_program p;
    *found = false;
    int32_t *holds = malloc(((size_t)in->n_teams + 1) * sizeof *holds);
    if (holds == NULL || !ds_program_init(&p, budget, DS_NONE)) {
        free(holds);
        return DOORSTEP_NO_MEMORY;
    }
    fill(&p, holds);
    doorstep_status status = DOORSTEP_OK;
    if (p.n_duties > 0 && !p.failed) {
        status = ds_program_solve(&p, 0.0005, found);
    }
    for (int32_t i = 0; i < p.n_duties && *found; i++) {
        if (ds_program_chosen(&p, p.duties[i].column)) {
            *ds_budget_duty(budget, p.members[p.duties[i].seat], p.duties[i].shift) =
                in->n_teams + in->demands[p.duties[i].demand].desk;
        }
    }
    status = p.failed ? DOORSTEP_NO_MEMORY : status;
    free(holds);
    ds_program_free(&p);
    return status;
}
