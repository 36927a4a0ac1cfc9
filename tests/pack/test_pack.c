/* Packing on random instances: never for the worse, no rule broken, the same for the same seed. */
#include "suite.h"

#include "oracle/enumerate.h"
#include "pack/bench.h"
#include "support/random_case.h"

enum { SEEDS = 60 };

static const ds_pack_options SMALL_PARTS = {
    .max_crews = 3, .max_routes = 400, .max_columns = 200, .max_nodes = 50};
static const ds_pack_options WHOLE = {
    .max_crews = 1000, .max_routes = 4000, .max_columns = 4000, .max_nodes = 2000};

/* 1: packed to a better plan; 0: as it was; -1: there was no route to mend. */
static int pack_spoilt(uint64_t seed, const ds_pack_options *options) {
    ds_pack_bench b;
    ds_snapshot after;
    int outcome = -1;
    ds_pack_open(&b, ds_test_random_read(seed, &ds_test_medium), seed);
    CU_ASSERT_FATAL(ds_snapshot_init(&after, &b.search.joint));
    if (ds_pack_search(&b)) {
        bool spoilt = ds_pack_spoil(&b);
        ds_snapshot_take(&b.best, &b.search.joint);
        bool better = ds_pack_try(&b, options);
        ds_snapshot_take(&after, &b.search.joint);
        CU_ASSERT_EQUAL(after.broken, 0);
        CU_ASSERT_TRUE(better ? after.score > b.best.score : ds_pack_same(&after, &b.best, b.in));
        CU_ASSERT_DOUBLE_EQUAL(ds_pack_checked(&b), after.score, 1e-6);
        outcome = spoilt ? better : -1;
    }
    ds_snapshot_free(&after);
    ds_pack_close(&b);
    return outcome;
}

static void pack_random(const ds_pack_options *options) {
    int spoilt = 0, better = 0, rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        int outcome = pack_spoilt(7000 + (uint64_t)seed, options);
        spoilt += outcome >= 0;
        better += outcome > 0;
    }
    CU_ASSERT_TRUE(2 * spoilt >= rounds);
    CU_ASSERT_TRUE(10 * better >= 9 * spoilt);
}

static void test_small_parts(void) {
    pack_random(&SMALL_PARTS);
}

static void test_whole(void) {
    pack_random(&WHOLE);
}

static void test_same_seed(void) {
    int rounds = ds_test_rounds(10);
    for (int seed = 0; seed < rounds; seed++) {
        ds_snapshot plans[2];
        ds_pack_bench b[2];
        for (int i = 0; i < 2; i++) {
            ds_pack_open(&b[i], ds_test_random_read((uint64_t)seed, &ds_test_medium), 3);
            ds_pack_search(&b[i]);
            ds_pack_spoil(&b[i]);
            ds_pack_try(&b[i], &SMALL_PARTS);
            CU_ASSERT_FATAL(ds_snapshot_init(&plans[i], &b[i].search.joint));
        }
        CU_ASSERT_TRUE(ds_pack_same(&plans[0], &plans[1], b[0].in));
        for (int i = 0; i < 2; i++) {
            ds_snapshot_free(&plans[i]);
            ds_pack_close(&b[i]);
        }
    }
}

/* Takes visits of crews out that nothing else hangs on; true when no rule is broken. */
static bool thin_out(ds_pack_bench *b) {
    ds_joint *joint = &b->search.joint;
    for (int32_t v = 0; v < b->in->n_visits; v++) {
        int32_t post = ds_post_of_visit(joint, v);
        bool crew = post != DS_NONE && ds_is_crew(&joint->roster, post) &&
                    joint->tours.tours[post].stops > 1;
        bool locked = joint->visit_lock != NULL && joint->visit_lock[v] != DS_NONE;
        if (crew && !locked && v % 3 > 0 &&
            b->in->households[b->in->visits[v].household].visits.count == 1) {
            ds_joint_lift(joint, v);
        }
    }
    ds_joint_settle(joint);
    ds_joint_commit(joint);
    return ds_joint_broken(joint) == 0;
}

/* The pool knows one plan only, and the program knows all that matters but for the curve of
 * fairness, which may make it send out other crews than that plan's. */
static void test_found_again(void) {
    int rounds = ds_test_rounds(SEEDS), tried = 0, found = 0;
    for (int seed = 0; seed < rounds; seed++) {
        ds_pack_bench b;
        ds_pack_open(&b, ds_test_random_read(8000 + (uint64_t)seed, &ds_test_medium), 1);
        bool sound = ds_pack_search(&b);
        double score = ds_joint_score(&b.search.joint);
        ds_pool_free(&b.pool);
        CU_ASSERT_FATAL(ds_pool_init(&b.pool, b.in, b.search.joint.roster.n_crews + 2));
        ds_gather_all(&b.search);
        if (sound && thin_out(&b)) {
            ds_pack_try(&b, &WHOLE);
            found += ds_joint_score(&b.search.joint) >= score - 1e-6;
            tried++;
        }
        ds_pack_close(&b);
    }
    CU_ASSERT_TRUE(2 * tried >= rounds);
    CU_ASSERT_TRUE(20 * found >= 19 * tried);
}

static void test_never_above_optimum(void) {
    int rounds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < rounds; seed++) {
        ds_pack_bench b;
        oracle_answer best = {0};
        ds_pack_open(&b, ds_test_random_read((uint64_t)seed, &ds_test_tiny), 1);
        if (ds_pack_search(&b)) {
            CU_ASSERT_FATAL(oracle_solve(b.in, &best));
            ds_pack_spoil(&b);
            ds_pack_try(&b, &WHOLE);
            CU_ASSERT_TRUE(ds_pack_checked(&b) <= best.best + 1e-6);
        }
        ds_plan_free(best.plan);
        ds_pack_close(&b);
    }
}

static void test_stopped(void) {
    ds_pack_bench b;
    bool better = true;
    const ds_control over = {.deadline = 0.0, .max_iterations = -1};
    ds_pack_open(&b, ds_test_random_read(1, &ds_test_medium), 1);
    CU_ASSERT_TRUE(ds_pack_search(&b));
    ds_pack_spoil(&b);
    CU_ASSERT_EQUAL(ds_pack(&b.search, &SMALL_PARTS, &over, &better), DOORSTEP_OK);
    CU_ASSERT_FALSE(better);
    b.search.pool = NULL;
    CU_ASSERT_FALSE(ds_pack_try(&b, &SMALL_PARTS));
    ds_pack_close(&b);
}

DS_SUITE(pack, {"small parts of random plans: never worse, no rule broken", test_small_parts},
         {"whole random plans: never worse, no rule broken", test_whole},
         {"the same seed packs the same plan", test_same_seed},
         {"a plan whose routes are known is found again", test_found_again},
         {"never above the optimum of tiny instances", test_never_above_optimum},
         {"nothing happens after the deadline or without a pool", test_stopped})
