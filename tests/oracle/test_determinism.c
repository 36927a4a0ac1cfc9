/* One seed and one iteration budget give one plan, on any number of threads. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include "io/plan_write.h"
#include "support/random_case.h"

enum { SEEDS = 10, ITERATIONS = 2000 };

/* The plan's text but for its run figures; NULL where there is no plan. */
static char *plan_text(const ds_instance *in, int32_t threads) {
    ds_plan *plan = NULL;
    char *text = NULL;
    size_t length = 0;
    if (ds_test_solve(in, 7, threads, ITERATIONS, &plan) == DOORSTEP_OK && plan != NULL) {
        plan->run = (ds_run){.version = ""};
        CU_ASSERT_EQUAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    }
    ds_plan_free(plan);
    return text;
}

static void compare_threads(const ds_instance *in) {
    char *one = plan_text(in, 1);
    for (int32_t threads = 2; threads <= 4; threads += 2) {
        char *many = plan_text(in, threads);
        CU_ASSERT_EQUAL(one == NULL, many == NULL);
        CU_ASSERT_TRUE(one == NULL || many == NULL || strcmp(one, many) == 0);
        free(many);
    }
    free(one);
}

static void compare_all(const ds_test_random_options *options) {
    int rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_instance *in = ds_test_random_read(500 + (uint64_t)seed, options);
        if (in != NULL) {
            compare_threads(in);
        }
        ds_instance_free(in);
    }
}

static void test_tiny(void) {
    compare_all(&ds_test_tiny);
}

static void test_medium(void) {
    compare_all(&ds_test_medium);
}

DS_SUITE(determinism, {"tiny instances: the same plan on 1, 2 and 4 threads", test_tiny},
         {"medium instances: the same plan on 1, 2 and 4 threads", test_medium})
