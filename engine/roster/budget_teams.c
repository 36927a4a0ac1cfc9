#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

static bool is_called(const ds_instance *in, int32_t member, int32_t team) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->member == member && lock->duty == DS_DUTY_TEAM && lock->where == team) {
            return (ds_bond(in, member, team) & DS_HELPS) == 0;
        }
    }
    return false;
}

/* A team that is there has a size and a composition; `there` is whether it is. */
static void add_team_rules(const ds_budget *budget, ds_lp *lp, const int32_t *column, int32_t t) {
    const ds_instance *in = budget->in;
    const ds_team *team = &in->teams[t];
    int32_t there = ds_lp_column(lp, 0.0, 1.0, 0.0, true);
    int32_t least = ds_lp_row(lp, 0.0, INFINITY), most = ds_lp_row(lp, -INFINITY, 0.0);
    int32_t size = team->size_max < in->n_members ? team->size_max : in->n_members;
    ds_lp_entry(lp, least, there, -(double)(team->size_min > 1 ? team->size_min : 1));
    ds_lp_entry(lp, most, there, -(double)size);
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_lp_entry(lp, least, column[(int64_t)m * in->n_teams + t], 1.0);
        ds_lp_entry(lp, most, column[(int64_t)m * in->n_teams + t], 1.0);
    }
    for (int32_t r = team->require.first; r < team->require.first + team->require.count; r++) {
        const ds_rule *rule = &in->rules[r];
        int32_t enough = ds_lp_row(lp, 0.0, INFINITY);
        int32_t few = ds_lp_row(lp, -INFINITY, rule->max == DS_NO_LIMIT ? INFINITY : rule->max);
        ds_lp_entry(lp, enough, there, -(double)rule->min);
        for (int32_t m = 0; m < in->n_members; m++) {
            if (ds_rule_matches(rule, &in->members[m])) {
                ds_lp_entry(lp, enough, column[(int64_t)m * in->n_teams + t], 1.0);
                ds_lp_entry(lp, few, column[(int64_t)m * in->n_teams + t], 1.0);
            }
        }
    }
}

/* Members go where the relaxation most often wanted them; whom it never wanted, anywhere. */
static void fill_teams(const ds_budget *budget, ds_lp *lp, int32_t *column) {
    const ds_instance *in = budget->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t row = ds_lp_row(lp, -INFINITY, 1.0);
        for (int32_t t = 0; t < in->n_teams; t++) {
            int64_t cell = (int64_t)m * in->n_teams + t;
            column[cell] = -1;
            if ((ds_bond(in, m, t) & DS_MAY_BELONG) != 0) {
                double wanted = budget->descent.joined[cell] + 0.01;
                column[cell] =
                    ds_lp_column(lp, 0.0, 1.0, is_called(in, m, t) ? 100.0 : wanted, true);
                ds_lp_entry(lp, row, column[cell], 1.0);
            }
        }
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        add_team_rules(budget, lp, column, t);
    }
}

doorstep_status ds_budget_teams(ds_budget *budget) {
    const ds_instance *in = budget->in;
    int32_t *column = malloc(((size_t)in->n_members * (size_t)in->n_teams + 1) * sizeof *column);
    if (column == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_lp lp;
    ds_lp_init(&lp);
    fill_teams(budget, &lp, column);
    ds_lp_options how = {.node_limit = budget->options.node_limit,
                         .iteration_limit = budget->options.iteration_limit,
                         .gap = 0.001,
                         .cut_off = -INFINITY,
                         .control = &budget->control};
    ds_lp_status status = ds_lp_solve_integer(&lp, &how);
    if (status == DS_LP_OPTIMAL || status == DS_LP_FEASIBLE) {
        for (int64_t i = 0; i < (int64_t)in->n_members * in->n_teams; i++) {
            if (column[i] >= 0 && lp.x[column[i]] > 0.5) {
                budget->roster->team[i / in->n_teams] = (int32_t)(i % in->n_teams);
            }
        }
    }
    ds_lp_free(&lp);
    free(column);
    return status == DS_LP_NO_MEMORY ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}
