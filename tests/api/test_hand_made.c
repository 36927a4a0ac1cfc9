/* A plan made by hand is judged and scored whatever it breaks: for each code a plan that breaks
 * that rule and no other, through the public calls.
 *
 * Each is the ward's plan (tests/check/ward.c; its score is -65.864938) with one thing wrong, in it
 * or in what the instance asks. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include <doorstep/doorstep.h>

#include "check/case.h"

static const double ward_score = -65.864938;

typedef struct hand_made {
    const char *code;
    ds_edit instance, plan;
    const char *named; /* in the text of the violation */
    double more;       /* score above the ward's plan's */
} hand_made;

/* T2: without its only stop the crew does not do h2's second visit (1), nor complete h2 (0.5), nor
 * travel 18 minutes. */
static const hand_made plans[] = {
    {"P1",
     .plan = {"'duties': [\n", "'duties': [{'member': 'zoe', 'shift': 'm1', 'desk': 'hall'},"},
     .named = "unknown member \"zoe\""},
    {"M1",
     .plan = {"'duties': [\n", "'duties': [{'member': 'flo', 'shift': 'm1', 'desk': 'hall'},"},
     .named = "member \"flo\" has two duties at once"},
    {"M2", .instance = {"'id': 'bob',", "'id': 'bob', 'max_shifts': 2,"},
     .named = "member \"bob\" has 3 shifts, max_shifts is 2"},
    {"M3", .plan = {"'eve']", "'eve', 'cat']"}, .named = "member \"cat\" belongs to team \"blue\""},
    {"T1", .instance = {"'size': {'min': 2, 'max': 2}", "'size': {'min': 3}"},
     .named = "team \"red\" has 2 members"},
    {"T2",
     .plan = {"{'household': 'h2', 'visit': 2, 'arrive': '08:10', 'start': '08:10', 'end': "
              "'08:22'}",
              ""},
     .named = "crew 1 of team \"red\" has no stop", .more = -1 - 0.5 + 0.18},
    {"D1", .instance = {"{'shift': 't2', 'min': 1,", "{'shift': 't2', 'min': 1, 'max': 1,"},
     .named = "2 on duty, max is 1"},
    {"D2", .instance = {"'appointment_minutes': 20", "'appointment_minutes': 19"},
     .named = "20.00 minutes of work booked"},
    {"V1", .instance = {"'services': ['acc', 'sim']", "'services': ['sim']"},
     .named = "household \"h3\", visit 1 is booked at desk \"hall\""},
    {"V2",
     .instance = {"'minutes': 12, 'skills': ['law']", "'minutes': 12, 'skills': ['law', 'dog']"},
     .named = "household \"h4\", visit 1 calls for skill \"dog\""},
    {"V3", .instance = {"'end': '08:45'", "'end': '08:45', 'date': '2022-11-08'"},
     .named = "household \"h2\", visit 1 starts at 08:40:00"},
    {"R1", .plan = {"'08:30'", "'08:29'"},
     .named = "is back at 08:29:00, 08:30:00 at the earliest"},
    {"L1", .instance = {"'locks': []", "'locks': [{'household': 'h7', 'team': 'blue'}]"},
     .named = "/locks/0: household \"h7\", visit 1 is not done by team \"blue\""},
    {"S1", .plan = {"'x-tail': 0", "'score': {'total': 12}"}, .named = "total is given as 12"},
    {"S2", .plan = {"'x-tail': 0", "'bound': {'score': -66.864938, 'gap': -0.014955}"},
     .named = "is below the plan's own score"},
    {"S3",
     .plan = {"'x-tail': 0", "'uncovered': [{'household': 'h7', 'visit': 1, 'reason': 'no-time'}]"},
     .named = "household \"h8\", visit 1 is not done"},
    /* Beside the ward's plan as it was, from Monday evening on. */
    {"F1", .plan = {"'09:00:00'", "'09:05:00'"}, .named = "shift \"m1\""},
};

/* JSON of a text with an edit, where there is one. */
static char *edited(const char *text, const ds_edit *edit) {
    const ds_edit edits[DS_CASE_EDITS] = {*edit};
    char *changed = ds_case_edit(text, edits), *json = ds_case_json(changed);
    free(changed);
    return json;
}

static doorstep_check_report *judge(const char *instance, const char *plan, bool beside) {
    doorstep_instance *in = NULL;
    doorstep_plan *p = NULL;
    doorstep_baseline *baseline = NULL;
    doorstep_check_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_instance_read(instance, strlen(instance), NULL, NULL, &in),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_plan_read(in, plan, strlen(plan), NULL, &p), DOORSTEP_OK);
    if (beside) {
        char *old = ds_case_json(ds_ward_plan);
        CU_ASSERT_EQUAL(
            doorstep_baseline_read(in, old, strlen(old), "2022-11-07T18:00", NULL, &baseline),
            DOORSTEP_OK);
        free(old);
    }
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    options.baseline = baseline;
    CU_ASSERT_EQUAL_FATAL(doorstep_check(p, &options, NULL, &report), DOORSTEP_OK);
    doorstep_baseline_free(baseline);
    doorstep_plan_free(p);
    doorstep_instance_free(in);
    return report;
}

static void expect_named(const doorstep_check_report *report, const hand_made *h) {
    bool alone = doorstep_check_violations(report) > 0, named = false;
    for (int32_t i = 0; i < doorstep_check_violations(report); i++) {
        doorstep_violation v;
        CU_ASSERT_EQUAL(doorstep_check_violation(report, i, &v), DOORSTEP_OK);
        alone = alone && strcmp(v.code, h->code) == 0;
        named = named || strstr(v.text, h->named) != NULL;
        if (strcmp(v.code, h->code) != 0) {
            printf("\n    %s: %s %s", h->code, v.code, v.text);
        }
    }
    CU_ASSERT(alone);
    CU_ASSERT(named);
}

/* The page has the verdict and the score. */
static void expect_page(const doorstep_check_report *report, const hand_made *h, double score) {
    char *text = NULL, total[32];
    size_t length;
    snprintf(total, sizeof total, "%.2f", score);
    CU_ASSERT_EQUAL_FATAL(doorstep_check_write(report, DOORSTEP_TEXT, &text, &length), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, h->code));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, total));
    doorstep_free(text);
}

static void each_rule_alone(void) {
    for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
        const hand_made *h = &plans[i];
        char *instance = edited(ds_ward_instance, &h->instance);
        char *plan = edited(ds_ward_plan, &h->plan);
        doorstep_check_report *report = judge(instance, plan, strcmp(h->code, "F1") == 0);
        doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
        expect_named(report, h);
        CU_ASSERT_EQUAL(doorstep_check_get_figures(report, &figures), DOORSTEP_OK);
        CU_ASSERT_DOUBLE_EQUAL(figures.score, ward_score + h->more, 1e-6);
        if (fabs(figures.score - ward_score - h->more) > 1e-6) {
            printf("\n    %s: score %.6f", h->code, figures.score);
        }
        expect_page(report, h, ward_score + h->more);
        doorstep_check_report_free(report);
        free(instance);
        free(plan);
    }
}

/* Six mistakes at once: all are named, and the score is still that of what the plan does. */
static void many_rules_at_once(void) {
    const ds_edit wrong[DS_CASE_EDITS] = {
        {"'duties': [\n", "'duties': [{'member': 'zoe', 'shift': 'm1', 'desk': 'hall'}, "
                          "{'member': 'flo', 'shift': 'm1', 'desk': 'hall'},"},
        {"'eve']", "'eve', 'cat']"},
        {"'08:30'", "'08:29'"},
        {"'x-tail': 0", "'score': {'total': 12}, 'uncovered': []"}};
    char *changed = ds_case_edit(ds_ward_plan, wrong);
    char *instance = ds_case_json(ds_ward_instance), *plan = ds_case_json(changed);
    doorstep_check_report *report = judge(instance, plan, false);
    const char *const codes[] = {"P1", "M1", "M3", "R1", "S1", "S3"};
    for (size_t c = 0; c < sizeof codes / sizeof codes[0]; c++) {
        bool found = false;
        for (int32_t i = 0; i < doorstep_check_violations(report); i++) {
            doorstep_violation v;
            doorstep_check_violation(report, i, &v);
            found = found || strcmp(v.code, codes[c]) == 0;
        }
        CU_ASSERT(found);
    }
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL(doorstep_check_get_figures(report, &figures), DOORSTEP_OK);
    CU_ASSERT_DOUBLE_EQUAL(figures.score, ward_score, 1e-6);
    doorstep_check_report_free(report);
    free(changed);
    free(instance);
    free(plan);
}

DS_SUITE(hand_made, {"each rule broken alone is named, and the plan scored", each_rule_alone},
         {"many rules broken at once are all named", many_rules_at_once})
