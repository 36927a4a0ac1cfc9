/* The best set of shifts for a member, against every set. */
#include "roster/duty_plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "io/instance_read.h"
#include "score/score.h"
#include "suite.h"
#include "support/random_instance.h"

enum { SEEDS = 150, MOST_SHIFTS = 10 };

static bool has(int set, int32_t s) {
    return (set >> s & 1) != 0;
}

static bool pairs_fit(const ds_instance *in, int32_t m, int set) {
    for (int32_t a = 0; a < in->n_shifts; a++) {
        for (int32_t b = 0; b < in->n_shifts; b++) {
            if (a == b || !has(set, a) || !has(set, b)) {
                continue;
            }
            const ds_shift *x = &in->shifts[a], *y = &in->shifts[b];
            if (ds_shifts_overlap(x, y) || (y->date > x->date && ds_shifts_clash(in, m, a, b))) {
                return false;
            }
        }
    }
    return true;
}

static bool counts_fit(const ds_instance *in, int32_t m, int set) {
    const ds_member *member = &in->members[m];
    int64_t seconds = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t day = 0, week = 0, kind = 0;
        for (int32_t o = 0; o < in->n_shifts; o++) {
            day += has(set, o) && in->shifts[o].day == in->shifts[s].day;
            week += has(set, o) && in->shifts[o].week == in->shifts[s].week;
            kind += has(set, o) && in->shifts[o].kind == in->shifts[s].kind;
        }
        seconds += has(set, s) ? in->shifts[s].end - in->shifts[s].start : 0;
        if (day > member->max_shifts_per_day || week > member->max_shifts_per_week ||
            (in->shifts[s].kind != DS_NONE &&
             kind > in->max_of_kind[(int64_t)m * in->n_kinds + in->shifts[s].kind])) {
            return false;
        }
    }
    return __builtin_popcount((unsigned)set) <= member->max_shifts &&
           seconds <= member->max_seconds;
}

static bool runs_fit(const ds_instance *in, int32_t m, int set) {
    int32_t run = 0;
    for (int32_t day = 0; day < in->n_days; day++) {
        bool works = false;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            works = works || (has(set, s) && in->shifts[s].day == day);
        }
        run = works ? run + 1 : 0;
        if (run > in->members[m].max_days_in_a_row) {
            return false;
        }
    }
    return true;
}

static double value_of(const ds_instance *in, int32_t m, const double *gain, int set) {
    double sum = -ds_penalty_min_shifts(in, m, __builtin_popcount((unsigned)set));
    for (int32_t s = 0; s < in->n_shifts; s++) {
        sum += has(set, s) ? gain[s] : 0.0;
    }
    return sum;
}

/* Sets that keep all rules looked at here; the plan may know fewer, and must not do worse. */
static void compare(ds_duty_planner *planner, int32_t m, ds_rng *rng, int *equal) {
    const ds_instance *in = planner->in;
    double gain[MOST_SHIFTS], best = -INFINITY;
    bool open[MOST_SHIFTS], worked[MOST_SHIFTS];
    int all = 0, chosen = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        gain[s] = 20.0 * ds_rng_unit(rng) - 5.0;
        open[s] = ds_can_work(in, m, s) && ds_rng_below(rng, 5) > 0;
        all |= open[s] ? 1 << s : 0;
    }
    for (int set = all;; set = (set - 1) & all) {
        if (pairs_fit(in, m, set) && counts_fit(in, m, set) && runs_fit(in, m, set)) {
            best = fmax(best, value_of(in, m, gain, set));
        }
        if (set == 0) {
            break;
        }
    }
    double value = ds_duty_plan(planner, m, gain, open, worked);
    for (int32_t s = 0; s < in->n_shifts; s++) {
        chosen |= worked[s] ? 1 << s : 0;
    }
    CU_ASSERT_TRUE(value >= best - 1e-9);
    CU_ASSERT_EQUAL(chosen & ~all, 0);
    CU_ASSERT_DOUBLE_EQUAL(value_of(in, m, gain, chosen), value, 1e-9);
    *equal += value <= best + 1e-9;
}

static void test_every_set(void) {
    int equal = 0, members = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        char *text = ds_test_random_instance(seed, &ds_test_medium);
        ds_instance *in = NULL;
        ds_duty_planner planner;
        ds_rng rng = ds_rng_make(seed, 9);
        CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, NULL, &in), DOORSTEP_OK);
        CU_ASSERT_TRUE_FATAL(in->n_shifts <= MOST_SHIFTS && ds_duty_planner_init(&planner, in));
        for (int32_t m = 0; m < in->n_members; m++) {
            compare(&planner, m, &rng, &equal);
            members++;
        }
        ds_duty_planner_free(&planner);
        ds_instance_free(in);
        free(text);
    }
    CU_ASSERT_TRUE(equal > members * 9 / 10);
}

DS_SUITE(duty_plan, {"never below the best set, seldom above it", test_every_set})
