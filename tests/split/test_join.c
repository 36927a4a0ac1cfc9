/* The plans of parts, put together, are the plan of the whole: nothing is lost, nothing changes. */
#include <math.h>
#include <stdlib.h>

#include "check/check.h"
#include "side_by_side.h"
#include "solve/extract.h"
#include "split/adopt.h"
#include "split/hand_out.h"
#include "split/join.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 40, ITERATIONS = 300 };

typedef struct solver {
    ds_travel travel;
    ds_neighbours neighbours;
    ds_search search;
    ds_snapshot best;
} solver;

static void open_solver(solver *s, const ds_instance *in, uint64_t stream) {
    CU_ASSERT_FATAL(ds_travel_init(&s->travel, in));
    CU_ASSERT_FATAL(ds_neighbours_init(&s->neighbours, in, 40));
    CU_ASSERT_FATAL(ds_search_init(&s->search, in, &s->travel, &s->neighbours, 1, stream));
    CU_ASSERT_FATAL(ds_snapshot_init(&s->best, &s->search.joint));
}

static void close_solver(solver *s) {
    ds_snapshot_free(&s->best);
    ds_search_free(&s->search);
    ds_neighbours_free(&s->neighbours);
    ds_travel_free(&s->travel);
}

static void run(solver *s) {
    const ds_control control = {
        .deadline = INFINITY, .started = ds_clock(), .max_iterations = ITERATIONS};
    ds_start(&s->search, NULL);
    ds_repair(&s->search, &control, 500);
    ds_snapshot_take(&s->best, &s->search.joint);
    ds_anneal(&s->search, &control, &(ds_cooling){ITERATIONS, ITERATIONS, 2.0, 1.0}, &s->best);
}

/* What the parts come to. */
typedef struct sum {
    double score;
    int32_t broken;
} sum;

static bool same_team(const ds_cut *cut, int32_t part, int32_t whole) {
    return part == DS_NONE
               ? whole == DS_NONE
               : whole != DS_NONE && cut->in->teams[part].id == cut->whole->teams[whole].id;
}

/* The same teams, by their ids, hold the desks and have the members. */
static void teams_are_the_same(const ds_cut *cut, const ds_snapshot *part,
                               const ds_snapshot *whole) {
    int32_t days = cut->in->n_days;
    for (int32_t d = 0; d < cut->in->n_desks; d++) {
        for (int32_t day = 0; day < days; day++) {
            CU_ASSERT(same_team(cut, part->holder[(int64_t)d * days + day],
                                whole->holder[(int64_t)cut->desk[d] * days + day]));
        }
    }
    for (int32_t m = 0; m < cut->in->n_members; m++) {
        CU_ASSERT(same_team(cut, part->team_of[m], whole->team_of[cut->member[m]]));
    }
}

static sum solve_parts(const ds_instance *in, const ds_parts *parts, solver *whole) {
    sum all = {0};
    for (int32_t part = 0; part < parts->count; part++) {
        ds_cut cut;
        solver own;
        CU_ASSERT_FATAL(ds_cut_make(in, parts, part, &cut));
        open_solver(&own, cut.in, (uint64_t)part);
        run(&own);
        ds_join_snapshot(&cut, &own.search.joint, &own.best, &whole->search.joint, &whole->best);
        teams_are_the_same(&cut, &own.best, &whole->best);
        all.score += own.best.score;
        all.broken += own.best.broken;
        close_solver(&own);
        ds_cut_free(&cut);
    }
    return all;
}

/* Does a fair group or an area belong to several parts? Their penalties are no sum then. */
static bool shares_counts(const ds_instance *in, const ds_parts *parts) {
    int32_t group[64], area[64];
    bool shares = false;
    CU_ASSERT_FATAL(in->n_groups <= 64 && in->n_areas <= 64);
    for (int32_t i = 0; i < 64; i++) {
        group[i] = area[i] = DS_NONE;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        int32_t *first = &group[in->members[m].group], part = parts->members.part[m];
        shares |= *first != DS_NONE && *first != part;
        *first = part;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        int32_t part = parts->households.part[h];
        if (in->households[h].area != DS_NONE) {
            int32_t *first = &area[in->households[h].area];
            shares |= *first != DS_NONE && *first != part;
            *first = part;
        }
    }
    return shares;
}

static void checker_accepts(const ds_instance *in, const ds_joint *joint) {
    double total;
    ds_plan *plan = ds_extract_plan(joint);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    CU_ASSERT(ds_test_accepted(in, plan, true, &total));
    CU_ASSERT_DOUBLE_EQUAL(total, ds_joint_score(joint), 1e-6);
    ds_plan_free(plan);
}

/* What the whole holds of each part is the part's plan again; taken up once more it is no better,
 * and taken up into an empty plan it is all there. */
static void comes_back(const ds_instance *in, const ds_parts *parts, const ds_snapshot *plan,
                       const sum *all) {
    sum handed = {0};
    solver whole;
    open_solver(&whole, in, 0);
    ds_joint *joint = &whole.search.joint;
    ds_snapshot_load(plan, joint);
    double score = ds_joint_score(joint);
    for (int32_t part = 0; part < parts->count; part++) {
        ds_cut cut;
        solver own;
        CU_ASSERT_FATAL(ds_cut_make(in, parts, part, &cut));
        open_solver(&own, cut.in, (uint64_t)part);
        CU_ASSERT_FATAL(ds_hand_out(parts, part, &cut, joint, &own.search.joint, &own.best));
        ds_snapshot_load(&own.best, &own.search.joint);
        handed.score += ds_joint_score(&own.search.joint);
        handed.broken += ds_joint_broken(&own.search.joint);
        CU_ASSERT_FALSE(ds_adopt_part(parts, part, plan, joint));
        close_solver(&own);
        ds_cut_free(&cut);
    }
    CU_ASSERT_EQUAL(handed.broken, all->broken);
    CU_ASSERT_DOUBLE_EQUAL(handed.score, all->score, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(ds_joint_score(joint), score, 1e-6);
    ds_empty(joint);
    for (int32_t part = parts->count - 1; part >= 0; part--) {
        ds_adopt_part(parts, part, plan, joint);
    }
    CU_ASSERT(ds_joint_broken(joint) < all->broken ||
              (ds_joint_broken(joint) == all->broken && ds_joint_score(joint) > score - 1e-6));
    close_solver(&whole);
}

/* True when the scores could be compared. */
static bool adds_up(const ds_instance *in) {
    ds_parts parts;
    solver whole;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    open_solver(&whole, in, 0);
    sum all = solve_parts(in, &parts, &whole);
    ds_joint *joint = &whole.search.joint;
    ds_snapshot_load(&whole.best, joint);
    CU_ASSERT_EQUAL(ds_joint_broken(joint), all.broken);
    bool comparable = !shares_counts(in, &parts);
    if (comparable) {
        CU_ASSERT_DOUBLE_EQUAL(ds_joint_score(joint), all.score, 1e-6);
    }
    if (all.broken == 0) {
        checker_accepts(in, joint);
    }
    ds_snapshot_take(&whole.best, joint);
    comes_back(in, &parts, &whole.best, &all);
    ds_parts_free(&parts);
    close_solver(&whole);
    return comparable;
}

static void random_instances(const ds_test_random_options *options, int seeds) {
    int rounds = ds_test_rounds(seeds), compared = 0;
    for (int seed = 0; seed < rounds; seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, options);
        compared += in != NULL && adds_up(in);
        ds_instance_free(in);
    }
    CU_ASSERT(2 * compared > rounds);
}

static void one_random_instance(void) {
    random_instances(&ds_test_tiny, 2 * SEEDS);
    random_instances(&ds_test_medium, SEEDS);
    random_instances(&ds_test_large, SEEDS / 8);
}

/* Somebody of each instance may help the crews of a team of the other. */
static void tie(const ds_instance *in) {
    uint8_t *member_team = (uint8_t *)in->member_team;
    member_team[in->n_teams - 1] |= DS_HELPS;
    member_team[(int64_t)(in->n_members - 1) * in->n_teams] |= DS_HELPS;
}

static void two_instances(const ds_test_random_options *options, bool tied) {
    int rounds = ds_test_rounds(2 * SEEDS), compared = 0;
    for (int i = 0; i < rounds; i++) {
        ds_instance *in =
            ds_test_side_by_side(1000 + 2 * (uint64_t)i, 1001 + 2 * (uint64_t)i, options);
        if (in != NULL && tied) {
            tie(in);
        }
        compared += in != NULL && adds_up(in);
        ds_instance_free(in);
    }
    CU_ASSERT(2 * compared > rounds);
}

static void two_side_by_side(void) {
    two_instances(&ds_test_tiny, false);
    two_instances(&ds_test_medium, false);
}

static void two_with_few_ties(void) {
    two_instances(&ds_test_medium, true);
}

DS_SUITE(join, {"one random instance, parted or not", one_random_instance},
         {"two random instances side by side", two_side_by_side},
         {"two random instances with few ties", two_with_few_ties})
