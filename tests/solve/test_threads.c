/* Same seed and iterations: the same plan, whatever the number of threads. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include "generate/generate.h"
#include "io/instance_read.h"
#include "io/plan_write.h"
#include "support/random_case.h"

/* The plan's text without how the run went; NULL where there is no plan. */
static char *plan_text(const ds_instance *in, uint64_t seed, int32_t threads, int64_t iterations) {
    ds_plan *plan = NULL;
    char *text = NULL;
    size_t length = 0;
    double total = 0.0;
    if (ds_test_solve(in, seed, threads, iterations, &plan) != DOORSTEP_OK) {
        return NULL;
    }
    CU_ASSERT_TRUE(ds_test_accepted(in, plan, true, &total));
    CU_ASSERT_TRUE(plan->run.iterations <= iterations);
    plan->run = (ds_run){.version = plan->run.version};
    CU_ASSERT_EQUAL_FATAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    ds_plan_free(plan);
    return text;
}

/* True when there is a plan. */
static bool same_on_threads(const ds_instance *in, uint64_t seed, int64_t iterations) {
    static const int32_t threads[] = {2, 4};
    char *one = plan_text(in, seed, 1, iterations);
    for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
        char *several = plan_text(in, seed, threads[i], iterations);
        CU_ASSERT_EQUAL(one == NULL, several == NULL);
        if (one != NULL && several != NULL) {
            CU_ASSERT_STRING_EQUAL(one, several);
        }
        free(several);
    }
    bool found = one != NULL;
    free(one);
    return found;
}

static void check_random(const ds_test_random_options *options, int rounds, int64_t iterations) {
    int plans = 0;
    for (int seed = 0; seed < rounds; seed++) {
        ds_instance *in = ds_test_random_read(500 + (uint64_t)seed, options);
        plans += in != NULL && same_on_threads(in, (uint64_t)seed, iterations);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(2 * plans > rounds);
}

static void test_islands(void) {
    check_random(&ds_test_medium, ds_test_rounds(3), 40001);
}

static void test_large(void) {
    check_random(&ds_test_large, ds_test_rounds(2), 503);
}

/* Two wards with few ties: planned apart, joined, gone on with. */
static void test_parts(void) {
    const ds_generate_options options = {
        .kind = DS_GENERATE_CITY, .seed = 3, .households = 4000, .wards = 2};
    char *text = NULL;
    size_t length = 0;
    ds_instance *in = NULL;
    ds_diags diags = {0};
    CU_ASSERT_EQUAL_FATAL(ds_generate(&options, &diags, &text, &length), DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, length, NULL, &diags, &in), DOORSTEP_OK);
    CU_ASSERT_TRUE(same_on_threads(in, 1, 300));
    ds_instance_free(in);
    ds_diags_free(&diags);
    free(text);
}

DS_SUITE(threads, {"islands of small instances", test_islands},
         {"large random instances", test_large}, {"wards planned apart", test_parts})
