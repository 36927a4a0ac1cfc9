/* Planning anew after a change: what has begun stays, the rest keeps the rules, changes are
 * counted. */
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "check/check.h"
#include "io/instance_read.h"
#include "io/plan_read.h"
#include "io/plan_write.h"
#include "search/search.h"
#include "solve/extract.h"
#include "solve/remainder.h"
#include "solve/solve.h"
#include "support/random_case.h"

/* An instance, a plan for it as it was, and a moment. */
typedef struct replan_case {
    ds_instance *in;
    ds_plan *plan;
    ds_baseline *baseline;
} replan_case;

static ds_plan *replan(const replan_case *c, int32_t threads, int64_t iterations) {
    const ds_solve_options options = {
        .seed = 1, .threads = threads, .start = c->plan, .baseline = c->baseline};
    const ds_control control = {
        .deadline = INFINITY, .started = ds_clock(), .max_iterations = iterations};
    ds_plan *plan = NULL;
    doorstep_status status = ds_solve(c->in, &options, &control, NULL, &plan);
    CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_INFEASIBLE);
    return plan;
}

/* ---- Changes --------------------------------------------------------------------------------- */

/* Somebody is ill, a team's crews stay at home, a desk wants more people: in place, as the instance
 * is not in use yet. */
static void change_instance(ds_instance *in, ds_rng *rng) {
    bool *member_shift = (bool *)(uintptr_t)in->member_shift;
    bool *team_shift = (bool *)(uintptr_t)in->team_shift;
    ds_demand *demands = (ds_demand *)(uintptr_t)in->demands;
    ds_member *members = (ds_member *)(uintptr_t)in->members;
    for (int32_t m = 0; m < in->n_members; m++) {
        bool ill = ds_rng_below(rng, 5) == 0;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (ill || ds_rng_below(rng, 20) == 0) {
                member_shift[(int64_t)m * in->n_shifts + s] = false;
            }
        }
        if (ds_rng_below(rng, 6) == 0) {
            members[m].max_shifts = ds_rng_below(rng, 3);
        }
    }
    for (int32_t t = 0; t < in->n_teams; t++) {
        if (ds_rng_below(rng, 6) == 0 && in->n_shifts > 0) {
            team_shift[(int64_t)t * in->n_shifts + ds_rng_below(rng, in->n_shifts)] = false;
        }
    }
    for (int32_t d = 0; d < in->n_demands; d++) {
        if (ds_rng_below(rng, 6) == 0) {
            demands[d].ideal++;
            demands[d].max = DS_NO_LIMIT;
        }
    }
}

/* Names that the changed instance does not have any more. */
static void forget(ds_plan *plan, ds_rng *rng) {
    for (int32_t i = 0; i < plan->n_duties; i++) {
        if (ds_rng_below(rng, 15) == 0) {
            plan->duties[i].member = DS_NONE;
        }
    }
    for (int32_t i = 0; i < plan->n_routes; i++) {
        if (ds_rng_below(rng, 15) == 0) {
            plan->routes[i].team = DS_NONE;
        }
    }
    for (int32_t i = 0; i < plan->n_stops; i++) {
        if (ds_rng_below(rng, 30) == 0) {
            plan->stops[i].visit = DS_NONE;
        }
    }
    plan->lists_uncovered = ds_rng_below(rng, 2) == 0;
}

static ds_moment draw_moment(const ds_instance *in, ds_rng *rng) {
    const ds_shift *shift = &in->shifts[ds_rng_below(rng, in->n_shifts)];
    int32_t start = shift->start / in->ticks_per_second;
    return (ds_moment){shift->date, start + ds_rng_below(rng, 2)};
}

/* `changes`: 0: none, 1: the instance, 2: and what the plan names. False where there is no plan to
 * begin with. */
static bool open_case(replan_case *c, uint64_t seed, const ds_test_random_options *options,
                      int changes) {
    ds_rng rng = ds_rng_make(seed, 77);
    *c = (replan_case){.in = ds_test_random_read(seed, options)};
    if (c->in == NULL || ds_test_solve(c->in, seed, 1, 150, &c->plan) != DOORSTEP_OK) {
        return false;
    }
    if (changes > 0) {
        change_instance(c->in, &rng);
    }
    if (changes > 1) {
        forget(c->plan, &rng);
    }
    CU_ASSERT_EQUAL(
        ds_baseline_make(c->in, c->plan, 42, draw_moment(c->in, &rng), NULL, &c->baseline),
        DOORSTEP_OK);
    return true;
}

static void close_case(replan_case *c) {
    ds_baseline_free(c->baseline);
    ds_plan_free(c->plan);
    ds_instance_free(c->in);
}

/* ---- Plans that come out --------------------------------------------------------------------- */

static bool accepted(const replan_case *c, const ds_plan *plan, uint64_t seed, double *total) {
    ds_check_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_check(c->in, plan, c->baseline, DOORSTEP_ENGLISH, &report),
                          DOORSTEP_OK);
    for (int32_t i = 0; i < report->n_violations; i++) {
        printf("\n    (seed %llu) %s %s", (unsigned long long)seed, report->violations[i].code,
               report->violations[i].text);
    }
    bool none = report->n_violations == 0;
    *total = report->score.total;
    ds_check_report_free(report);
    return none;
}

/* The shifts that have begun hold what the baseline's lists hold. */
static bool frozen_stays(const ds_baseline *b, const ds_plan *plan) {
    int32_t duties = 0, stops = 0, appointments = 0;
    for (int32_t i = 0; i < plan->n_duties; i++) {
        duties += b->frozen[plan->duties[i].shift];
    }
    for (int32_t r = 0; r < plan->n_routes; r++) {
        stops += b->frozen[plan->routes[r].shift] ? plan->routes[r].stops.count : 0;
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        appointments += b->frozen[plan->appointments[i].shift];
    }
    return duties == b->n_duties && stops == b->n_stops && appointments == b->n_appointments;
}

static void test_random_changes(void) {
    int planned = 0, rounds = ds_test_rounds(240);
    for (int i = 0; i < rounds; i++) {
        uint64_t seed = 5000 + (uint64_t)i;
        replan_case c;
        if (open_case(&c, seed, i % 2 == 0 ? &ds_test_tiny : &ds_test_medium, 1 + (i % 3 == 1))) {
            ds_plan *plan = replan(&c, 1, i % 4 == 0 ? 0 : 150);
            double total;
            CU_ASSERT_TRUE(plan == NULL || accepted(&c, plan, seed, &total));
            CU_ASSERT_TRUE(plan == NULL || frozen_stays(c.baseline, plan));
            CU_ASSERT_TRUE(plan == NULL || (plan->has_replan && plan->replan_baseline == 42));
            planned += plan != NULL;
            ds_plan_free(plan);
        }
        close_case(&c);
    }
    CU_ASSERT_TRUE(10 * planned >= 8 * rounds);
}

/* Where nothing has changed, the new plan is no worse than the one in force with no change. */
static void test_never_worse(void) {
    int rounds = ds_test_rounds(60);
    for (int i = 0; i < rounds; i++) {
        uint64_t seed = 6000 + (uint64_t)i;
        replan_case c;
        if (open_case(&c, seed, i % 2 == 0 ? &ds_test_tiny : &ds_test_medium, 0)) {
            ds_plan *plan = replan(&c, 1, i % 3 == 0 ? 0 : 150);
            CU_ASSERT_TRUE(plan != NULL && plan->score.total >= c.plan->score.total - 1e-9);
            ds_plan_free(plan);
        }
        close_case(&c);
    }
}

/* ---- Whose day it is ------------------------------------------------------------------------- */

#define STAFF(shift) "{\"shift\":\"" shift "\",\"min\":1}"
#define ON(member, shift) "{\"member\":\"" member "\",\"shift\":\"" shift "\",\"desk\":\"hall\"}"

/* Morning and afternoon of one day, and the morning of the next; helpers of team a alone are there
 * on the first morning. */
static const char helped[] =
    "{\"doorstep\":1,\"shifts\":["
    "{\"id\":\"am\",\"date\":\"2022-11-07\",\"start\":\"07:30\",\"end\":\"11:30\"},"
    "{\"id\":\"pm\",\"date\":\"2022-11-07\",\"start\":\"13:30\",\"end\":\"17:00\"},"
    "{\"id\":\"next\",\"date\":\"2022-11-08\",\"start\":\"07:30\",\"end\":\"11:30\"}],"
    "\"services\":[],\"teams\":[{\"id\":\"b\",\"base\":{\"lat\":11,\"lon\":106}},"
    "{\"id\":\"a\",\"base\":{\"lat\":11,\"lon\":106}}],\"members\":["
    "{\"id\":\"aide\",\"teams\":[],\"helps\":[\"a\"]},"
    "{\"id\":\"of-a\",\"teams\":[\"a\"],\"helps\":[\"b\"]},{\"id\":\"of-b\",\"teams\":[\"b\"],"
    "\"helps\":[\"a\"]},"
    "{\"id\":\"officer\",\"teams\":[],\"helps\":[\"a\",\"b\"],\"shifts\":[\"am\"]}],"
    "\"desks\":[{\"id\":\"hall\",\"staffed_by\":\"one_team_per_day\","
    "\"demand\":[" STAFF("am") "," STAFF("pm") "," STAFF(
        "next") "]}],\"households\":[],"
                "\"travel\":{\"mode\":\"straight\",\"speed_kmh\":15}}";

static double shortage_after(const char *baseline) {
    replan_case c = {0};
    double shortage = -1.0;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(helped, strlen(helped), NULL, NULL, &c.in), DOORSTEP_OK);
    const ds_moment noon = {c.in->shifts[0].date, 12 * 3600};
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(c.in, baseline, strlen(baseline), NULL, &c.plan),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(ds_baseline_make(c.in, c.plan, 42, noon, NULL, &c.baseline), DOORSTEP_OK);
    ds_plan *plan = replan(&c, 1, 100);
    CU_ASSERT_PTR_NOT_NULL(plan);
    if (plan != NULL) {
        shortage = plan->score.penalties[DS_PENALTY_desk_shortage] +
                   plan->score.penalties[DS_PENALTY_change];
    }
    ds_plan_free(plan);
    close_case(&c);
    return shortage;
}

/* The team that is to come keeps the day, be its helper there so far of no team or of another one;
 * where two teams were there, it is the one that all who are to come are tied to. */
static void test_helpers_only(void) {
    static const char *const teams =
        "{\"doorstep_plan\":1,\"routes\":[],\"teams\":[{\"team\":\"a\",\"members\":[\"of-a\"]},"
        "{\"team\":\"b\",\"members\":[\"of-b\"]}],\"duties\":[";
    static const char *const day[] = {ON("officer", "am") "," ON("of-a", "pm"),
                                      ON("of-b", "am") "," ON("of-a", "pm"),
                                      ON("of-a", "am") "," ON("of-b", "am") "," ON("aide", "pm")};
    for (int i = 0; i < 3; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s%s,%s]}", teams, day[i], ON("of-b", "next"));
        CU_ASSERT_DOUBLE_EQUAL(shortage_after(text), 0.0, 1e-9);
    }
}

/* ---- The joint state ------------------------------------------------------------------------- */

/* Whatever the moves, the score kept up to date differs from the one counted anew by what frozen
 * shifts bring, which is always the same. */
static void compare_scores(const replan_case *c, uint64_t seed) {
    ds_remainder rest;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_search search;
    double difference = 0.0;
    CU_ASSERT_TRUE_FATAL(ds_remainder_make(c->in, c->baseline, c->plan, &rest));
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, &rest.in));
    CU_ASSERT_TRUE_FATAL(ds_neighbours_init(&neighbours, &rest.in, 20));
    CU_ASSERT_TRUE_FATAL(ds_search_init(&search, &rest.in, &travel, &neighbours, seed, 0));
    ds_take_up(&search, c->plan);
    for (int i = 0; i < 60; i++) {
        int32_t mark = ds_joint_mark(&search.joint);
        ds_roster_move(&search);
        ds_bank_add_dropped(&search, mark);
        ds_recreate(&search);
        ds_joint_settle(&search.joint);
        if (i % 3 == 0) {
            ds_joint_rollback(&search.joint, mark);
        }
        ds_score score;
        ds_extract_score(&search.joint, &score);
        double now = score.total - ds_joint_score(&search.joint);
        difference = i == 0 ? now : difference;
        CU_ASSERT_DOUBLE_EQUAL(now, difference, 1e-6);
    }
    ds_search_free(&search);
    ds_neighbours_free(&neighbours);
    ds_travel_free(&travel);
    ds_remainder_free(&rest);
}

static void test_joint_score(void) {
    for (int i = 0; i < ds_test_rounds(60); i++) {
        uint64_t seed = 8000 + (uint64_t)i;
        replan_case c;
        if (open_case(&c, seed, i % 2 == 0 ? &ds_test_tiny : &ds_test_medium, 1)) {
            compare_scores(&c, seed);
        }
        close_case(&c);
    }
}

/* ---- Threads --------------------------------------------------------------------------------- */

static char *text_of(const ds_instance *in, ds_plan *plan) {
    char *text = NULL;
    size_t length = 0;
    if (plan != NULL) {
        plan->run = (ds_run){.version = ""};
        CU_ASSERT_EQUAL(ds_plan_write(in, plan, &text, &length), DOORSTEP_OK);
    }
    ds_plan_free(plan);
    return text;
}

static void test_threads(void) {
    for (int i = 0; i < ds_test_rounds(8); i++) {
        replan_case c;
        if (open_case(&c, 9000 + (uint64_t)i, &ds_test_medium, 1)) {
            char *one = text_of(c.in, replan(&c, 1, 2000));
            char *four = text_of(c.in, replan(&c, 4, 2000));
            CU_ASSERT_TRUE((one == NULL) == (four == NULL) &&
                           (one == NULL || strcmp(one, four) == 0));
            free(one);
            free(four);
        }
        close_case(&c);
    }
}

DS_SUITE(replan, {"240 random changes: the checker accepts every plan", test_random_changes},
         {"no change: no worse than the plan in force", test_never_worse},
         {"helpers alone staffed a desk: their team keeps the day", test_helpers_only},
         {"the score of changes, step by step and counted anew", test_joint_score},
         {"the same plan on one and four threads", test_threads})
