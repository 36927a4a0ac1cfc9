#include "search/joint.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

#include "roster/rules.h"

/* ---- Making -------------------------------------------------------------------------------- */

static bool make_arrays(ds_joint *joint) {
    const ds_instance *in = joint->in;
    const ds_roster_state *roster = &joint->roster;
    bool ok = true;
    joint->load = ds_zeroed(in->n_demands, sizeof *joint->load, &ok);
    joint->skill_load =
        ds_zeroed((int64_t)in->n_demands * in->n_skills, sizeof *joint->skill_load, &ok);
    joint->touched = ds_zeroed(in->n_areas, sizeof *joint->touched, &ok);
    joint->done = ds_zeroed(in->n_households, sizeof *joint->done, &ok);
    joint->next = ds_zeroed(in->n_households, sizeof *joint->next, &ok);
    joint->anchor = ds_zeroed(in->n_households, sizeof *joint->anchor, &ok);
    joint->anchor_post = ds_zeroed(in->n_households, sizeof *joint->anchor_post, &ok);
    joint->room = ds_zeroed(roster->n_posts, sizeof *joint->room, &ok);
    joint->active = ds_zeroed(in->n_teams, sizeof *joint->active, &ok);
    joint->n_active = ds_zeroed(in->n_teams, sizeof *joint->n_active, &ok);
    joint->active_at = ds_zeroed(roster->n_crews, sizeof *joint->active_at, &ok);
    joint->active_store = ds_zeroed(roster->n_crews, sizeof *joint->active_store, &ok);
    joint->stale = ds_zeroed(roster->n_posts, sizeof *joint->stale, &ok);
    joint->is_stale = ds_zeroed(roster->n_posts, sizeof *joint->is_stale, &ok);
    joint->is_late = ds_zeroed(roster->n_posts, sizeof *joint->is_late, &ok);
    if (in->n_visit_locks > 0) {
        joint->visit_lock = ds_zeroed(in->n_visits, sizeof *joint->visit_lock, &ok);
    }
    return ok;
}

static void place_locks(ds_joint *joint) {
    const ds_instance *in = joint->in;
    if (joint->visit_lock == NULL) {
        return;
    }
    memset(joint->visit_lock, 0xff, (size_t)in->n_visits * sizeof *joint->visit_lock);
    for (int32_t i = in->n_visit_locks - 1; i >= 0; i--) {
        int32_t *first = &joint->visit_lock[in->visit_locks[i].visit];
        joint->locks_unmet += *first == DS_NONE;
        *first = i;
    }
}

static void set_done(ds_joint *joint, int32_t household, int32_t done) {
    ds_range visits = joint->in->households[household].visits;
    joint->done[household] = done;
    joint->next[household] = done < visits.count ? visits.first + done : DS_NONE;
}

static void begin_counts(ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        joint->active[t] =
            &joint->active_store[joint->roster.slot_first[(int64_t)t * in->n_shifts]];
    }
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        const ds_post *p = &joint->roster.posts[post];
        ds_tours_describe(&joint->tours, post, p->team, p->shift);
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        set_done(joint, h, household->done);
        joint->anchor[h] = DS_NONE;
        joint->anchor_post[h] = joint->roster.n_posts;
        joint->covered += household->done == household->visits.count;
        if (household->area != DS_NONE && household->done > 0) {
            joint->touched[household->area]++;
        }
    }
    joint->room[joint->roster.n_posts] = -1;
    for (int32_t a = 0; a < in->n_areas; a++) {
        joint->earned -= ds_penalty_area(in, a, joint->touched[a]);
    }
    for (int32_t v = 0; v < in->n_visits && in->past != NULL; v++) {
        joint->earned -= in->weights.change * ds_carrier_changed(in->past->baseline, in, v,
                                                                 DS_DUTY_OFF, DS_NONE, DS_NONE);
    }
}

bool ds_joint_init(ds_joint *joint, const ds_instance *in, const ds_travel *travel,
                   const ds_neighbours *neighbours) {
    *joint = (ds_joint){.in = in, .travel = travel, .neighbours = neighbours};
    if (!ds_roster_state_init(&joint->roster, in)) {
        return false;
    }
    if (!ds_lengths_init(&joint->lengths, in) ||
        !ds_tours_init(&joint->tours, in, travel, joint->roster.n_posts) || !make_arrays(joint)) {
        ds_joint_free(joint);
        return false;
    }
    place_locks(joint);
    begin_counts(joint);
    return true;
}

void ds_joint_free(ds_joint *joint) {
    ds_roster_state_free(&joint->roster);
    ds_tours_free(&joint->tours);
    ds_lengths_free(&joint->lengths);
    void *const arrays[] = {joint->load,   joint->skill_load, joint->touched,   joint->anchor_post,
                            joint->room,   joint->anchor,     joint->done,      joint->active,
                            joint->next,   joint->n_active,   joint->active_at, joint->active_store,
                            joint->stale,  joint->is_stale,   joint->is_late,   joint->visit_lock,
                            joint->journal};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    *joint = (ds_joint){0};
}

/* ---- Book-keeping shared by the steps -------------------------------------------------------- */

static void mark_stale(ds_joint *joint, int32_t post) {
    if (!joint->is_stale[post]) {
        joint->is_stale[post] = true;
        joint->stale[joint->n_stale++] = post;
    }
}

static void write_down(ds_joint *joint, ds_step step) {
    if (joint->n_steps == joint->capacity) {
        int32_t capacity = joint->capacity ? 2 * joint->capacity : 256;
        ds_step *journal = realloc(joint->journal, (size_t)capacity * sizeof *journal);
        if (journal == NULL) {
            joint->out_of_memory = true;
            return;
        }
        joint->journal = journal;
        joint->capacity = capacity;
    }
    joint->journal[joint->n_steps++] = step;
}

static void list_active(ds_joint *joint, int32_t post) {
    int32_t team = joint->roster.posts[post].team;
    joint->active_at[post] = joint->n_active[team];
    joint->active[team][joint->n_active[team]++] = post;
}

static void unlist_active(ds_joint *joint, int32_t post) {
    int32_t team = joint->roster.posts[post].team;
    int32_t at = joint->active_at[post], last = joint->active[team][--joint->n_active[team]];
    joint->active[team][at] = last;
    joint->active_at[last] = at;
}

/* The first member joins a crew, or the last one leaves it. */
static void change_activity(ds_joint *joint, int32_t post, bool active) {
    ds_tour *tour = &joint->tours.tours[post];
    joint->earned += ds_penalty_travel(joint->in, tour->travel);
    ds_tour_set_out(&joint->tours, post, active);
    joint->earned -= ds_penalty_travel(joint->in, tour->travel);
    if (active) {
        list_active(joint, post);
    } else {
        unlist_active(joint, post);
    }
}

bool ds_joint_forced(const ds_joint *joint, int32_t post) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[post];
    for (int32_t m = p->first; m != DS_NONE && in->n_member_locks > 0;
         m = ds_mate(&joint->roster, m, p->shift)) {
        if (joint->roster.lock_of[(int64_t)m * in->n_shifts + p->shift] != DS_NONE) {
            return true; /* on duty under a lock: it asks for this crew */
        }
    }
    return false;
}

/* Counts a crew in (+1) or out (-1) of those that have no stop. */
static void count_empty(ds_joint *joint, int32_t post, int32_t sign) {
    if (ds_is_crew(&joint->roster, post) && joint->roster.posts[post].staff > 0 &&
        joint->tours.tours[post].stops == 0) {
        joint->empty += sign;
        joint->idle += ds_joint_forced(joint, post) ? 0 : sign;
    }
}

/* ---- Roster steps ---------------------------------------------------------------------------- */

static void change_staff(ds_joint *joint, int32_t member, int32_t post, int32_t holder,
                         bool joins) {
    ds_post *p = &joint->roster.posts[post];
    bool crew = ds_is_crew(&joint->roster, post);
    int32_t before = p->staff;
    count_empty(joint, post, -1);
    if (joins) {
        ds_roster_work(&joint->roster, member, post, holder);
    } else {
        ds_roster_rest(&joint->roster, member, p->shift);
    }
    count_empty(joint, post, 1);
    if (crew) {
        const ds_team *team = &joint->in->teams[p->team];
        joint->tours.tours[post].length =
            p->staff == 0 ? NULL : ds_lengths_for(&joint->lengths, &p->profile, team->parallel);
        joint->out_of_memory |= joint->lengths.out_of_memory;
        if (before == 0 || p->staff == 0) {
            change_activity(joint, post, joins);
        }
    }
    mark_stale(joint, post);
}

void ds_joint_join(ds_joint *joint, int32_t member, int32_t team) {
    ds_roster_join(&joint->roster, member, team);
    write_down(joint, (ds_step){DS_STEP_JOIN, member, team, DS_NONE});
}

void ds_joint_leave(ds_joint *joint, int32_t member) {
    int32_t team = joint->roster.team_of[member];
    ds_roster_leave(&joint->roster, member);
    write_down(joint, (ds_step){DS_STEP_LEAVE, member, team, DS_NONE});
}

static int32_t holder_of(const ds_joint *joint, int32_t post) {
    int32_t demand = joint->roster.posts[post].demand;
    return demand == DS_NONE ? DS_NONE : joint->roster.holder[ds_desk_day(&joint->roster, demand)];
}

void ds_joint_work(ds_joint *joint, int32_t member, int32_t post) {
    ds_joint_work_held(joint, member, post, ds_roster_holder_for(&joint->roster, member, post));
}

void ds_joint_work_held(ds_joint *joint, int32_t member, int32_t post, int32_t holder) {
    change_staff(joint, member, post, holder, true);
    write_down(joint, (ds_step){DS_STEP_WORK, member, post, holder});
}

void ds_joint_rest(ds_joint *joint, int32_t member, int32_t shift) {
    int32_t post = ds_post_at(&joint->roster, member, shift);
    int32_t holder = holder_of(joint, post);
    change_staff(joint, member, post, DS_NONE, false);
    write_down(joint, (ds_step){DS_STEP_REST, member, post, holder});
}

/* ---- Visit steps ----------------------------------------------------------------------------- */

static void change_load(ds_joint *joint, int32_t visit, int32_t demand, double sign) {
    const ds_instance *in = joint->in;
    const ds_shape *shape = &in->shapes[in->visits[visit].shape];
    joint->load[demand] += sign * shape->work;
    for (int32_t i = 0; i < shape->skill_works.count; i++) {
        const ds_skill_work *part = &in->skill_works[shape->skill_works.first + i];
        joint->skill_load[(int64_t)demand * in->n_skills + part->skill] += sign * part->seconds;
    }
}

/* Coverage, completion and area target of a visit that becomes done (+1) or undone (-1). */
static void change_done(ds_joint *joint, int32_t visit, int32_t sign) {
    const ds_instance *in = joint->in;
    int32_t h = in->visits[visit].household, area = in->households[h].area;
    int32_t before = joint->done[h], after = before + sign, all = in->households[h].visits.count;
    set_done(joint, h, after);
    joint->earned += sign * ds_score_visit(in, visit);
    if (before == all || after == all) {
        joint->earned += sign * ds_score_complete(in, h);
        joint->covered += sign;
    }
    if (area != DS_NONE && (before == 0 || after == 0)) {
        joint->earned += ds_penalty_area(in, area, joint->touched[area]);
        joint->touched[area] += sign;
        joint->earned -= ds_penalty_area(in, area, joint->touched[area]);
    }
    if (joint->visit_lock != NULL && joint->visit_lock[visit] != DS_NONE) {
        joint->locks_unmet -= sign;
    }
}

static void drop_anchor(ds_joint *joint, int32_t visit) {
    int32_t h = joint->in->visits[visit].household;
    ds_range visits = joint->in->households[h].visits;
    if (joint->anchor[h] != visit) {
        return;
    }
    joint->anchor[h] = DS_NONE;
    joint->anchor_post[h] = joint->roster.n_posts;
    for (int32_t v = visits.first; v < visits.first + visits.count; v++) {
        int32_t post = ds_post_of_visit(joint, v);
        if (v != visit && post != DS_NONE && ds_is_crew(&joint->roster, post)) {
            joint->anchor[h] = v;
            joint->anchor_post[h] = post;
        }
    }
}

static void put_visit(ds_joint *joint, int32_t visit, int32_t post, int32_t after) {
    ds_tour *tour = &joint->tours.tours[post];
    bool crew = ds_is_crew(&joint->roster, post);
    count_empty(joint, post, -1);
    joint->earned += ds_penalty_travel(joint->in, tour->travel);
    ds_tour_insert(&joint->tours, post, visit, after);
    joint->earned -= ds_penalty_travel(joint->in, tour->travel);
    count_empty(joint, post, 1);
    if (crew) {
        joint->anchor[joint->in->visits[visit].household] = visit;
        joint->anchor_post[joint->in->visits[visit].household] = post;
    } else {
        change_load(joint, visit, joint->roster.posts[post].demand, 1.0);
    }
    change_done(joint, visit, 1);
    joint->earned -= ds_joint_change(joint, visit, post);
    mark_stale(joint, post);
}

static void take_visit(ds_joint *joint, int32_t visit) {
    int32_t post = ds_post_of_visit(joint, visit);
    ds_tour *tour = &joint->tours.tours[post];
    bool crew = ds_is_crew(&joint->roster, post);
    count_empty(joint, post, -1);
    joint->earned += ds_penalty_travel(joint->in, tour->travel);
    ds_tour_remove(&joint->tours, visit);
    joint->earned -= ds_penalty_travel(joint->in, tour->travel);
    count_empty(joint, post, 1);
    if (crew) {
        drop_anchor(joint, visit);
    } else {
        change_load(joint, visit, joint->roster.posts[post].demand, -1.0);
    }
    change_done(joint, visit, -1);
    joint->earned += ds_joint_change(joint, visit, post);
    mark_stale(joint, post);
}

void ds_joint_do(ds_joint *joint, int32_t visit, int32_t post, int32_t after) {
    put_visit(joint, visit, post, after);
    write_down(joint, (ds_step){DS_STEP_DO, visit, post, after});
}

void ds_joint_lift(ds_joint *joint, int32_t visit) {
    const ds_node *node = &joint->tours.nodes[visit];
    ds_step step = {DS_STEP_UNDO, visit, node->post, node->prev};
    take_visit(joint, visit);
    write_down(joint, step);
}

void ds_joint_drop(ds_joint *joint, int32_t visit) {
    const ds_household *household = &joint->in->households[joint->in->visits[visit].household];
    for (int32_t v = household->visits.first + household->visits.count - 1; v >= visit; v--) {
        if (ds_post_of_visit(joint, v) != DS_NONE) {
            ds_joint_lift(joint, v);
        }
    }
}

/* ---- Journal --------------------------------------------------------------------------------- */

static void take_back(ds_joint *joint, const ds_step *step) {
    switch (step->kind) {
    case DS_STEP_JOIN:
        ds_roster_leave(&joint->roster, step->who);
        break;
    case DS_STEP_LEAVE:
        ds_roster_join(&joint->roster, step->who, step->where);
        break;
    case DS_STEP_WORK:
        change_staff(joint, step->who, step->where, DS_NONE, false);
        break;
    case DS_STEP_REST:
        change_staff(joint, step->who, step->where, step->detail, true);
        break;
    case DS_STEP_DO:
        take_visit(joint, step->who);
        break;
    case DS_STEP_UNDO:
        put_visit(joint, step->who, step->where, step->detail);
        break;
    }
}

void ds_joint_rollback(ds_joint *joint, int32_t mark) {
    while (joint->n_steps > mark) {
        joint->n_steps--;
        take_back(joint, &joint->journal[joint->n_steps]);
    }
    ds_joint_settle(joint);
}

/* ---- Fit ------------------------------------------------------------------------------------- */

static bool desk_overfull(const ds_joint *joint, int32_t demand) {
    const ds_instance *in = joint->in;
    const ds_post *p = &joint->roster.posts[joint->roster.n_crews + demand];
    double each = in->desks[in->demands[demand].desk].appointment_seconds;
    if (joint->load[demand] > p->staff * each + DS_DESK_TOLERANCE) {
        return true;
    }
    const double *skill_load = &joint->skill_load[(int64_t)demand * in->n_skills];
    for (int32_t k = 0; k < in->n_skills; k++) {
        if (skill_load[k] > p->profile.holders[k] * each + DS_DESK_TOLERANCE) {
            return true;
        }
    }
    return false;
}

void ds_joint_settle(ds_joint *joint) {
    for (int32_t i = 0; i < joint->n_stale; i++) {
        int32_t post = joint->stale[i];
        bool late = ds_is_crew(&joint->roster, post)
                        ? !ds_tour_retime(&joint->tours, post)
                        : desk_overfull(joint, joint->roster.posts[post].demand);
        joint->late += late - joint->is_late[post];
        joint->is_late[post] = late;
        joint->room[post] =
            late && joint->tours.tours[post].stops > 0 ? -1 : joint->tours.tours[post].room;
        joint->is_stale[post] = false;
    }
    joint->n_stale = 0;
}
