/*
 * No uncovered visit could still be put, with a gain in score, into any crew's route or desk as it
 * stands. Every visit left out is tried at every place; the checker judges what comes of it.
 */
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/windows.h"
#include "support/random_case.h"
#include "travel/length.h"
#include "travel/travel.h"

enum { INSTANCES = 60, ITERATIONS = 1500, LONGEST_ROUTE = 100 };

typedef struct trial {
    const ds_instance *in;
    const ds_plan *plan;
    ds_travel travel;
    double total;
    uint64_t seed;
    bool told; /* print the gains found */
    int64_t tried, gains;
} trial;

static ds_profile crew_profile(const trial *t, const ds_route *route) {
    ds_profile profile = {0};
    for (int32_t i = 0; i < t->plan->n_duties; i++) {
        const ds_duty *duty = &t->plan->duties[i];
        if (duty->team == route->team && duty->shift == route->shift && duty->crew == route->crew) {
            ds_profile_add(&profile, &t->in->members[duty->member]);
        }
    }
    return profile;
}

/* Times the stops from the shift's start; false when the crew cannot keep them. */
static bool time_route(const trial *t, ds_route *route, ds_stop *stops) {
    const ds_instance *in = t->in;
    const ds_team *team = &in->teams[route->team];
    ds_profile profile = crew_profile(t, route);
    int32_t class = t->travel.class_of_team[route->team], at = team->base;
    ds_tick now = in->shifts[route->shift].start, limit = in->shifts[route->shift].end;
    route->leave = now;
    for (int32_t i = 0; i < route->stops.count && now <= limit; i++) {
        const ds_visit *visit = &in->visits[stops[i].visit];
        int32_t home = in->households[visit->household].location;
        ds_tick length = ds_visit_length(in, &in->shapes[visit->shape], &profile, team->parallel);
        stops[i].arrive = now + ds_travel_time(&t->travel, class, at, home);
        stops[i].start = windows_first_start(in, stops[i].visit, route->shift, stops[i].arrive);
        now = stops[i].end = stops[i].start + length;
        at = home;
    }
    route->back = team->returns ? now + ds_travel_time(&t->travel, class, at, team->end) : 0;
    return now <= limit && route->back <= limit;
}

static void tell_gain(const trial *t, int32_t visit, const char *where, double gain) {
    const ds_visit *v = &t->in->visits[visit];
    printf("\n    seed %llu: visit %d of %s into %s gains %.6f", (unsigned long long)t->seed,
           v->number, t->in->households[v->household].id, where, gain);
}

/* Judges the plan with other lists. */
static void judge_change(trial *t, ds_plan changed, int32_t visit, const char *where) {
    double total;
    t->tried++;
    if (ds_test_accepted(t->in, &changed, false, &total) && total > t->total + 1e-6) {
        t->gains++;
        if (t->told) {
            tell_gain(t, visit, where, total - t->total);
        }
    }
}

static void try_position(trial *t, int32_t r, int32_t position, int32_t visit) {
    const ds_plan *plan = t->plan;
    ds_route *routes = malloc((size_t)plan->n_routes * sizeof *routes);
    ds_stop *stops = malloc(((size_t)plan->n_stops + LONGEST_ROUTE) * sizeof *stops);
    CU_ASSERT_TRUE_FATAL(routes != NULL && stops != NULL);
    memcpy(routes, plan->routes, (size_t)plan->n_routes * sizeof *routes);
    if (plan->n_stops > 0) {
        memcpy(stops, plan->stops, (size_t)plan->n_stops * sizeof *stops);
    }
    ds_stop *own = stops + plan->n_stops;
    const ds_stop *old = plan->stops + routes[r].stops.first;
    for (int32_t i = 0; i <= routes[r].stops.count; i++) {
        own[i].visit = i < position ? old[i].visit : i == position ? visit : old[i - 1].visit;
    }
    routes[r].stops = (ds_range){plan->n_stops, routes[r].stops.count + 1};
    if (time_route(t, &routes[r], own)) {
        ds_plan changed = *plan;
        changed.routes = routes;
        changed.stops = stops;
        changed.n_stops += routes[r].stops.count;
        judge_change(t, changed, visit, "a route");
    }
    free(routes);
    free(stops);
}

static void try_routes(trial *t, int32_t visit) {
    for (int32_t r = 0; r < t->plan->n_routes; r++) {
        int32_t count = t->plan->routes[r].stops.count;
        bool may =
            (t->in->visits[visit].at & DS_AT_HOME) != 0 &&
            ds_team_may_visit(t->in, t->plan->routes[r].team, t->in->visits[visit].household);
        CU_ASSERT_TRUE_FATAL(count < LONGEST_ROUTE);
        for (int32_t position = 0; may && position <= count; position++) {
            try_position(t, r, position, visit);
        }
    }
}

static void try_desks(trial *t, int32_t visit) {
    const ds_plan *plan = t->plan;
    size_t count = (size_t)plan->n_appointments;
    ds_appointment *appointments = malloc((count + 1) * sizeof *appointments);
    CU_ASSERT_PTR_NOT_NULL_FATAL(appointments);
    if (count > 0) {
        memcpy(appointments, plan->appointments, count * sizeof *appointments);
    }
    ds_plan changed = *plan;
    changed.appointments = appointments;
    changed.n_appointments++;
    for (int32_t i = 0; i < t->in->n_demands; i++) {
        const ds_demand *demand = &t->in->demands[i];
        appointments[count] = (ds_appointment){visit, demand->desk, demand->shift};
        judge_change(t, changed, visit, "a desk");
    }
    free(appointments);
}

static bool is_done(const trial *t, int32_t visit) {
    bool done = ds_visit_done_before(&t->in->visits[visit]);
    for (int32_t r = 0; r < t->plan->n_routes; r++) {
        ds_range stops = t->plan->routes[r].stops;
        for (int32_t i = 0; i < stops.count; i++) {
            done |= t->plan->stops[stops.first + i].visit == visit;
        }
    }
    for (int32_t i = 0; i < t->plan->n_appointments; i++) {
        done |= t->plan->appointments[i].visit == visit;
    }
    return done;
}

/* The figures a plan states are not those of the plans it is changed into: they go. */
static void try_plan(trial *t, ds_plan *plan) {
    plan->lists_uncovered = false;
    plan->n_uncovered = 0;
    plan->stated = 0;
    plan->bound.known = false;
    CU_ASSERT_TRUE(ds_test_accepted(t->in, plan, true, &t->total));
    for (int32_t v = 0; v < t->in->n_visits; v++) {
        if (!is_done(t, v)) {
            try_routes(t, v);
            try_desks(t, v);
        }
    }
}

/* Nothing else in a plan may hang on the visit. */
static bool stands_alone(const ds_instance *in, int32_t visit) {
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        if (in->visit_locks[i].visit == visit) {
            return false;
        }
    }
    return in->households[in->visits[visit].household].visits.count == 1;
}

/* Leaves out the last stop of some route that has another one; false where there is none. */
static bool drop_stop(const trial *t, ds_plan *plan) {
    for (int32_t r = 0; r < plan->n_routes; r++) {
        ds_route *route = &plan->routes[r];
        ds_stop *stops = plan->stops + route->stops.first;
        int32_t last = route->stops.count - 1;
        if (last > 0 && stands_alone(t->in, stops[last].visit)) {
            route->stops.count = last;
            return time_route(t, route, stops);
        }
    }
    return false;
}

typedef struct tally {
    int64_t tried, gains;
    int planned, found; /* plans with a gain */
} tally;

/* With `spoilt`, a plan that the engine made and that then lost a stop. */
static void try_instance(uint64_t seed, const ds_test_random_options *options, bool spoilt,
                         tally *sum) {
    ds_plan *plan = NULL;
    trial t = {.in = ds_test_random_read(seed, options), .seed = seed, .told = !spoilt};
    if (t.in == NULL) {
        return;
    }
    if (ds_test_solve(t.in, seed, 1, ITERATIONS, &plan) == DOORSTEP_OK &&
        ds_travel_init(&t.travel, t.in)) {
        t.plan = plan;
        if (!spoilt || drop_stop(&t, plan)) {
            try_plan(&t, plan);
            sum->planned++;
        }
        ds_travel_free(&t.travel);
    }
    sum->tried += t.tried;
    sum->gains += t.gains;
    sum->found += t.gains > 0;
    ds_plan_free(plan);
    ds_instance_free((ds_instance *)t.in);
}

static tally try_many(uint64_t first, const ds_test_random_options *options, bool spoilt) {
    tally sum = {0};
    int rounds = ds_test_rounds(INSTANCES);
    for (int i = 0; i < rounds; i++) {
        try_instance(first + (uint64_t)i, options, spoilt, &sum);
    }
    return sum;
}

static void test_medium(void) {
    tally sum = try_many(2000, &ds_test_medium, false);
    CU_ASSERT_EQUAL(sum.gains, 0);
    CU_ASSERT_TRUE(sum.tried > 10 * sum.planned && sum.planned > 0);
}

static void test_tiny(void) {
    tally sum = try_many(3000, &ds_test_tiny, false);
    CU_ASSERT_EQUAL(sum.gains, 0);
    CU_ASSERT_TRUE(sum.tried > sum.planned && sum.planned > 0);
}

/* Most stops earn more than the way to them costs. */
static void test_sees(void) {
    tally sum = try_many(2000, &ds_test_medium, true);
    CU_ASSERT_TRUE(2 * sum.found > sum.planned);
}

DS_SUITE(no_gain, {"medium instances: no visit left out could be put in with a gain", test_medium},
         {"tiny instances: no visit left out could be put in with a gain", test_tiny},
         {"a stop taken out of a plan is found to be missing", test_sees})
