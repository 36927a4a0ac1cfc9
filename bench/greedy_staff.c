#include "greedy_steps.h"

#include "roster/rules.h"

/* ---- Questions ------------------------------------------------------------------------------- */

static ds_range rules_of(const ds_joint *joint, int32_t post) {
    const ds_post *p = &joint->roster.posts[post];
    return p->demand == DS_NONE ? joint->in->teams[p->team].crew_require
                                : joint->in->demands[p->demand].require;
}

static bool one_team_a_day(const ds_joint *joint, int32_t post) {
    int32_t demand = joint->roster.posts[post].demand;
    return demand != DS_NONE && joint->in->desks[joint->in->demands[demand].desk].one_team_per_day;
}

static bool lacks_holder(const ds_joint *joint, int32_t post) {
    return one_team_a_day(joint, post) &&
           joint->roster.holder[ds_desk_day(&joint->roster, joint->roster.posts[post].demand)] ==
               DS_NONE;
}

bool ds_greedy_stands(const ds_joint *joint, int32_t post) {
    const ds_post *p = &joint->roster.posts[post];
    bool belongs = !one_team_a_day(joint, post) ||
                   joint->roster.day_belong[ds_desk_day(&joint->roster, p->demand)] > 0;
    return p->staff > 0 && !p->broken && belongs;
}

/* Members from `first` on who can take the post and match the rule (NULL: anybody). */
static int32_t count_able(const ds_joint *joint, int32_t post, int32_t first, const ds_rule *rule) {
    int32_t able = 0;
    for (int32_t m = first; m < joint->in->n_members; m++) {
        able += (rule == NULL || ds_rule_matches(rule, &joint->in->members[m])) &&
                ds_roster_can_work(&joint->roster, m, post);
    }
    return able;
}

static bool enough_able(const ds_joint *joint, int32_t post, int32_t first, int32_t more) {
    ds_range rules = rules_of(joint, post);
    bool enough = count_able(joint, post, first, NULL) >= more;
    for (int32_t i = 0; i < rules.count && enough; i++) {
        const ds_rule *rule = &joint->in->rules[rules.first + i];
        int32_t missing = rule->min - ds_roster_matching(&joint->roster, post, rule);
        enough =
            missing <= 0 || (missing <= more && count_able(joint, post, first, rule) >= missing);
    }
    return enough;
}

/* ---- Groups in list order -------------------------------------------------------------------- */

/* The first group of `more` members, from `first` on, with whom the post stands. */
static bool add_group(ds_joint *joint, int32_t post, int32_t visit, int32_t first, int32_t more) {
    if (more == 0) {
        ds_joint_settle(joint);
        return ds_greedy_stands(joint, post) &&
               (visit == DS_NONE || ds_greedy_fits(joint, visit, post));
    }
    if (!enough_able(joint, post, first, more)) {
        return false;
    }
    for (int32_t m = first; m < joint->in->n_members; m++) {
        if (ds_roster_can_work(&joint->roster, m, post)) {
            int32_t mark = ds_joint_mark(joint);
            ds_joint_work(joint, m, post);
            if (add_group(joint, post, visit, m + 1, more - 1)) {
                return true;
            }
            ds_joint_rollback(joint, mark);
        }
    }
    return false;
}

bool ds_greedy_is_locked_to(const ds_joint *joint, int32_t member, int32_t post) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    int32_t lock = joint->roster.lock_of[(int64_t)member * in->n_shifts + p->shift];
    if (lock == DS_NONE) {
        return false;
    }
    const ds_member_lock *l = &in->member_locks[lock];
    return (l->duty == DS_DUTY_TEAM && l->where == p->team) ||
           (l->duty == DS_DUTY_DESK && p->demand != DS_NONE &&
            l->where == in->demands[p->demand].desk);
}

/* True where all whom locks ask for at the post are on duty. */
static bool put_locked(ds_joint *joint, int32_t post) {
    bool all = true;
    for (int32_t m = 0; m < joint->in->n_members && joint->in->n_member_locks > 0; m++) {
        if (ds_greedy_is_locked_to(joint, m, post) &&
            ds_post_at(&joint->roster, m, joint->roster.posts[post].shift) == DS_NONE) {
            bool can = ds_roster_can_work(&joint->roster, m, post);
            if (can) {
                ds_joint_work(joint, m, post);
            }
            all = all && can;
        }
    }
    return all;
}

/* As few more people as the rules allow. */
static bool complete(ds_joint *joint, int32_t post, int32_t least, int32_t visit) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    ds_range rules = rules_of(joint, post);
    int32_t limit = p->demand == DS_NONE ? in->teams[p->team].crew_max : in->demands[p->demand].max;
    int32_t size = p->staff > least ? p->staff : least, most = size;
    for (int32_t i = 0; i < rules.count; i++) {
        most += in->rules[rules.first + i].min;
    }
    if (visit != DS_NONE) {
        most += __builtin_popcountll(in->shapes[in->visits[visit].shape].skills);
    }
    bool done = false;
    for (; size <= most && size <= limit && !done; size++) {
        done = add_group(joint, post, visit, 0, size - p->staff);
    }
    return done;
}

/* The first team in list order that can hold the desk that day and staff it: one who belongs is put
 * on first, then anybody. */
static bool find_holder(ds_joint *joint, int32_t post, int32_t least, int32_t visit) {
    for (int32_t t = 0; t < joint->in->n_teams; t++) {
        for (int32_t m = 0; m < joint->in->n_members; m++) {
            if (joint->roster.team_of[m] == t && ds_roster_can_work(&joint->roster, m, post)) {
                int32_t mark = ds_joint_mark(joint);
                ds_joint_work(joint, m, post);
                if (put_locked(joint, post) && complete(joint, post, least, visit)) {
                    return true;
                }
                ds_joint_rollback(joint, mark);
            }
        }
    }
    return false;
}

bool ds_greedy_staff(ds_joint *joint, int32_t post, int32_t least, int32_t visit) {
    int32_t mark = ds_joint_mark(joint);
    put_locked(joint, post);
    bool done = lacks_holder(joint, post) ? find_holder(joint, post, least, visit)
                                          : complete(joint, post, least, visit);
    if (!done) {
        ds_joint_rollback(joint, mark);
    }
    return done;
}
