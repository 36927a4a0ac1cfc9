#include "greedy.h"

#include <stdlib.h>

#include "search/joint.h"
#include "solve/extract.h"

/* ---- Teams ----------------------------------------------------------------------------------- */

static void join_first_team(ds_joint *joint, int32_t member) {
    for (int32_t t = 0; t < joint->in->n_teams; t++) {
        if (ds_roster_can_join(&joint->roster, member, t)) {
            ds_joint_join(joint, member, t);
            return;
        }
    }
}

/* Those a team must have join it first, the others follow; a team left incomplete is given up. */
static void fill_teams(ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        ds_range rules = in->teams[t].require;
        for (int32_t i = 0; i < rules.count; i++) {
            const ds_rule *rule = &in->rules[rules.first + i];
            int32_t n = 0;
            for (int32_t m = 0; m < in->n_members && n < rule->min; m++) {
                if (!ds_rule_matches(rule, &in->members[m])) {
                    continue;
                }
                if (ds_roster_can_join(&joint->roster, m, t)) {
                    ds_joint_join(joint, m, t);
                }
                n += joint->roster.team_of[m] == t;
            }
        }
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        join_first_team(joint, m);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t t = joint->roster.team_of[m];
        if (t != DS_NONE && joint->roster.team_broken[t]) {
            ds_joint_leave(joint, m);
        }
    }
}

/* ---- Posts ----------------------------------------------------------------------------------- */

/* Puts on members in list order who match the rule (NULL: anybody) until `wanted` are there. */
static void add_members(ds_joint *joint, int32_t post, const ds_rule *rule, int32_t wanted) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    int32_t n = rule == NULL ? p->staff : ds_roster_matching(&joint->roster, post, rule);
    for (int32_t m = 0; m < in->n_members && n < wanted; m++) {
        if ((rule == NULL || ds_rule_matches(rule, &in->members[m])) &&
            ds_roster_can_work(&joint->roster, m, post)) {
            ds_joint_work(joint, m, post);
            n++;
        }
    }
}

static bool staff_post(ds_joint *joint, int32_t post, ds_range rules, int32_t wanted) {
    int32_t mark = ds_joint_mark(joint);
    for (int32_t i = 0; i < rules.count; i++) {
        const ds_rule *rule = &joint->in->rules[rules.first + i];
        add_members(joint, post, rule, rule->min);
    }
    add_members(joint, post, NULL, wanted);
    if (joint->roster.posts[post].staff < wanted || joint->roster.posts[post].broken) {
        ds_joint_rollback(joint, mark);
        return false;
    }
    return joint->roster.posts[post].staff > 0;
}

/* A desk that cannot have its minimum gets as many as there are. */
static void staff_desks(ds_joint *joint, int32_t shift) {
    const ds_instance *in = joint->in;
    for (int32_t d = 0; d < in->n_desks; d++) {
        int32_t demand = in->demand_at[(int64_t)d * in->n_shifts + shift];
        int32_t wanted = demand == DS_NONE ? 0 : in->demands[demand].min;
        while (wanted > 0 && !staff_post(joint, joint->roster.n_crews + demand,
                                         in->demands[demand].require, wanted)) {
            wanted--;
        }
    }
}

/* ---- Routes ---------------------------------------------------------------------------------- */

static int32_t best_next_stop(const ds_joint *joint, int32_t post) {
    const ds_tour *tour = &joint->tours.tours[post];
    int32_t best = DS_NONE;
    double most = 0.0;
    for (int32_t v = 0; v < joint->in->n_visits; v++) {
        const ds_node *node = &joint->tours.nodes[v];
        ds_tick length = tour->length[joint->in->visits[v].shape];
        ds_fit fit;
        if (node->post != DS_NONE || length >= DS_FAR || !ds_joint_allows(joint, v, post) ||
            !ds_tour_fits(&joint->tours, post, node->location, length,
                          ds_starts(joint->in, v, tour->shift), tour->last, &fit)) {
            continue;
        }
        int32_t from = tour->last == DS_NONE ? tour->base : joint->tours.nodes[tour->last].location;
        ds_tick way = ds_travel_time(joint->travel, tour->class, from, node->location);
        double density = ds_joint_worth(joint, v) / ((double)way + length + 1.0);
        if (density > most) {
            most = density;
            best = v;
        }
    }
    return best;
}

static void fill_route(ds_joint *joint, int32_t post) {
    ds_joint_settle(joint);
    for (int32_t v = best_next_stop(joint, post); v != DS_NONE; v = best_next_stop(joint, post)) {
        ds_joint_do(joint, v, post, joint->tours.tours[post].last);
        ds_joint_settle(joint);
    }
}

static void send_crews(ds_joint *joint, int32_t shift) {
    const ds_instance *in = joint->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        ds_range slots = ds_slots(&joint->roster, t, shift);
        for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
            int32_t mark = ds_joint_mark(joint);
            if (!staff_post(joint, post, in->teams[t].crew_require,
                            in->teams[t].crew_min > 1 ? in->teams[t].crew_min : 1)) {
                break;
            }
            fill_route(joint, post);
            if (joint->tours.tours[post].stops == 0) {
                ds_joint_rollback(joint, mark);
                break;
            }
        }
    }
}

static void book(ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int32_t v = 0; v < in->n_visits; v++) {
        for (int32_t d = 0; d < in->n_demands; d++) {
            int32_t post = joint->roster.n_crews + d;
            if (ds_post_of_visit(joint, v) == DS_NONE && ds_joint_allows(joint, v, post) &&
                ds_joint_desk_fits(joint, v, d)) {
                ds_joint_do(joint, v, post, DS_NONE);
            }
        }
    }
    ds_joint_settle(joint);
}

/* ---- Whole ----------------------------------------------------------------------------------- */

static doorstep_status plan_greedily(ds_joint *joint, ds_plan **out) {
    const ds_calendar *calendar = &joint->roster.calendar;
    fill_teams(joint);
    for (int32_t i = 0; i < joint->in->n_shifts; i++) {
        staff_desks(joint, calendar->by_day[i]);
        send_crews(joint, calendar->by_day[i]);
    }
    book(joint);
    if (joint->out_of_memory) {
        return DOORSTEP_NO_MEMORY;
    }
    *out = ds_extract_plan(joint);
    return *out == NULL ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

doorstep_status ds_bench_greedy(const ds_instance *in, ds_plan **out) {
    ds_travel travel;
    ds_neighbours neighbours;
    ds_joint joint;
    *out = NULL;
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (!ds_travel_init(&travel, in)) {
        return status;
    }
    if (ds_neighbours_init(&neighbours, in, 1)) {
        if (ds_joint_init(&joint, in, &travel, &neighbours)) {
            status = plan_greedily(&joint, out);
            ds_joint_free(&joint);
        }
        ds_neighbours_free(&neighbours);
    }
    ds_travel_free(&travel);
    return status;
}
