/* Schedules chosen anew: never for the worse, no rule broken, nearly always the best there is. */
#include "suite.h"

#include <math.h>
#include <string.h>

#include "schedule/roster.h"
#include "schedule/schedule.h"
#include "solve/extract.h"
#include "support/random_case.h"

enum { SEEDS = 40 };

static const ds_schedule_options FEW = {
    .questions = 6, .max_columns = 300, .max_nodes = 50, .most_labels = 500};

static double checked(const ds_roster_bench *b) {
    double total = NAN;
    ds_plan *plan = ds_extract_plan(&b->search.joint);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_TRUE(ds_test_accepted(b->in, plan, true, &total));
    ds_plan_free(plan);
    return total;
}

static bool reschedule(ds_roster_bench *b) {
    bool better = false;
    double before = ds_joint_score(&b->search.joint);
    CU_ASSERT_EQUAL(ds_schedule(&b->search, &FEW, &ds_roster_no_limit, &better), DOORSTEP_OK);
    double after = ds_joint_score(&b->search.joint);
    CU_ASSERT_EQUAL(ds_joint_mark(&b->search.joint), 0);
    CU_ASSERT_TRUE(better ? after > before : fabs(after - before) < 1e-9);
    return better;
}

static void test_never_worse(void) {
    int better = 0, rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_roster_bench b;
        ds_roster_open(&b, 2000 + (uint64_t)seed, 5, 12);
        better += reschedule(&b);
        CU_ASSERT_DOUBLE_EQUAL(checked(&b), ds_joint_score(&b.search.joint), 1e-6);
        reschedule(&b);
        CU_ASSERT_DOUBLE_EQUAL(checked(&b), ds_joint_score(&b.search.joint), 1e-6);
        ds_roster_close(&b);
    }
    CU_ASSERT_TRUE(10 * better >= 9 * rounds);
}

/* ---- Against all rosters of two members ------------------------------------------------------ */

static void test_best_of_all(void) {
    int reached = 0, rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_roster_bench b;
        ds_roster_open(&b, 3000 + (uint64_t)seed, 2, 4);
        double best = ds_roster_best(&b.search.joint);
        reschedule(&b);
        double score = ds_joint_score(&b.search.joint);
        CU_ASSERT_TRUE(score <= best + 1e-9);
        reached += score >= best - 1e-9;
        ds_roster_close(&b);
    }
    CU_ASSERT_TRUE(10 * reached >= 9 * rounds);
}

static void test_same_seed(void) {
    for (uint64_t seed = 0; seed < 5; seed++) {
        double score[2];
        for (int i = 0; i < 2; i++) {
            ds_roster_bench b;
            ds_roster_open(&b, 4000 + seed, 5, 12);
            reschedule(&b);
            score[i] = ds_joint_score(&b.search.joint);
            ds_roster_close(&b);
        }
        CU_ASSERT_EQUAL(score[0], score[1]);
    }
}

DS_SUITE(schedule, {"never worse, and by the rules", test_never_worse},
         {"nearly always the best of all", test_best_of_all},
         {"the same for the same seed", test_same_seed})
