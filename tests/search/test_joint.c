/* The joint state: steps taken back leave no trace, and the running score is the whole one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solve/extract.h"
#include "suite.h"
#include "support/world.h"

enum { SEEDS = 40, MOVES = 150 };

static bool same_state(const ds_snapshot *a, const ds_snapshot *b, const ds_instance *in) {
    size_t pairs = (size_t)in->n_members * (size_t)in->n_shifts, visits = (size_t)in->n_visits;
    size_t days = (size_t)in->n_desks * (size_t)in->n_days;
    return a->broken == b->broken && fabs(a->score - b->score) < 1e-6 &&
           memcmp(a->team_of, b->team_of, (size_t)in->n_members * sizeof *a->team_of) == 0 &&
           memcmp(a->post_of, b->post_of, pairs * sizeof *a->post_of) == 0 &&
           memcmp(a->holder, b->holder, days * sizeof *a->holder) == 0 &&
           memcmp(a->post, b->post, visits * sizeof *a->post) == 0;
}

static void change_something(ds_search *search, int32_t i) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint), seed = ds_draw_visit(search);
    if (i % 2 == 0 || seed == DS_NONE) {
        ds_roster_move(search);
    } else {
        ds_ruin_strings(search, seed, 5);
    }
    ds_bank_add_dropped(search, mark);
    for (int32_t v = 0; v < search->in->n_visits; v++) {
        if (ds_post_of_visit(joint, v) == DS_NONE) {
            ds_bank_add(&search->bank, v);
        }
    }
    ds_recreate(search);
}

static void rollback_leaves_no_trace(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_joint *joint = &world.search.joint;
        ds_start(&world.search, NULL);
        ds_snapshot before, after;
        CU_ASSERT_FATAL(ds_snapshot_init(&before, joint));
        CU_ASSERT_FATAL(ds_snapshot_init(&after, joint));
        for (int32_t i = 0; i < MOVES; i++) {
            ds_snapshot_take(&before, joint);
            change_something(&world.search, i);
            if (i % 3 == 0) {
                ds_joint_commit(joint);
                continue;
            }
            ds_joint_rollback(joint, 0);
            ds_snapshot_take(&after, joint);
            CU_ASSERT_FATAL(same_state(&before, &after, world.in));
        }
        ds_snapshot_free(&before);
        ds_snapshot_free(&after);
        ds_test_world_close(&world);
    }
}

static void running_score_is_whole_score(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_joint *joint = &world.search.joint;
        for (int32_t i = 0; i < MOVES; i++) {
            ds_score score;
            change_something(&world.search, i);
            ds_joint_commit(joint);
            ds_extract_score(joint, &score);
            CU_ASSERT_DOUBLE_EQUAL(score.total, ds_joint_score(joint), 1e-6);
            CU_ASSERT_EQUAL(score.covered, joint->covered);
        }
        ds_test_world_close(&world);
    }
}

static void snapshot_loads_what_it_took(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_joint *joint = &world.search.joint;
        ds_start(&world.search, NULL);
        ds_snapshot taken, again;
        CU_ASSERT_FATAL(ds_snapshot_init(&taken, joint));
        CU_ASSERT_FATAL(ds_snapshot_init(&again, joint));
        for (int32_t i = 0; i < 20; i++) {
            change_something(&world.search, i);
        }
        ds_snapshot_load(&taken, joint);
        ds_snapshot_take(&again, joint);
        CU_ASSERT(same_state(&taken, &again, world.in));
        ds_snapshot_free(&taken);
        ds_snapshot_free(&again);
        ds_test_world_close(&world);
    }
}

DS_SUITE(joint, {"steps taken back leave no trace", rollback_leaves_no_trace},
         {"the running score is the whole score", running_score_is_whole_score},
         {"a snapshot loads what it took", snapshot_loads_what_it_took})
