/* Crew types against every subset of a team's people. */
#include "roster/crews.h"

#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "suite.h"
#include "support/random_instance.h"

enum { SEEDS = 100, CAP = 1000, PEOPLE = 8 };

static ds_instance *random_of(uint64_t seed) {
    char *text = ds_test_random_instance(seed, &ds_test_medium);
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, NULL, &in), DOORSTEP_OK);
    free(text);
    return in;
}

static bool has(int subset, int32_t i) {
    return (subset >> i & 1) != 0;
}

/* May these of the crews' members go out together? */
static bool may_go(const ds_instance *in, int32_t t, const ds_crews *crews, int subset) {
    const ds_team *team = &in->teams[t];
    int32_t size = __builtin_popcount((unsigned)subset);
    bool belongs = false;
    for (int32_t i = 0; i < crews->n_members; i++) {
        uint8_t bond = in->member_team[(int64_t)crews->members[i] * in->n_teams + t];
        belongs = belongs || (has(subset, i) && (bond & DS_MAY_BELONG) != 0);
    }
    for (int32_t r = 0; r < team->crew_require.count; r++) {
        const ds_rule *rule = &in->rules[team->crew_require.first + r];
        int32_t matching = 0;
        for (int32_t i = 0; i < crews->n_members; i++) {
            matching += has(subset, i) && ds_rule_matches(rule, &in->members[crews->members[i]]);
        }
        if (matching < rule->min || matching > rule->max) {
            return false;
        }
    }
    return belongs && size >= team->crew_min && size <= team->crew_max;
}

/* How many types count as many of each class as the subset has, with its profile. */
static int types_like(const ds_instance *in, const ds_crews *crews, uint64_t skills, int subset) {
    int like = 0;
    for (int32_t k = 0; k < crews->n_types; k++) {
        ds_profile profile = {0};
        int32_t left[PEOPLE] = {0};
        bool same = true;
        for (int32_t i = 0; i < crews->n_members; i++) {
            if (has(subset, i)) {
                ds_member member = in->members[crews->members[i]];
                member.skills &= skills;
                ds_profile_add(&profile, &member);
                left[crews->class_of[i]]++;
            }
        }
        for (int32_t c = 0; c < crews->n_classes; c++) {
            same = same && left[c] == ds_crew_counts(crews, k)[c];
        }
        CU_ASSERT_TRUE(!same || ds_profile_equal(&profile, &crews->profiles[k]));
        like += same;
    }
    return like;
}

static void compare(const ds_instance *in, int32_t t) {
    ds_crews crews;
    uint64_t skills = ds_home_skills(in);
    CU_ASSERT_EQUAL_FATAL(ds_crews_init(&crews, in, t, skills, CAP), DOORSTEP_OK);
    CU_ASSERT_TRUE(ds_crews_complete(&crews) && crews.n_members <= PEOPLE);
    for (int subset = 0; subset < 1 << crews.n_members; subset++) {
        CU_ASSERT_EQUAL(types_like(in, &crews, skills, subset), may_go(in, t, &crews, subset));
    }
    ds_crews_free(&crews);
}

static void test_subsets(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_instance *in = random_of(seed);
        for (int32_t t = 0; t < in->n_teams; t++) {
            compare(in, t);
        }
        ds_instance_free(in);
    }
}

/* A list that is cut off says up to which size it is whole, and has no more than it may. */
static void test_cut_off(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_instance *in = random_of(seed);
        ds_crews all, some;
        uint64_t skills = ds_home_skills(in);
        CU_ASSERT_EQUAL_FATAL(ds_crews_init(&all, in, 0, skills, CAP), DOORSTEP_OK);
        for (int32_t cap = 0; cap <= all.n_types; cap++) {
            CU_ASSERT_EQUAL_FATAL(ds_crews_init(&some, in, 0, skills, cap), DOORSTEP_OK);
            CU_ASSERT_EQUAL(some.n_types, cap);
            CU_ASSERT_EQUAL(ds_crews_complete(&some), cap == all.n_types);
            for (int32_t k = cap; k < all.n_types; k++) {
                CU_ASSERT_TRUE(all.profiles[k].members > some.listed);
            }
            ds_crews_free(&some);
        }
        ds_crews_free(&all);
        ds_instance_free(in);
    }
}

DS_SUITE(crews, {"every crew that may go out is of one type, and no other", test_subsets},
         {"a list cut off", test_cut_off})
