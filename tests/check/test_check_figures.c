/* S1, S2, S3: stated figures, bound, list of uncovered visits. The score is -65.864938. */
#include "suite.h"

#include "check/case.h"

#define STATE(text) .plan = {{"'x-tail': 0", text}}

static void stated(void) {
    static const ds_check_case cases[] = {
        {.what = "all of them",
         .codes = "",
         STATE("'score': {'total': -65.864938, 'coverage': 24, 'complete': 3.5, 'penalties': "
               "{'area_target': 5, 'desk_shortage': 20, 'desk_ideal': 7, 'desk_over': 3, "
               "'min_shifts': 40, 'min_hours': 7.5, 'fairness': 3.604938, 'requests': 3.5, "
               "'member_shift': 3, 'travel': 0.76, 'change': 0}, "
               "'households': {'total': 8, 'covered': 6, 'touched': 6}, 'people_helped': 11, "
               "'services_given': 12}")},
        {.what = "total", .codes = "S1", STATE("'score': {'total': -65.8627}"), .text = "total"},
        {.what = "total, near", .codes = "", STATE("'score': {'total': -65.8630}")},
        {.what = "coverage", .codes = "S1", STATE("'score': {'coverage': 24.01}")},
        {.what = "complete", .codes = "S1", STATE("'score': {'complete': 3}")},
        {.what = "area_target", .codes = "S1", STATE("'score': {'penalties': {'area_target': 0}}")},
        {.what = "desk_shortage",
         .codes = "S1",
         STATE("'score': {'penalties': {'desk_shortage': 0}}")},
        {.what = "desk_ideal", .codes = "S1", STATE("'score': {'penalties': {'desk_ideal': 5}}")},
        {.what = "desk_over", .codes = "S1", STATE("'score': {'penalties': {'desk_over': 0}}")},
        {.what = "min_shifts", .codes = "S1", STATE("'score': {'penalties': {'min_shifts': 20}}")},
        {.what = "min_hours", .codes = "S1", STATE("'score': {'penalties': {'min_hours': 5}}")},
        {.what = "fairness", .codes = "S1", STATE("'score': {'penalties': {'fairness': 3.6}}")},
        {.what = "requests", .codes = "S1", STATE("'score': {'penalties': {'requests': 2}}")},
        {.what = "member_shift",
         .codes = "S1",
         STATE("'score': {'penalties': {'member_shift': 0}}")},
        {.what = "travel", .codes = "S1", STATE("'score': {'penalties': {'travel': 0.9}}")},
        {.what = "change", .codes = "S1", STATE("'score': {'penalties': {'change': 2}}")},
        {.what = "households", .codes = "S1", STATE("'score': {'households': {'total': 7}}")},
        {.what = "covered", .codes = "S1", STATE("'score': {'households': {'covered': 7}}")},
        {.what = "touched", .codes = "S1", STATE("'score': {'households': {'touched': 5}}")},
        {.what = "people_helped", .codes = "S1", STATE("'score': {'people_helped': 12}")},
        {.what = "services_given", .codes = "S1", STATE("'score': {'services_given': 11}")},
    };
    DS_CASE_RUN(cases);
}

static void bounds(void) {
    static const ds_check_case cases[] = {
        {.what = "above", .codes = "", STATE("'bound': {'score': 34.135062, 'gap': 2.929538}")},
        {.what = "small bounds count as 1",
         .codes = "",
         STATE("'bound': {'score': 0, 'gap': 65.864938}")},
        {.what = "equal", .codes = "", STATE("'bound': {'score': -65.864938, 'gap': 0}")},
        {.what = "below",
         .codes = "S2",
         STATE("'bound': {'score': -66.864938, 'gap': -0.014955}"),
         .text = "below the plan's own score"},
        {.what = "a wrong gap",
         .codes = "S1",
         STATE("'bound': {'score': 34.135062, 'gap': 2.92}"),
         .text = "gap"},
    };
    DS_CASE_RUN(cases);
}

#define UNCOVERED(h, k) "{'household': '" h "', 'visit': " k ", 'reason': 'no-time'}"

static void uncovered(void) {
    static const ds_check_case cases[] = {
        {.what = "those not done",
         .codes = "",
         STATE("'uncovered': [" UNCOVERED("h8", "1") ", " UNCOVERED("h7", "1") "]")},
        {.what = "whatever the reason",
         .codes = "",
         STATE("'uncovered': [{'household': 'h8', 'visit': 1, 'reason': 'too-far'}, " UNCOVERED(
             "h7", "1") "]")},
        {.what = "an empty list is a list",
         .codes = "S3",
         STATE("'uncovered': []"),
         .text = "household \"h7\", visit 1 is not done and listed 0 times"},
        {.what = "one missing", .codes = "S3", STATE("'uncovered': [" UNCOVERED("h8", "1") "]")},
        {.what = "one twice",
         .codes = "S3",
         STATE("'uncovered': [" UNCOVERED("h8", "1") ", " UNCOVERED("h8", "1") ", " UNCOVERED(
             "h7", "1") "]"),
         .text = "household \"h8\", visit 1 is not done and listed 2 times"},
        {.what = "one that is done",
         .codes = "S3",
         STATE("'uncovered': [" UNCOVERED("h8", "1") ", " UNCOVERED("h7", "1") ", " UNCOVERED(
             "h2", "2") "]"),
         .text = "household \"h2\", visit 2 is listed, but done"},
        {.what = "one that was done before",
         .codes = "S3",
         STATE("'uncovered': [" UNCOVERED("h8", "1") ", " UNCOVERED("h7", "1") ", " UNCOVERED(
             "h6", "1") "]")},
        {.what = "a wrong reason for one that is not done",
         .codes = "",
         STATE("'uncovered': [{'household': 'h8', 'visit': 1, 'reason': 'bad-input'}, " UNCOVERED(
             "h7", "1") "]")},
        {.what = "one that was not left out",
         .codes = "S3",
         STATE("'uncovered': [" UNCOVERED("h8", "1") ", " UNCOVERED(
             "h7", "1") ", {'household': 'h99', 'visit': 1, 'reason': 'bad-input'}]"),
         .text = "\"h99\", visit 1, is listed as bad-input, not left out"},
    };
    DS_CASE_RUN(cases);
}

/* The tolerant reading leaves out h7, which has a mistake, and a household whose id is no id. */
#define LEFT_OUT                                                                 \
    {"'id': 'h7', 'node': 3", "'id': 'h7', 'node': 33"}, {                       \
        "'households': [\n", "'households': [{'id': 5, 'node': 1, 'visits': ["   \
                             "{'needs': [{'service': 'sim', 'people': 1}]}, "    \
                             "{'needs': [{'service': 'sim', 'people': 1}]}]},\n" \
    }
#define BAD(name, k) "{" name ", 'visit': " k ", 'reason': 'bad-input'}"
#define NAMELESS "'pointer': '/households/0'"

static void left_out(void) {
    static const ds_check_case cases[] = {
        {.what = "all of theirs",
         .codes = "",
         .tolerant = true,
         .instance = {LEFT_OUT},
         STATE("'uncovered': [" BAD(NAMELESS, "1") ", " BAD(NAMELESS, "2") ", " BAD(
             "'household': 'h7'", "1") ", " UNCOVERED("h8", "1") "]")},
        {.what = "a second household of an id is named by its place",
         .codes = "",
         .tolerant = true,
         .instance = {{"'people': 1}]}],\n'travel'",
                       "'people': 1}]}, {'id': 'h1', 'node': 1, "
                       "'needs': [{'service': 'sim', 'people': 1}]}],\n'travel'"}},
         STATE("'uncovered': [" UNCOVERED("h7", "1") ", " UNCOVERED("h8", "1") ", " BAD(
             "'pointer': '/households/8'", "1") "]")},
        {.what = "one missing",
         .codes = "S3",
         .tolerant = true,
         .instance = {LEFT_OUT},
         STATE("'uncovered': [" BAD(NAMELESS, "2") ", " BAD("'household': 'h7'",
                                                            "1") ", " UNCOVERED("h8", "1") "]"),
         .text = "\"/households/0\", visit 1, was left out and is not listed"},
        {.what = "one twice",
         .codes = "S3",
         .tolerant = true,
         .instance = {LEFT_OUT},
         STATE("'uncovered': [" BAD(NAMELESS, "1") ", " BAD(NAMELESS, "2") ", " BAD(
             "'household': 'h7'", "1") ", " BAD("'household': 'h7'", "1") ", " UNCOVERED("h8",
                                                                                         "1") "]")},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_figures, {"S1: figures", stated}, {"S1, S2: bound and gap", bounds},
         {"S3: uncovered visits", uncovered}, {"S3: households left out", left_out})
