/*
 * Reasons of visits in an empty plan, compared with an exhaustive search for a plan that does the
 * visit: where something stands in its way there must be none, and where nothing does, most often
 * there is one (rules that tie shifts together are not the reasons' business).
 */
#include <stdio.h>

#include "oracle/enumerate.h"
#include "solve/reasons.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 150, POSSIBLE_OF_TEN = 9 };

typedef struct tally {
    int unhindered, possible, hindered;
} tally;

/* Is there a plan in which the visit is done? */
static bool possible(const ds_instance *in, int32_t visit) {
    const ds_visit_lock must = {visit, DS_NONE, DS_NONE, DS_NONE, 0};
    ds_instance copy = *in;
    oracle_answer answer;
    copy.visit_locks = &must;
    copy.n_visit_locks = 1;
    CU_ASSERT_TRUE_FATAL(oracle_solve(&copy, &answer));
    ds_plan_free(answer.plan);
    return answer.feasible;
}

static void judge_visit(const ds_instance *in, uint64_t seed, const ds_uncovered *u, tally *t) {
    bool could = possible(in, u->visit);
    if (u->reason < DS_REASON_WAITS_FOR_EARLIER_VISIT) {
        t->hindered++;
        if (could) {
            printf("\n    seed %d, visit %d: %s, but it can be done", (int)seed, u->visit,
                   ds_reason_key(u->reason));
            CU_FAIL("reason");
        }
    } else if (in->visits[u->visit].number == 1) {
        t->unhindered++;
        t->possible += could;
    }
}

static void judge(const ds_instance *in, uint64_t seed, tally *t) {
    ds_instance copy = *in;
    ds_plan plan = {0};
    ds_travel travel;
    copy.n_member_locks = copy.n_visit_locks = 0;
    ds_arena_init(&plan.arena);
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, &copy));
    CU_ASSERT_TRUE_FATAL(ds_reasons_fill(&copy, &travel, &plan));
    for (int32_t i = 0; i < plan.n_uncovered; i++) {
        judge_visit(&copy, seed, &plan.uncovered[i], t);
    }
    ds_travel_free(&travel);
    ds_arena_free(&plan.arena);
}

static void test_against_enumeration(void) {
    tally t = {0};
    for (int seed = 0; seed < ds_test_rounds(SEEDS); seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, NULL);
        if (in == NULL) {
            return;
        }
        judge(in, (uint64_t)seed, &t);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(t.hindered > 0);
    CU_ASSERT_TRUE(t.possible * 10 >= t.unhindered * POSSIBLE_OF_TEN);
}

DS_SUITE(reasons_oracle, {"what can be done at all", test_against_enumeration})
