/* Parts cut out of an instance. */
#include <stdlib.h>
#include <string.h>

#include "io/plan_write.h"
#include "split/cut.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 30, ITERATIONS = 300 };

/* ---- Everything as one part -------------------------------------------------------------------
 */

static void deal_all(ds_deal *deal, ds_arena *arena, int32_t n) {
    *deal = (ds_deal){.part = DS_ARENA_NEW(arena, int32_t, n),
                      .place = DS_ARENA_NEW(arena, int32_t, n),
                      .first = DS_ARENA_NEW(arena, int32_t, 2),
                      .list = DS_ARENA_NEW(arena, int32_t, n)};
    for (int32_t i = 0; i < n; i++) {
        deal->place[i] = deal->list[i] = i;
    }
    deal->first[1] = n;
}

static void all_in_one(const ds_instance *in, ds_parts *parts) {
    *parts = (ds_parts){.count = 1};
    deal_all(&parts->teams, &parts->arena, in->n_teams);
    deal_all(&parts->desks, &parts->arena, in->n_desks);
    deal_all(&parts->members, &parts->arena, in->n_members);
    deal_all(&parts->households, &parts->arena, in->n_households);
    deal_all(&parts->areas, &parts->arena, in->n_areas);
    CU_ASSERT_FATAL(!parts->arena.failed);
}

/* The plan's text but for its run figures; NULL where there is no plan. */
static char *plan_text(const ds_instance *in) {
    ds_plan *plan = NULL;
    char *text = NULL;
    size_t length = 0;
    if (ds_test_solve(in, 7, 1, ITERATIONS, &plan) == DOORSTEP_OK && plan != NULL) {
        plan->run = (ds_run){.version = ""};
        CU_ASSERT_EQUAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    }
    ds_plan_free(plan);
    return text;
}

/* Compares the plans; not where there are places that nobody uses: how far these are from the
 * triangle inequality is a matter of which positions the search looks at. */
static bool gives_the_same_plan(const ds_instance *in) {
    ds_parts parts;
    ds_cut cut;
    all_in_one(in, &parts);
    CU_ASSERT_FATAL(ds_cut_make(in, &parts, 0, &cut));
    ds_parts_free(&parts);
    bool comparable =
        in->travel.mode == DS_TRAVEL_STRAIGHT || cut.in->n_locations == in->n_locations;
    if (comparable) {
        char *whole = plan_text(in), *part = plan_text(cut.in);
        CU_ASSERT_EQUAL(whole == NULL, part == NULL);
        CU_ASSERT(whole == NULL || part == NULL || strcmp(whole, part) == 0);
        free(whole);
        free(part);
    }
    ds_cut_free(&cut);
    return comparable;
}

static void compare(const ds_test_random_options *options, int seeds) {
    int rounds = ds_test_rounds(seeds), compared = 0;
    for (int seed = 0; seed < rounds; seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, options);
        if (in != NULL) {
            compared += gives_the_same_plan(in);
        }
        ds_instance_free(in);
    }
    CU_ASSERT(2 * compared > rounds);
}

static void all_of_it_gives_the_same_plan(void) {
    compare(&ds_test_tiny, 4 * SEEDS);
    compare(&ds_test_medium, SEEDS);
    compare(&ds_test_large, SEEDS / 5);
}

DS_SUITE(cut, {"a part that is all of it gives the same plan", all_of_it_gives_the_same_plan})
