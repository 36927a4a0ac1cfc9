#include "solve/extract.h"

#include "solve/frozen.h"

/* ---- Score ---------------------------------------------------------------------------------- */

static void score_members(const ds_instance *in, const ds_joint *joint, ds_score *score) {
    const ds_roster_state *roster = &joint->roster;
    for (int32_t m = 0; m < in->n_members; m++) {
        score->penalties[DS_PENALTY_min_shifts] += ds_penalty_min_shifts(in, m, roster->shifts[m]);
        score->penalties[DS_PENALTY_min_hours] += ds_penalty_min_hours(in, m, roster->seconds[m]);
        score->penalties[DS_PENALTY_member_shift] += in->weights.member_shift * roster->shifts[m];
        for (int32_t s = 0; s < in->n_shifts; s++) {
            score->penalties[DS_PENALTY_requests] +=
                ds_penalty_request(in, m, s, ds_on_duty(roster, m, s));
        }
    }
    for (int32_t g = 0; g < in->n_groups; g++) {
        score->penalties[DS_PENALTY_fairness] += ds_penalty_fairness(in, &roster->groups[g]);
    }
}

static void score_posts(const ds_instance *in, const ds_joint *joint, ds_score *score) {
    int64_t travel = ds_frozen_travel(joint);
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        const ds_post *p = &joint->roster.posts[post];
        if (ds_is_crew(&joint->roster, post)) {
            travel += joint->tours.tours[post].travel;
            continue;
        }
        const ds_demand *demand = &in->demands[p->demand];
        int32_t staff = p->staff + ds_frozen_staff(joint, demand);
        score->penalties[DS_PENALTY_desk_shortage] += ds_penalty_shortage(demand, staff);
        score->penalties[DS_PENALTY_desk_ideal] += ds_penalty_ideal(demand, staff);
        score->penalties[DS_PENALTY_desk_over] += ds_penalty_over(demand, staff);
    }
    score->penalties[DS_PENALTY_travel] = ds_penalty_travel(in, travel);
}

static void score_household(const ds_instance *in, const ds_joint *joint, int32_t household,
                            ds_score *score) {
    const ds_household *h = &in->households[household];
    int64_t most_people = 0;
    for (int32_t v = h->visits.first; v < h->visits.first + h->visits.count; v++) {
        if (ds_joint_date(joint, v) == INT32_MIN || ds_visit_done_before(&in->visits[v])) {
            continue;
        }
        const ds_shape *shape = &in->shapes[in->visits[v].shape];
        score->coverage += ds_score_visit(in, v);
        score->services_given += shape->services;
        most_people = shape->most_people > most_people ? shape->most_people : most_people;
    }
    int32_t done = joint->done[household];
    score->people_helped += most_people;
    score->touched += done > 0;
    score->covered += done == h->visits.count;
    if (done == h->visits.count && done > h->done) {
        score->complete += ds_score_complete(in, household);
    }
}

void ds_extract_score(const ds_joint *joint, ds_score *score) {
    const ds_instance *in = ds_whole(joint->in);
    *score = (ds_score){.households = in->n_households};
    score_members(in, joint, score);
    score_posts(in, joint, score);
    for (int32_t h = 0; h < in->n_households; h++) {
        score_household(in, joint, h, score);
    }
    score->penalties[DS_PENALTY_change] = in->weights.change * ds_count_changes(joint);
    for (int32_t a = 0; a < in->n_areas; a++) {
        score->penalties[DS_PENALTY_area_target] += ds_penalty_area(in, a, joint->touched[a]);
    }
    score->total = score->coverage + score->complete;
    for (int32_t k = 0; k < DS_N_PENALTIES; k++) {
        score->total -= score->penalties[k];
    }
}

/* ---- Plan ------------------------------------------------------------------------------------ */

static bool reserve(ds_plan *plan, const ds_joint *joint) {
    const ds_instance *in = joint->in;
    int32_t duties = 0, stops = 0, appointments = 0, routes = 0;
    for (int32_t post = 0; post < joint->roster.n_posts; post++) {
        int32_t n = joint->tours.tours[post].stops;
        bool crew = ds_is_crew(&joint->roster, post);
        duties += joint->roster.posts[post].staff;
        routes += crew && joint->roster.posts[post].staff > 0;
        *(crew ? &stops : &appointments) += n;
    }
    if (in->past != NULL) {
        const ds_baseline *b = in->past->baseline;
        duties += b->n_duties;
        routes += b->n_routes;
        stops += b->n_stops;
        appointments += b->n_appointments;
    }
    plan->belongings = DS_ARENA_NEW(&plan->arena, ds_belonging, in->n_members);
    plan->duties = DS_ARENA_NEW(&plan->arena, ds_duty, duties);
    plan->routes = DS_ARENA_NEW(&plan->arena, ds_route, routes);
    plan->stops = DS_ARENA_NEW(&plan->arena, ds_stop, stops);
    plan->appointments = DS_ARENA_NEW(&plan->arena, ds_appointment, appointments);
    return !plan->arena.failed;
}

static void add_belongings(ds_plan *plan, const ds_joint *joint) {
    for (int32_t t = 0; t < joint->in->n_teams; t++) {
        for (int32_t m = 0; m < joint->in->n_members; m++) {
            if (joint->roster.team_of[m] == t) {
                plan->belongings[plan->n_belongings++] = (ds_belonging){t, m};
            }
        }
    }
}

/* In the members' order. */
static void add_duties(ds_plan *plan, const ds_joint *joint, int32_t post, int32_t crew) {
    const ds_post *p = &joint->roster.posts[post];
    ds_duty duty = {.shift = p->shift,
                    .team = p->team,
                    .crew = crew,
                    .desk = p->demand == DS_NONE ? DS_NONE : joint->in->demands[p->demand].desk};
    int32_t first = plan->n_duties;
    for (int32_t m = p->first; m != DS_NONE; m = ds_mate(&joint->roster, m, p->shift)) {
        int32_t at = plan->n_duties++;
        for (; at > first && plan->duties[at - 1].member > m; at--) {
            plan->duties[at] = plan->duties[at - 1];
        }
        duty.member = m;
        plan->duties[at] = duty;
    }
}

static void add_route(ds_plan *plan, const ds_joint *joint, int32_t post, int32_t crew) {
    const ds_tour *tour = &joint->tours.tours[post];
    ds_route route = {.team = joint->roster.posts[post].team,
                      .shift = tour->shift,
                      .crew = crew,
                      .leave = tour->open,
                      .has_back = tour->returns,
                      .stops = {plan->n_stops, tour->stops}};
    ds_tick now = tour->open;
    for (int32_t v = tour->first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        const ds_node *node = &joint->tours.nodes[v];
        ds_tick end = node->start + node->length;
        plan->stops[plan->n_stops++] = (ds_stop){v, now + node->way, node->start, end};
        now = end;
    }
    route.back = now + tour->way_back;
    plan->routes[plan->n_routes++] = route;
}

static void add_crews(ds_plan *plan, const ds_joint *joint) {
    const ds_instance *in = joint->in;
    for (int64_t cell = 0; cell < (int64_t)in->n_teams * in->n_shifts; cell++) {
        int32_t crew = 0;
        for (int32_t post = joint->roster.slot_first[cell];
             post < joint->roster.slot_first[cell + 1]; post++) {
            if (joint->roster.posts[post].staff > 0) {
                crew++;
                add_duties(plan, joint, post, crew);
                add_route(plan, joint, post, crew);
            }
        }
    }
}

static void add_desks(ds_plan *plan, const ds_joint *joint) {
    for (int32_t d = 0; d < joint->in->n_demands; d++) {
        int32_t post = joint->roster.n_crews + d;
        add_duties(plan, joint, post, 0);
        for (int32_t v = joint->tours.tours[post].first; v != DS_NONE;
             v = joint->tours.nodes[v].next) {
            plan->appointments[plan->n_appointments++] =
                (ds_appointment){v, joint->in->demands[d].desk, joint->in->demands[d].shift};
        }
    }
}

ds_plan *ds_extract_plan(const ds_joint *joint) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_plan *plan = DS_ARENA_NEW(&arena, ds_plan, 1);
    if (plan == NULL) {
        return NULL;
    }
    plan->arena = arena;
    if (!reserve(plan, joint)) {
        ds_plan_free(plan);
        return NULL;
    }
    add_belongings(plan, joint);
    ds_add_frozen(plan, joint);
    add_crews(plan, joint);
    add_desks(plan, joint);
    ds_extract_score(joint, &plan->score);
    plan->stated = ~UINT64_C(0);
    plan->has_digest = true;
    plan->digest = joint->in->digest;
    return plan;
}
