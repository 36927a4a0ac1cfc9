/* Mending: what a post can no longer do once its staff changed is dropped. */
#include "search/joint.h"

/* The visit whose loss costs least for the member-time it frees: of those that may be dropped, the
 * locked ones last. */
static int32_t cheapest_visit(const ds_joint *joint, int32_t post) {
    const ds_instance *in = joint->in;
    int32_t cheapest = DS_NONE;
    double least = 0.0;
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        double density = ds_score_visit(in, v) / ds_effort(in, v);
        if (joint->visit_lock != NULL && joint->visit_lock[v] != DS_NONE) {
            density += 1e9;
        }
        if (cheapest == DS_NONE || density < least) {
            least = density;
            cheapest = v;
        }
    }
    return cheapest;
}

/* Does the crew or desk, as now staffed, still have who and what the visit asks for? */
static bool still_served(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_post *p = &joint->roster.posts[post];
    uint64_t skills = joint->in->shapes[joint->in->visits[visit].shape].skills;
    return p->staff > 0 && (skills & ~p->profile.skills) == 0;
}

void ds_joint_mend(ds_joint *joint, int32_t post) {
    int32_t visit = joint->tours.tours[post].first;
    while (visit != DS_NONE) {
        int32_t next = joint->tours.nodes[visit].next;
        if (!still_served(joint, visit, post)) {
            ds_joint_drop(joint, visit);
            next = joint->tours.tours[post].first; /* later visits may have gone with it */
        }
        visit = next;
    }
    ds_joint_settle(joint);
    while (joint->is_late[post] && joint->tours.tours[post].stops > 0) {
        ds_joint_drop(joint, cheapest_visit(joint, post));
        ds_joint_settle(joint);
    }
}
