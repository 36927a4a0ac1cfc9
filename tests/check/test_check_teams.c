/* M3, T1, T2: who belongs, teams and crews. */
#include "suite.h"

#include "check/case.h"

static void belonging(void) {
    static const ds_check_case cases[] = {
        {.what = "the ward's plan keeps every rule", .codes = ""},
        {.what = "two teams",
         .codes = "M3",
         .plan = {{"'eve']", "'eve', 'bob']"}},
         .text = "member \"bob\" belongs to 2 teams"},
        {.what = "listed twice for one team is one team",
         .codes = "",
         .plan = {{"'eve']", "'eve', 'eve']"}}},
        {.what = "a team that is none of the member's",
         .codes = "M3",
         .plan = {{"'eve']", "'eve', 'cat']"}},
         .text = "member \"cat\" belongs to team \"blue\""},
        {.what = "no `teams` means any",
         .codes = "",
         .instance = {{"'skills': ['law'], 'teams': []", "'skills': ['law']"}},
         .plan = {{"'eve']", "'eve', 'cat']"}}},
        {.what = "belongs where it may not as well as where it may",
         .codes = "M3",
         .instance = {{"'teams': ['red', 'blue']", "'teams': ['blue']"}},
         .text = "member \"bob\" belongs to team \"red\""},
    };
    DS_CASE_RUN(cases);
}

static void crew_members(void) {
    static const ds_check_case cases[] = {
        {.what = "someone who neither belongs nor helps",
         .codes = "M3",
         .instance = {{"'min': 1, 'max': 2}, 'parallel'", "'min': 1, 'max': 3}, 'parallel'"}},
         .plan = {{"'crew': 1},\n {'member': 'eve', 'shift': 'm2', 'desk': 'post'}",
                   "'crew': 1},\n {'member': 'ann', 'shift': 'm2', 'team': 'blue', 'crew': 1}"}},
         .text = "member \"ann\" neither belongs"},
        {.what = "helpers alone",
         .codes = "M3",
         .plan = {{" {'member': 'dan', 'shift': 'm2', 'team': 'blue', 'crew': 1},\n", ""}},
         .text = "nobody of the crew belongs"},
        {.what = "a helper who helps another team",
         .codes = "M3",
         .instance = {{"'helps': ['red', 'blue']", "'helps': ['red']"}},
         .text = "member \"cat\" neither belongs"},
        {.what = "may belong, but does not",
         .codes = "M3",
         .plan = {{"['dan', 'eve']", "['dan']"},
                  {"'eve', 'shift': 'm2', 'desk': 'post'",
                   "'eve', 'shift': 'm3', 'team': 'blue', 'crew': 1"},
                  {"'stops': [\n  {'household': 'h2', 'visit': 2",
                   "'stops': [\n {'household': 'h2', 'visit': 2"},
                  {"'routes': [\n",
                   "'routes': [{'team': 'blue', 'shift': 'm3', 'crew': 1, 'leave': '18:00', "
                   "'stops': [{'household': 'h7', 'visit': 1, 'arrive': '18:30', "
                   "'start': '18:30', 'end': '18:42'}]},\n"}},
         .text = "crew 1 of team \"blue\", shift \"m3\""},
        {.what = "a desk where the member may not serve",
         .codes = "M3",
         .plan = {{"'flo', 'shift': 't1'", "'dan', 'shift': 't1'"}},
         .text = "member \"dan\" may not staff desk \"hall\""},
    };
    DS_CASE_RUN(cases);
}

static void team_rules(void) {
    static const ds_check_case cases[] = {
        {.what = "too small",
         .codes = "T1",
         .instance = {{"'size': {'min': 2, 'max': 2}", "'size': {'min': 3}"}},
         .text = "team \"red\" has 2 members, size asks at least 3"},
        {.what = "too large",
         .codes = "T1",
         .instance = {{"'size': {'min': 2, 'max': 2}", "'size': {'max': 1}"}},
         .text = "team \"red\" has 2 members, size asks at most 1"},
        {.what = "helpers do not count in the size",
         .codes = "T1",
         .instance = {{"'travel_factor': 2}", "'travel_factor': 2, 'size': {'min': 3}}"}},
         .text = "team \"blue\""},
        {.what = "too few of a role",
         .codes = "T1",
         .instance = {{"'require': [{'role': 'head', 'min': 1, 'max': 1}]",
                       "'require': [{'role': 'head', 'min': 2}]"}},
         .text = "1 of 2 with role \"head\", require asks at least 2"},
        {.what = "helpers do not count in the composition",
         .codes = "T1",
         .instance = {{"'require': [{'role': 'head', 'min': 1, 'max': 1}]",
                       "'require': [{'role': 'police', 'min': 1}]"}}},
        {.what = "too many of a skill",
         .codes = "T1",
         .instance = {{"'require': [{'role': 'head', 'min': 1, 'max': 1}]",
                       "'require': [{'skill': 'key', 'max': 0}]"}},
         .text = "at most 0"},
        {.what = "one of several roles",
         .codes = "",
         .instance = {{"'require': [{'role': 'head', 'min': 1, 'max': 1}]",
                       "'require': [{'role': ['head', 'youth'], 'min': 2, 'max': 2}]"}}},
        {.what = "one of several roles, too many",
         .codes = "T1",
         .instance = {{"'require': [{'role': 'head', 'min': 1, 'max': 1}]",
                       "'require': [{'role': ['head', 'youth'], 'max': 1}]"}}},
        {.what = "a team of nobody sends crews",
         .codes = "D1 M3 T1",
         .plan = {{"['ann', 'bob']", "[]"}},
         .text = "team \"red\" sends out crews, but nobody belongs to it"},
        {.what = "rules hold for a team that stays in",
         .codes = "T1",
         .instance = {{"'size': {'min': 5}", "'size': {'min': 2}"},
                      {"'teams': ['blue'], 'desks': ['post'], 'min_hours'",
                       "'desks': ['post'], 'min_hours'"}},
         .plan = {{"'eve']", "]"},
                  {"['dan', ]", "['dan']"},
                  {"'members': []", "'members': ['eve']"}},
         .text = "team \"idle\" has 1 members"},
    };
    DS_CASE_RUN(cases);
}

static void crews(void) {
    static const ds_check_case cases[] = {
        {.what = "a shift in which the team does not go out",
         .codes = "T2",
         .instance = {{"'shifts': ['m1', 't1']", "'shifts': ['m1']"}},
         .text = "crew 1 of team \"red\", shift \"t1\""},
        {.what = "a number above max_crews",
         .codes = "T2",
         .plan = {{"'ann', 'shift': 't1', 'team': 'red', 'crew': 1",
                   "'ann', 'shift': 't1', 'team': 'red', 'crew': 2"},
                  {"'bob', 'shift': 't1', 'team': 'red', 'crew': 1",
                   "'bob', 'shift': 't1', 'team': 'red', 'crew': 2"},
                  {"{'team': 'red', 'shift': 't1', 'crew': 1",
                   "{'team': 'red', 'shift': 't1', 'crew': 2"}},
         .text = "crews are numbered 1 to 1"},
        {.what = "the same number within max_crews",
         .codes = "",
         .instance = {{"'size': {'min': 2, 'max': 2}", "'max_crews': 2"}},
         .plan = {{"'ann', 'shift': 't1', 'team': 'red', 'crew': 1",
                   "'ann', 'shift': 't1', 'team': 'red', 'crew': 2"},
                  {"'bob', 'shift': 't1', 'team': 'red', 'crew': 1",
                   "'bob', 'shift': 't1', 'team': 'red', 'crew': 2"},
                  {"{'team': 'red', 'shift': 't1', 'crew': 1",
                   "{'team': 'red', 'shift': 't1', 'crew': 2"}}},
        {.what = "a crew too small",
         .codes = "T2",
         .instance = {{"'crew': {'min': 2, 'max': 3", "'crew': {'min': 3, 'max': 3"}},
         .text = "shift \"t1\" (2022-11-08, 08:00-12:00): 2 members, crew asks at least 3"},
        {.what = "a crew too large",
         .codes = "T2",
         .instance = {{"'crew': {'min': 2, 'max': 3", "'crew': {'min': 2, 'max': 2"}},
         .text = "3 members, crew asks at most 2"},
        {.what = "a crew too poor in a skill",
         .codes = "T2",
         .instance = {{"[{'skill': 'key', 'min': 1, 'max': 1}]", "[{'skill': 'key', 'min': 2}]"}},
         .text = "1 of 3 with skill \"key\", require asks at least 2"},
        {.what = "a helper counts in the crew's composition",
         .codes = "T2",
         .instance = {{"[{'skill': 'key', 'min': 1, 'max': 1}]", "[{'skill': 'law', 'max': 0}]"}},
         .text = "1 of 3 with skill \"law\", require asks at most 0"},
    };
    DS_CASE_RUN(cases);
}

#define AFTER_ROUTES "'appointments': ["
#define EMPTY_ROUTE(crew)                          \
    "{'team': 'red', 'shift': 't1', 'crew': " crew \
    ", 'leave': '09:00', 'return': '09:00', 'stops': []}"
#define T1_STOP \
    "{'household': 'h2', 'visit': 2, 'arrive': '08:10', 'start': '08:10', 'end': '08:22'}"

static void one_route_a_crew(void) {
    static const ds_check_case cases[] = {
        {.what = "no route",
         .codes = "T2",
         .plan =
             {{" {'team': 'red', 'shift': 't1', 'crew': 1, 'leave': '08:00', 'return': '08:30', "
               "'stops': [\n  " T1_STOP "]},\n",
               ""}},
         .text = "has 0 routes"},
        {.what = "two routes",
         .codes = "T2",
         .plan = {{"'routes': [\n", "'routes': [" EMPTY_ROUTE("1") ",\n"}},
         .text = "has 2 routes"},
        {.what = "a route that nobody is on",
         .codes = "T2",
         .plan = {{"'routes': [\n", "'routes': [" EMPTY_ROUTE("2") ",\n"}},
         .text = "the route of crew 2 of team \"red\""},
        {.what = "a route without a stop",
         .codes = "T2",
         .plan = {{T1_STOP, ""}},
         .text = "has no stop"},
        {.what = "a lock forces the crew out",
         .codes = "",
         .instance = {{"'locks': []", "'locks': [{'member': 'bob', 'shift': 't1', "
                                      "'duty': {'team': 'red'}}]"}},
         .plan = {{T1_STOP, ""}}},
        {.what = "a lock on another shift does not",
         .codes = "T2",
         .instance = {{"'locks': []", "'locks': [{'member': 'bob', 'shift': 'm1', "
                                      "'duty': {'team': 'red'}}]"}},
         .plan = {{T1_STOP, ""}}},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_teams, {"M3: members belong to one of their teams", belonging},
         {"M3: crews and desks take those who may", crew_members},
         {"T1: team size and composition", team_rules}, {"T2: crews", crews},
         {"T2: each crew has one route with a stop", one_route_a_crew})
