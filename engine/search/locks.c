/* Locks that ask for a duty or a visit: room is made for them. */
#include "search/search.h"

/* ---- Members --------------------------------------------------------------------------------- */

static void free_member(ds_search *search, int32_t member, int32_t shift) {
    const ds_calendar *calendar = &search->joint.roster.calendar;
    for (int32_t i = calendar->overlap_first[shift]; i < calendar->overlap_first[shift + 1]; i++) {
        if (ds_post_at(&search->joint.roster, member, calendar->overlap[i]) != DS_NONE) {
            ds_take_off(search, member, calendar->overlap[i]);
        }
    }
    if (ds_post_at(&search->joint.roster, member, shift) != DS_NONE) {
        ds_take_off(search, member, shift);
    }
}

static bool tied(const ds_search *search, int32_t member, int32_t team) {
    const ds_instance *in = search->in;
    return search->joint.roster.team_of[member] == team ||
           (in->member_team[(int64_t)member * in->n_teams + team] & DS_HELPS) != 0;
}

/* The member changes teams, and gives up the duties that need the old one. */
static void bring_into_team(ds_search *search, int32_t member, int32_t team) {
    if (tied(search, member, team)) {
        return;
    }
    for (int32_t s = 0; s < search->in->n_shifts; s++) {
        if (ds_post_at(&search->joint.roster, member, s) != DS_NONE) {
            ds_take_off(search, member, s);
        }
    }
    if (search->joint.roster.team_of[member] != DS_NONE) {
        ds_joint_leave(&search->joint, member);
    }
    ds_join_team(search, member, team);
}

/* A post where the lock would be kept: a crew slot of the team drawn by lot, or the demand. */
static int32_t locked_post(ds_search *search, const ds_member_lock *lock) {
    const ds_instance *in = search->in;
    if (lock->duty == DS_DUTY_DESK) {
        int32_t demand = in->demand_at[(int64_t)lock->where * in->n_shifts + lock->shift];
        return demand == DS_NONE ? DS_NONE : search->joint.roster.n_crews + demand;
    }
    ds_range slots = ds_slots(&search->joint.roster, lock->where, lock->shift);
    return slots.count == 0 ? DS_NONE : slots.first + ds_rng_below(&search->rng, slots.count);
}

/* Duties are given up by lot, the member's own or a colleague's at the post, until the lock's fits.
 */
static void meet_member_lock(ds_search *search, int32_t member, int32_t shift,
                             const ds_member_lock *lock) {
    const ds_instance *in = search->in;
    ds_joint *joint = &search->joint;
    int32_t post = locked_post(search, lock);
    if (post == DS_NONE) {
        return;
    }
    free_member(search, member, shift);
    if (lock->duty == DS_DUTY_TEAM) {
        bring_into_team(search, member, lock->where);
    }
    for (int32_t i = 0; i < 4 * in->n_shifts && !ds_put_on(search, member, post); i++) {
        int32_t other = ds_rng_below(&search->rng, in->n_shifts);
        const ds_post *p = &joint->roster.posts[post];
        if (i % 4 == 3 && p->staff > 0) {
            ds_take_off(search, p->first, shift);
        } else if (ds_post_at(&joint->roster, member, other) != DS_NONE) {
            ds_take_off(search, member, other);
        }
    }
}

static bool meet_a_member_lock(ds_search *search) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    if (in->n_member_locks == 0) {
        return false;
    }
    int32_t start = ds_rng_below(&search->rng, in->n_member_locks);
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[(start + i) % in->n_member_locks];
        if (lock->duty != DS_DUTY_OFF && roster->locks_unmet[lock->member] > 0 &&
            ds_post_at(roster, lock->member, lock->shift) == DS_NONE) {
            meet_member_lock(search, lock->member, lock->shift, lock);
            return true;
        }
    }
    return false;
}

/* ---- Visits ---------------------------------------------------------------------------------- */

/* Puts a member with one of the skills (0: anybody) on the post, called in from elsewhere if need
 * be. */
static bool bring_somebody(ds_search *search, int32_t post, uint64_t skills) {
    const ds_instance *in = search->in;
    int32_t n = in->n_members, start = ds_rng_below(&search->rng, n);
    int32_t shift = search->joint.roster.posts[post].shift;
    for (int32_t i = 0; i < n; i++) {
        int32_t m = (start + i) % n;
        if ((skills != 0 && (in->members[m].skills & skills) == 0) ||
            ds_post_at(&search->joint.roster, m, shift) == post) {
            continue;
        }
        int32_t mark = ds_joint_mark(&search->joint);
        if (ds_put_on(search, m, post)) {
            return true;
        }
        ds_call_in(search, m, shift);
        if (ds_put_on(search, m, post)) {
            return true;
        }
        ds_joint_rollback(&search->joint, mark);
    }
    return false;
}

/* A crew slot or demand where the lock would be kept, drawn by lot; DS_NONE: none was hit upon. */
static int32_t draw_locked_post(ds_search *search, const ds_visit_lock *lock, int32_t visit) {
    const ds_instance *in = search->in;
    const ds_roster_state *roster = &search->joint.roster;
    int32_t shift = lock->shift != DS_NONE ? lock->shift : ds_rng_below(&search->rng, in->n_shifts);
    uint8_t at = in->visits[visit].at;
    bool at_desk =
        lock->desk != DS_NONE || (lock->team == DS_NONE && (at & DS_AT_DESK) != 0 &&
                                  ((at & DS_AT_HOME) == 0 || ds_rng_below(&search->rng, 2) == 0));
    if (at_desk && in->n_desks > 0) {
        int32_t desk = lock->desk != DS_NONE ? lock->desk : ds_rng_below(&search->rng, in->n_desks);
        int32_t demand = in->demand_at[(int64_t)desk * in->n_shifts + shift];
        return demand == DS_NONE ? DS_NONE : roster->n_crews + demand;
    }
    if (in->n_teams == 0) {
        return DS_NONE;
    }
    int32_t team = lock->team != DS_NONE ? lock->team : ds_rng_below(&search->rng, in->n_teams);
    ds_range slots = ds_slots(roster, team, shift);
    return slots.count == 0 ? DS_NONE : slots.first + ds_rng_below(&search->rng, slots.count);
}

/* Somebody must be where the lock asks, with the visit's skills, and now and then one more so that
 * it takes less time. */
static void staff_for_visit(ds_search *search, const ds_visit_lock *lock, int32_t visit) {
    int32_t post = draw_locked_post(search, lock, visit);
    if (post == DS_NONE) {
        return;
    }
    const ds_post *p = &search->joint.roster.posts[post];
    uint64_t skills = search->in->shapes[search->in->visits[visit].shape].skills;
    ds_complete_post(search, post, 1 + ds_rng_below(&search->rng, 3));
    if (p->staff == 0) {
        bring_somebody(search, post, skills);
    }
    while ((skills & ~p->profile.skills) != 0 &&
           bring_somebody(search, post, skills & ~p->profile.skills)) {
    }
    if (ds_rng_below(&search->rng, 2) == 0) {
        bring_somebody(search, post, 0);
    }
    ds_complete_post(search, post, p->staff);
}

/* Puts the visit in, dropping others at posts that may do it until there is room. */
static bool force_visit(ds_search *search, int32_t visit) {
    enum { TRIES = 60 };
    ds_joint *joint = &search->joint;
    const ds_look look = {.everywhere = true, .blink = 10};
    ds_joint_settle(joint);
    for (int32_t i = 0; i < TRIES && joint->roster.n_posts > 0; i++) {
        ds_spot spot;
        if (ds_find_spot(search, visit, &look, &spot)) {
            ds_joint_do(joint, visit, spot.post, spot.after);
            ds_joint_settle(joint);
            return true;
        }
        int32_t post = ds_rng_below(&search->rng, joint->roster.n_posts);
        int32_t other = joint->tours.tours[post].first;
        if (other != DS_NONE && ds_joint_allows(joint, visit, post)) {
            ds_joint_drop(joint, other);
            ds_joint_settle(joint);
        }
    }
    return false;
}

static bool meet_a_visit_lock(ds_search *search) {
    const ds_instance *in = search->in;
    ds_joint *joint = &search->joint;
    if (joint->locks_unmet == 0) {
        return false;
    }
    int32_t start = ds_rng_below(&search->rng, in->n_visit_locks);
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[(start + i) % in->n_visit_locks];
        if (ds_post_of_visit(joint, lock->visit) != DS_NONE) {
            continue;
        }
        ds_range all = in->households[in->visits[lock->visit].household].visits;
        for (int32_t v = all.first; v <= lock->visit; v++) {
            if (ds_visit_done_before(&in->visits[v]) || ds_post_of_visit(joint, v) != DS_NONE) {
                continue;
            }
            if (!force_visit(search, v)) {
                const ds_visit_lock free = {v, DS_NONE, DS_NONE, DS_NONE, DS_NONE};
                staff_for_visit(search, v == lock->visit ? lock : &free, v);
                force_visit(search, v);
            }
        }
        return true;
    }
    return false;
}

bool ds_meet_a_lock(ds_search *search) {
    bool members_first = ds_rng_below(&search->rng, 2) == 0;
    if (members_first) {
        return meet_a_member_lock(search) || meet_a_visit_lock(search);
    }
    return meet_a_visit_lock(search) || meet_a_member_lock(search);
}
