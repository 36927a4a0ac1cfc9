/* Going on from a plan and planning anew, as a caller of the library sees it. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include <doorstep/doorstep.h>

#include "support/example.h"

typedef struct anew {
    char *text, *plan_text;
    size_t length, plan_length;
    doorstep_instance *instance, *other; /* of the same text */
    doorstep_plan *plan;
    doorstep_baseline *baseline;
} anew;

static void open_all(anew *a) {
    *a = (anew){0};
    a->text = ds_test_example_text(&a->length);
    a->plan_text = ds_test_example_plan_text(&a->plan_length);
    CU_ASSERT_EQUAL(doorstep_instance_read(a->text, a->length, NULL, NULL, &a->instance),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_instance_read(a->text, a->length, NULL, NULL, &a->other), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_read(a->instance, a->plan_text, a->plan_length, NULL, &a->plan),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_baseline_read(a->instance, a->plan_text, a->plan_length,
                                           "2022-11-08T06:30", NULL, &a->baseline),
                    DOORSTEP_OK);
}

static void close_all(anew *a) {
    doorstep_baseline_free(a->baseline);
    doorstep_plan_free(a->plan);
    doorstep_instance_free(a->other);
    doorstep_instance_free(a->instance);
    free(a->plan_text);
    free(a->text);
}

static doorstep_solve_options short_run(void) {
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 100;
    options.threads = 1;
    return options;
}

static void test_start(void) {
    anew a;
    open_all(&a);
    doorstep_solve_options options = short_run();
    doorstep_plan_figures before = DOORSTEP_PLAN_FIGURES_INIT, after = DOORSTEP_PLAN_FIGURES_INIT;
    doorstep_plan *plan;
    options.start = a.plan;
    CU_ASSERT_EQUAL(doorstep_solve(a.instance, &options, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(a.plan, &before), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &after), DOORSTEP_OK);
    CU_ASSERT_TRUE(after.score >= before.score - 1e-5 && after.has_bound);
    doorstep_plan_free(plan);
    close_all(&a);
}

static void test_replan(void) {
    anew a;
    open_all(&a);
    doorstep_solve_options options = short_run();
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    doorstep_plan *plan;
    char *page;
    size_t length;
    options.baseline = a.baseline;
    CU_ASSERT_EQUAL(doorstep_solve(a.instance, &options, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    CU_ASSERT_TRUE(figures.has_bound && figures.bound >= figures.score);
    CU_ASSERT_EQUAL(doorstep_changes_write(plan, a.baseline, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "Planned anew from     2022-11-08T06:30"));
    doorstep_free(page);
    CU_ASSERT_EQUAL(doorstep_plan_write(plan, DOORSTEP_JSON, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "\"replan\": {\"from\": \"2022-11-08T06:30\""));
    doorstep_free(page);
    doorstep_plan_free(plan);
    close_all(&a);
}

/* Plans and baselines are of one instance, the very object. */
static void test_usage(void) {
    anew a;
    open_all(&a);
    doorstep_solve_options options = short_run();
    doorstep_plan *plan;
    char *page;
    size_t length;
    options.start = a.plan;
    CU_ASSERT_EQUAL(doorstep_solve(a.other, &options, NULL, &plan), DOORSTEP_USAGE);
    options.baseline = a.baseline;
    CU_ASSERT_EQUAL(doorstep_solve(a.instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.start = NULL;
    CU_ASSERT_EQUAL(doorstep_solve(a.other, &options, NULL, &plan), DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(plan);
    CU_ASSERT_EQUAL(doorstep_plan_read(a.other, a.plan_text, a.plan_length, NULL, &plan),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_changes_write(plan, a.baseline, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_changes_write(NULL, a.baseline, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_changes_write(a.plan, NULL, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_changes_write(a.plan, a.baseline, DOORSTEP_ENGLISH, NULL, &length),
                    DOORSTEP_USAGE);
    doorstep_plan_free(plan);
    close_all(&a);
}

DS_SUITE(anew, {"going on from a plan", test_start}, {"planning anew", test_replan},
         {"plans of other instances are refused", test_usage})
