/*
 * Conflicts of locks drawn at random, compared with an exhaustive search for a plan: where a
 * conflict is found there must be no plan, the locks it names must clash by themselves and no fewer
 * of them, and of the instances without a plan nearly all must be found out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "oracle/enumerate.h"
#include "solve/conflict.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 300, MOST_MEMBERS = 5, MOST_VISITS = 2, FOUND_OF_TEN = 9 };

typedef struct draw {
    ds_rng rng;
    ds_instance copy; /* of the instance, with locks of its own */
    ds_member_lock member_locks[MOST_MEMBERS];
    ds_visit_lock visit_locks[MOST_VISITS];
} draw;

static int32_t below(draw *d, int32_t n) {
    return ds_rng_below(&d->rng, n);
}

/* Nearly always a duty that the member may have. */
static void draw_duty(draw *d, ds_member_lock *lock) {
    const ds_instance *in = &d->copy;
    lock->duty = DS_DUTY_OFF;
    lock->where = DS_NONE;
    for (int i = 0; i < 4 && lock->duty == DS_DUTY_OFF && below(d, 10) > 0; i++) {
        int32_t team = below(d, in->n_teams);
        int32_t desk = in->n_desks > 0 ? below(d, in->n_desks) : DS_NONE;
        if (desk != DS_NONE && below(d, 3) == 0) {
            if (in->member_desk[(int64_t)lock->member * in->n_desks + desk] || below(d, 20) == 0) {
                lock->duty = DS_DUTY_DESK;
                lock->where = desk;
            }
        } else if (in->member_team[(int64_t)lock->member * in->n_teams + team] != 0 ||
                   below(d, 20) == 0) {
            lock->duty = DS_DUTY_TEAM;
            lock->where = team;
        }
    }
}

static void draw_locks(draw *d, const ds_instance *in) {
    d->copy = *in;
    d->copy.member_locks = d->member_locks;
    d->copy.visit_locks = d->visit_locks;
    d->copy.n_member_locks = below(d, MOST_MEMBERS + 1);
    d->copy.n_visit_locks = 0;
    for (int32_t i = 0; i < d->copy.n_member_locks; i++) {
        ds_member_lock *lock = &d->member_locks[i];
        *lock = (ds_member_lock){
            .member = below(d, in->n_members), .shift = below(d, in->n_shifts), .source = i};
        draw_duty(d, lock);
    }
    for (int32_t i = 0; i < MOST_VISITS; i++) {
        ds_visit_lock *lock = &d->visit_locks[d->copy.n_visit_locks];
        *lock = (ds_visit_lock){.visit = below(d, in->n_visits),
                                .team = below(d, 3) == 0 ? below(d, in->n_teams) : DS_NONE,
                                .desk = DS_NONE,
                                .shift = below(d, 3) == 0 ? below(d, in->n_shifts) : DS_NONE,
                                .source = MOST_MEMBERS + i};
        bool asks = lock->team != DS_NONE || lock->shift != DS_NONE;
        d->copy.n_visit_locks += asks && !ds_visit_done_before(&in->visits[lock->visit]);
    }
}

/* The named locks of a conflict alone, without the one at `without`. */
static bool named_clash(const ds_instance *in, const ds_diags *named, int without) {
    draw d = {.copy = *in};
    bool conflict = false;
    d.copy.n_member_locks = d.copy.n_visit_locks = 0;
    d.copy.member_locks = d.member_locks;
    d.copy.visit_locks = d.visit_locks;
    for (int i = 0; i < named->count; i++) {
        int32_t source = i == without ? DS_NONE : atoi(strrchr(named->items[i].pointer, '/') + 1);
        for (int32_t j = 0; j < in->n_member_locks; j++) {
            if (in->member_locks[j].source == source) {
                d.member_locks[d.copy.n_member_locks++] = in->member_locks[j];
            }
        }
        for (int32_t j = 0; j < in->n_visit_locks; j++) {
            if (in->visit_locks[j].source == source) {
                d.visit_locks[d.copy.n_visit_locks++] = in->visit_locks[j];
            }
        }
    }
    CU_ASSERT_EQUAL(ds_lock_conflict(&d.copy, NULL, &conflict), DOORSTEP_OK);
    return conflict;
}

typedef struct tally {
    int judged, infeasible, found;
} tally;

static void judge(const ds_instance *in, uint64_t seed, tally *t) {
    oracle_answer answer;
    bool conflict = false;
    ds_diags diags;
    if (!oracle_solve(in, &answer)) {
        return;
    }
    ds_diags_init(&diags);
    CU_ASSERT_EQUAL(ds_lock_conflict(in, &diags, &conflict), DOORSTEP_OK);
    CU_ASSERT_EQUAL(conflict, diags.errors > 0);
    if (conflict && answer.feasible) {
        printf("\n    seed %d: %s: %s", (int)seed, diags.items[0].pointer, diags.items[0].message);
        CU_FAIL("a plan keeps these locks");
    }
    for (int i = 0; i < diags.count; i++) {
        CU_ASSERT_FALSE(named_clash(in, &diags, i));
    }
    CU_ASSERT_EQUAL(conflict, named_clash(in, &diags, -1));
    t->judged++;
    t->infeasible += !answer.feasible;
    t->found += conflict;
    ds_diags_free(&diags);
    ds_plan_free(answer.plan);
}

static void test_against_enumeration(void) {
    tally t = {0};
    int seeds = ds_test_rounds(SEEDS);
    for (int seed = 0; seed < seeds; seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, NULL);
        if (in == NULL) {
            return;
        }
        judge(in, (uint64_t)seed, &t);
        draw d = {.rng = ds_rng_make((uint64_t)seed, 7)};
        draw_locks(&d, in);
        judge(&d.copy, (uint64_t)seed, &t);
        ds_instance_free(in);
    }
    CU_ASSERT_EQUAL(t.judged, 2 * seeds);
    CU_ASSERT_TRUE(t.found * 10 >= t.infeasible * FOUND_OF_TEN);
}

DS_SUITE(conflict_oracle, {"locks drawn at random", test_against_enumeration})
