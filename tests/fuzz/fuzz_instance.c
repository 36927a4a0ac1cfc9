/* Any bytes as an instance: they are read or refused with a reason; what is read can be solved, and
 * the plan passes the checker, its own bound, and a round trip through JSON. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "fuzz.h"

/* A search on more than this would make fuzzing slow. */
enum { MOST_HOUSEHOLDS = 12, MOST_MEMBERS = 8, MOST_SHIFTS = 8, ITERATIONS = 30 };

static void check_refusal(const doorstep_diagnostics *diagnostics, doorstep_status status) {
    int errors = doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR);
    DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
    DS_FUZZ_HOLDS((status == DOORSTEP_OK) == (errors == 0));
    for (int i = 0; i < doorstep_diagnostics_count(diagnostics); i++) {
        doorstep_diagnostic diagnostic;
        DS_FUZZ_HOLDS(doorstep_diagnostics_get(diagnostics, i, &diagnostic) == DOORSTEP_OK);
        DS_FUZZ_HOLDS(diagnostic.message[0] != '\0' && strchr(diagnostic.message, '\n') == NULL);
    }
}

static doorstep_instance *read_instance(const uint8_t *data, size_t size, bool tolerant) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = tolerant;
    DS_FUZZ_HOLDS(doorstep_diagnostics_new(&diagnostics) == DOORSTEP_OK);
    doorstep_status status =
        doorstep_instance_read((const char *)data, size, &options, diagnostics, &instance);
    check_refusal(diagnostics, status);
    doorstep_diagnostics_free(diagnostics);
    return instance;
}

static void check_round_trip(const doorstep_instance *instance, const doorstep_plan *plan) {
    char *text, *again;
    size_t length, length_again;
    doorstep_plan *reread;
    DS_FUZZ_HOLDS(doorstep_plan_write(plan, DOORSTEP_JSON, DOORSTEP_ENGLISH, &text, &length) ==
                  DOORSTEP_OK);
    DS_FUZZ_HOLDS(doorstep_plan_read(instance, text, length, NULL, &reread) == DOORSTEP_OK);
    DS_FUZZ_HOLDS(doorstep_plan_write(reread, DOORSTEP_JSON, DOORSTEP_ENGLISH, &again,
                                      &length_again) == DOORSTEP_OK);
    DS_FUZZ_HOLDS(length == length_again && memcmp(text, again, length) == 0);
    doorstep_plan_free(reread);
    doorstep_free(text);
    doorstep_free(again);
}

static void check_plan(const doorstep_plan *plan) {
    doorstep_check_report *report;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    DS_FUZZ_HOLDS(doorstep_check(plan, NULL, NULL, &report) == DOORSTEP_OK);
    DS_FUZZ_HOLDS(doorstep_check_violations(report) == 0);
    DS_FUZZ_HOLDS(doorstep_check_get_figures(report, &figures) == DOORSTEP_OK);
    DS_FUZZ_HOLDS(figures.has_bound && figures.bound >= figures.score - 1e-6);
    doorstep_check_report_free(report);
}

static void solve(const doorstep_instance *instance) {
    doorstep_plan *plan;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = ITERATIONS;
    options.threads = 1;
    doorstep_status status = doorstep_solve(instance, &options, NULL, &plan);
    DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_INFEASIBLE);
    if (status == DOORSTEP_OK) {
        check_plan(plan);
        check_round_trip(instance, plan);
    }
    doorstep_plan_free(plan);
}

static bool is_small(const doorstep_instance *instance) {
    doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
    DS_FUZZ_HOLDS(doorstep_instance_summarize(instance, &summary) == DOORSTEP_OK);
    return summary.households <= MOST_HOUSEHOLDS && summary.members <= MOST_MEMBERS &&
           summary.shifts <= MOST_SHIFTS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    doorstep_instance *instance = read_instance(data, size, false);
    doorstep_instance *tolerated = read_instance(data, size, true);
    DS_FUZZ_HOLDS(instance == NULL || tolerated != NULL);
    if (tolerated != NULL && is_small(tolerated)) {
        solve(tolerated);
    }
    doorstep_instance_free(instance);
    doorstep_instance_free(tolerated);
    return 0;
}
