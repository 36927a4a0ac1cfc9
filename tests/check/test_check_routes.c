/* R1: the times of a route, to the second. */
#include "suite.h"

#include "check/case.h"

#define H1 "'arrive': '08:05:00', 'start': '08:05', 'end': '08:27:00'"
#define H2 "'arrive': '08:32', 'start': '08:40', 'end': '08:52'"
#define BACK "'return': '09:00:00'"
#define LEAVE_T1 "'shift': 't1', 'crew': 1, 'leave': '08:00', 'return': '08:30'"

static void limits(void) {
    static const ds_check_case cases[] = {
        {.what = "leaves before the shift",
         .codes = "R1",
         .plan = {{LEAVE_T1, "'shift': 't1', 'crew': 1, 'leave': '07:59:59', 'return': '08:30'"}},
         .text = "crew 1 of team \"red\", shift \"t1\" (2022-11-08, 08:00-12:00): leaves at "
                 "07:59:59, 08:00:00 at the earliest"},
        {.what = "leaves too late for its first stop",
         .codes = "R1",
         .plan = {{LEAVE_T1, "'shift': 't1', 'crew': 1, 'leave': '08:00:01', 'return': '08:30'"}},
         .text = "arrives at \"h2\" at 08:10:00, 08:10:01 at the earliest"},
        {.what = "arrives at the first stop too soon",
         .codes = "R1",
         .plan = {{H1, "'arrive': '08:04:59', 'start': '08:05', 'end': '08:27'"}}},
        {.what = "arrives at a later stop too soon",
         .codes = "R1",
         .plan = {{H2, "'arrive': '08:31:59', 'start': '08:40', 'end': '08:52'"}},
         .text = "arrives at \"h2\" at 08:31:59"},
        {.what = "starts before it arrives",
         .codes = "R1",
         .plan = {{H1, "'arrive': '08:05', 'start': '08:04:59', 'end': '08:27'"}},
         .text = "starts at \"h1\" at 08:04:59"},
        {.what = "a visit too short",
         .codes = "R1",
         .plan = {{H1, "'arrive': '08:05', 'start': '08:05', 'end': '08:26:59'"}},
         .text = "ends at \"h1\" at 08:26:59, 08:27:00 at the earliest"},
        {.what = "a visit longer than it need be",
         .codes = "",
         .plan = {{H1, "'arrive': '08:05', 'start': '08:07', 'end': '08:35'"},
                  {H2, "'arrive': '08:40', 'start': '08:40', 'end': '08:52'"}}},
        {.what = "back too soon",
         .codes = "R1",
         .plan = {{BACK, "'return': '08:59:59'"}},
         .text = "is back at 08:59:59, 09:00:00 at the earliest"},
        {.what = "back when the shift ends", .codes = "", .plan = {{BACK, "'return': '12:00'"}}},
        {.what = "back after the shift",
         .codes = "R1",
         .plan = {{BACK, "'return': '12:00:01'"}},
         .text = "ends at 12:00:01, the shift at 12:00:00"},
        {.what = "ends when the shift ends, no way back",
         .codes = "",
         .plan = {{"'end': '14:30'", "'end': '17:00'"}}},
        {.what = "ends after the shift, no way back",
         .codes = "R1",
         .plan = {{"'end': '14:30'", "'end': '17:00:01'"}}},
        {.what = "one wrong time is one violation",
         .codes = "R1",
         .plan = {{"'end': '13:56'", "'end': '13:55:59'"}}},
    };
    DS_CASE_RUN(cases);
}

static void way_back(void) {
    static const ds_check_case cases[] = {
        {.what = "no return of a team that returns",
         .codes = "R1",
         .plan = {{BACK ", ", ""}},
         .text = "no `return`"},
        {.what = "a return of a team that does not",
         .codes = "R1",
         .plan = {{"'leave': '13:00'", "'leave': '13:00', 'return': '16:00'"}},
         .text = "has a `return`"},
        {.what = "an end that is not the base",
         .codes = "R1",
         .instance = {{"'id': 'red', 'base': {'node': 0}",
                       "'id': 'red', 'base': {'node': 0}, 'end': {'node': 4}"}},
         .text = "is back at 09:00:00, 09:02:00 at the earliest"},
    };
    DS_CASE_RUN(cases);
}

/* h4 is visited by dan and cat: two people to identify, 12 minutes each, by cat alone. */
static void lengths(void) {
    static const ds_check_case cases[] = {
        {.what = "work shared by three, rounded up",
         .codes = "",
         .instance =
             {{"'priority': 2,\n  'needs': [{'service': 'acc', 'people': 2}]",
               "'needs': [{'service': 'sim', 'people': 3}, {'service': 'sim', 'people': 1}]"}},
         .plan = {{H1, "'arrive': '08:05', 'start': '08:05', 'end': '08:20:20'"}}},
        {.what = "a second too short",
         .codes = "R1",
         .instance =
             {{"'priority': 2,\n  'needs': [{'service': 'acc', 'people': 2}]",
               "'needs': [{'service': 'sim', 'people': 3}, {'service': 'sim', 'people': 1}]"}},
         .plan = {{H1, "'arrive': '08:05', 'start': '08:05', 'end': '08:20:19'"}},
         .text = "08:20:20 at the earliest"},
        {.what = "the longest need cannot be shared",
         .codes = "R1",
         .plan = {{"'end': '08:22'", "'end': '08:21:59'"}},
         .text = "ends at \"h2\" at 08:21:59, 08:22:00 at the earliest"},
        {.what = "one skill is held by one: the others do not shorten it",
         .codes = "R1",
         .instance = {{"'parallel': false", "'parallel': true"}},
         .plan = {{"'end': '13:56'", "'end': '13:55:59'"}},
         .text = "ends at \"h4\" at 13:55:59, 13:56:00 at the earliest"},
        {.what = "two who hold it do",
         .codes = "",
         .instance = {{"'parallel': false", "'parallel': true"},
                      {"'dan', 'role': 'youth', 'skills': ['key']",
                       "'dan', 'role': 'youth', 'skills': ['law']"}},
         .plan = {{"'end': '13:56'", "'end': '13:44'"}}},
        {.what = "but not where the team is not parallel",
         .codes = "R1",
         .instance = {{"'dan', 'role': 'youth', 'skills': ['key']",
                       "'dan', 'role': 'youth', 'skills': ['law']"}},
         .plan = {{"'end': '13:56'", "'end': '13:55:59'"}}},
        {.what = "a skill nobody holds is left out",
         .codes = "V2",
         .instance = {{"'skills': ['law'], 'teams': []", "'skills': [], 'teams': []"},
                      {"'parallel': false", "'parallel': true"}},
         .plan = {{"'end': '13:56'", "'end': '13:44'"}}},
        {.what = "travel is rounded up to the second",
         .codes = "R1",
         .instance = {{"[0, 5, 10,", "[0, 5.0001, 10,"}},
         .text = "arrives at \"h1\" at 08:05:00, 08:05:01 at the earliest"},
        {.what = "but not for less than a millionth",
         .codes = "",
         .instance = {{"[0, 5, 10,", "[0, 5.00000001, 10,"}}},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_routes, {"R1: each time at its limit", limits}, {"R1: the way back", way_back},
         {"R1: lengths and travel", lengths})
