#include "pack/bench.h"

#include <math.h>
#include <string.h>

#include <CUnit/CUnit.h>

#include "solve/extract.h"
#include "support/random_case.h"

const ds_control ds_pack_no_limit = {.deadline = INFINITY, .max_iterations = -1};

void ds_pack_open(ds_pack_bench *b, ds_instance *in, uint64_t seed) {
    enum { NEAR = 40, COLUMNS = 500 };
    b->in = in;
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    CU_ASSERT_FATAL(ds_travel_init(&b->travel, in));
    CU_ASSERT_FATAL(ds_neighbours_init(&b->neighbours, in, NEAR));
    CU_ASSERT_FATAL(ds_search_init(&b->search, in, &b->travel, &b->neighbours, seed, 0));
    CU_ASSERT_FATAL(ds_snapshot_init(&b->best, &b->search.joint));
    CU_ASSERT_FATAL(ds_pool_init(&b->pool, in, COLUMNS));
    b->search.pool = &b->pool;
}

void ds_pack_close(ds_pack_bench *b) {
    ds_pool_free(&b->pool);
    ds_snapshot_free(&b->best);
    ds_search_free(&b->search);
    ds_neighbours_free(&b->neighbours);
    ds_travel_free(&b->travel);
    ds_instance_free(b->in);
}

bool ds_pack_try(ds_pack_bench *b, const ds_pack_options *options) {
    bool better = false;
    CU_ASSERT_EQUAL(ds_pack(&b->search, options, &ds_pack_no_limit, &better), DOORSTEP_OK);
    CU_ASSERT_EQUAL(ds_joint_mark(&b->search.joint), 0);
    return better;
}

bool ds_pack_search(ds_pack_bench *b) {
    enum { REPAIRS = 500, ROUNDS = 12, ITERATIONS = 60 };
    ds_start(&b->search, NULL);
    bool sound = ds_repair(&b->search, &ds_pack_no_limit, REPAIRS);
    for (int i = 0; i < ROUNDS && sound; i++) {
        ds_anneal(&b->search, &ds_pack_no_limit, &(ds_cooling){ITERATIONS, ITERATIONS, 2.0, 1.0},
                  &b->best);
        ds_gather_all(&b->search);
    }
    return sound && ds_joint_broken(&b->search.joint) == 0;
}

bool ds_pack_spoil(ds_pack_bench *b) {
    ds_joint *joint = &b->search.joint;
    double before = ds_joint_score(joint);
    for (int i = 0; i < 3; i++) {
        int32_t seed = ds_draw_visit(&b->search);
        if (seed != DS_NONE) {
            ds_ruin_strings(&b->search, seed, 4);
        }
    }
    ds_joint_settle(joint);
    ds_clear_idle(&b->search);
    ds_joint_settle(joint);
    if (ds_joint_broken(joint) > 0) {
        ds_joint_rollback(joint, 0);
    }
    ds_joint_commit(joint);
    int32_t routes = 0;
    for (int32_t post = 0; post < joint->roster.n_crews; post++) {
        routes += joint->tours.tours[post].stops > 0;
    }
    return routes > 0 && ds_joint_score(joint) < before - 1e-6;
}

double ds_pack_checked(const ds_pack_bench *b) {
    double total = NAN;
    ds_plan *plan = ds_extract_plan(&b->search.joint);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT_TRUE(ds_test_accepted(b->in, plan, true, &total));
    ds_plan_free(plan);
    return total;
}

bool ds_pack_same(const ds_snapshot *a, const ds_snapshot *b, const ds_instance *in) {
    size_t members = (size_t)in->n_members, visits = (size_t)in->n_visits;
    size_t pairs = members * (size_t)in->n_shifts, days = (size_t)in->n_desks * (size_t)in->n_days;
    return memcmp(a->team_of, b->team_of, members * sizeof *a->team_of) == 0 &&
           memcmp(a->post_of, b->post_of, pairs * sizeof *a->post_of) == 0 &&
           memcmp(a->holder, b->holder, days * sizeof *a->holder) == 0 &&
           memcmp(a->post, b->post, visits * sizeof *a->post) == 0 &&
           memcmp(a->prev, b->prev, visits * sizeof *a->prev) == 0;
}
