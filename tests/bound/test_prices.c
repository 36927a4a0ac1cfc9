/* The bound at prices holds at any prices, tolls and bonds among them: against enumeration. */
#include "bound/prices.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "io/instance_read.h"
#include "oracle/enumerate.h"
#include "roster/descent.h"
#include "suite.h"
#include "support/random_case.h"

enum { SEEDS = 100, STEPS = 60, TRIES = 20 };

/* From the best prices, where the bound is sharp, a share of them goes elsewhere within its limits;
 * tolls and bonds more often than others. */
static void disturb(const ds_descent *descent, ds_rng *rng, double *price) {
    const ds_market *market = &descent->dual->market;
    double far = pow(10.0, 2.0 * ds_rng_unit(rng) - 1.0);
    for (int32_t i = 0; i < market->n_prices; i++) {
        bool toll = i >= market->first_toll;
        price[i] = descent->best[i];
        if (ds_rng_unit(rng) < (toll ? 0.5 : 0.05)) {
            double other = price[i] + far * (2.0 * ds_rng_unit(rng) - 1.0);
            price[i] = fmin(fmax(other, market->low[i]), market->high[i]);
        }
    }
}

static void try_prices(ds_descent *descent, const char *name, uint64_t seed, double best) {
    ds_rng rng = ds_rng_make(seed, 7);
    for (int i = 0; i < TRIES; i++) {
        disturb(descent, &rng, descent->price);
        double bound = ds_dual_at(descent->dual, descent->price);
        if (!(bound >= best - 1e-6 * fmax(1.0, fabs(best)))) {
            printf("\n    %s, try %d: %.6f below the optimum %.6f", name, i, bound, best);
            CU_FAIL("a bound below the optimum");
        }
    }
}

/* An instance at its best prices, and its optimum. */
typedef struct market_day {
    ds_instance *in;
    ds_travel travel;
    ds_dual dual;
    ds_descent descent;
    oracle_answer answer;
} market_day;

static void open_day(market_day *day, ds_instance *in, int32_t steps) {
    static const ds_worth_options options = {.types_cap = 1500, .arcs = 8, .tolls = true};
    const ds_control control = {.deadline = INFINITY, .max_iterations = -1};
    *day = (market_day){.in = in};
    CU_ASSERT_TRUE_FATAL(in != NULL && oracle_solve(in, &day->answer));
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&day->travel, in));
    CU_ASSERT_EQUAL_FATAL(ds_dual_init(&day->dual, in, &day->travel, &options), DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(ds_descent_init(&day->descent, &day->dual, false), DOORSTEP_OK);
    ds_descend(&day->descent, steps, &control);
}

static void close_day(market_day *day) {
    ds_descent_free(&day->descent);
    ds_dual_free(&day->dual);
    ds_travel_free(&day->travel);
    ds_plan_free(day->answer.plan);
    ds_instance_free(day->in);
}

static void judge(uint64_t seed, int *compared) {
    char name[32];
    ds_instance *in = ds_test_random_read(seed, NULL);
    CU_ASSERT_TRUE_FATAL(in != NULL);
    in->weights.travel *= seed % 2 == 0 ? 1.0 : 100.0; /* so that ways matter */
    market_day day;
    open_day(&day, in, STEPS);
    snprintf(name, sizeof name, "seed %d", (int)seed);
    if (day.answer.feasible) {
        try_prices(&day.descent, name, seed, day.answer.best);
        (*compared)++;
    }
    close_day(&day);
}

static void test_any_prices(void) {
    int rounds = ds_test_rounds(SEEDS), compared = 0;
    for (int seed = 0; seed < rounds; seed++) {
        judge((uint64_t)seed, &compared);
    }
    CU_ASSERT_TRUE(compared >= rounds / 2);
}

/* Six houses in a row at equal gaps, away from the base, and no way home: the nearest ways are the
 * route's own, and only the leg to the first of them is left out: little slack to hide a toll that
 * is paid and not earned. */
static void test_row(void) {
    char text[4096];
    int at =
        snprintf(text, sizeof text,
                 "{\"doorstep\":1,\"shifts\":[{\"id\":\"s\",\"date\":\"2022-11-07\","
                 "\"start\":\"08:00\",\"end\":\"20:00\"}],"
                 "\"services\":[{\"id\":\"talk\",\"minutes\":1,\"value\":10}],"
                 "\"teams\":[{\"id\":\"t\",\"base\":{\"lat\":11,\"lon\":106},\"return\":false}],"
                 "\"members\":[{\"id\":\"m\"}],\"objective\":{\"travel\":1},"
                 "\"travel\":{\"mode\":\"straight\",\"speed_kmh\":60},\"households\":[");
    for (int i = 0; i < 6; i++) {
        at += snprintf(&text[at], sizeof text - (size_t)at,
                       "%s{\"id\":\"h%d\",\"lat\":11.%02d,\"lon\":106,"
                       "\"needs\":[{\"service\":\"talk\",\"people\":1}]}",
                       i > 0 ? "," : "", i, i + 1);
    }
    snprintf(&text[at], sizeof text - (size_t)at, "]}");
    ds_instance *in = NULL;
    market_day day;
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, strlen(text), NULL, NULL, &in), DOORSTEP_OK);
    open_day(&day, in, STEPS);
    CU_ASSERT_DOUBLE_EQUAL(day.descent.least, day.answer.best, 1.2);
    for (uint64_t seed = 0; seed < 20; seed++) {
        try_prices(&day.descent, "row", seed, day.answer.best);
    }
    close_day(&day);
}

DS_SUITE(prices, {"never below the optimum, at whatever prices", test_any_prices},
         {"houses in a row: little slack", test_row})
