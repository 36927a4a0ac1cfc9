/* The best schedule of a member against every schedule that the roster's own rules allow. */
#include "suite.h"

#include <math.h>

#include "roster/rules.h"
#include "schedule/pricing.h"
#include "schedule/roster.h"

enum { SEEDS = 150, DAYS = 6, ALL_LABELS = 1000000 };

/* All schedules of one member, by hand. */
typedef struct walk {
    ds_joint *joint;
    const double *price;
    const bool *open_day; /* NULL: all */
    double best;
} walk;

static double demand_penalty(const ds_joint *joint) {
    double sum = 0.0;
    for (int32_t d = 0; d < joint->in->n_demands; d++) {
        sum += ds_penalty_demand(&joint->in->demands[d],
                                 joint->roster.posts[joint->roster.n_crews + d].staff);
    }
    return sum;
}

/* What the member's wishes cost as the roster stands, and all prices of their duties. */
static double cost_of_roster(const walk *w) {
    double cost = w->joint->roster.penalty - demand_penalty(w->joint);
    for (int32_t d = 0; d < w->joint->in->n_demands; d++) {
        cost += w->joint->roster.posts[w->joint->roster.n_crews + d].staff * w->price[d];
    }
    return cost;
}

static void walk_from(walk *w, int32_t demand) {
    ds_joint *joint = w->joint;
    if (demand == joint->in->n_demands) {
        if (ds_joint_broken(joint) == 0) {
            w->best = fmax(w->best, -cost_of_roster(w));
        }
        return;
    }
    int32_t post = joint->roster.n_crews + demand, shift = joint->in->demands[demand].shift;
    walk_from(w, demand + 1);
    if ((w->open_day == NULL || w->open_day[joint->in->shifts[shift].day]) &&
        ds_roster_can_work(&joint->roster, 0, post)) {
        ds_joint_work(joint, 0, post);
        walk_from(w, demand + 1);
        ds_joint_rest(joint, 0, shift);
    }
}

static void compare_with_all(uint64_t seed, const bool *open_day) {
    ds_roster_bench b;
    ds_pricer pricer;
    ds_menu menu;
    ds_runs runs;
    double price[2 * DAYS];
    ds_roster_open(&b, seed, 1, DAYS);
    ds_rng rng = ds_rng_make(seed, 1);
    for (int32_t d = 0; d < b.in->n_demands; d++) {
        price[d] = ds_rng_below(&rng, 21) - 15.0;
    }
    CU_ASSERT_FATAL(ds_pricer_init(&pricer, &b.search.joint.roster));
    CU_ASSERT_FATAL(ds_menu_init(&menu, &b.search.joint.roster, 0));
    CU_ASSERT_FATAL(ds_runs_init(&runs, &b.in->members[0], DAYS));
    CU_ASSERT_TRUE_FATAL(menu.usable);
    walk w = {&b.search.joint, price, open_day, -INFINITY};
    double empty = -cost_of_roster(&w);
    walk_from(&w, 0);
    const ds_pricing asked = {price, open_day, -INFINITY, ALL_LABELS};
    const uint8_t off[DAYS] = {0};
    CU_ASSERT_TRUE(ds_price(&pricer, &menu, &runs, &asked));
    CU_ASSERT_FATAL(pricer.n_found > 0);
    CU_ASSERT_FALSE(pricer.cut);
    double gained = pricer.found[0].value - ds_schedule_gain(&menu, pricer.roster, off);
    CU_ASSERT_DOUBLE_EQUAL(gained, w.best - empty, 1e-9);
    ds_runs_free(&runs);
    ds_menu_free(&menu);
    ds_pricer_free(&pricer);
    ds_roster_close(&b);
}

static void test_all_dates(void) {
    for (int seed = 0; seed < ds_test_rounds(SEEDS); seed++) {
        compare_with_all(100 + (uint64_t)seed, NULL);
    }
}

static void test_some_dates(void) {
    static const bool open_day[DAYS] = {false, true, true, false, true, false};
    for (int seed = 0; seed < ds_test_rounds(SEEDS); seed++) {
        compare_with_all(500 + (uint64_t)seed, open_day);
    }
}

DS_SUITE(pricing, {"the best schedule of all", test_all_dates},
         {"the best schedule of those that differ on open dates", test_some_dates})
