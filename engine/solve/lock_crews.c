/* Rows of the lock model: crews, desks, and the teams behind them. */
#include <math.h>

#include "solve/lock_parts.h"

/* ---- Those on duty together ------------------------------------------------------------------ */

/* Whom a row counts. */
typedef struct whom {
    const ds_rule *rule; /* NULL: everybody */
    bool belongs;        /* only who belongs to the team */
} whom;

/* The number at the post less `each` where the post is used. */
static void count(ds_lock_model *m, int32_t row, int32_t post, whom who, double each) {
    ds_lp_entry(&m->lp, row, ds_lock_post_at(m, post)->used, -each);
    for (int32_t i = 0; i < m->uses.count && row >= 0; i++) {
        const ds_lock_use *use = ds_lock_use_at(m, i);
        if (use->post == post && (use->belongs || !who.belongs) &&
            (who.rule == NULL || ds_rule_matches(who.rule, &m->in->members[use->member]))) {
            ds_lp_entry(&m->lp, row, use->column, 1);
        }
    }
}

static void add_require(ds_lock_model *m, int32_t post, ds_range rules, ds_lock_rule_kind kind,
                        int32_t whose) {
    for (int32_t i = rules.first; i < rules.first + rules.count; i++) {
        const ds_rule *rule = &m->in->rules[i];
        const whom matching = {.rule = rule};
        if (rule->min > 0) {
            count(m, ds_lock_row(m, kind, whose, i, 0, INFINITY), post, matching, rule->min);
        }
        if (rule->max < ds_lock_post_at(m, post)->count) {
            count(m, ds_lock_row(m, kind, whose, i, -INFINITY, 0), post, matching, rule->max);
        }
    }
}

/* Nobody is on duty at a post that is not used. */
static void add_use_of(ds_lock_model *m, int32_t post) {
    count(m, ds_lp_row(&m->lp, -INFINITY, 0), post, (whom){0}, ds_lock_post_at(m, post)->count);
}

static void add_crew(ds_lock_model *m, int32_t post, int32_t t) {
    const ds_team *team = &m->in->teams[t];
    const whom all = {0}, own = {.belongs = true};
    add_use_of(m, post);
    count(m, ds_lock_row(m, DS_RULE_CREW_MIN, t, DS_NONE, 0, INFINITY), post, all, team->crew_min);
    if (team->crew_max < ds_lock_post_at(m, post)->count) {
        count(m, ds_lock_row(m, DS_RULE_CREW_MAX, t, DS_NONE, -INFINITY, 0), post, all,
              team->crew_max);
    }
    add_require(m, post, team->crew_require, DS_RULE_CREW_REQUIRE, t);
    count(m, ds_lock_row(m, DS_RULE_CREW_BELONGS, t, DS_NONE, 0, INFINITY), post, own, 1);
}

static void add_staff(ds_lock_model *m, int32_t post, int32_t d) {
    const ds_demand *demand = &m->in->demands[d];
    add_use_of(m, post);
    if (demand->max < ds_lock_post_at(m, post)->count) {
        count(m, ds_lock_row(m, DS_RULE_DEMAND_MAX, d, DS_NONE, -INFINITY, 0), post, (whom){0},
              demand->max);
    }
    add_require(m, post, demand->require, DS_RULE_DEMAND_REQUIRE, d);
}

void ds_lock_add_crews(ds_lock_model *m) {
    for (int32_t i = 0; i < m->posts.count; i++) {
        const ds_lock_place *p = ds_lock_place_at(m, ds_lock_post_at(m, i)->place);
        if (p->team != DS_NONE) {
            add_crew(m, i, p->team);
        } else if (p->demand != DS_NONE) {
            add_staff(m, i, p->demand);
        }
    }
}

/* ---- Teams ----------------------------------------------------------------------------------- */

/* The number of those who belong and match, less `each` where anybody belongs. */
static void count_team(ds_lock_model *m, int32_t row, const ds_lock_team *team, const ds_rule *rule,
                       int32_t anybody, double each) {
    ds_lp_entry(&m->lp, row, anybody, -each);
    for (int32_t i = 0; i < m->in->n_members; i++) {
        if (team->column[i] != DS_NONE &&
            (rule == NULL || ds_rule_matches(rule, &m->in->members[i]))) {
            ds_lp_entry(&m->lp, row, team->column[i], 1);
        }
    }
}

static void add_team(ds_lock_model *m, const ds_lock_team *team) {
    const ds_team *t = &m->in->teams[team->team];
    int32_t anybody = ds_lock_choice(m);
    count_team(m, ds_lp_row(&m->lp, -INFINITY, 0), team, NULL, anybody, team->members);
    count_team(m, ds_lock_row(m, DS_RULE_TEAM_MIN, team->team, DS_NONE, 0, INFINITY), team, NULL,
               anybody, t->size_min);
    if (t->size_max < team->members) {
        count_team(m, ds_lock_row(m, DS_RULE_TEAM_MAX, team->team, DS_NONE, -INFINITY, 0), team,
                   NULL, anybody, t->size_max);
    }
    for (int32_t i = t->require.first; i < t->require.first + t->require.count; i++) {
        const ds_rule *rule = &m->in->rules[i];
        if (rule->min > 0) {
            count_team(m, ds_lock_row(m, DS_RULE_TEAM_REQUIRE, team->team, i, 0, INFINITY), team,
                       rule, anybody, rule->min);
        }
        if (rule->max < team->members) {
            count_team(m, ds_lock_row(m, DS_RULE_TEAM_REQUIRE, team->team, i, -INFINITY, 0), team,
                       rule, anybody, rule->max);
        }
    }
}

void ds_lock_add_teams(ds_lock_model *m) {
    for (int32_t i = 0; i < m->teams.count; i++) {
        add_team(m, DS_LOCK_ITEM(m, teams, ds_lock_team, i));
    }
    for (int32_t member = 0; member < m->in->n_members && m->teams.count > 1; member++) {
        int32_t row = ds_lock_row(m, DS_RULE_ONE_TEAM, member, DS_NONE, -INFINITY, 1);
        for (int32_t i = 0; i < m->teams.count; i++) {
            int32_t column = DS_LOCK_ITEM(m, teams, ds_lock_team, i)->column[member];
            if (column != DS_NONE) {
                ds_lp_entry(&m->lp, row, column, 1);
            }
        }
    }
}
