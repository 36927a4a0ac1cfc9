/* Whatever the instance: a plan that the engine hands out keeps every rule. */
#include "suite.h"

#include <math.h>
#include <stdio.h>

#include "support/random_case.h"

enum { INSTANCES = 200, LARGE_INSTANCES = 24 };

/* True where there is a plan. */
static bool solve_and_check(uint64_t seed, const ds_test_random_options *options,
                            int64_t iterations) {
    ds_instance *in = ds_test_random_read(seed, options);
    ds_plan *plan = NULL;
    double total;
    if (in == NULL) {
        return false;
    }
    if (ds_test_solve(in, seed, 1, iterations, &plan) == DOORSTEP_OK) {
        bool accepted = ds_test_accepted(in, plan, true, &total);
        CU_ASSERT_TRUE(accepted);
        CU_ASSERT_DOUBLE_EQUAL(plan->score.total, total, 1e-6);
        CU_ASSERT_TRUE(plan->bound.known && plan->bound.score >= total - 1e-6);
        if (!accepted) {
            printf("\n    (seed %llu)", (unsigned long long)seed);
        }
    }
    bool planned = plan != NULL;
    ds_plan_free(plan);
    ds_instance_free(in);
    return planned;
}

static void test_plans(void) {
    static const struct {
        const ds_test_random_options *options;
        int64_t iterations;
    } sizes[] = {{&ds_test_tiny, 300}, {&ds_test_medium, 0}, {&ds_test_medium, 1500}};
    int planned = 0, rounds = ds_test_rounds(INSTANCES);
    for (int i = 0; i < rounds; i++) {
        planned +=
            solve_and_check(1000 + (uint64_t)i, sizes[i % 3].options, sizes[i % 3].iterations);
    }
    CU_ASSERT_TRUE(10 * planned >= 9 * rounds);
}

/* Hundreds of households, several teams: as planned first, and after a short search. */
static void test_large(void) {
    int planned = 0, rounds = ds_test_rounds(LARGE_INSTANCES);
    for (int i = 0; i < rounds; i++) {
        planned += solve_and_check(7000 + (uint64_t)i, &ds_test_large, i % 2 == 0 ? 0 : 1000);
    }
    CU_ASSERT_TRUE(10 * planned >= 9 * rounds);
}

DS_SUITE(random_plans, {"200 random instances: the checker accepts every plan", test_plans},
         {"24 large ones: the same", test_large})
