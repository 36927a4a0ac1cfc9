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
    int64_t tried;
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

/* The plan's lists may be other ones; its stated figures are those of the plan before. */
static void expect_no_gain(trial *t, ds_plan changed, int32_t visit, const char *where) {
    double total;
    changed.lists_uncovered = false;
    changed.n_uncovered = 0;
    changed.stated = 0;
    changed.bound.known = false;
    t->tried++;
    if (ds_test_accepted(t->in, &changed, false, &total) && total > t->total + 1e-6) {
        const ds_visit *v = &t->in->visits[visit];
        CU_FAIL("a visit was left out that could be put in with a gain");
        printf("\n    seed %llu: visit %d of %s into %s gains %.6f", (unsigned long long)t->seed,
               v->number, t->in->households[v->household].id, where, total - t->total);
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
        expect_no_gain(t, changed, visit, "a route");
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
        expect_no_gain(t, changed, visit, "a desk");
    }
    free(appointments);
}

static bool is_done(const trial *t, int32_t visit) {
    bool done = ds_visit_done_before(&t->in->visits[visit]);
    for (int32_t i = 0; i < t->plan->n_stops; i++) {
        done |= t->plan->stops[i].visit == visit;
    }
    for (int32_t i = 0; i < t->plan->n_appointments; i++) {
        done |= t->plan->appointments[i].visit == visit;
    }
    return done;
}

static void try_instance(uint64_t seed, const ds_test_random_options *options, int64_t *tried) {
    ds_plan *plan = NULL;
    trial t = {.in = ds_test_random_read(seed, options), .seed = seed};
    if (t.in == NULL) {
        return;
    }
    if (ds_test_solve(t.in, seed, 1, ITERATIONS, &plan) == DOORSTEP_OK &&
        ds_travel_init(&t.travel, t.in)) {
        t.plan = plan;
        CU_ASSERT_TRUE(ds_test_accepted(t.in, plan, true, &t.total));
        for (int32_t v = 0; v < t.in->n_visits; v++) {
            if (!is_done(&t, v)) {
                try_routes(&t, v);
                try_desks(&t, v);
            }
        }
        ds_travel_free(&t.travel);
    }
    *tried += t.tried;
    ds_plan_free(plan);
    ds_instance_free((ds_instance *)t.in);
}

static void test_medium(void) {
    int64_t tried = 0;
    int rounds = ds_test_rounds(INSTANCES);
    for (int i = 0; i < rounds; i++) {
        try_instance(2000 + (uint64_t)i, &ds_test_medium, &tried);
    }
    CU_ASSERT_TRUE(tried > 10 * rounds);
}

static void test_tiny(void) {
    int64_t tried = 0;
    int rounds = ds_test_rounds(INSTANCES);
    for (int i = 0; i < rounds; i++) {
        try_instance(3000 + (uint64_t)i, &ds_test_tiny, &tried);
    }
    CU_ASSERT_TRUE(tried > rounds);
}

DS_SUITE(no_gain, {"medium instances: no visit left out could be put in with a gain", test_medium},
         {"tiny instances: no visit left out could be put in with a gain", test_tiny})
