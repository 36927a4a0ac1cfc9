/* The engine against exhaustive enumeration of tiny instances. */
#include "suite.h"

#include <math.h>
#include <stdio.h>

#include "oracle/enumerate.h"
#include "support/random_case.h"

enum { SEEDS = 100, ITERATIONS = 20000 };

typedef struct tally {
    int solved, equal;
} tally;

static void compare(int seed, const oracle_answer *best, const ds_plan *plan, double total,
                    tally *sum) {
    bool equal = fabs(total - best->best) <= 1e-6;
    sum->equal += equal;
    CU_ASSERT_TRUE(total <= best->best + 1e-6);
    CU_ASSERT_TRUE(plan->bound.known && plan->bound.score >= best->best - 1e-6);
    if (!equal) {
        printf("\n    seed %d: %.6f of %.6f", seed, total, best->best);
    }
    if (plan->bound.score < best->best - 1e-6) {
        printf("\n    seed %d: bound %.6f below %.6f", seed, plan->bound.score, best->best);
    }
}

static void solve_one(int seed, tally *sum) {
    ds_instance *in = ds_test_random_read((uint64_t)seed, NULL);
    oracle_answer best = {0};
    ds_plan *plan = NULL;
    double total;
    if (in == NULL || !oracle_solve(in, &best)) {
        CU_FAIL("no instance, or too large to enumerate");
        ds_instance_free(in);
        return;
    }
    sum->solved++;
    doorstep_status status = ds_test_solve(in, 1, 1, ITERATIONS, &plan);
    CU_ASSERT_EQUAL(status == DOORSTEP_OK, best.feasible);
    if (plan != NULL && best.feasible) {
        CU_ASSERT_TRUE(ds_test_accepted(in, plan, true, &total));
        compare(seed, &best, plan, total, sum);
    } else {
        sum->equal += plan == NULL && !best.feasible;
    }
    ds_plan_free(plan);
    ds_plan_free(best.plan);
    ds_instance_free(in);
}

static void test_optimum(void) {
    tally sum = {0};
    int rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        solve_one(seed, &sum);
    }
    CU_ASSERT_EQUAL(sum.solved, rounds);
    CU_ASSERT_TRUE(20 * sum.equal >= 19 * rounds);
}

DS_SUITE(oracle,
         {"never above the optimum, equal in 95 of 100, the bound never below", test_optimum})
