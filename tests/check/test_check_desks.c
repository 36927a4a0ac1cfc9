/* D1, D2: who staffs a desk, and what is booked there. */
#include "suite.h"

#include "check/case.h"

#define HALL_M1 "{'shift': 'm1', 'min': 1, 'max': 1, 'require': [{'role': 'official', 'min': 1}]}"
#define HALL_T1 "{'shift': 't1', 'min': 1, 'ideal': 2, 'max': 2}"
#define FLO_T1 " {'member': 'flo', 'shift': 't1', 'desk': 'hall'},\n"
#define BOB_T2 "{'member': 'bob', 'shift': 't2', 'desk': 'post'}"
#define CAT_T2 "{'member': 'cat', 'shift': 't2', 'desk': 'post'}"

static void staff(void) {
    static const ds_check_case cases[] = {
        {.what = "no demand in the shift",
         .codes = "D1",
         .plan = {{FLO_T1, FLO_T1 " {'member': 'flo', 'shift': 't2', 'desk': 'hall'},\n"}},
         .text = "desk \"hall\", shift \"t2\""},
        {.what = "more than max",
         .codes = "D1",
         .instance = {{HALL_M1, "{'shift': 'm1', 'max': 0}"}},
         .text = "1 on duty, max is 0"},
        {.what = "fewer than min is a wish", .codes = "", .plan = {{FLO_T1, ""}}},
        {.what = "composition",
         .codes = "D1",
         .instance = {{"'official', 'min': 1", "'official', 'max': 0"}},
         .text = "role \"official\", require asks at most 0"},
        {.what = "composition is asked only of those present",
         .codes = "",
         .instance = {{HALL_T1, "{'shift': 't1', 'require': [{'skill': 'law', 'min': 1}]}"}},
         .plan = {{FLO_T1, ""}}},
        {.what = "composition of those present",
         .codes = "D1",
         .instance = {{HALL_T1, "{'shift': 't1', 'require': [{'skill': 'law', 'min': 1}]}"}}},
    };
    DS_CASE_RUN(cases);
}

static void one_team_a_day(void) {
    static const ds_check_case cases[] = {
        {.what = "members of two teams",
         .codes = "D1",
         .plan = {{CAT_T2, CAT_T2 ", {'member': 'eve', 'shift': 't2', 'desk': 'post'}"}},
         .text = "desk \"post\", 2022-11-08"},
        {.what = "members of two teams in two shifts of a date",
         .codes = "D1",
         .plan = {{BOB_T2, BOB_T2 ", {'member': 'bob', 'shift': 'm3', 'desk': 'post'}"}},
         .text = "desk \"post\", 2022-11-07"},
        {.what = "a helper alone", .codes = "D1", .plan = {{" " BOB_T2 ",\n", ""}}},
        {.what = "somebody of no team who helps none",
         .codes = "D1",
         .plan = {{"['dan', 'eve']", "['dan']"}}},
        {.what = "somebody of another team who helps",
         .codes = "",
         .instance = {{"'desks': ['post'], 'min_hours'", "'helps': ['red'], 'desks': ['post'], "
                                                         "'min_hours'"}},
         .plan = {{CAT_T2, CAT_T2 ", {'member': 'eve', 'shift': 't2', 'desk': 'post'}"}}},
        {.what = "anyone may where `members` staff it",
         .codes = "",
         .instance = {{"'one_team_per_day', 'max_days_per_team': 1", "'members'"}},
         .plan = {{CAT_T2, CAT_T2 ", {'member': 'eve', 'shift': 't2', 'desk': 'post'}"}}},
    };
    DS_CASE_RUN(cases);
}

#define BLUE_ON_WEDNESDAY \
    { CAT_T2, CAT_T2 ", {'member': 'dan', 'shift': 'w1', 'desk': 'post'}" }
#define BOB_HELPS \
    { "'teams': ['red', 'blue']", "'teams': ['red', 'blue'], 'helps': ['blue']" }
#define EVE_HELPS \
    { "'desks': ['post'], 'min_hours'", "'helps': ['red'], 'desks': ['post'], 'min_hours'" }
#define BOTH_ON_MONDAY                                           \
    {                                                            \
        "{'member': 'eve', 'shift': 'm2', 'desk': 'post'}",      \
            "{'member': 'eve', 'shift': 'm2', 'desk': 'post'}, " \
            "{'member': 'bob', 'shift': 'm2', 'desk': 'post'}"   \
    }

static void days_a_team(void) {
    static const ds_check_case cases[] = {
        {.what = "twice in a week",
         .codes = "D1",
         .plan = {BLUE_ON_WEDNESDAY},
         .text = "team \"blue\" holds it on 1 other dates of that week"},
        {.what = "twice in a week is allowed",
         .codes = "",
         .instance = {{"'max_days_per_team': 1", "'max_days_per_team': 2"}},
         .plan = {BLUE_ON_WEDNESDAY}},
        {.what = "two shifts of one date are one day",
         .codes = "",
         .plan = {{CAT_T2, CAT_T2 ", {'member': 'eve', 'shift': 'm3', 'desk': 'post'}"}}},
        {.what = "two weeks count apart",
         .codes = "",
         .instance = {{"'id': 'w1', 'date': '2022-11-09'", "'id': 'w1', 'date': '2022-11-14'"}},
         .plan = {BLUE_ON_WEDNESDAY}},
        {.what = "either team would do on Monday, only red on Tuesday: blue holds Monday",
         .codes = "",
         .instance = {BOB_HELPS, EVE_HELPS},
         .plan = {BOTH_ON_MONDAY}},
        {.what = "and then Wednesday is one date too many for blue",
         .codes = "D1",
         .instance = {BOB_HELPS, EVE_HELPS},
         .plan = {BOTH_ON_MONDAY, BLUE_ON_WEDNESDAY}},
    };
    DS_CASE_RUN(cases);
}

#define H3_NEEDS "'windows': [],\n  'needs': [{'service': 'acc', 'people': 2}]"
#define H3_AT_M1 "'h3', 'visit': 1, 'desk': 'hall', 'shift': 'm1'"
#define H3_AT_T1 "'h3', 'visit': 1, 'desk': 'hall', 'shift': 't1'"
#define EVE_AT_HALL                                                     \
    {                                                                   \
        "'eve', 'role': 'youth', 'teams': ['blue'], 'desks': ['post']", \
            "'eve', 'role': 'youth', 'teams': ['blue']"                 \
    }

static void booked(void) {
    static const ds_check_case cases[] = {
        {.what = "more work than time",
         .codes = "D2",
         .instance = {{"'appointment_minutes': 20", "'appointment_minutes': 19.99"}},
         .text = "20.00 minutes of work booked, 1 on duty have 19.99"},
        {.what = "within the tolerance",
         .codes = "",
         .instance = {{"'appointment_minutes': 20", "'appointment_minutes': 19.9999995"}}},
        {.what = "stop_minutes are for homes only",
         .codes = "",
         .instance = {{"'stop_minutes': 2", "'stop_minutes': 1"}}},
        {.what = "two bookings together",
         .codes = "D2",
         .instance = {{"'id': 'h8', 'node': 2", "'id': 'h8', 'node': 2, 'at': ['desk']"}},
         .plan = {{"'shift': 'm1'}],\n'x-tail'",
                   "'shift': 'm1'}, {'household': 'h8', 'visit': 1, 'desk': 'hall', "
                   "'shift': 'm1'}],\n'x-tail'"}},
         .text = "30.00 minutes of work booked"},
        {.what = "two shifts apart",
         .codes = "",
         .instance = {{"'id': 'h8', 'node': 2", "'id': 'h8', 'node': 2, 'at': ['desk']"}},
         .plan = {{"'shift': 'm1'}],\n'x-tail'",
                   "'shift': 'm1'}, {'household': 'h8', 'visit': 1, 'desk': 'hall', "
                   "'shift': 't1'}],\n'x-tail'"}}},
        {.what = "time enough, but not of those who hold the skill",
         .codes = "D2",
         .instance = {{H3_NEEDS, "'needs': [{'service': 'acc', 'people': 4}]"}, EVE_AT_HALL},
         .plan = {{H3_AT_M1, H3_AT_T1},
                  {FLO_T1, FLO_T1 " {'member': 'eve', 'shift': 't1', 'desk': 'hall'},\n"}},
         .text = "40.00 minutes of skill \"key\" booked, 1 on duty have 20.00"},
        {.what = "the others may do what calls for no skill",
         .codes = "",
         .instance = {{H3_NEEDS, "'needs': [{'service': 'acc', 'people': 2}, "
                                 "{'service': 'sim', 'people': 2}]"},
                      EVE_AT_HALL},
         .plan = {{H3_AT_M1, H3_AT_T1},
                  {FLO_T1, FLO_T1 " {'member': 'eve', 'shift': 't1', 'desk': 'hall'},\n"}}},
        {.what = "nobody at the desk",
         .codes = "D2 V2",
         .plan = {{" {'member': 'flo', 'shift': 'm1', 'desk': 'hall'},\n", ""}},
         .text = "0 on duty have 0.00"},
        {.what = "a shift with no demand",
         .codes = "D2 V2",
         .plan = {{H3_AT_M1, "'h3', 'visit': 1, 'desk': 'hall', 'shift': 't2'"}}},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_desks, {"D1: demand, max, composition", staff},
         {"D1: one team a day", one_team_a_day}, {"D1: days a team holds a desk", days_a_team},
         {"D2: appointments fit the staff's time", booked})
