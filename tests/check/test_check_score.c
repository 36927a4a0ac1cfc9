/* The score, part by part, against figures worked out by hand. */
#include <stdio.h>
#include <stdlib.h>

#include "suite.h"

#include "check/case.h"

static void expect(double found, double hand) {
    CU_ASSERT_DOUBLE_EQUAL(found, hand, 5e-7);
}

static void expect_counts(const ds_score *s, int64_t households, int64_t covered, int64_t touched,
                          int64_t people, int64_t services) {
    CU_ASSERT_EQUAL(s->households, households);
    CU_ASSERT_EQUAL(s->covered, covered);
    CU_ASSERT_EQUAL(s->touched, touched);
    CU_ASSERT_EQUAL(s->people_helped, people);
    CU_ASSERT_EQUAL(s->services_given, services);
}

static char *example(const char *name) {
    char path[1000];
    snprintf(path, sizeof path, "%s/tests/data/%s", DS_TEST_ROOT, name);
    size_t length;
    return ds_test_read_file(path, &length);
}

static void worked_example(void) {
    char *instance = example("example.json"), *plan = example("example.plan.json");
    ds_check_report *report = ds_case_judge(instance, plan, false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    const ds_score *s = &report->score;
    CU_ASSERT_EQUAL(report->n_violations, 0);
    expect(s->total, 41.84265);
    expect(s->coverage, 44);
    expect(s->complete, 4.5);
    expect(s->penalties[DS_PENALTY_desk_ideal], 5);
    expect(s->penalties[DS_PENALTY_fairness], 1.438017);
    expect(s->penalties[DS_PENALTY_travel], 0.219333);
    expect(s->penalties[DS_PENALTY_area_target], 0);
    expect(s->penalties[DS_PENALTY_requests], 0);
    expect_counts(s, 8, 8, 8, 16, 19);
    ds_check_report_free(report);
    free(instance);
    free(plan);
}

/* coverage: h1 2 x 4, h2 3 and 1, h3 4, h4 6, h5 1, h6 1 (its first visit was done before).
 * fairness: shifts 2, 3, 3, 1, 1 of ann, bob, cat (half a share), dan, eve: 10 / 4.5 a share.
 * travel: red 18 and 18 minutes, blue 30 + 10 with its factor and no way back. */
static void ward(void) {
    ds_check_report *report = ds_case_judge(ds_ward_instance, ds_ward_plan, false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    const ds_score *s = &report->score;
    expect(s->coverage, 24);
    expect(s->complete, 0.5 * 7);
    expect(s->penalties[DS_PENALTY_area_target], 5 * 1);
    expect(s->penalties[DS_PENALTY_desk_shortage], 2 * 10);
    expect(s->penalties[DS_PENALTY_desk_ideal], 5 + 2);
    expect(s->penalties[DS_PENALTY_desk_over], 3);
    expect(s->penalties[DS_PENALTY_min_shifts], 2 * 20);
    expect(s->penalties[DS_PENALTY_min_hours], 1.5 * 5);
    expect(s->penalties[DS_PENALTY_fairness], 0.5 * 7.209877);
    expect(s->penalties[DS_PENALTY_requests], 2 + 1.5);
    expect(s->penalties[DS_PENALTY_member_shift], 12 * 0.25);
    expect(s->penalties[DS_PENALTY_travel], 76 * 0.01);
    expect(s->penalties[DS_PENALTY_change], 0);
    expect(s->total, -65.864938);
    expect_counts(s, 8, 6, 6, 11, 12);
    ds_check_report_free(report);
}

/* One figure of the ward's score after edits. */
typedef struct score_case {
    ds_edit instance[DS_CASE_EDITS], plan[DS_CASE_EDITS];
    int penalty; /* DS_N_PENALTIES: coverage; DS_N_PENALTIES + 1: complete */
    double hand;
} score_case;

static double figure_of(const ds_score *s, int penalty) {
    if (penalty == DS_N_PENALTIES) {
        return s->coverage;
    }
    return penalty > DS_N_PENALTIES ? s->complete : s->penalties[penalty];
}

static void one_figure(const score_case *c) {
    char *instance = ds_case_edit(ds_ward_instance, c->instance);
    char *plan = ds_case_edit(ds_ward_plan, c->plan);
    ds_check_report *report = ds_case_judge(instance, plan, false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    expect(figure_of(&report->score, c->penalty), c->hand);
    ds_check_report_free(report);
    free(instance);
    free(plan);
}

#define PENALTY(name) .penalty = DS_PENALTY_##name
#define COVERAGE .penalty = DS_N_PENALTIES
#define COMPLETE .penalty = DS_N_PENALTIES + 1
#define H2_AGAIN                                                                                  \
    {                                                                                             \
        "'end': '08:22'}", "'end': '08:22'}, {'household': 'h2', 'visit': 2, 'arrive': '08:22', " \
                           "'start': '08:22', 'end': '08:34'}"                                    \
    }
#define WEIGHT(text) \
    { "'objective': {", "'objective': {" text ", " }

static void changes(void) {
    static const score_case cases[] = {
        /* A weight of its own, and the default. */
        {COVERAGE, .instance = {WEIGHT("'coverage': 2")}, .hand = 48},
        {COMPLETE, .instance = {{"'complete': 0.5, ", ""}}, .hand = 0},
        {PENALTY(desk_ideal), .instance = {WEIGHT("'desk_ideal': 1")}, .hand = 1 + 2},
        {PENALTY(desk_over), .instance = {{", 'over_weight': 3", ""}}, .hand = 0},
        {PENALTY(desk_shortage), .instance = {{", 'shortage_weight': 10", ""}}, .hand = 2000},
        {PENALTY(travel), .instance = {WEIGHT("'travel': 1")}, .hand = 76},
        /* A visit given twice counts once, but its way is gone twice (the diagonal is 0). */
        {COVERAGE, .plan = {H2_AGAIN}, .hand = 24},
        {PENALTY(travel), .plan = {H2_AGAIN}, .hand = 0.76},
        /* What an unknown name breaks is left out. */
        {COVERAGE, .plan = {{"'h5', 'visit': 1", "'h55', 'visit': 1"}}, .hand = 23},
        /* A target counts rounded up households of its area, those done before included. */
        {PENALTY(area_target), .instance = {{"'target': 0.5", "'target': 0.76"}}, .hand = 10},
        {PENALTY(area_target), .instance = {{"'target': 0.5", "'target': 0.75"}}, .hand = 5},
        {PENALTY(area_target),
         .instance = {{"'done': [{'visit': 1, 'date': '2022-11-05'}],\n", "\n"}},
         .plan = {{",\n  {'household': 'h6', 'visit': 2, 'arrive': '14:18', 'start': '14:18', "
                   "'end': '14:30'}",
                   ""}},
         .hand = 10},
        /* The way back to another place, and a way through a slow diagonal. */
        {PENALTY(travel),
         .instance = {{"'id': 'red', 'base': {'node': 0}",
                       "'id': 'red', 'base': {'node': 0}, 'end': {'node': 4}"}},
         .hand = (20 + 20 + 40) * 0.01},
        {PENALTY(travel), .instance = {{"8, 4, 0]]", "8, 4, 3]]"}}, .hand = 0.76 + 0.06},
        /* Each computed time is rounded up to the second before the sum. */
        {PENALTY(travel), .instance = {{"[0, 5, 10,", "[0, 5.001, 10,"}}, .hand = 0.76 + 0.01 / 60},
        /* A request in a shift with any duty; one of no weight. */
        {PENALTY(requests),
         .instance = {{"'want': 'off', 'weight': 2", "'want': 'on', 'weight': 2"}}, .hand = 1.5},
        {PENALTY(requests), .instance = {{"'want': 'off', 'weight': 2", "'want': 'off'"}},
         .hand = 2.5},
        /* Two duties in one shift are one shift and two duties. */
        {PENALTY(member_shift),
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'eve', 'shift': 'm2', 'desk': 'hall'},\n"}},
         .hand = 13 * 0.25},
        {PENALTY(member_shift),
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'eve', 'shift': 'm2', 'desk': 'post'},\n"}},
         .hand = 12 * 0.25},
        {PENALTY(fairness),
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'eve', 'shift': 'm2', 'desk': 'hall'},\n"}},
         .hand = 0.5 * 7.209877},
        {PENALTY(min_hours),
         .plan = {{"'duties': [\n",
                   "'duties': [{'member': 'eve', 'shift': 'm2', 'desk': 'hall'},\n"}},
         .hand = 1.5 * 5},
        /* One group of all six: 12 / 5.5 a share. */
        {PENALTY(fairness), .instance = {{",\n  'fair_group': 'office'", ""}},
         .hand = 0.5 * 7.173554},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        one_figure(&cases[i]);
    }
}

DS_SUITE(check_score, {"the worked example", worked_example}, {"the ward, part by part", ward},
         {"what each part counts", changes})
