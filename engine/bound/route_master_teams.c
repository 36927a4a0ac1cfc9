/* Teams' rows: who belongs, what that must look like, and how many of whom go out in crews. */
#include <math.h>

#include "bound/route_master_parts.h"
#include "roster/duty_plan.h"

static uint8_t bond(const ds_instance *in, int32_t m, int32_t t) {
    return in->member_team[(int64_t)m * in->n_teams + t];
}

static int32_t join_column(const ds_route_master *master, int32_t m, int32_t t) {
    return master->join[(int64_t)m * master->in->n_teams + t];
}

/* ---- Belonging ------------------------------------------------------------------------------ */

static void add_joins(ds_route_master *master) {
    const ds_instance *in = master->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t row = ds_route_master_row(master, false, -INFINITY, 1.0);
        for (int32_t t = 0; t < in->n_teams; t++) {
            int32_t column = DS_NONE;
            if ((bond(in, m, t) & DS_MAY_BELONG) != 0) {
                column = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
                ds_lp_entry(&master->lp, row, column, 1.0);
            }
            master->join[(int64_t)m * in->n_teams + t] = column;
        }
    }
}

/* Of those who belong and match (rule NULL: all), at least and at most so many if the team is. */
static void limit_team(ds_route_master *master, int32_t t, const ds_rule *rule, int32_t least,
                       int32_t most) {
    const ds_instance *in = master->in;
    int32_t low = ds_route_master_row(master, false, 0.0, INFINITY);
    int32_t high = ds_route_master_row(master, false, -INFINITY, 0.0);
    most = most < in->n_members ? most : in->n_members;
    ds_lp_entry(&master->lp, low, master->active[t], -least);
    ds_lp_entry(&master->lp, high, master->active[t], -most);
    for (int32_t m = 0; m < in->n_members; m++) {
        if (rule == NULL || ds_rule_matches(rule, &in->members[m])) {
            ds_lp_entry(&master->lp, low, join_column(master, m, t), 1.0);
            ds_lp_entry(&master->lp, high, join_column(master, m, t), 1.0);
        }
    }
}

static void add_team(ds_route_master *master, int32_t t) {
    const ds_team *team = &master->in->teams[t];
    master->active[t] = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
    limit_team(master, t, NULL, team->size_min > 1 ? team->size_min : 1, team->size_max);
    for (int32_t r = 0; r < team->require.count; r++) {
        const ds_rule *rule = &master->in->rules[team->require.first + r];
        limit_team(master, t, rule, rule->min, rule->max);
    }
}

/* ---- Crews ---------------------------------------------------------------------------------- */

/* Does a lock send somebody out with the team? Such a crew may have no stop. */
static bool forced_out(const ds_instance *in, int32_t t, int32_t s) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->duty == DS_DUTY_TEAM && lock->where == t && lock->shift == s) {
            return true;
        }
    }
    return false;
}

static bool goes_out(const ds_route_master *master, int32_t t, int32_t s) {
    const ds_instance *in = master->in;
    const ds_ground_team *team = &master->ground->teams[t];
    if (!in->team_shift[(int64_t)t * in->n_shifts + s] || team->crews.n_types == 0) {
        return false;
    }
    for (int32_t i = 0; i < team->n; i++) {
        if (ds_ground_open(master->ground, t, i, s)) {
            return true;
        }
    }
    return forced_out(in, t, s);
}

static void add_crew_rows(ds_route_master *master, int32_t t, int32_t s) {
    const ds_instance *in = master->in;
    const ds_crews *crews = &master->ground->teams[t].crews;
    bool out = goes_out(master, t, s), forced = forced_out(in, t, s);
    int32_t *rows = &master->class_row[master->class_first[t] + s * crews->n_classes];
    int32_t *limit = &master->crews_row[(int64_t)t * in->n_shifts + s];
    *limit = out ? ds_route_master_row(master, false, -INFINITY, 0.0) : DS_NONE;
    ds_lp_entry(&master->lp, *limit, master->active[t], -ds_crews_most(in, crews, t));
    for (int32_t c = 0; c < crews->n_classes; c++) {
        rows[c] = out ? ds_route_master_row(master, false, forced ? -INFINITY : 0.0, 0.0) : DS_NONE;
    }
    for (int32_t i = 0; out && i < crews->n_members; i++) {
        int64_t at = (int64_t)crews->members[i] * in->n_shifts + s;
        if (master->work[at] != DS_NONE &&
            ds_duty_allowed(in, crews->members[i], s, DS_DUTY_TEAM, t)) {
            int32_t column = ds_lp_column(&master->lp, 0.0, 1.0, 0.0, true);
            ds_lp_entry(&master->lp, master->work_row[at], column, 1.0);
            ds_lp_entry(&master->lp, rows[crews->class_of[i]], column, -1.0);
            ds_route_master_needs(master, crews->members[i], t, column);
        }
    }
}

void ds_route_master_needs(ds_route_master *master, int32_t m, int32_t t, int32_t column) {
    if ((bond(master->in, m, t) & DS_HELPS) == 0) {
        int32_t row = ds_route_master_row(master, false, -INFINITY, 0.0);
        ds_lp_entry(&master->lp, row, column, 1.0);
        ds_lp_entry(&master->lp, row, join_column(master, m, t), -1.0);
    }
}

int32_t ds_crews_most(const ds_instance *in, const ds_crews *crews, int32_t t) {
    int32_t least = in->teams[t].crew_min > 1 ? in->teams[t].crew_min : 1;
    int32_t most = crews->n_members / least;
    return most < in->teams[t].max_crews ? most : in->teams[t].max_crews;
}

void ds_route_master_teams(ds_route_master *master) {
    add_joins(master);
    for (int32_t t = 0; t < master->in->n_teams; t++) {
        add_team(master, t);
        for (int32_t s = 0; s < master->in->n_shifts; s++) {
            add_crew_rows(master, t, s);
        }
    }
}
