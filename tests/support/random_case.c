#include "support/random_case.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/CUnit.h>

#include "base/control.h"
#include "check/check.h"
#include "io/instance_read.h"
#include "solve/solve.h"

static void print_diags(const char *what, uint64_t seed, const ds_diags *diags) {
    for (int i = 0; i < diags->count; i++) {
        const ds_diag *diag = &diags->items[i];
        if (!diag->warning) {
            printf("\n    %s %llu: %s: %s", what, (unsigned long long)seed,
                   diag->pointer != NULL ? diag->pointer : "", diag->message);
        }
    }
}

ds_instance *ds_test_random_read(uint64_t seed, const ds_test_random_options *options) {
    char *text = ds_test_random_instance(seed, options);
    ds_instance *in = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL(ds_instance_read(text, strlen(text), NULL, &diags, &in), DOORSTEP_OK);
    print_diags("instance", seed, &diags);
    ds_diags_free(&diags);
    free(text);
    return in;
}

doorstep_status ds_test_solve(const ds_instance *in, uint64_t seed, int32_t threads,
                              int64_t iterations, ds_plan **plan) {
    ds_solve_options options = {.seed = seed, .threads = threads};
    ds_control control = {
        .deadline = INFINITY, .started = ds_clock(), .max_iterations = iterations};
    ds_diags diags;
    ds_diags_init(&diags);
    doorstep_status status = ds_solve(in, &options, &control, &diags, plan);
    if (status != DOORSTEP_OK && status != DOORSTEP_INFEASIBLE) {
        CU_FAIL("solving failed");
        print_diags("solving", seed, &diags);
    }
    ds_diags_free(&diags);
    return status;
}

bool ds_test_accepted(const ds_instance *in, const ds_plan *plan, bool told, double *total) {
    ds_check_report *report = NULL;
    *total = NAN;
    CU_ASSERT_EQUAL(ds_check(in, plan, NULL, DOORSTEP_ENGLISH, &report), DOORSTEP_OK);
    if (report == NULL) {
        return false;
    }
    for (int32_t i = 0; told && i < report->n_violations; i++) {
        printf("\n    %s %s", report->violations[i].code, report->violations[i].text);
    }
    bool accepted = report->n_violations == 0;
    *total = report->score.total;
    ds_check_report_free(report);
    return accepted;
}
