/* What the joint state allows a visit, and what it is worth. */
#include "search/joint.h"

int32_t ds_joint_date(const ds_joint *joint, int32_t visit) {
    const ds_visit *v = &joint->in->visits[visit];
    if (ds_visit_done_before(v)) {
        return v->done_date;
    }
    int32_t post = ds_post_of_visit(joint, visit);
    return post == DS_NONE ? INT32_MIN : joint->in->shifts[joint->roster.posts[post].shift].date;
}

/* Order and lag towards the household's visits before and after. */
static bool order_allows(const ds_joint *joint, int32_t visit, int32_t date) {
    const ds_instance *in = joint->in;
    const ds_visit *v = &in->visits[visit];
    ds_range all = in->households[v->household].visits;
    if (v->number > 1) {
        int32_t before = ds_joint_date(joint, visit - 1);
        if (before == INT32_MIN || before + v->lag_days > date) {
            return false;
        }
    }
    if (v->number < all.count) {
        int32_t after = ds_joint_date(joint, visit + 1);
        if (after != INT32_MIN && date + in->visits[visit + 1].lag_days > after) {
            return false;
        }
    }
    return true;
}

bool ds_joint_locks_allow(const ds_joint *joint, int32_t visit, int32_t at) {
    const ds_instance *in = joint->in;
    const ds_post *post = &joint->roster.posts[at];
    int32_t lock = joint->visit_lock == NULL ? DS_NONE : joint->visit_lock[visit];
    if (lock == DS_NONE) {
        return true;
    }
    int32_t desk = post->demand == DS_NONE ? DS_NONE : in->demands[post->demand].desk;
    for (int32_t i = lock; i < in->n_visit_locks; i++) {
        const ds_visit_lock *l = &in->visit_locks[i];
        if (l->visit == visit && ((l->team != DS_NONE && l->team != post->team) ||
                                  (l->desk != DS_NONE && l->desk != desk) ||
                                  (l->shift != DS_NONE && l->shift != post->shift))) {
            return false;
        }
    }
    return true;
}

bool ds_joint_allows(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_instance *in = joint->in;
    const ds_visit *v = &in->visits[visit];
    const ds_post *p = &joint->roster.posts[post];
    uint64_t skills = in->shapes[v->shape].skills;
    if (p->staff == 0 || (skills & ~p->profile.skills) != 0 || ds_visit_done_before(v)) {
        return false;
    }
    if (p->demand == DS_NONE) {
        if ((v->at & DS_AT_HOME) == 0 || !ds_team_may_visit(in, p->team, v->household) ||
            ds_starts(in, visit, p->shift).count == 0) {
            return false;
        }
    } else if (!ds_desk_may_book(in, in->demands[p->demand].desk, visit) ||
               !in->class_meets[(int64_t)v->window_class * in->n_shifts + p->shift]) {
        return false;
    }
    return order_allows(joint, visit, in->shifts[p->shift].date) &&
           ds_joint_locks_allow(joint, visit, post);
}

bool ds_joint_desk_fits(const ds_joint *joint, int32_t visit, int32_t demand) {
    const ds_instance *in = joint->in;
    const ds_shape *shape = &in->shapes[in->visits[visit].shape];
    const ds_post *p = &joint->roster.posts[joint->roster.n_crews + demand];
    double each = in->desks[in->demands[demand].desk].appointment_seconds;
    if (joint->load[demand] + shape->work > p->staff * each + DS_DESK_TOLERANCE) {
        return false;
    }
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &in->skill_works[shape->skill_works.first + i];
        double load = joint->skill_load[(int64_t)demand * in->n_skills + part->skill];
        if (load + part->seconds > p->profile.holders[part->skill] * each + DS_DESK_TOLERANCE) {
            return false;
        }
    }
    return true;
}

double ds_joint_worth(const ds_joint *joint, int32_t visit) {
    const ds_instance *in = joint->in;
    int32_t h = in->visits[visit].household, area = in->households[h].area;
    double worth = ds_score_visit(in, visit);
    if (joint->done[h] + 1 == in->households[h].visits.count) {
        worth += ds_score_complete(in, h);
    }
    if (joint->done[h] == 0 && area != DS_NONE && joint->touched[area] < in->areas[area].wanted) {
        worth += in->weights.area_target;
    }
    return worth;
}
