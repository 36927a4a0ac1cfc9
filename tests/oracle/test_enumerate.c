/* The oracle keeps the rules: the checker accepts what it finds, with the score it says. */
#include "suite.h"

#include <math.h>
#include <stdio.h>

#include "oracle/enumerate.h"
#include "support/random_case.h"

enum { SEEDS = 100, MOST_INFEASIBLE = 10 };

static bool judge_answer(uint64_t seed, const ds_instance *in, const oracle_answer *answer) {
    double total;
    bool accepted = ds_test_accepted(in, answer->plan, true, &total);
    if (!accepted || fabs(total - answer->best) > 1e-6) {
        printf("\n    seed %llu: the oracle says %.6f, the checker %.6f", (unsigned long long)seed,
               answer->best, total);
        return false;
    }
    return true;
}

static void test_checker_agrees(void) {
    int infeasible = 0, rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, NULL);
        oracle_answer answer = {0};
        CU_ASSERT_TRUE(in != NULL && oracle_solve(in, &answer));
        infeasible += !answer.feasible;
        CU_ASSERT_TRUE(!answer.feasible || judge_answer((uint64_t)seed, in, &answer));
        ds_plan_free(answer.plan);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(10 * infeasible <= rounds);
}

DS_SUITE(enumerate, {"the checker accepts the oracle's plans at their score", test_checker_agrees})
