/* The engine against exhaustive enumeration, on tiny instances. */
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/instance_read.h"
#include "oracle/enumerate.h"
#include "support/random_case.h"

enum { SEEDS = 100, ITERATIONS = 20000, OF_A_FILE = 60000 };

typedef struct tally {
    int judged, equal;
} tally;

static void compare(const char *name, const oracle_answer *best, const ds_plan *plan, double total,
                    tally *sum) {
    bool equal = fabs(total - best->best) <= 1e-6;
    bool bounded = plan->bound.known && plan->bound.score >= best->best - 1e-6;
    sum->equal += equal;
    CU_ASSERT_TRUE(total <= best->best + 1e-6);
    CU_ASSERT_TRUE(bounded);
    if (!equal) {
        printf("\n    %s: %.6f of %.6f", name, total, best->best);
    }
    if (!bounded) {
        printf("\n    %s: bound %.6f below %.6f", name, plan->bound.score, best->best);
    }
}

/* Takes the instance over. */
static void judge(const char *name, ds_instance *in, int64_t iterations, tally *sum) {
    oracle_answer best = {0};
    ds_plan *plan = NULL;
    double total;
    if (in == NULL || !oracle_solve(in, &best)) {
        CU_FAIL("no instance, or too large to enumerate");
        ds_instance_free(in);
        return;
    }
    sum->judged++;
    doorstep_status status = ds_test_solve(in, 1, 1, iterations, &plan);
    if ((status == DOORSTEP_OK) != best.feasible) {
        CU_FAIL("feasible for one, infeasible for the other");
        printf("\n    %s: %s", name, best.feasible ? "a plan was not found" : "should not be");
    } else if (plan != NULL) {
        CU_ASSERT_TRUE(ds_test_accepted(in, plan, true, &total));
        compare(name, &best, plan, total, sum);
    } else {
        sum->equal++;
    }
    ds_plan_free(plan);
    ds_plan_free(best.plan);
    ds_instance_free(in);
}

static void test_optimum(void) {
    tally sum = {0};
    int rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        char name[32];
        snprintf(name, sizeof name, "seed %d", seed);
        judge(name, ds_test_random_read((uint64_t)seed, NULL), ITERATIONS, &sum);
    }
    CU_ASSERT_EQUAL(sum.judged, rounds);
    CU_ASSERT_TRUE(20 * sum.equal >= 19 * rounds);
}

static void judge_file(const char *name) {
    char path[512];
    size_t length;
    ds_instance *in = NULL;
    tally sum = {0};
    snprintf(path, sizeof path, "%s/%s", DS_TEST_ROOT, name);
    char *text = ds_test_read_file(path, &length);
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, NULL, &in), DOORSTEP_OK);
    judge(name, in, OF_A_FILE, &sum);
    CU_ASSERT_EQUAL(sum.equal, 1);
    free(text);
}

static void test_hamlet(void) {
    judge_file("instances/hamlet.json");
}

static void test_example(void) {
    judge_file("tests/data/example.json");
}

DS_SUITE(oracle,
         {"never above the optimum, equal in 95 of 100, the bound never below", test_optimum},
         {"the hamlet of the first steps is solved to its optimum", test_hamlet},
         {"the worked example is solved to its optimum", test_example})
