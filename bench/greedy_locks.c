#include "greedy_steps.h"

/* May the visit be done there at all? */
static bool suits(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    if (p->demand != DS_NONE) {
        return ds_desk_may_book(in, in->demands[p->demand].desk, visit);
    }
    return (in->visits[visit].at & DS_AT_HOME) != 0 &&
           ds_team_may_visit(in, p->team, in->visits[visit].household);
}

/* At the first post of the shift that can take it, staffed for it where need be. */
static bool place_in_shift(ds_joint *joint, int32_t visit, int32_t shift) {
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        const ds_post *p = &joint->roster.posts[post];
        int32_t least = p->demand == DS_NONE ? joint->in->teams[p->team].crew_min
                                             : joint->in->demands[p->demand].min;
        if (p->shift == shift && suits(joint, visit, post) &&
            ds_greedy_staff(joint, post, least > 1 ? least : 1, visit)) {
            ds_joint_do(joint, visit, post, joint->tours.tours[post].last);
            ds_joint_settle(joint);
            return true;
        }
    }
    return false;
}

static void place(ds_joint *joint, int32_t visit) {
    bool placed = ds_visit_done_before(&joint->in->visits[visit]) ||
                  ds_post_of_visit(joint, visit) != DS_NONE;
    for (int32_t i = 0; i < joint->in->n_shifts && !placed; i++) {
        placed = place_in_shift(joint, visit, joint->roster.calendar.by_day[i]);
    }
}

void ds_greedy_meet_visit_locks(ds_joint *joint) {
    for (int32_t i = 0; i < joint->in->n_visit_locks; i++) {
        int32_t locked = joint->in->visit_locks[i].visit;
        int32_t household = joint->in->visits[locked].household;
        for (int32_t v = joint->in->households[household].visits.first; v <= locked; v++) {
            place(joint, v);
        }
    }
}
