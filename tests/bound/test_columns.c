/* No plan's score is above the bound by columns: against enumeration, stopped early or not. */
#include "bound/columns.h"

#include <math.h>
#include <stdio.h>

#include "oracle/enumerate.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 60 };

/* How close the bound comes to the optimum. */
typedef struct tally {
    int compared, proven;
} tally;

static ds_bound bound_of(const ds_instance *in, const ds_control *control, int32_t threads) {
    ds_travel travel;
    ds_bound bound;
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, in));
    const ds_columns_options options = {
        .control = control, .threads = threads, .incumbent = -INFINITY};
    CU_ASSERT_EQUAL(ds_bound_by_columns(in, &travel, &options, &bound), DOORSTEP_OK);
    ds_travel_free(&travel);
    return bound;
}

static void compare(const char *name, const ds_instance *in, double best, tally *sum) {
    const ds_control control = {.deadline = INFINITY, .max_iterations = -1};
    ds_bound bound = bound_of(in, &control, 1);
    CU_ASSERT_TRUE(bound.known);
    CU_ASSERT_TRUE(bound.score >= best);
    if (bound.score < best) {
        printf("\n    %s: bound %.6f below the optimum %.6f", name, bound.score, best);
    }
    bool proven = bound.score - best <= 2e-5 * fmax(1.0, fabs(best));
    sum->proven += proven;
    sum->compared++;
}

static void judge(uint64_t seed, tally *sum) {
    char name[32];
    oracle_answer answer = {0};
    ds_instance *in = ds_test_random_read(seed, NULL);
    snprintf(name, sizeof name, "seed %d", (int)seed);
    CU_ASSERT_TRUE_FATAL(in != NULL && oracle_solve(in, &answer));
    if (answer.feasible) {
        compare(name, in, answer.best, sum);
    }
    ds_plan_free(answer.plan);
    ds_instance_free(in);
}

static void test_enumeration(void) {
    tally sum = {0};
    int rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        judge((uint64_t)seed, &sum);
    }
    CU_ASSERT_TRUE(10 * sum.compared > 8 * rounds);
    CU_ASSERT_TRUE(10 * sum.proven > 8 * sum.compared);
}

/* Stopped at once, or after a moment: a bound or none, but never a wrong one. */
static void test_stopped(void) {
    for (uint64_t seed = 0; seed < 10; seed++) {
        oracle_answer answer = {0};
        ds_instance *in = ds_test_random_read(seed, NULL);
        atomic_bool cancel = true;
        const ds_control control = {.deadline = INFINITY, .max_iterations = -1, .cancel = &cancel};
        CU_ASSERT_TRUE_FATAL(in != NULL && oracle_solve(in, &answer));
        ds_bound bound = bound_of(in, &control, 1);
        CU_ASSERT_TRUE(!answer.feasible || !bound.known || bound.score >= answer.best);
        ds_plan_free(answer.plan);
        ds_instance_free(in);
    }
}

/* Too large for its integer program: priced by labels, and the same on any number of threads. */
static void test_threads(void) {
    static const ds_test_random_options options = {.members = {4, 5},
                                                   .teams = {1, 2},
                                                   .shifts = {2, 3},
                                                   .dates = {2, 3},
                                                   .desks = {1, 1},
                                                   .visits = {66, 70},
                                                   .shift_minutes = {60, 90}};
    for (uint64_t seed = 0; seed < 1; seed++) {
        ds_instance *in = ds_test_random_read(seed, &options);
        const ds_control control = {.deadline = INFINITY, .max_iterations = -1};
        ds_plan *plan = NULL;
        double total = -INFINITY;
        CU_ASSERT_PTR_NOT_NULL_FATAL(in);
        ds_bound one = bound_of(in, &control, 1), two = bound_of(in, &control, 2);
        CU_ASSERT_TRUE(one.known && two.known);
        CU_ASSERT_EQUAL(one.score, two.score);
        if (ds_test_solve(in, 1, 1, 20000, &plan) == DOORSTEP_OK) {
            CU_ASSERT_TRUE(ds_test_accepted(in, plan, true, &total));
            CU_ASSERT_TRUE(one.score >= total);
            CU_ASSERT_TRUE(one.score <= plan->bound.score + 1e-3 * fabs(plan->bound.score));
        }
        ds_plan_free(plan);
        ds_instance_free(in);
    }
}

DS_SUITE(columns,
         {"never below the optimum of tiny instances, nearly always equal to it", test_enumeration},
         {"stopped early: none, or a valid one", test_stopped},
         {"by labels: above every plan, the same on any number of threads", test_threads})
