#include "solve/lock_parts.h"

#include <math.h>

bool ds_lock_holds(ds_lock_model *m, ds_lock_rule_kind kind, int32_t a, int32_t b) {
    if (m->rules == NULL) {
        return true;
    }
    for (int32_t i = 0; i < m->rules->met.count; i++) {
        const ds_lock_rule *rule = ds_lock_rule_at(m->rules, i);
        if (rule->kind == kind && rule->a == a && rule->b == b) {
            return !rule->dropped;
        }
    }
    ds_lock_rule *added = ds_buffer_add(&m->rules->met, 1);
    if (added != NULL) {
        *added = (ds_lock_rule){kind, a, b, false};
    }
    return true;
}

int32_t ds_lock_row(ds_lock_model *m, ds_lock_rule_kind kind, int32_t a, int32_t b, double low,
                    double high) {
    return ds_lock_holds(m, kind, a, b) ? ds_lp_row(&m->lp, low, high) : -1;
}

int32_t ds_lock_choice(ds_lock_model *m) {
    return ds_lp_column(&m->lp, 0, 1, 0, true);
}

void ds_lock_bar(ds_lock_model *m, int32_t column, ds_lock_rule_kind kind, int32_t a, int32_t b) {
    ds_lp_entry(&m->lp, ds_lock_row(m, kind, a, b, -INFINITY, 0), column, 1);
}

/* ---- Teams ----------------------------------------------------------------------------------- */

static ds_lock_team *add_team(ds_lock_model *m, int32_t team) {
    const ds_instance *in = m->in;
    int32_t *column = DS_ARENA_NEW(&m->scratch, int32_t, in->n_members);
    ds_lock_team *added = column == NULL ? NULL : ds_buffer_add(&m->teams, 1);
    if (added == NULL) {
        return NULL;
    }
    *added = (ds_lock_team){.team = team, .column = column};
    for (int32_t i = 0; i < in->n_members; i++) {
        bool may = (in->member_team[(int64_t)i * in->n_teams + team] & DS_MAY_BELONG) != 0;
        column[i] = may ? ds_lock_choice(m) : DS_NONE;
        added->members += may;
    }
    return added;
}

int32_t ds_lock_belonging(ds_lock_model *m, int32_t team, int32_t member) {
    for (int32_t i = 0; i < m->teams.count; i++) {
        const ds_lock_team *t = DS_LOCK_ITEM(m, teams, ds_lock_team, i);
        if (t->team == team) {
            return t->column[member];
        }
    }
    const ds_lock_team *added = add_team(m, team);
    return added == NULL ? DS_NONE : added->column[member];
}
