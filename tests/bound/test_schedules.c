/* The bound by schedules: never below the best of all rosters, and hardly above it. */
#include "bound/schedules.h"

#include <math.h>

#include "bound/prices.h"
#include "schedule/roster.h"
#include "suite.h"

enum { SEEDS = 150 };

static void test_all_rosters(void) {
    int reached = 0, rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_roster_bench b;
        ds_bound bound, loose;
        ds_roster_open(&b, 7000 + (uint64_t)seed, 2, 4);
        double best = ds_roster_best(&b.search.joint);
        CU_ASSERT_EQUAL(ds_bound_by_schedules(b.in, &ds_roster_no_limit, &bound), DOORSTEP_OK);
        CU_ASSERT_EQUAL(
            ds_bound_by_prices(b.in, &b.travel, 1, DS_FEW_STEPS, &ds_roster_no_limit, &loose),
            DOORSTEP_OK);
        CU_ASSERT_TRUE(bound.known && bound.score >= best - 1e-9);
        CU_ASSERT_TRUE(bound.score <= loose.score + 1e-3 * fabs(loose.score));
        reached += bound.score <= best + 1e-4 || b.in->weights.fairness > 0.0;
        ds_roster_close(&b);
    }
    CU_ASSERT_TRUE(10 * reached >= 9 * rounds);
}

/* A proof that is not brought to its end states nothing. */
static void test_cut_short(void) {
    ds_roster_bench b;
    ds_bound bound;
    atomic_bool cancel = true;
    const ds_control control = {.deadline = INFINITY, .max_iterations = -1, .cancel = &cancel};
    ds_roster_open(&b, 1, 4, 8);
    CU_ASSERT_EQUAL(ds_bound_by_schedules(b.in, &control, &bound), DOORSTEP_OK);
    CU_ASSERT_FALSE(bound.known);
    ds_roster_close(&b);
}

DS_SUITE(schedules, {"against all rosters of two members", test_all_rosters},
         {"cut short", test_cut_short})
