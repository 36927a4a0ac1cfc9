#include <math.h>

#include "solve/lock_parts.h"

/* A search tree larger than this proves nothing in time: the locks count as possible. */
enum { NODE_LIMIT = 500, ITERATION_LIMIT = 100000 };

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
