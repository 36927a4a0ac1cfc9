/* A plan to start from: never made worse, and used as far as it keeps the rules. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "io/plan_read.h"
#include "solve/solve.h"
#include "support/example.h"
#include "support/random_case.h"

static ds_plan *go_on(const ds_instance *in, const ds_plan *start, int32_t threads,
                      int64_t iterations, ds_diags *diags) {
    const ds_solve_options options = {.seed = 1, .threads = threads, .start = start};
    const ds_control control = {
        .deadline = INFINITY, .started = ds_clock(), .max_iterations = iterations};
    ds_plan *plan = NULL;
    doorstep_status status = ds_solve(in, &options, &control, diags, &plan);
    CU_ASSERT_TRUE(status == DOORSTEP_OK || status == DOORSTEP_INFEASIBLE);
    return plan;
}

/* ---- Plans that keep every rule -------------------------------------------------------------- */

static void test_example(void) {
    ds_instance *in = ds_test_example();
    ds_plan *start = ds_test_example_plan(in);
    ds_diags diags;
    ds_diags_init(&diags);
    for (int64_t iterations = 0; iterations <= 200; iterations += 100) {
        ds_plan *plan = go_on(in, start, 1, iterations, &diags);
        CU_ASSERT_TRUE(plan->score.total >= start->score.total - 1e-5);
        ds_plan_free(plan);
    }
    CU_ASSERT_EQUAL(diags.warnings, 0);
    ds_diags_free(&diags);
    ds_plan_free(start);
    ds_instance_free(in);
}

static bool never_worse(uint64_t seed, const ds_test_random_options *options, int64_t iterations) {
    ds_instance *in = ds_test_random_read(seed, options);
    ds_plan *start = NULL;
    if (in == NULL || ds_test_solve(in, seed, 1, iterations, &start) != DOORSTEP_OK) {
        ds_instance_free(in);
        return false;
    }
    ds_diags diags;
    ds_diags_init(&diags);
    ds_plan *plan = go_on(in, start, 1, iterations / 2, &diags);
    double total;
    CU_ASSERT_TRUE(plan != NULL && ds_test_accepted(in, plan, true, &total));
    CU_ASSERT_TRUE(plan != NULL && plan->score.total >= start->score.total - 1e-9);
    CU_ASSERT_EQUAL(diags.warnings, 0);
    ds_diags_free(&diags);
    ds_plan_free(plan);
    ds_plan_free(start);
    ds_instance_free(in);
    return true;
}

static void test_never_worse(void) {
    int planned = 0, rounds = ds_test_rounds(120);
    for (int i = 0; i < rounds; i++) {
        const ds_test_random_options *options[] = {&ds_test_tiny, &ds_test_medium};
        planned += never_worse(3000 + (uint64_t)i, options[i % 2], i % 3 == 0 ? 0 : 200);
    }
    planned += never_worse(7003, &ds_test_large, 100);
    CU_ASSERT_TRUE(10 * planned >= 8 * rounds);
}

/* ---- Plans that do not ----------------------------------------------------------------------- */

/* Now and then another value, or none. */
static void spoil(ds_rng *rng, int32_t *index, int32_t count) {
    if (ds_rng_below(rng, 6) == 0) {
        *index = ds_rng_below(rng, count + 1) - 1;
    }
}

static void spoil_plan(ds_plan *plan, const ds_instance *in, ds_rng *rng) {
    for (int32_t i = 0; i < plan->n_belongings; i++) {
        spoil(rng, &plan->belongings[i].team, in->n_teams);
        spoil(rng, &plan->belongings[i].member, in->n_members);
    }
    for (int32_t i = 0; i < plan->n_duties; i++) {
        ds_duty *duty = &plan->duties[i];
        spoil(rng, &duty->member, in->n_members);
        spoil(rng, &duty->shift, in->n_shifts);
        spoil(rng, &duty->crew, 4);
        spoil(rng, duty->desk == DS_NONE ? &duty->team : &duty->desk,
              duty->desk == DS_NONE ? in->n_teams : in->n_desks);
    }
    for (int32_t i = 0; i < plan->n_routes; i++) {
        spoil(rng, &plan->routes[i].team, in->n_teams);
        spoil(rng, &plan->routes[i].shift, in->n_shifts);
        spoil(rng, &plan->routes[i].crew, 4);
    }
    for (int32_t i = 0; i < plan->n_stops; i++) {
        spoil(rng, &plan->stops[i].visit, in->n_visits);
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        spoil(rng, &plan->appointments[i].visit, in->n_visits);
        spoil(rng, &plan->appointments[i].desk, in->n_desks);
        spoil(rng, &plan->appointments[i].shift, in->n_shifts);
    }
}

static void test_spoilt(void) {
    int planned = 0, warned = 0, rounds = ds_test_rounds(120);
    for (int i = 0; i < rounds; i++) {
        ds_rng rng = ds_rng_make((uint64_t)i, 9);
        ds_instance *in =
            ds_test_random_read(4000 + (uint64_t)i, i % 2 == 0 ? &ds_test_tiny : &ds_test_medium);
        ds_plan *start = NULL;
        ds_diags diags;
        ds_diags_init(&diags);
        if (ds_test_solve(in, 1, 1, 100, &start) == DOORSTEP_OK) {
            spoil_plan(start, in, &rng);
            ds_plan *plan = go_on(in, start, 1, 50, &diags);
            double total;
            planned++;
            warned += diags.warnings > 0;
            CU_ASSERT_TRUE(plan != NULL && ds_test_accepted(in, plan, true, &total));
            ds_plan_free(plan);
        }
        ds_diags_free(&diags);
        ds_plan_free(start);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(10 * planned >= 8 * rounds);
    CU_ASSERT_TRUE(10 * warned >= 8 * planned);
}

/* ---- What is said of them -------------------------------------------------------------------- */

static bool said(const ds_diags *diags, const char *pointer, const char *text) {
    for (int i = 0; i < diags->count; i++) {
        const ds_diag *d = &diags->items[i];
        if (d->warning && d->pointer != NULL && strcmp(d->pointer, pointer) == 0 &&
            strstr(d->message, text) != NULL) {
            return true;
        }
    }
    return false;
}

/* One change of the example's plan, and the warning it brings. */
static const struct {
    const char *old, *new, *pointer, *text;
} spoilings[] = {
    {"\"hoa\", \"nam\", \"lan\"]", "\"hoa\", \"nam\", \"lan\", \"binh\"]", "/teams",
     "do not let member \"binh\" belong to team \"phu\""},
    {"{\"member\": \"thu\", \"shift\": \"tue-am\", \"desk\"",
     "{\"member\": \"thu\", \"shift\": \"mon-eve\", \"desk\"", "/duties/1",
     "no room for member \"thu\" here in shift \"mon-eve\""},
    {"\"lan\", \"shift\": \"wed-am\"", "\"nam\", \"shift\": \"wed-am\"", "/duties/6",
     "no room for member \"nam\""},
    {"\"hoa\", \"shift\": \"wed-am\"", "\"hoe\", \"shift\": \"wed-am\"", "/duties/5/member",
     "unknown member \"hoe\""},
    {"{\"household\": \"h7\"", "{\"household\": \"h1\"", "/routes/2/stops/2",
     "no room for visit 1 of household \"h1\" here in shift \"mon-eve\""},
    {"{\"household\": \"h4\", \"visit\": 1,", "{\"household\": \"h2\", \"visit\": 1,",
     "/appointments/0", "no room for visit 1 of household \"h2\""},
};

static void test_warnings(void) {
    ds_instance *in = ds_test_example();
    size_t length;
    char *text = ds_test_example_plan_text(&length);
    for (size_t i = 0; i < sizeof spoilings / sizeof spoilings[0]; i++) {
        char *changed = ds_test_replace(text, spoilings[i].old, spoilings[i].new);
        ds_plan *start = NULL;
        ds_diags diags;
        ds_diags_init(&diags);
        CU_ASSERT_EQUAL(ds_plan_read(in, changed, strlen(changed), NULL, &start), DOORSTEP_OK);
        ds_plan *plan = go_on(in, start, 1, 0, &diags);
        double total;
        CU_ASSERT_TRUE(said(&diags, spoilings[i].pointer, spoilings[i].text));
        CU_ASSERT_TRUE(plan != NULL && ds_test_accepted(in, plan, true, &total));
        ds_plan_free(plan);
        ds_diags_free(&diags);
        ds_plan_free(start);
        free(changed);
    }
    free(text);
    ds_instance_free(in);
}

/* ---- Threads --------------------------------------------------------------------------------- */

static void test_threads(void) {
    for (int i = 0; i < ds_test_rounds(10); i++) {
        ds_instance *in = ds_test_random_read(600 + (uint64_t)i, &ds_test_medium);
        ds_plan *start = NULL;
        if (ds_test_solve(in, 1, 1, 100, &start) == DOORSTEP_OK) {
            ds_plan *one = go_on(in, start, 1, 2000, NULL), *four = go_on(in, start, 4, 2000, NULL);
            CU_ASSERT_TRUE(one != NULL && four != NULL && one->score.total == four->score.total);
            ds_plan_free(one);
            ds_plan_free(four);
        }
        ds_plan_free(start);
        ds_instance_free(in);
    }
}

DS_SUITE(warm, {"the example's plan", test_example},
         {"120 random plans are not made worse", test_never_worse},
         {"120 spoilt plans are used as far as rules allow", test_spoilt},
         {"what is left out is named", test_warnings},
         {"the same plan on one and four threads", test_threads})
