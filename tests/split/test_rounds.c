/* Instances of several parts, solved: planned in rounds over their parts and pairs of them. */
#include <stdlib.h>

#include "hamlets.h"
#include "io/plan_write.h"
#include "side_by_side.h"
#include "split/borders.h"
#include "suite.h"
#include "support/random_case.h"

/* Somebody of each instance may help the crews of a team of the other. */
static void tie(const ds_instance *in) {
    uint8_t *member_team = (uint8_t *)in->member_team;
    member_team[in->n_teams - 1] |= DS_HELPS;
    member_team[(int64_t)(in->n_members - 1) * in->n_teams] |= DS_HELPS;
}

/* ---- Plans ----------------------------------------------------------------------------------- */

/* The plan's text without how the run went; NULL where there is no plan. */
static char *plan_text(const ds_instance *in, int32_t threads, int64_t iterations) {
    ds_plan *plan = NULL;
    char *text = NULL;
    size_t length = 0;
    double total = 0.0;
    if (ds_test_solve(in, 1, threads, iterations, &plan) != DOORSTEP_OK) {
        return NULL;
    }
    CU_ASSERT_TRUE(ds_test_accepted(in, plan, true, &total));
    CU_ASSERT_TRUE(plan->run.iterations <= iterations);
    plan->run = (ds_run){.version = plan->run.version};
    CU_ASSERT_EQUAL_FATAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    ds_plan_free(plan);
    return text;
}

/* True when there is a plan. */
static bool same_on_threads(const ds_instance *in, int64_t iterations) {
    char *one = plan_text(in, 1, iterations), *three = plan_text(in, 3, iterations);
    bool found = one != NULL;
    CU_ASSERT_EQUAL(found, three != NULL);
    if (found && three != NULL) {
        CU_ASSERT_STRING_EQUAL(one, three);
    }
    free(one);
    free(three);
    return found;
}

/* Two random instances in one document, with ties or without: the second checker of the tests
 * accepts every plan, and it is the same on one thread and on several. */
static void random_cut_instances(void) {
    static const int64_t iterations[] = {0, 37, 150};
    int rounds = ds_test_rounds(20), plans = 0, cut = 0;
    for (int i = 0; i < rounds; i++) {
        uint64_t seed = 2000 + 2 * (uint64_t)i;
        ds_instance *in = ds_test_side_by_side(seed, seed + 1, &ds_test_medium);
        ds_parts parts;
        CU_ASSERT_PTR_NOT_NULL_FATAL(in);
        if (i % 3 > 0) {
            tie(in);
        }
        CU_ASSERT_FATAL(ds_parts_init(&parts, in));
        cut += parts.count > 1 && !ds_parts_exact(&parts);
        ds_parts_free(&parts);
        plans += same_on_threads(in, iterations[i % 3]);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(2 * plans > rounds);
    CU_ASSERT_TRUE(10 * cut >= rounds);
}

/* ---- Pairs ----------------------------------------------------------------------------------- */

/* Everything of the instance is in one of the parts. */
static void nothing_is_lost(const ds_instance *in, const ds_parts *parts) {
    const struct {
        const ds_deal *deal;
        int32_t n;
    } kinds[] = {{&parts->teams, in->n_teams},
                 {&parts->desks, in->n_desks},
                 {&parts->members, in->n_members},
                 {&parts->households, in->n_households}};
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        CU_ASSERT_EQUAL(kinds[k].deal->first[parts->count], kinds[k].n);
        for (int32_t i = 0; i < kinds[k].n; i++) {
            int32_t part = kinds[k].deal->part[i];
            CU_ASSERT_FATAL(part >= 0 && part < parts->count);
            ds_range range = ds_deal_of(kinds[k].deal, part);
            CU_ASSERT_EQUAL(kinds[k].deal->list[range.first + kinds[k].deal->place[i]], i);
        }
    }
}

/* Five hamlets in a row, of each of which somebody may help the next one's crews. */
static void hamlets_in_a_row(void) {
    const ds_test_hamlets hamlets = {.count = 5, .members = 6};
    ds_instance *in = ds_test_hamlets_read(&hamlets);
    uint8_t *member_team = (uint8_t *)in->member_team;
    for (int32_t i = 0; i + 1 < 5; i++) {
        member_team[(int64_t)(6 * i) * in->n_teams + i + 1] |= DS_HELPS;
    }
    ds_parts parts, pairs;
    ds_borders borders;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_joint joint;
    bool pair[5];
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL_FATAL(parts.count, 5);
    CU_ASSERT_EQUAL(parts.members_cut, 4);
    CU_ASSERT_FATAL(ds_borders_init(&borders, in, &parts));
    CU_ASSERT_EQUAL_FATAL(borders.count, 4);
    CU_ASSERT_FATAL(ds_travel_init(&travel, in));
    CU_ASSERT_FATAL(ds_neighbours_init(&neighbours, in, 1));
    CU_ASSERT_FATAL(ds_joint_init(&joint, in, &travel, &neighbours));
    /* Each border is crossed once; then none is left. */
    static const int32_t parts_left[] = {3, 3, 5};
    for (size_t i = 0; i < sizeof parts_left / sizeof parts_left[0]; i++) {
        int32_t n_pairs = 0;
        CU_ASSERT_FATAL(ds_borders_pair(&borders, &joint, &pairs, pair));
        CU_ASSERT_EQUAL(pairs.count, parts_left[i]);
        for (int32_t k = 0; k < pairs.count; k++) {
            n_pairs += pair[k];
            CU_ASSERT_EQUAL(ds_deal_of(&pairs.teams, k).count, pair[k] ? 2 : 1);
        }
        CU_ASSERT_EQUAL(n_pairs, 5 - pairs.count);
        nothing_is_lost(in, &pairs);
        ds_parts_free(&pairs);
    }
    ds_joint_free(&joint);
    ds_neighbours_free(&neighbours);
    ds_travel_free(&travel);
    ds_borders_free(&borders);
    ds_parts_free(&parts);
    ds_instance_free(in);
}

DS_SUITE(rounds, {"random instances of two parts, solved", random_cut_instances},
         {"hamlets in a row are paired", hamlets_in_a_row})
