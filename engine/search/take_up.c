/*
 * A plan taken up into an empty joint state: made here before, or by hand. Rules are asked step by
 * step, so that what breaks one is left out and the rest stands.
 */
#include "search/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

typedef struct taking {
    ds_search *search;
    const ds_plan *plan;
    int32_t *crew_of;   /* [n_crews] the plan's number of the crew in a slot, 0: free */
    int32_t *day_first; /* [n_desks x n_days] first duty there, chained through `next`; DS_NONE */
    int32_t *next;      /* [n_duties] */
} taking;

/* ---- Duties ---------------------------------------------------------------------------------- */

static bool known_duty(const ds_duty *duty) {
    return duty->member != DS_NONE && duty->shift != DS_NONE &&
           (duty->team != DS_NONE) != (duty->desk != DS_NONE);
}

/* The slot of a crew by the plan's number, which may be any: the one it has, or the next free one;
 * DS_NONE where there are no more. */
static int32_t slot_of(const taking *t, int32_t team, int32_t shift, int32_t crew) {
    ds_range slots = ds_slots(&t->search->joint.roster, team, shift);
    int32_t free = DS_NONE;
    for (int32_t post = slots.first + slots.count - 1; post >= slots.first; post--) {
        if (t->crew_of[post] == crew) {
            return post;
        }
        free = t->crew_of[post] == 0 ? post : free;
    }
    return free;
}

static void put_in_crew(taking *t, const ds_duty *duty) {
    int32_t post = duty->crew < 1 ? DS_NONE : slot_of(t, duty->team, duty->shift, duty->crew);
    if (post != DS_NONE &&
        ds_post_at(&t->search->joint.roster, duty->member, duty->shift) == DS_NONE &&
        ds_put_on(t->search, duty->member, post)) {
        t->crew_of[post] = duty->crew;
    }
}

static void put_at_desk(taking *t, const ds_duty *duty) {
    const ds_instance *in = t->search->in;
    int32_t demand = in->demand_at[(int64_t)duty->desk * in->n_shifts + duty->shift];
    if (demand != DS_NONE &&
        ds_post_at(&t->search->joint.roster, duty->member, duty->shift) == DS_NONE) {
        ds_put_on(t->search, duty->member, t->search->joint.roster.n_crews + demand);
    }
}

/* Of the teams of those who staff a desk on one date, the one that most of them belong to or help:
 * of a plan that keeps the rules, the team that holds the desk that day. */
static int32_t holder_of(const taking *t, int32_t first) {
    const ds_instance *in = t->search->in;
    const int32_t *team_of = t->search->joint.roster.team_of;
    int32_t holder = DS_NONE, most = 0;
    for (int32_t i = first; i != DS_NONE; i = t->next[i]) {
        int32_t team = team_of[t->plan->duties[i].member], tied = 0;
        for (int32_t k = first; k != DS_NONE && team != DS_NONE; k = t->next[k]) {
            int32_t other = t->plan->duties[k].member;
            tied += team_of[other] == team ||
                    (in->member_team[(int64_t)other * in->n_teams + team] & DS_HELPS) != 0;
        }
        if (tied > most) {
            most = tied;
            holder = team;
        }
    }
    return holder;
}

/* Who belongs to the team that holds the day comes first: the first one there makes it so. */
static void staff_desk_day(taking *t, int32_t first) {
    int32_t holder = holder_of(t, first);
    for (int32_t pass = 0; pass < 2; pass++) {
        for (int32_t i = first; i != DS_NONE; i = t->next[i]) {
            const ds_duty *duty = &t->plan->duties[i];
            bool belongs = t->search->joint.roster.team_of[duty->member] == holder;
            if (belongs == (pass == 0)) {
                put_at_desk(t, duty);
            }
        }
    }
}

static void take_duties(taking *t) {
    const ds_instance *in = t->search->in;
    for (int32_t i = t->plan->n_duties - 1; i >= 0; i--) {
        const ds_duty *duty = &t->plan->duties[i];
        if (known_duty(duty) && duty->desk != DS_NONE) {
            int64_t cell = (int64_t)duty->desk * in->n_days + in->shifts[duty->shift].day;
            t->next[i] = t->day_first[cell];
            t->day_first[cell] = i;
        }
    }
    for (int64_t cell = 0; cell < (int64_t)in->n_desks * in->n_days; cell++) {
        staff_desk_day(t, t->day_first[cell]);
    }
    for (int32_t i = 0; i < t->plan->n_duties; i++) {
        if (known_duty(&t->plan->duties[i]) && t->plan->duties[i].team != DS_NONE) {
            put_in_crew(t, &t->plan->duties[i]);
        }
    }
}

/* ---- Teams ----------------------------------------------------------------------------------- */

static void take_belongings(taking *t) {
    for (int32_t i = 0; i < t->plan->n_belongings; i++) {
        const ds_belonging *b = &t->plan->belongings[i];
        if (b->team != DS_NONE && b->member != DS_NONE) {
            ds_join_team(t->search, b->member, b->team);
        }
    }
}

static void mend(ds_search *search) {
    enum { ROUNDS = 3 }; /* what one clears may leave a run of days too short */
    const ds_roster_state *roster = &search->joint.roster;
    for (int32_t i = 0; i < ROUNDS && roster->broken > 0; i++) {
        for (int32_t team = 0; team < search->in->n_teams; team++) {
            if (roster->team_broken[team]) {
                ds_complete_team(search, team);
            }
        }
        ds_mend_roster(search);
    }
}

/* ---- Visits ---------------------------------------------------------------------------------- */

/* Does the visit at the end of the post's list, where it fits. */
static void take_visit(ds_joint *joint, int32_t visit, int32_t post) {
    if (visit == DS_NONE || ds_post_of_visit(joint, visit) != DS_NONE ||
        !ds_joint_allows(joint, visit, post)) {
        return;
    }
    ds_joint_do(joint, visit, post, joint->tours.tours[post].last);
    ds_joint_settle(joint);
    if (joint->is_late[post]) {
        ds_joint_lift(joint, visit);
        ds_joint_settle(joint);
    }
}

static void take_route(const taking *t, const ds_route *route) {
    int32_t post = slot_of(t, route->team, route->shift, route->crew);
    for (int32_t i = 0; i < route->stops.count && post != DS_NONE; i++) {
        take_visit(&t->search->joint, t->plan->stops[route->stops.first + i].visit, post);
    }
}

static void take_appointment(const taking *t, const ds_appointment *booked) {
    const ds_instance *in = t->search->in;
    int32_t demand = in->demand_at[(int64_t)booked->desk * in->n_shifts + booked->shift];
    if (demand != DS_NONE) {
        take_visit(&t->search->joint, booked->visit, t->search->joint.roster.n_crews + demand);
    }
}

/* Day by day: a household's later visits wait for the earlier ones. */
static void take_visits(const taking *t) {
    const ds_plan *plan = t->plan;
    const ds_instance *in = t->search->in;
    for (int32_t day = 0; day < in->n_days; day++) {
        for (int32_t i = 0; i < plan->n_routes; i++) {
            const ds_route *route = &plan->routes[i];
            if (route->team != DS_NONE && route->shift != DS_NONE &&
                in->shifts[route->shift].day == day) {
                take_route(t, route);
            }
        }
        for (int32_t i = 0; i < plan->n_appointments; i++) {
            const ds_appointment *booked = &plan->appointments[i];
            if (booked->desk != DS_NONE && booked->shift != DS_NONE &&
                in->shifts[booked->shift].day == day) {
                take_appointment(t, booked);
            }
        }
    }
}

/* ---- All ------------------------------------------------------------------------------------- */

void ds_take_up(ds_search *search, const ds_plan *plan) {
    const ds_instance *in = search->in;
    int64_t desk_days = (int64_t)in->n_desks * in->n_days;
    bool ok = true;
    taking t = {.search = search, .plan = plan};
    t.crew_of = ds_zeroed(search->joint.roster.n_crews, sizeof *t.crew_of, &ok);
    t.day_first = ds_zeroed(desk_days, sizeof *t.day_first, &ok);
    t.next = ds_zeroed(plan->n_duties, sizeof *t.next, &ok);
    if (ok) {
        memset(t.day_first, 0xff, (size_t)desk_days * sizeof *t.day_first);
        take_belongings(&t);
        take_duties(&t);
        mend(search);
        ds_joint_settle(&search->joint);
        take_visits(&t);
        ds_joint_commit(&search->joint);
    }
    search->joint.out_of_memory |= !ok;
    free(t.crew_of);
    free(t.day_first);
    free(t.next);
}
