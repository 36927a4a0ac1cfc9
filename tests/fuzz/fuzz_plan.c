/* Any bytes as a plan of the worked example: they are refused, or judged; and a plan that can be
 * written is judged the same after it was written and read. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "fuzz.h"
#include "support/support.h"

/* Read once: libFuzzer calls the target millions of times. */
static doorstep_instance *example;

static void read_example(void) {
    size_t length;
    char *text = ds_test_read_file(DS_TEST_ROOT "/tests/data/example.json", &length);
    DS_FUZZ_HOLDS(doorstep_instance_read(text, length, NULL, NULL, &example) == DOORSTEP_OK);
    free(text);
}

/* The checker's whole report, as text. */
static char *judge(const doorstep_plan *plan) {
    doorstep_check_report *report;
    char *text;
    size_t length;
    DS_FUZZ_HOLDS(doorstep_check(plan, NULL, NULL, &report) == DOORSTEP_OK);
    DS_FUZZ_HOLDS(doorstep_check_write(report, DOORSTEP_JSON, &text, &length) == DOORSTEP_OK);
    doorstep_check_report_free(report);
    return text;
}

/* Beside itself a plan has nothing that began otherwise. */
static void check_beside_itself(const doorstep_plan *plan, const uint8_t *data, size_t size) {
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    doorstep_baseline *baseline;
    doorstep_check_report *report;
    DS_FUZZ_HOLDS(doorstep_baseline_read(example, (const char *)data, size, "2022-11-08T00:00",
                                         NULL, &baseline) == DOORSTEP_OK);
    options.baseline = baseline;
    DS_FUZZ_HOLDS(doorstep_check(plan, &options, NULL, &report) == DOORSTEP_OK);
    for (int32_t i = 0; i < doorstep_check_violations(report); i++) {
        doorstep_violation violation;
        doorstep_check_violation(report, i, &violation);
        DS_FUZZ_HOLDS(strcmp(violation.code, "F1") != 0);
    }
    doorstep_check_report_free(report);
    doorstep_baseline_free(baseline);
}

static void check_round_trip(const doorstep_plan *plan) {
    char *text;
    size_t length;
    doorstep_plan *reread;
    doorstep_status status =
        doorstep_plan_write(plan, DOORSTEP_JSON, DOORSTEP_ENGLISH, &text, &length);
    DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_BROKEN_PLAN);
    if (status != DOORSTEP_OK) {
        return;
    }
    DS_FUZZ_HOLDS(doorstep_plan_read(example, text, length, NULL, &reread) == DOORSTEP_OK);
    char *verdict = judge(plan), *again = judge(reread);
    DS_FUZZ_HOLDS(strcmp(verdict, again) == 0);
    doorstep_free(verdict);
    doorstep_free(again);
    doorstep_free(text);
    doorstep_plan_free(reread);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (example == NULL) {
        read_example();
    }
    doorstep_plan *plan;
    doorstep_status status = doorstep_plan_read(example, (const char *)data, size, NULL, &plan);
    DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
    if (status == DOORSTEP_OK) {
        char *page;
        size_t length;
        status = doorstep_plan_write(plan, DOORSTEP_TEXT, DOORSTEP_ENGLISH, &page, &length);
        DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_BROKEN_PLAN);
        doorstep_free(page);
        check_round_trip(plan);
        check_beside_itself(plan, data, size);
    }
    doorstep_plan_free(plan);
    return 0;
}
