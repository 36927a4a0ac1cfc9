#include "split/adopt.h"

static void clear_post(ds_joint *joint, int32_t post) {
    const ds_post *p = &joint->roster.posts[post];
    while (joint->tours.tours[post].first != DS_NONE) {
        ds_joint_drop(joint, joint->tours.tours[post].first);
    }
    while (p->staff > 0) {
        ds_joint_rest(joint, p->first, p->shift);
    }
}

static void clear_posts(const ds_parts *parts, int32_t part, ds_joint *joint) {
    const ds_instance *in = joint->in;
    ds_range teams = ds_deal_of(&parts->teams, part), desks = ds_deal_of(&parts->desks, part);
    for (int32_t i = teams.first; i < teams.first + teams.count; i++) {
        const int32_t *slots =
            &joint->roster.slot_first[(int64_t)parts->teams.list[i] * in->n_shifts];
        for (int32_t post = slots[0]; post < slots[in->n_shifts]; post++) {
            clear_post(joint, post);
        }
    }
    for (int32_t i = desks.first; i < desks.first + desks.count; i++) {
        ds_range demands = in->desks[parts->desks.list[i]].demands;
        for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
            clear_post(joint, joint->roster.n_crews + d);
        }
    }
}

/* What they have left elsewhere goes too. */
static void clear_members(const ds_portion *portion, ds_joint *joint) {
    for (int32_t i = 0; i < portion->n_members; i++) {
        int32_t m = portion->members[i];
        for (int32_t s = 0; s < joint->in->n_shifts; s++) {
            int32_t post = ds_post_at(&joint->roster, m, s);
            if (post != DS_NONE) {
                ds_joint_rest(joint, m, s);
                ds_joint_mend(joint, post);
            }
        }
        if (joint->roster.team_of[m] != DS_NONE) {
            ds_joint_leave(joint, m);
        }
    }
}

static void clear_households(const ds_portion *portion, ds_joint *joint) {
    for (int32_t i = 0; i < portion->n_households; i++) {
        ds_range visits = joint->in->households[portion->households[i]].visits;
        if (visits.count > 0) {
            ds_joint_drop(joint, visits.first);
        }
    }
}

bool ds_adopt_part(const ds_parts *parts, int32_t part, const ds_snapshot *plan, ds_joint *whole) {
    ds_range members = ds_deal_of(&parts->members, part);
    ds_range households = ds_deal_of(&parts->households, part);
    const ds_portion portion = {.members = &parts->members.list[members.first],
                                .n_members = members.count,
                                .households = &parts->households.list[households.first],
                                .n_households = households.count};
    int32_t broken = ds_joint_broken(whole);
    double score = ds_joint_score(whole);
    ds_joint_commit(whole);
    clear_posts(parts, part, whole);
    clear_members(&portion, whole);
    clear_households(&portion, whole);
    ds_snapshot_put(plan, whole, &portion);
    bool better = ds_joint_broken(whole) < broken ||
                  (ds_joint_broken(whole) == broken && ds_joint_score(whole) > score + 1e-9);
    if (!better) {
        ds_joint_rollback(whole, 0);
    }
    ds_joint_commit(whole);
    return better;
}
