#include "greedy.h"

#include "greedy_steps.h"
#include "solve/extract.h"

/* ---- Teams ----------------------------------------------------------------------------------- */

/* Members in list order who match the rule (NULL: anybody) join until `wanted` are there. */
static void gather(ds_joint *joint, int32_t team, const ds_rule *rule, int32_t wanted) {
    const ds_instance *in = joint->in;
    for (int32_t pass = 0, n = 0; pass < 2; pass++) {
        for (int32_t m = 0; m < in->n_members && n < wanted; m++) {
            if (rule != NULL && !ds_rule_matches(rule, &in->members[m])) {
                continue;
            }
            if (pass == 1 && ds_roster_can_join(&joint->roster, m, team)) {
                ds_joint_join(joint, m, team);
                n++;
            }
            n += pass == 0 && joint->roster.team_of[m] == team;
        }
    }
}

/* Who is locked to a team and does not help it has to belong to it. */
static void join_locked(ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->duty == DS_DUTY_TEAM &&
            (in->member_team[(int64_t)lock->member * in->n_teams + lock->where] & DS_HELPS) == 0 &&
            ds_roster_can_join(&joint->roster, lock->member, lock->where)) {
            ds_joint_join(joint, lock->member, lock->where);
        }
    }
}

/* A team that would be incomplete is no team to join. */
static void join_first_team(ds_joint *joint, int32_t member) {
    for (int32_t t = 0; t < joint->in->n_teams; t++) {
        if (ds_roster_can_join(&joint->roster, member, t)) {
            int32_t mark = ds_joint_mark(joint);
            ds_joint_join(joint, member, t);
            if (!joint->roster.team_broken[t]) {
                return;
            }
            ds_joint_rollback(joint, mark);
        }
    }
}

static int32_t most_rules(const ds_instance *in) {
    int32_t most = 0;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t count = in->teams[t].require.count;
        most = count > most ? count : most;
    }
    return most;
}

static void give_up_incomplete(ds_joint *joint) {
    for (int32_t m = 0; m < joint->in->n_members; m++) {
        int32_t t = joint->roster.team_of[m];
        if (t != DS_NONE && joint->roster.team_broken[t]) {
            ds_joint_leave(joint, m);
        }
    }
}

/* Whom a team must have join it first: for the teams' first rules, then for their second ones and
 * so on; then as many as it must have; the others join the first of their teams with room. */
static void fill_teams(ds_joint *joint) {
    const ds_instance *in = joint->in;
    join_locked(joint);
    for (int32_t i = 0; i < most_rules(in); i++) {
        for (int32_t t = 0; t < in->n_teams; t++) {
            if (i < in->teams[t].require.count) {
                const ds_rule *rule = &in->rules[in->teams[t].require.first + i];
                gather(joint, t, rule, rule->min);
            }
        }
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        gather(joint, t, NULL, in->teams[t].size_min);
    }
    give_up_incomplete(joint);
    for (int32_t m = 0; m < in->n_members; m++) {
        join_first_team(joint, m);
    }
}

/* ---- Shifts ---------------------------------------------------------------------------------- */

/* A desk that cannot have its minimum gets as many as there are. */
static void staff_desk(ds_joint *joint, int32_t demand, int32_t wanted) {
    int32_t post = joint->roster.n_crews + demand;
    while (wanted > 0 && !ds_greedy_staff(joint, post, wanted, DS_NONE)) {
        wanted--;
    }
}

static bool form_crew(ds_joint *joint, int32_t post) {
    int32_t least = joint->in->teams[joint->roster.posts[post].team].crew_min;
    return ds_greedy_staff(joint, post, least > 1 ? least : 1, DS_NONE);
}

/* Posts that locks ask for come before all others: other duties must leave room for them. */
static void staff_locked(ds_joint *joint, int32_t shift) {
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        const ds_post *p = &joint->roster.posts[post];
        bool wanted = false;
        for (int32_t m = 0; m < joint->in->n_members && p->shift == shift; m++) {
            wanted = wanted || (ds_post_at(&joint->roster, m, shift) == DS_NONE &&
                                ds_greedy_is_locked_to(joint, m, post));
        }
        if (wanted && p->demand == DS_NONE) {
            form_crew(joint, post);
        } else if (wanted) {
            int32_t min = joint->in->demands[p->demand].min;
            staff_desk(joint, p->demand, min > 1 ? min : 1);
        }
    }
}

static void open_desks(ds_joint *joint, int32_t shift) {
    const ds_instance *in = joint->in;
    for (int32_t d = 0; d < in->n_desks; d++) {
        int32_t demand = in->demand_at[(int64_t)d * in->n_shifts + shift];
        if (demand != DS_NONE) {
            staff_desk(joint, demand, in->demands[demand].min);
            ds_greedy_fill(joint, joint->roster.n_crews + demand);
        }
    }
}

static void send_crews(ds_joint *joint, int32_t shift) {
    for (int32_t t = 0; t < joint->in->n_teams; t++) {
        ds_range slots = ds_slots(&joint->roster, t, shift);
        bool more = true;
        for (int32_t post = slots.first; post < slots.first + slots.count && more; post++) {
            int32_t mark = ds_joint_mark(joint);
            more = form_crew(joint, post);
            if (more) {
                ds_greedy_fill(joint, post);
            }
            if (joint->tours.tours[post].stops == 0 && !ds_joint_forced(joint, post)) {
                ds_joint_rollback(joint, mark);
                more = false;
            }
        }
    }
}

/* ---- Whole ----------------------------------------------------------------------------------- */

static doorstep_status plan_greedily(ds_joint *joint, ds_plan **out) {
    const ds_calendar *calendar = &joint->roster.calendar;
    fill_teams(joint);
    for (int32_t i = 0; i < joint->in->n_shifts; i++) {
        staff_locked(joint, calendar->by_day[i]);
    }
    ds_greedy_meet_visit_locks(joint);
    for (int32_t i = 0; i < joint->in->n_shifts; i++) {
        open_desks(joint, calendar->by_day[i]);
        send_crews(joint, calendar->by_day[i]);
    }
    ds_greedy_clear_runs(joint);
    ds_joint_settle(joint);
    if (joint->out_of_memory) {
        return DOORSTEP_NO_MEMORY;
    }
    if (ds_joint_broken(joint) > 0) {
        return DOORSTEP_INFEASIBLE;
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
