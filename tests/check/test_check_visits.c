/* P1, V1, V2, V3, L1: what is named, which visits are done, how and when; locks. */
#include "suite.h"

#include "check/case.h"

#define TAIL "'x-tail'"
#define BOOKING "{'household': 'h3', 'visit': 1, 'desk': 'hall', 'shift': 'm1'}"
#define AND_BOOKED(h, k, shift)                                    \
    {                                                              \
        BOOKING, BOOKING ", {'household': '" h "', 'visit': " k    \
                         ", 'desk': 'hall', 'shift': '" shift "'}" \
    }
#define T1_BEGINS "'return': '08:30', 'stops': ["
#define T1_STOP \
    "{'household': 'h2', 'visit': 2, 'arrive': '08:10', 'start': '08:10', 'end': '08:22'}"
/* Another stop of red in t1, at node 2 after the one there. */
#define AND_STOP(h, k)                                                           \
    {T1_STOP, T1_STOP ", {'household': '" h "', 'visit': " k                     \
                      ", 'arrive': '08:22', 'start': '08:22', 'end': '09:10'}"}, \
    {                                                                            \
        "'return': '08:30'", "'return': '09:30'"                                 \
    }

static void names(void) {
    static const ds_check_case cases[] = {
        {.what = "a member of a team",
         .codes = "P1",
         .plan = {{"'members': []", "'members': ['zoe']"}},
         .text = "zoe"},
        {.what = "a team",
         .codes = "P1",
         .plan = {{"{'team': 'idle', 'members': []}", "{'team': 'idol', 'members': []}"}}},
        {.what = "a duty's member",
         .codes = "P1",
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'zoe', 'shift': 'm1', 'desk': 'hall'},\n"}}},
        {.what = "a duty's shift",
         .codes = "P1",
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'ann', 'shift': 'm9', 'desk': 'hall'},\n"}}},
        {.what = "a duty's team",
         .codes = "P1",
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'ann', 'shift': 'w1', 'team': 'pink', 'crew': 1},\n"}}},
        {.what = "a duty's desk",
         .codes = "P1",
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'ann', 'shift': 'w1', 'desk': 'bar'},\n"}}},
        {.what = "a duty that is neither a crew's nor a desk's",
         .codes = "P1",
         .plan = {{"'duties': [\n", "'duties': [{'member': 'ann', 'shift': 'w1'},\n"}}},
        {.what = "a route's team",
         .codes = "P1",
         .plan = {{"'routes': [\n", "'routes': [{'team': 'pink', 'shift': 'm1', 'crew': 1, "
                                    "'leave': '08:00', 'stops': []},\n"}}},
        {.what = "a stop's household", .codes = "P1", .plan = {AND_STOP("h99", "1")}},
        {.what = "a stop's visit", .codes = "P1", .plan = {AND_STOP("h2", "3")}},
        {.what = "an appointment's desk",
         .codes = "P1",
         .plan = {{BOOKING, BOOKING ", {'household': 'h8', 'visit': 1, 'desk': 'bar', "
                                    "'shift': 'm1'}"}}},
        {.what = "an appointment's visit", .codes = "P1", .plan = {AND_BOOKED("h8", "2", "t1")}},
        {.what = "an uncovered visit",
         .codes = "P1",
         .plan = {{TAIL, "'uncovered': [{'household': 'h7', 'visit': 1, 'reason': 'no-time'}, "
                         "{'household': 'h8', 'visit': 1, 'reason': 'no-time'}, "
                         "{'household': 'h99', 'visit': 1, 'reason': 'no-time'}], 'x-tail'"}}},
    };
    DS_CASE_RUN(cases);
}

static void done_once(void) {
    static const ds_check_case cases[] = {
        {.what = "another visit in the same route is fine",
         .codes = "",
         .plan = {AND_STOP("h8", "1")}},
        {.what = "twice on a route",
         .codes = "V1",
         .plan = {AND_STOP("h2", "2")},
         .text = "household \"h2\", visit 2 is done 2 times"},
        {.what = "on a route and by appointment",
         .codes = "V1",
         .instance = {{"'id': 'h2', 'node': 2", "'id': 'h2', 'at': ['home', 'desk'], 'node': 2"}},
         .plan = {AND_BOOKED("h2", "2", "t1")},
         .text = "household \"h2\", visit 2 is done 2 times"},
        {.what = "booked twice",
         .codes = "V1",
         .plan = {AND_BOOKED("h3", "1", "t1")},
         .text = "household \"h3\", visit 1 is done 2 times"},
        {.what = "done before the horizon",
         .codes = "V1",
         .plan = {{"'end': '14:30'}", "'end': '14:30'}, {'household': 'h6', 'visit': 1, 'arrive': "
                                      "'14:30', 'start': '14:30', 'end': '16:02'}"}},
         .text = "before the horizon as well"},
    };
    DS_CASE_RUN(cases);
}

static void allowed_way(void) {
    static const ds_check_case cases[] = {
        {.what = "at home, where only a desk is allowed",
         .codes = "V1",
         .plan = {{BOOKING, ""},
                  AND_STOP("h3", "1"),
                  {"'arrive': '08:22', 'start': '08:22'", "'arrive': '08:26', 'start': '08:26'"}},
         .text = "done at home"},
        {.what = "at a desk, where only home is allowed",
         .codes = "V1",
         .plan = {AND_BOOKED("h8", "1", "t1")},
         .text = "done at a desk"},
        {.what = "a visit's own way replaces the household's",
         .codes = "V1",
         .instance = {{"'lag_days': 2}]", "'lag_days': 2, 'at': ['desk']}]"}},
         .text = "household \"h6\", visit 2 is done at home"},
        {.what = "a desk of other areas",
         .codes = "V1",
         .instance = {{"'areas': ['north'], 'services'", "'areas': ['south'], 'services'"}},
         .text = "outside its areas or services"},
        {.what = "a household of no area may be booked anywhere",
         .codes = "",
         .instance = {{"'areas': ['north'], 'services'", "'areas': ['south'], 'services'"},
                      {"'node': 1, 'area': 'north', 'at': ['desk']", "'node': 1, 'at': ['desk']"}}},
        {.what = "a service that the desk does not give",
         .codes = "V1",
         .instance = {{"'services': ['acc', 'sim']", "'services': ['sim']"}},
         .text = "outside its areas or services"},
        {.what = "a team of other areas",
         .codes = "V1",
         .plan = {AND_STOP("h7", "1"),
                  {"'arrive': '08:22', 'start': '08:22'", "'arrive': '08:27', 'start': '08:27'"}},
         .text = "team \"red\", which may not visit the household"},
        {.what = "a household of no area may be visited by every team",
         .codes = "",
         .instance = {{"'node': 3, 'area': 'south', 'needs': [{'service': 'sim'",
                       "'node': 3, 'needs': [{'service': 'sim'"}},
         .plan = {AND_STOP("h7", "1"),
                  {"'arrive': '08:22', 'start': '08:22'", "'arrive': '08:27', 'start': '08:27'"}}},
        {.what = "a household that asks for another team",
         .codes = "V1",
         .instance = {{"'priority': 2", "'team': 'blue'"}},
         .text = "household \"h1\", visit 1 is visited by team \"red\""},
        {.what = "a household that asks for this team",
         .codes = "",
         .instance = {{"'priority': 2", "'team': 'red'"}}},
    };
    DS_CASE_RUN(cases);
}

static void skills(void) {
    static const ds_check_case cases[] = {
        {.what = "nobody in the crew",
         .codes = "V2",
         .plan = {{" {'member': 'cat', 'shift': 'm2', 'team': 'blue', 'crew': 1},\n", ""}},
         .text = "household \"h4\", visit 1 calls for skill \"law\""},
        {.what = "nobody at the desk",
         .codes = "D2 V2",
         .instance = {{"'official', 'skills': ['key']", "'official', 'skills': ['law']"}},
         .text = "household \"h3\", visit 1 calls for skill \"key\""},
        {.what = "every skill of a need",
         .codes = "V2",
         .instance = {{"'minutes': 12, 'skills': ['law']",
                       "'minutes': 12, 'skills': ['law', 'dog']"}},
         .text = "calls for skill \"dog\""},
    };
    DS_CASE_RUN(cases);
}

#define WINDOW "'windows': [{'start': '08:40', 'end': '08:45'}]"
#define START "'08:32', 'start': '08:40', 'end': '08:52'"

static void windows_at_home(void) {
    static const ds_check_case cases[] = {
        {.what = "at the end of the window",
         .codes = "",
         .plan = {{START, "'08:32', 'start': '08:45', 'end': '08:57'"}, {"'09:00:00'", "'09:05'"}}},
        {.what = "after it",
         .codes = "V3",
         .plan = {{START, "'08:32', 'start': '08:45:01', 'end': '08:57:01'"},
                  {"'09:00:00'", "'09:05:01'"}},
         .text = "household \"h2\", visit 1 starts at 08:45:01"},
        {.what = "before it",
         .codes = "V3",
         .plan = {{START, "'08:32', 'start': '08:39:59', 'end': '08:52'"}}},
        {.what = "another date",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'date': '2022-11-08'}]"}}},
        {.what = "the date",
         .codes = "",
         .instance = {{WINDOW, "'windows': [{'date': '2022-11-07'}]"}}},
        {.what = "the date, but not the time",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'date': '2022-11-07', 'end': '08:39'}]"}}},
        {.what = "another shift",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'shift': 'm2'}]"}}},
        {.what = "the shift", .codes = "", .instance = {{WINDOW, "'windows': [{'shift': 'm1'}]"}}},
        {.what = "from a later date",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'from': '2022-11-08'}]"}}},
        {.what = "until an earlier date",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'until': '2022-11-06'}]"}}},
        {.what = "from and until this date",
         .codes = "",
         .instance = {{WINDOW, "'windows': [{'from': '2022-11-07', 'until': '2022-11-07'}]"}}},
        {.what = "one of two",
         .codes = "",
         .instance = {{WINDOW, "'windows': [{'end': '08:30'}, {'start': '08:40'}]"}}},
        {.what = "between two",
         .codes = "V3",
         .instance = {{WINDOW, "'windows': [{'end': '08:39'}, {'start': '08:41'}]"}}},
        {.what = "the household's windows",
         .codes = "V3",
         .instance = {{"'priority': 2", "'windows': [{'start': '09:00'}]"}},
         .text = "household \"h1\""},
        {.what = "an empty list of a visit lifts the household's",
         .codes = "",
         .instance = {{"'id': 'h2', 'node': 2",
                       "'id': 'h2', 'windows': [{'start': '11:00'}], 'node': 2"},
                      {"'lag_days': 1}", "'lag_days': 1, 'windows': []}"}}},
    };
    DS_CASE_RUN(cases);
}

#define H3_WINDOWS "'windows': [],"

static void windows_at_a_desk(void) {
    static const ds_check_case cases[] = {
        {.what = "opens when the shift ends",
         .codes = "V3",
         .instance = {{H3_WINDOWS, "'windows': [{'start': '12:00', 'end': '13:00'}],"}},
         .text = "household \"h3\", visit 1 is booked in shift \"m1\""},
        {.what = "opens before the shift ends",
         .codes = "",
         .instance = {{H3_WINDOWS, "'windows': [{'start': '11:59:59', 'end': '13:00'}],"}}},
        {.what = "closes when the shift starts",
         .codes = "",
         .instance = {{H3_WINDOWS, "'windows': [{'start': '07:00', 'end': '08:00'}],"}}},
        {.what = "closes before the shift starts",
         .codes = "V3",
         .instance = {{H3_WINDOWS, "'windows': [{'start': '07:00', 'end': '07:59:59'}],"}}},
        {.what = "another date",
         .codes = "V3",
         .instance = {{H3_WINDOWS, "'windows': [{'date': '2022-11-09'}],"}}},
        {.what = "another shift",
         .codes = "V3",
         .instance = {{H3_WINDOWS, "'windows': [{'shift': 't1'}],"}}},
    };
    DS_CASE_RUN(cases);
}

static void order_and_lag(void) {
    static const ds_check_case cases[] = {
        {.what = "the visit before it is not done",
         .codes = "V3",
         .plan =
             {{",\n  {'household': 'h2', 'visit': 1, 'arrive': '08:32', 'start': '08:40', 'end': "
               "'08:52'}",
               ""}},
         .text = "household \"h2\", visit 2 is done on 2022-11-08, but the visit before it never"},
        {.what = "too soon",
         .codes = "V3",
         .instance = {{"'lag_days': 1", "'lag_days': 2"}},
         .text = "1 days, lag_days is 2"},
        {.what = "on the same date",
         .codes = "V3",
         .instance = {{"'id': 't1', 'date': '2022-11-08'", "'id': 't1', 'date': '2022-11-07'"},
                      {"'08:00', 'end': '12:00'},\n {'id': 'm2'",
                       "'08:00', 'end': '12:00'},\n {'id': 'm2'"},
                      {"'id': 't1', 'date': '2022-11-07', 'start': '08:00', 'end': '12:00'",
                       "'id': 't1', 'date': '2022-11-07', 'start': '21:00', 'end': '23:00'"}},
         .plan = {{"'shift': 't1', 'crew': 1, 'leave': '08:00', 'return': '08:30'",
                   "'shift': 't1', 'crew': 1, 'leave': '21:00', 'return': '21:30'"},
                  {T1_STOP, "{'household': 'h2', 'visit': 2, 'arrive': '21:10', "
                            "'start': '21:10', 'end': '21:22'}"}},
         .text = "0 days, lag_days is 1"},
        {.what = "too soon after what was done before the horizon",
         .codes = "V3",
         .instance = {{"'lag_days': 2", "'lag_days': 3"}},
         .text = "household \"h6\", visit 2"},
    };
    DS_CASE_RUN(cases);
}

#define LOCK(text) .instance = {{"'locks': []", "'locks': [{" text "}]"}}

static void locks(void) {
    static const ds_check_case cases[] = {
        {.what = "off", .codes = "", LOCK("'member': 'dan', 'shift': 't1', 'duty': 'off'")},
        {.what = "not off",
         .codes = "L1",
         LOCK("'member': 'dan', 'shift': 'm2', 'duty': 'off'"),
         .text = "/locks/0: member \"dan\" is not off in shift \"m2\""},
        {.what = "in the team",
         .codes = "",
         LOCK("'member': 'cat', 'shift': 'm2', 'duty': {'team': 'blue'}")},
        {.what = "not in the team",
         .codes = "L1",
         LOCK("'member': 'cat', 'shift': 'm2', 'duty': {'team': 'red'}"),
         .text = "is not in a crew of team \"red\""},
        {.what = "at the desk",
         .codes = "",
         LOCK("'member': 'flo', 'shift': 'm1', 'duty': {'desk': 'hall'}")},
        {.what = "not at the desk",
         .codes = "L1",
         LOCK("'member': 'bob', 'shift': 'w1', 'duty': {'desk': 'post'}"),
         .text = "is not at desk \"post\""},
        {.what = "a visit by the team in the shift",
         .codes = "",
         LOCK("'household': 'h2', 'visit': 2, 'team': 'red', 'shift': 't1'")},
        {.what = "in another shift",
         .codes = "L1",
         LOCK("'household': 'h2', 'team': 'red', 'shift': 't1'"),
         .text = "/locks/0: household \"h2\", visit 1 is not done by team \"red\" in shift \"t1\""},
        {.what = "by another team", .codes = "L1", LOCK("'household': 'h1', 'team': 'blue'")},
        {.what = "at the desk, a visit", .codes = "", LOCK("'household': 'h3', 'desk': 'hall'")},
        {.what = "not at the desk, a visit",
         .codes = "L1",
         LOCK("'household': 'h6', 'visit': 2, 'desk': 'hall'")},
        {.what = "a shift alone, by appointment",
         .codes = "",
         LOCK("'household': 'h3', 'shift': 'm1'")},
        {.what = "a shift alone, on a route",
         .codes = "",
         LOCK("'household': 'h1', 'shift': 'm1'")},
        {.what = "not done at all", .codes = "L1", LOCK("'household': 'h8', 'shift': 'm1'")},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_visits, {"P1: names", names}, {"V1: each visit once", done_once},
         {"V1: in an allowed way", allowed_way}, {"V2: skills", skills},
         {"V3: windows at home", windows_at_home}, {"V3: windows at a desk", windows_at_a_desk},
         {"V3: order and lag", order_and_lag}, {"L1: locks", locks})
