/* Why visits are not done: each reason alone, what it is judged by, and their order. */
#include <stdio.h>
#include <string.h>

#include "solve/reasons.h"
#include "solve/small.h"
#include "suite.h"

enum { MAX_DONE = 4 };

/* A visit that the plan does, by position in the instance. */
typedef struct done {
    int32_t visit, shift;
} done;

typedef struct reason_case {
    const char *what;
    const char *expected; /* "household/visit reason, ..." */
    ds_small world;
    int32_t n_done;
    done done[MAX_DONE];
} reason_case;

/* A plan with a route for every visit done; appointments alternate with routes. */
static void make_plan(ds_plan *plan, const reason_case *c) {
    *plan = (ds_plan){0};
    ds_arena_init(&plan->arena);
    plan->routes = DS_ARENA_NEW(&plan->arena, ds_route, MAX_DONE);
    plan->stops = DS_ARENA_NEW(&plan->arena, ds_stop, MAX_DONE);
    plan->appointments = DS_ARENA_NEW(&plan->arena, ds_appointment, MAX_DONE);
    for (int32_t i = 0; i < c->n_done; i++) {
        if (i % 2 == 0) {
            plan->stops[plan->n_stops] = (ds_stop){.visit = c->done[i].visit};
            plan->routes[plan->n_routes++] =
                (ds_route){.shift = c->done[i].shift, .stops = {plan->n_stops++, 1}};
        } else {
            plan->appointments[plan->n_appointments++] =
                (ds_appointment){c->done[i].visit, 0, c->done[i].shift};
        }
    }
}

static void write_list(const ds_instance *in, const ds_plan *plan, char *text, size_t room) {
    size_t n = 0;
    text[0] = '\0';
    for (int32_t i = 0; i < plan->n_uncovered && n < room; i++) {
        const ds_uncovered *u = &plan->uncovered[i];
        const ds_visit *v = u->visit == DS_NONE ? NULL : &in->visits[u->visit];
        const char *bad = u->household != NULL ? u->household : u->pointer;
        n += (size_t)snprintf(text + n, room - n, "%s%s/%d %s", i > 0 ? ", " : "",
                              v == NULL ? bad : in->households[v->household].id,
                              v == NULL ? u->number : v->number, ds_reason_key(u->reason));
    }
}

static void run(const reason_case *c) {
    ds_instance *in = ds_small_read(&c->world);
    if (in == NULL) {
        return;
    }
    ds_travel travel;
    ds_plan plan;
    char found[500];
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, in));
    make_plan(&plan, c);
    CU_ASSERT_TRUE(ds_reasons_fill(in, &travel, &plan));
    CU_ASSERT_TRUE(plan.lists_uncovered);
    write_list(in, &plan, found, sizeof found);
    if (strcmp(found, c->expected) != 0) {
        printf("\n    %s: expected \"%s\", found \"%s\"", c->what, c->expected, found);
        CU_FAIL("reasons");
    }
    ds_arena_free(&plan.arena);
    ds_travel_free(&travel);
    ds_instance_free(in);
}

static void run_all(const reason_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        run(&cases[i]);
    }
}

#define RUN(cases) run_all(cases, sizeof cases / sizeof cases[0])

#define SIM "'needs': [{'service': 'sim', 'people': 1}]"
#define ACC "'needs': [{'service': 'acc', 'people': 1}]"
#define LAW "'needs': [{'service': 'law', 'people': 1}]"
#define BOTH "'needs': [{'service': 'acc', 'people': 1}, {'service': 'law', 'people': 1}]"
#define NORTH "'id': 'h1', 'node': 1, 'area': 'north', "
#define RED "'id': 'red', 'base': {'node': 0}"

static void test_no_team(void) {
    static const reason_case cases[] = {
        {"no team has the area", "h1/1 no-team",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'areas': ['south']}]",
                   .households = "[{" NORTH SIM "}]"}},
        {"the household's own team has not the area", "h1/1 no-team",
         .world = {.households = "[{" NORTH "'team': 'blue', " SIM "}]"}},
        {"no area, any team", "h1/1 no-time",
         .world = {.households = "[{'id': 'h1', 'node': 1, " SIM "}]"}},
        {"a visit at a desk, and none for its services", "h1/1 no-team",
         .world = {.desks = "[{'id': 'hall', 'services': ['sim'], 'appointment_minutes': 60,"
                            " 'demand': [{'shift': 'mon-am'}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " ACC "}]"}},
        {"the desk is of another area", "h1/1 no-team",
         .world = {.desks = "[{'id': 'hall', 'areas': ['south'], 'appointment_minutes': 60,"
                            " 'demand': [{'shift': 'mon-am'}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " ACC "}]"}},
        {"no team at all, nobody", "h1/1 no-team",
         .world = {.teams = "[]",
                   .members = "[]",
                   .households = "[{'id': 'h1', 'node': 1, " SIM "}]"}},
    };
    RUN(cases);
}

static void test_no_skill(void) {
    static const reason_case cases[] = {
        {"nobody holds the skill", "h1/1 no-skill",
         .world = {.members = "[{'id': 'bob'}]", .households = "[{" NORTH LAW "}]"}},
        {"who holds it is not of the team", "h1/1 no-skill",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']},"
                              " {'id': 'cat', 'skills': ['law'], 'teams': ['blue']}]",
                   .households = "[{" NORTH LAW "}]"}},
        {"who holds it helps the team", "h1/1 no-time",
         .world = {.members =
                       "[{'id': 'ann', 'teams': ['red']},"
                       " {'id': 'cat', 'skills': ['law'], 'teams': ['blue'], 'helps': ['red']}]",
                   .households = "[{" NORTH LAW "}]"}},
        {"a helper alone is no crew", "h1/1 no-skill",
         .world = {.members = "[{'id': 'cat', 'skills': ['law'], 'teams': [], 'helps': ['red']}]",
                   .households = "[{" NORTH LAW "}]"}},
        {"two skills, crews of one", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'crew': {'max': 1}}]", .households = "[{" NORTH BOTH "}]"}},
        {"two skills, crews of two", "h1/1 no-time",
         .world = {.teams = "[{" RED ", 'crew': {'max': 2}}]", .households = "[{" NORTH BOTH "}]"}},
        {"a rule of the crew keeps the holder out", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'crew': {'require': [{'role': 'police', 'max': 0}]}}]",
                   .households = "[{" NORTH LAW "}]"}},
        {"a rule of the team does", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'require': [{'skill': 'law', 'max': 0}]}]",
                   .households = "[{" NORTH LAW "}]"}},
        {"the crew cannot be large enough", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'crew': {'min': 4}}]", .households = "[{" NORTH LAW "}]"}},
        {"the team cannot be", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'size': {'min': 4}}]", .households = "[{" NORTH SIM "}]"}},
        {"the team can be one of two, who both are needed", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'size': {'max': 1}}]", .households = "[{" NORTH BOTH "}]"}},
        {"the second helps", "h1/1 no-time",
         .world = {.teams = "[{" RED ", 'size': {'max': 1}}]",
                   .members = "[{'id': 'ann', 'skills': ['key']},"
                              " {'id': 'cat', 'skills': ['law'], 'helps': ['red']}]",
                   .households = "[{" NORTH BOTH "}]"}},
        {"no crews at all", "h1/1 no-skill",
         .world = {.teams = "[{" RED ", 'max_crews': 0}]", .households = "[{" NORTH SIM "}]"}},
        {"not together in any shift", "h1/1 no-skill",
         .world = {.members = "[{'id': 'ann', 'skills': ['key'], 'shifts': ['mon-am']},"
                              " {'id': 'cat', 'skills': ['law'], 'unavailable': ['mon-am']}]",
                   .households = "[{" NORTH BOTH "}]"}},
        {"a limit of the member's own", "h1/1 no-skill",
         .world =
             {.members =
                  "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'], 'max_of_kind': {'day': 0}}]",
              .households = "[{" NORTH LAW "}]"}},
        {"locked off everywhere", "h1/1 no-skill",
         .world = {.members =
                       "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'], 'unavailable': ['mon-pm',"
                       " 'tue-am']}]",
                   .households = "[{" NORTH LAW "}]",
                   .locks = "[{'member': 'cat', 'shift': 'mon-am', 'duty': 'off'}]"}},
        {"locked to another team", "h1/1 no-skill",
         .world = {.members =
                       "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'], 'shifts': ['mon-am']}]",
                   .households = "[{" NORTH LAW "}]",
                   .locks = "[{'member': 'cat', 'shift': 'mon-am', 'duty': {'team': 'blue'}}]"}},
        {"a desk that nobody with the skill may staff", "h1/1 no-skill",
         .world =
             {.members = "[{'id': 'cat', 'skills': ['law'], 'desks': []}, {'id': 'bob'}]",
              .desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'mon-am'}]}]",
              .households = "[{" NORTH "'at': ['desk'], " LAW "}]"}},
        {"a desk without demand", "h1/1 no-skill",
         .world = {.desks = "[{'id': 'hall', 'appointment_minutes': 60, 'demand': []}]",
                   .households = "[{" NORTH "'at': ['desk'], " LAW "}]"}},
        {"one team a day, and no team of both", "h1/1 no-skill",
         .world =
             {.members = "[{'id': 'ann', 'skills': ['key'], 'teams': ['red']},"
                         " {'id': 'cat', 'skills': ['law'], 'teams': ['blue']}]",
              .desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'staffed_by': 'one_team_per_day',"
                  " 'demand': [{'shift': 'mon-am'}]}]",
              .households = "[{" NORTH "'at': ['desk'], " BOTH "}]"}},
        {"one team a day, one of them helping", "h1/1 no-time",
         .world =
             {.members = "[{'id': 'ann', 'skills': ['key'], 'teams': ['red']},"
                         " {'id': 'cat', 'skills': ['law'], 'teams': [], 'helps': ['red']}]",
              .desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'staffed_by': 'one_team_per_day',"
                  " 'demand': [{'shift': 'mon-am'}]}]",
              .households = "[{" NORTH "'at': ['desk'], " BOTH "}]"}},
        {"one team a day, a helper alone", "h1/1 no-skill",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}, {'id': 'cat', 'skills': ['law'],"
                              " 'teams': [], 'helps': ['red']}]",
                   .desks = "[{'id': 'hall', 'appointment_minutes': 60, 'staffed_by':"
                            " 'one_team_per_day', 'demand': [{'shift': 'mon-am', 'max': 1},"
                            " {'shift': 'tue-am', 'max': 1}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " LAW "}]"}},
        {"one team a day, and one of it comes later that day", "h1/1 no-time",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}, {'id': 'cat', 'skills': ['law'],"
                              " 'teams': [], 'helps': ['red']}]",
                   .desks = "[{'id': 'hall', 'appointment_minutes': 60, 'staffed_by':"
                            " 'one_team_per_day', 'demand': [{'shift': 'mon-am', 'max': 1},"
                            " {'shift': 'mon-pm', 'max': 1}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " LAW "}]"}},
        {"the desk takes one person", "h1/1 no-skill",
         .world = {.desks = "[{'id': 'hall', 'appointment_minutes': 60,"
                            " 'demand': [{'shift': 'mon-am', 'max': 1}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " BOTH "}]"}},
    };
    RUN(cases);
}

static void test_no_window(void) {
    static const reason_case cases[] = {
        {"a date without shifts", "h1/1 no-window",
         .world = {.households = "[{" NORTH "'windows': [{'date': '2022-11-09'}], " SIM "}]"}},
        {"between two shifts", "h1/1 no-window",
         .world = {.households =
                       "[{" NORTH "'windows': [{'start': '12:10', 'end': '12:50'}], " SIM "}]"}},
        {"only when the one with the skill is away", "h1/1 no-window",
         .world = {.members =
                       "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'], 'shifts': ['mon-am']}]",
                   .households = "[{" NORTH "'windows': [{'shift': 'tue-am'}], " LAW "}]"}},
        {"only when the team's crews do not go out", "h1/1 no-window",
         .world = {.teams = "[{" RED ", 'shifts': ['mon-pm', 'tue-am']}]",
                   .households = "[{" NORTH "'windows': [{'shift': 'mon-am'}], " SIM "}]"}},
        {"a desk open at another time", "h1/1 no-window",
         .world =
             {.desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'mon-am'}]}]",
              .households =
                  "[{" NORTH "'windows': [{'start': '13:00'}], 'at': ['desk'], " SIM "}]"}},
    };
    RUN(cases);
}

static void test_too_far(void) {
    static const reason_case cases[] = {
        {"an hour there, and the window closes before", "h1/1 too-far",
         .world = {.households =
                       "[{'id': 'h1', 'node': 3, 'windows': [{'shift': 'mon-am', 'end': '08:59'}],"
                       " " SIM "}]"}},
        {"the window closes when the crew comes", "h1/1 no-time",
         .world = {.households =
                       "[{'id': 'h1', 'node': 3, 'windows': [{'shift': 'mon-am', 'end': '09:00'}],"
                       " " SIM "}]"}},
        {"no time to come back", "h1/1 too-far",
         .world = {.households = "[{'id': 'h1', 'node': 3, 'windows': [{'shift': 'mon-am',"
                                 " 'start': '10:49', 'end': '11:30'}], " SIM "}]"}},
        {"just time to come back", "h1/1 no-time",
         .world = {.households = "[{'id': 'h1', 'node': 3, 'windows': [{'shift': 'mon-am',"
                                 " 'start': '10:48', 'end': '11:30'}], " SIM "}]"}},
        {"no need to come back", "h1/1 no-time",
         .world = {.teams = "[{" RED ", 'return': false}]",
                   .households = "[{'id': 'h1', 'node': 3, 'windows': [{'shift': 'mon-am',"
                                 " 'start': '11:48'}], " SIM "}]"}},
        {"too long for four, though a shift would do for the travel", "h1/1 too-far",
         .world = {.members = "[{'id': 'a'}, {'id': 'b'}, {'id': 'c'}, {'id': 'd'}, {'id': 'e'}]",
                   .households = "[{" NORTH "'needs': [{'service': 'sim', 'people': 92}]}]"}},
        {"just right for four", "h1/1 no-time",
         .world = {.members = "[{'id': 'a'}, {'id': 'b'}, {'id': 'c'}, {'id': 'd'}, {'id': 'e'}]",
                   .households = "[{" NORTH "'needs': [{'service': 'sim', 'people': 91}]}]"}},
        {"a third is never there at the time", "h1/1 too-far",
         .world = {.members = "[{'id': 'a'}, {'id': 'b'}, {'id': 'c', 'shifts': []}]",
                   .households = "[{" NORTH "'needs': [{'service': 'sim', 'people': 46}]}]"}},
        {"one after the other", "h1/1 too-far",
         .world = {.teams = "[{" RED ", 'parallel': false}]",
                   .households = "[{" NORTH "'needs': [{'service': 'sim', 'people': 23}]}]"}},
        {"one holder is the bottleneck", "h1/1 too-far",
         .world = {.households = "[{" NORTH "'needs': [{'service': 'law', 'people': 8}]}]"}},
        {"two holders are none", "h1/1 no-time",
         .world = {.members =
                       "[{'id': 'ann', 'skills': ['law']}, {'id': 'cat', 'skills': ['law']}]",
                   .households = "[{" NORTH "'needs': [{'service': 'law', 'people': 8}]}]"}},
        {"two holders, of whom a crew may have one", "h1/1 too-far",
         .world = {.teams = "[{" RED ", 'crew': {'require': [{'skill': 'law', 'max': 1}]}}]",
                   .members =
                       "[{'id': 'ann', 'skills': ['law']}, {'id': 'cat', 'skills': ['law']}]",
                   .households = "[{" NORTH "'needs': [{'service': 'law', 'people': 8}]}]"}},
        {"more than the desk's staff has time for", "h1/1 too-far",
         .world =
             {.desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'mon-am'}]}]",
              .households =
                  "[{" NORTH "'at': ['desk'], 'needs': [{'service': 'sim', 'people': 19}]}]"}},
        {"as much as it has", "h1/1 no-time",
         .world =
             {.desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'mon-am'}]}]",
              .households =
                  "[{" NORTH "'at': ['desk'], 'needs': [{'service': 'sim', 'people': 18}]}]"}},
        {"a desk that gives no appointments", "h1/1 too-far",
         .world = {.desks = "[{'id': 'hall', 'demand': [{'shift': 'mon-am'}]}]",
                   .households = "[{" NORTH "'at': ['desk'], " SIM "}]"}},
    };
    RUN(cases);
}

#define TWO_VISITS(lag)                 \
    "[{" NORTH "'visits': [{" SIM "}, " \
    "{" SIM ", 'lag_days': " lag "}"    \
    "]}]"

static void test_waits(void) {
    static const reason_case cases[] = {
        {"the one before is not done", "h1/1 no-time, h1/2 waits-for-earlier-visit",
         .world = {.households = TWO_VISITS("1")}},
        {"done on Monday, Tuesday would do", "h1/2 no-time",
         .world = {.households = TWO_VISITS("1")}, .n_done = 1, .done = {{0, 1}}},
        {"the lag goes beyond the horizon", "h1/2 waits-for-earlier-visit",
         .world = {.households = TWO_VISITS("2")}, .n_done = 1, .done = {{0, 1}}},
        {"done on the last date", "h1/2 waits-for-earlier-visit",
         .world = {.households = TWO_VISITS("1")}, .n_done = 1, .done = {{0, 2}}},
        {"done long before", "h1/2 no-time",
         .world = {.households = "[{" NORTH "'done': [{'visit': 1, 'date': '2022-11-06'}],"
                                 " 'visits': [{" SIM "}, {" SIM ", 'lag_days': 2}]}]"}},
        {"done before, with a lag beyond the horizon", "h1/2 waits-for-earlier-visit",
         .world = {.households = "[{" NORTH "'done': [{'visit': 1, 'date': '2022-11-06'}],"
                                 " 'visits': [{" SIM "}, {" SIM ", 'lag_days': 100000}]}]"}},
        {"its own obstacle comes first", "h1/1 no-time, h1/2 no-window",
         .world = {.households = "[{" NORTH "'visits': [{" SIM "}, {" SIM
                                 ", 'windows': [{'date': '2022-11-09'}]}]}]"}},
        {"all is done, at home and at a desk", "",
         .world =
             {.desks =
                  "[{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'tue-am'}]}]",
              .households = TWO_VISITS("1")},
         .n_done = 2, .done = {{0, 0}, {1, 2}}},
    };
    RUN(cases);
}

static void test_bad_input(void) {
    static const reason_case cases[] = {
        {"one entry a visit that it would have had",
         "h1/1 no-time, h2/1 bad-input, h2/2 bad-input, /households/2/1 bad-input",
         .world = {.households =
                       "[{" NORTH SIM "}, {'id': 'h2', 'node': 1, 'area': 'west', 'visits': [{" SIM
                       "}, {" SIM "}]}, {'id': 7, 'node': 1, " SIM "}]",
                   .tolerant = true}},
    };
    RUN(cases);
}

DS_SUITE(reasons, {"no-team", test_no_team}, {"no-skill", test_no_skill},
         {"no-window", test_no_window}, {"too-far", test_too_far},
         {"waits-for-earlier-visit", test_waits}, {"bad-input", test_bad_input})
