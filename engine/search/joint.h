/*
 * The joint state of the search: roster, routes, appointments and their score, changed by a handful
 * of primitive steps. Every step is written to a journal, so that a tried change is taken back by
 * running the journal backwards: nothing is copied to try something.
 *
 * Between steps the state may break rules for a while (a crew below its minimum, a route that no
 * longer fits after a member left). ds_joint_broken counts what is broken; a plan may be taken from
 * the state only when it is 0.
 */
#ifndef DS_SEARCH_JOINT_H
#define DS_SEARCH_JOINT_H

#include "model/instance.h"
#include "roster/state.h"
#include "route/lengths.h"
#include "route/tour.h"
#include "travel/neighbours.h"

/* Seconds: desk loads are compared with a tolerance of 1e-6 minutes; half of it is ours. */
#define DS_DESK_TOLERANCE (0.5e-6 * 60.0)

typedef enum ds_step_kind {
    DS_STEP_JOIN,
    DS_STEP_LEAVE,
    DS_STEP_WORK,
    DS_STEP_REST,
    DS_STEP_DO,
    DS_STEP_UNDO
} ds_step_kind;

typedef struct ds_step {
    ds_step_kind kind;
    int32_t who;    /* member or visit */
    int32_t where;  /* team or post */
    int32_t detail; /* holder of a desk, or the visit before in the tour */
} ds_step;

typedef struct ds_joint {
    const ds_instance *in;
    const ds_travel *travel;
    const ds_neighbours *neighbours;
    ds_roster_state roster;
    ds_tours tours; /* one a post */
    ds_lengths lengths;

    double *load;         /* [n_demands] member-seconds booked */
    double *skill_load;   /* [n_demands x n_skills] of them, that call for a skill */
    int32_t *touched;     /* [n_areas] households with a visit done */
    int32_t *done;        /* [n_households] visits done, earlier ones included */
    int32_t *next;        /* [n_households] the first visit that is not done, or DS_NONE */
    int32_t *anchor;      /* [n_households] a visit of it on a crew's tour, or DS_NONE */
    int32_t *anchor_post; /* [n_households] the post of that visit; n_posts where there is none */
    ds_tick *room;        /* [n_posts + 1] that of a crew's tour; -1: late, or the post n_posts */
    int32_t covered;      /* households all of whose visits are done */
    double earned;        /* coverage + complete - area targets - travel - changes of
                           * visits */

    int32_t *visit_lock; /* [n_visits] first lock on it, or DS_NONE; NULL: no visit is locked */
    int32_t locks_unmet; /* locked visits not done */
    int32_t idle;        /* crews with no stop and no member lock that forces them out */
    int32_t empty;       /* crews with no stop, forced out or not */
    int32_t late;        /* tours that do not fit, desks with more booked than their staff can do */

    int32_t **active;      /* [n_teams] crew slots with somebody in them */
    int32_t *n_active;     /* [n_teams] */
    int32_t *active_at;    /* [n_crews] position in the team's list */
    int32_t *active_store; /* memory of the lists */

    int32_t *stale; /* posts whose times or fit are to be brought up to date */
    int32_t n_stale;
    bool *is_stale; /* [n_posts] */
    bool *is_late;  /* [n_posts] */

    ds_step *journal;
    int32_t n_steps, capacity;
    bool out_of_memory; /* a step could not be written down; the run must end */
} ds_joint;

/* The empty plan. False when memory ran out (nothing to free then). */
bool ds_joint_init(ds_joint *joint, const ds_instance *in, const ds_travel *travel,
                   const ds_neighbours *neighbours);
void ds_joint_free(ds_joint *joint);

static inline double ds_joint_score(const ds_joint *joint) {
    return joint->earned - joint->roster.penalty;
}

/* Rules not kept. Times must be settled. */
static inline int32_t ds_joint_broken(const ds_joint *joint) {
    return joint->roster.broken + joint->locks_unmet + joint->idle + joint->late;
}

static inline int32_t ds_post_of_visit(const ds_joint *joint, int32_t visit) {
    return joint->tours.nodes[visit].post;
}

/* ---- Steps: the caller has asked whether they are allowed ---- */

void ds_joint_join(ds_joint *joint, int32_t member, int32_t team);
void ds_joint_leave(ds_joint *joint, int32_t member);
void ds_joint_work(ds_joint *joint, int32_t member, int32_t post);
/* The same, with the team that holds the desk that day where the desk asks for one. */
void ds_joint_work_held(ds_joint *joint, int32_t member, int32_t post, int32_t holder);
void ds_joint_rest(ds_joint *joint, int32_t member, int32_t shift);

/* Does a visit at a post: on a crew's tour behind `after` (DS_NONE: first), or booked at a demand.
 */
void ds_joint_do(ds_joint *joint, int32_t visit, int32_t post, int32_t after);

/* Takes one visit out. */
void ds_joint_lift(ds_joint *joint, int32_t visit);

/* Takes a visit out, and the household's later visits with it. */
void ds_joint_drop(ds_joint *joint, int32_t visit);

/* ---- Questions ---- */

/* May the visit be done at this post as it is staffed: right to visit, skills, order and lag of the
 * household's visits, locks, windows of the shift? Time on the tour or at the desk is not asked. */
bool ds_joint_allows(const ds_joint *joint, int32_t visit, int32_t post);

/* Do the visit's locks allow it at a post, whoever is there? */
bool ds_joint_locks_allow(const ds_joint *joint, int32_t visit, int32_t post);

/* Date of a visit that is done, earlier ones included, or INT32_MIN. */
int32_t ds_joint_date(const ds_joint *joint, int32_t visit);

/* Does a booked visit still find its time at the desk? */
bool ds_joint_desk_fits(const ds_joint *joint, int32_t visit, int32_t demand);

/* What doing the visit would add to the score, travel and changes left out. */
double ds_joint_worth(const ds_joint *joint, int32_t visit);

/* Replanning: what doing it at this post instead of not at all adds in changes from the baseline,
 * weighted; below 0 where it restores what the baseline has. */
double ds_joint_change(const ds_joint *joint, int32_t visit, int32_t post);

/* Is the member of a crew held there by a lock (so that the crew may go out with no stop)? */
bool ds_joint_forced(const ds_joint *joint, int32_t post);

/* Roughly what a visit takes of a member's time, in seconds: for ranking. */
static inline double ds_effort(const ds_instance *in, int32_t visit) {
    return in->shapes[in->visits[visit].shape].work + in->travel.stop_seconds + 60.0;
}

/* ---- Journal ---- */

static inline int32_t ds_joint_mark(const ds_joint *joint) {
    return joint->n_steps;
}

/* Takes back every step since the mark. */
void ds_joint_rollback(ds_joint *joint, int32_t mark);

/* Forgets the journal: what is done stays. */
static inline void ds_joint_commit(ds_joint *joint) {
    joint->n_steps = 0;
}

/* Brings times and fits up to date. Steps leave them stale. */
void ds_joint_settle(ds_joint *joint);

/* After the staff of a post changed: settles, and drops the visits that call for a skill nobody
 * there has any more, then the cheapest until the rest fits. */
void ds_joint_mend(ds_joint *joint, int32_t post);

#endif
