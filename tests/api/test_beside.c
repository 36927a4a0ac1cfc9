/* Baselines through the public calls: what is refused, and what is warned of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include <doorstep/doorstep.h>

#define DATA DS_TEST_ROOT "/tests/data/"

static const char from[] = "2022-11-08T00:00";

static doorstep_instance *example(void) {
    doorstep_instance *instance = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_instance_read_file(DATA "example.json", NULL, NULL, &instance),
                          DOORSTEP_OK);
    return instance;
}

static doorstep_baseline *example_baseline(const doorstep_instance *instance, const char *moment) {
    doorstep_baseline *baseline = NULL;
    CU_ASSERT_EQUAL_FATAL(
        doorstep_baseline_read_file(instance, DATA "example.plan.json", moment, NULL, &baseline),
        DOORSTEP_OK);
    return baseline;
}

/* The example's plan with what makes it a replanned one, or with nothing. */
static doorstep_plan *read_plan(const doorstep_instance *instance, const char *replan) {
    size_t length;
    char *text = ds_test_read_file(DATA "example.plan.json", &length), whole[20000];
    doorstep_plan *plan = NULL;
    CU_ASSERT_FATAL(text[0] == '{' && length + strlen(replan) < sizeof whole);
    snprintf(whole, sizeof whole, "{%s%s", replan, text + 1);
    CU_ASSERT_EQUAL_FATAL(doorstep_plan_read(instance, whole, strlen(whole), NULL, &plan),
                          DOORSTEP_OK);
    free(text);
    return plan;
}

static void refused(void) {
    doorstep_instance *instance = example(), *other = example();
    doorstep_baseline *baseline = NULL;
    doorstep_check_report *report = NULL;
    doorstep_diagnostics *said = NULL;
    doorstep_diagnostic message;
    doorstep_diagnostics_new(&said);
    CU_ASSERT_EQUAL(doorstep_baseline_read(NULL, "", 0, from, NULL, &baseline), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_baseline_read(instance, NULL, 1, from, NULL, &baseline),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_baseline_read(instance, "{}", 2, NULL, NULL, &baseline),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_baseline_read(instance, "{}", 2, from, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_baseline_read_file(instance, NULL, from, NULL, &baseline),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_baseline_read_file(instance, "/nowhere", from, NULL, &baseline),
                    DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL(doorstep_baseline_read(instance, "{}", 2, from, NULL, &baseline),
                    DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(doorstep_baseline_read(instance, "{}", 2, "noon", said, &baseline),
                    DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(baseline);
    CU_ASSERT_EQUAL(doorstep_diagnostics_get(said, 0, &message), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(message.message, "\"noon\""));

    /* A baseline read against one instance judges no plan of another. */
    doorstep_plan *plan = read_plan(other, "");
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    options.baseline = baseline = example_baseline(instance, from);
    CU_ASSERT_EQUAL(doorstep_check(plan, &options, NULL, &report), DOORSTEP_USAGE);
    options.baseline = NULL;
    options.size++;
    CU_ASSERT_EQUAL(doorstep_check(plan, &options, NULL, &report), DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(report);
    doorstep_baseline_free(baseline);
    doorstep_baseline_free(NULL);
    doorstep_diagnostics_free(said);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    doorstep_instance_free(other);
}

/* Warnings of judging the example's plan, with the pointer of the first. */
static int warnings(const char *replan, const char *moment, const char *pointer) {
    doorstep_instance *instance = example();
    doorstep_plan *plan = read_plan(instance, replan);
    doorstep_baseline *baseline = moment == NULL ? NULL : example_baseline(instance, moment);
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    options.baseline = baseline;
    doorstep_diagnostics *said = NULL;
    doorstep_diagnostic first;
    doorstep_check_report *report = NULL;
    doorstep_diagnostics_new(&said);
    doorstep_instance_free(instance); /* its users keep it */
    CU_ASSERT_EQUAL_FATAL(doorstep_check(plan, &options, said, &report), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_check_violations(report), 0);
    int count = doorstep_diagnostics_found(said, DOORSTEP_WARNING);
    CU_ASSERT_EQUAL(doorstep_diagnostics_found(said, DOORSTEP_ERROR), 0);
    if (count > 0) {
        doorstep_diagnostics_get(said, 0, &first);
        CU_ASSERT_STRING_EQUAL(first.pointer, pointer);
    }
    doorstep_check_report_free(report);
    doorstep_diagnostics_free(said);
    doorstep_baseline_free(baseline);
    doorstep_plan_free(plan);
    return count;
}

#define REPLAN(moment) \
    "\"replan\": {\"from\": \"" moment "\", \"baseline\": \"fnv1a64:0123456789abcdef\"},"

static void origins(void) {
    CU_ASSERT_EQUAL(warnings("", NULL, ""), 0);
    CU_ASSERT_EQUAL(warnings("", "2022-11-08T00:00", ""), 0);
    CU_ASSERT_EQUAL(warnings(REPLAN("2022-11-08T00:00"), NULL, "/replan"), 1);
    CU_ASSERT_EQUAL(warnings(REPLAN("2022-11-08T00:00"), "2022-11-08T00:00", "/replan/baseline"),
                    1);
    CU_ASSERT_EQUAL(warnings(REPLAN("2022-11-08T00:00:00"), "2022-11-08T00:00", "/replan/baseline"),
                    1);
    CU_ASSERT_EQUAL(warnings(REPLAN("2022-11-08T00:01"), "2022-11-08T00:00", "/replan/from"), 2);
}

DS_SUITE(beside, {"what is refused", refused}, {"a plan judged beside another origin", origins})
