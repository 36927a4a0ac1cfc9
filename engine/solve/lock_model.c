#include <math.h>

#include "solve/lock_parts.h"

/* A search tree larger than this proves nothing in time: the locks count as possible. */
enum { NODE_LIMIT = 500, ITERATION_LIMIT = 100000 };

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

/* ---- The question ---------------------------------------------------------------------------- */

static bool index_locks(ds_lock_model *m) {
    int32_t i = 0;
    m->first_lock = DS_ARENA_NEW(&m->scratch, int32_t, m->in->n_members + 1);
    if (m->first_lock == NULL) {
        return false;
    }
    for (int32_t member = 0; member <= m->in->n_members; member++) {
        while (i < m->set->count && ds_lock_at(m->c, m->set, i)->member != NULL &&
               ds_lock_at(m->c, m->set, i)->member->member < member) {
            i++;
        }
        m->first_lock[member] = i;
    }
    return true;
}

static void build(ds_lock_model *m) {
    static void (*const parts[])(ds_lock_model *) = {
        ds_lock_find_places, ds_lock_list_uses, ds_lock_add_members, ds_lock_add_crews,
        ds_lock_add_holders, ds_lock_add_teams, ds_lock_add_pins,
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!m->scratch.failed && !m->lp.failed && !m->too_large) {
            parts[i](m);
        }
    }
}

static ds_lock_answer solve(ds_lock_model *m) {
    ds_lp_options options = DS_LP_OPTIONS;
    options.node_limit = NODE_LIMIT;
    options.iteration_limit = ITERATION_LIMIT;
    switch (ds_lp_solve_integer(&m->lp, &options)) {
    case DS_LP_INFEASIBLE:
        return DS_LOCKS_CLASH;
    case DS_LP_NO_MEMORY:
        return DS_LOCKS_NO_MEMORY;
    default:
        return DS_LOCKS_FIT;
    }
}

ds_lock_answer ds_ask_lock_model(ds_lock_case *c, const ds_lock_set *set, ds_lock_rules *rules) {
    ds_lock_model m = {.c = c, .in = c->in, .set = set, .rules = rules};
    ds_lock_answer answer = DS_LOCKS_NO_MEMORY;
    ds_arena_init(&m.scratch);
    ds_lp_init(&m.lp);
    m.places = ds_buffer_make(&m.scratch, sizeof(ds_lock_place));
    m.posts = ds_buffer_make(&m.scratch, sizeof(ds_lock_post));
    m.uses = ds_buffer_make(&m.scratch, sizeof(ds_lock_use));
    m.teams = ds_buffer_make(&m.scratch, sizeof(ds_lock_team));
    m.pins = ds_buffer_make(&m.scratch, sizeof(ds_lock_pin));
    if (index_locks(&m)) {
        build(&m);
    }
    if (!m.scratch.failed && !m.lp.failed) {
        answer = m.too_large ? DS_LOCKS_FIT : solve(&m);
    }
    ds_lp_free(&m.lp);
    ds_arena_free(&m.scratch);
    return answer;
}
