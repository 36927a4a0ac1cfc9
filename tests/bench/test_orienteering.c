/* The team orienteering benchmark: its checker, what becomes of an instance, and the engine's
 * answers beside proven optima. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "suite.h"
#include "top_build.h"
#include "top_reference.h"
#include "top_check.h"
#include "top_jobs.h"
#include "travel/travel.h"

#define DATA DS_TEST_ROOT "/tests/data/orienteering/"

static ds_top_instance read_data(const char *path) {
    ds_top_instance in;
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(ds_top_read_file(path, -1, &in, message), DOORSTEP_OK);
    return in;
}

/* ---- The checker ----------------------------------------------------------------------------- */

/* Routes as text: customers by spaces, routes by bars. */
static ds_top_routes routes_of(const char *text, int32_t ends[8], int32_t stops[16]) {
    ds_top_routes routes = {.ends = ends, .stops = stops};
    int32_t n = 0;
    for (; *text != '\0'; text += *text == ' ') {
        if (*text == '|') {
            ends[routes.count++] = n;
            text++;
        } else {
            stops[n++] = (int32_t)strtol(text, (char **)&text, 10);
        }
    }
    ends[routes.count++] = n;
    return routes;
}

typedef struct check_case {
    const char *routes;
    const char *expected; /* "" or the broken rule */
    double score;
} check_case;

static void expect_verdicts(const ds_top_instance *in, int32_t m, const check_case *cases,
                            size_t count) {
    for (size_t i = 0; i < count; i++) {
        int32_t ends[8], stops[16];
        char message[DS_TOP_MESSAGE];
        double score = -1;
        ds_top_routes routes = routes_of(cases[i].routes, ends, stops);
        bool good = ds_top_check(in, m, &routes, &score, message);
        CU_ASSERT_EQUAL(good, cases[i].expected[0] == '\0');
        CU_ASSERT_STRING_EQUAL(message, cases[i].expected);
        CU_ASSERT_EQUAL(score, cases[i].score);
    }
}

/* Start and end 4 apart, the longest route 6. */
static void test_plain_rules(void) {
    ds_top_node nodes[] = {{.x = 0},
                           {.x = 2, .score = 5},
                           {.x = 5, .score = 7},
                           {.x = 2, .y = 3, .score = 11},
                           {.x = -1, .score = 0.5},
                           {.x = 4}};
    const ds_top_instance in = {.n_nodes = 6, .end = 5, .routes = 2, .limit = 6, .nodes = nodes};
    static const check_case cases[] = {
        {"1 2", "", 12},
        {"1 2|4", "", 12.5},
        {"", "", 0},
        {"|", "", 0},
        {"2 1", "route 1 is 10.000000000 long, at most 6 is allowed", 0},
        {"1|3", "route 2 is 7.211102551 long, at most 6 is allowed", 0},
        {"1 1", "customer 1 is served twice", 0},
        {"1|2 1", "customer 1 is served twice", 0},
        {"0", "0 is no customer", 0},
        {"5", "5 is no customer", 0},
        {"6", "6 is no customer", 0},
        {"-1", "-1 is no customer", 0},
        {"1|2|4", "3 routes, at most 2 are allowed", 0},
    };
    expect_verdicts(&in, 2, cases, sizeof cases / sizeof cases[0]);
}

/* A route may be longer than the limit by 1e-6, and not by more. */
static void test_tolerance(void) {
    static const check_case fits[] = {{"1", "", 5}};
    static const check_case broken[] = {
        {"1", "route 1 is 4.000001500 long, at most 4 is allowed", 0}};
    ds_top_node nodes[] = {{.x = 0}, {.x = 2, .score = 5}, {.x = 4.0000009}};
    const ds_top_instance in = {.n_nodes = 3, .end = 2, .routes = 1, .limit = 4, .nodes = nodes};
    expect_verdicts(&in, 1, fits, 1);
    nodes[2].x = 4.0000015;
    expect_verdicts(&in, 1, broken, 1);
}

/* The way is √2 out and √2 back: 1.4 and 1.4 with one decimal, 1.41 with two. */
static void test_window_rules(void) {
    ds_top_node nodes[] = {{.close = 20},
                           {.x = 1, .y = 1, .score = 5, .duration = 2, .open = 0, .close = 1.4},
                           {.x = 2, .y = 2, .score = 7, .duration = 2, .open = 9, .close = 10},
                           {.x = 1, .y = 1, .score = 3, .duration = 17.2, .open = 0, .close = 9}};
    ds_top_instance in = {.windows = true, .decimals = 1, .n_nodes = 4, .end = 0, .nodes = nodes};
    static const check_case one_decimal[] = {
        {"1 2", "", 12}, /* waits for customer 2 */
        {"2 1", "route 1 is at customer 1 at 12.40, after 1.40", 0},
        {"3", "", 3}, /* back at 20.0 */
        {"1 3", "route 1 is at the end, node 0 at 22.00, after 20.00", 0},
    };
    static const check_case two_decimals[] = {
        {"1 2", "route 1 is at customer 1 at 1.41, after 1.40", 0},
        {"2", "", 7},
        {"3", "route 1 is at the end, node 0 at 20.02, after 20.00", 0},
    };
    expect_verdicts(&in, 1, one_decimal, sizeof one_decimal / sizeof one_decimal[0]);
    in.decimals = 2;
    expect_verdicts(&in, 1, two_decimals, sizeof two_decimals / sizeof two_decimals[0]);
}

/* 0.3 and 0.4 make exactly 0.5, though no computer's fractions do; service may start at 0.5. */
static void test_exact_truncation(void) {
    static const check_case fits[] = {{"1", "", 5}};
    static const check_case late[] = {{"1", "route 1 is at customer 1 at 0.50, after 0.49", 0}};
    ds_top_node nodes[] = {{.x = 1000.1, .y = 0.1, .close = 1},
                           {.x = 1000.4, .y = 0.5, .score = 5, .close = 0.5}};
    const ds_top_instance in = {.windows = true, .decimals = 2, .n_nodes = 2, .nodes = nodes};
    expect_verdicts(&in, 1, fits, 1);
    nodes[1].close = 0.49;
    expect_verdicts(&in, 1, late, 1);
}

/* ---- An instance of ours -----------------------------------------------------------------------
 */

static ds_instance *build(const ds_top_instance *from, int32_t m) {
    ds_instance *in = NULL;
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(ds_top_build(from, m, &in, message), DOORSTEP_OK);
    return in;
}

/* Whether the engine's clock lets one route of ours in; the tour in the order given. */
static bool engine_accepts(const ds_instance *in, const ds_travel *travel,
                           const int32_t *households, int32_t count) {
    const ds_shift *shift = &in->shifts[0];
    int32_t at = in->teams[0].base;
    int64_t clock = shift->start;
    for (int32_t k = 0; k < count; k++) {
        const ds_household *household = &in->households[households[k]];
        const ds_visit *visit = &in->visits[household->visits.first];
        ds_range intervals = in->class_intervals[visit->window_class];
        const ds_interval *open = &in->intervals[intervals.first];
        clock += ds_travel_time(travel, 0, at, household->location);
        if (intervals.count == 0 || clock > open->close) {
            return false;
        }
        clock = clock > open->open ? clock : open->open;
        clock += ds_whole_ticks(in->shapes[visit->shape].longest * in->ticks_per_second);
        at = household->location;
    }
    return clock + ds_travel_time(travel, 0, at, in->teams[0].end) <= shift->end;
}

/* Random routes: what the engine accepts the checker does, and with time windows the other way
 * round as well; without, all but what is within 1e-5 of the limit. */
static void compare_clocks(ds_top_instance *from, ds_rng *rng, int rounds) {
    ds_instance *in = build(from, 1);
    ds_travel travel;
    CU_ASSERT_TRUE_FATAL(ds_travel_init(&travel, in));
    int accepted = 0;
    for (int i = 0; i < rounds; i++) {
        int32_t households[5], stops[5], end = 1 + ds_rng_below(rng, 4);
        int32_t step = 1 + ds_rng_below(rng, 2), first = ds_rng_below(rng, in->n_households);
        for (int32_t k = 0; k < end; k++) {
            households[k] = (first + k * step) % in->n_households;
            stops[k] = in->locations[in->households[households[k]].location].node;
        }
        const ds_top_routes routes = {.count = 1, .ends = &end, .stops = stops};
        char message[DS_TOP_MESSAGE];
        double score, limit = from->limit;
        bool ours = engine_accepts(in, &travel, households, end);
        bool theirs = ds_top_check(from, 1, &routes, &score, message);
        from->limit = limit - 1e-5;
        bool with_room = ds_top_check(from, 1, &routes, &score, message);
        from->limit = limit;
        CU_ASSERT_TRUE(theirs || !ours);
        CU_ASSERT_TRUE(ours || !with_room);
        CU_ASSERT_TRUE(!from->windows || ours == theirs);
        accepted += ours;
    }
    CU_ASSERT_TRUE(accepted > rounds / 20);
    ds_travel_free(&travel);
    ds_instance_free(in);
}

static void draw_nodes(ds_top_instance *in, ds_rng *rng) {
    double unit = in->windows ? 1e-2 : 1e-6;
    for (int32_t i = 0; i < in->n_nodes; i++) {
        ds_top_node *node = &in->nodes[i];
        *node = (ds_top_node){.x = unit * floor(ds_rng_below(rng, 50) / unit * 0.999),
                              .y = unit * floor(ds_rng_below(rng, 50) / unit * 0.999),
                              .score = 1 + ds_rng_below(rng, 9)};
        node->duration = in->windows ? ds_rng_below(rng, 20) / 2.0 : 0;
        node->open = ds_rng_below(rng, 60);
        node->close = node->open + ds_rng_below(rng, 100);
    }
    in->nodes[0].open = 5;
    in->nodes[0].close = 180;
}

static void test_clocks(void) {
    ds_top_node nodes[12];
    ds_rng rng = ds_rng_make(5, 0);
    for (int i = 0; i < 40; i++) {
        ds_top_instance in = {.windows = i % 2 == 1,
                              .decimals = 1 + i / 2 % 2,
                              .n_nodes = 12,
                              .limit = 80 + ds_rng_unit(&rng) * 60,
                              .nodes = nodes};
        in.end = in.windows ? 0 : 11;
        draw_nodes(&in, &rng);
        compare_clocks(&in, &rng, ds_test_rounds(200));
    }
}

/* What the engine is given: nothing counts but the scores, one team of m who go out alone. */
static void test_built(void) {
    ds_top_instance from = read_data(DATA "lattice.2.a.txt");
    from.nodes[3].score = 0;
    ds_instance *in = build(&from, 2);
    const ds_weights only = {.coverage = 1};
    CU_ASSERT_EQUAL(memcmp(&in->weights, &only, sizeof only), 0);
    CU_ASSERT_EQUAL(in->n_households, 10); /* one of eleven has no score */
    CU_ASSERT_EQUAL(in->n_members, 2);
    CU_ASSERT_EQUAL(in->teams[0].max_crews, 2);
    CU_ASSERT_EQUAL(in->teams[0].crew_max, 1);
    CU_ASSERT_EQUAL(in->shifts[0].end, 86400 * 3000); /* 20 units of 4,320 s */
    CU_ASSERT_EQUAL(in->visits[1].value, 18);
    ds_instance_free(in);
    ds_top_instance_free(&from);
}

static void test_not_built(void) {
    ds_top_node nodes[] = {{.close = 0}, {.score = 5, .close = 9}};
    const ds_top_instance from = {.windows = true, .decimals = 1, .n_nodes = 2, .nodes = nodes};
    ds_instance *in = NULL;
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL(ds_top_build(&from, 1, &in, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_STRING_EQUAL(message, "the start's window is from 0 to 0, expected one that is "
                                    "longer than 0 and ends by 86400");
    nodes[0].close = 8640.1; /* tenths of a unit become the seconds */
    CU_ASSERT_EQUAL(ds_top_build(&from, 1, &in, message), DOORSTEP_BAD_INPUT);
    CU_ASSERT_STRING_EQUAL(message, "the start's window is from 0 to 8640.1, expected one that is "
                                    "longer than 0 and ends by 8640");
    nodes[0].close = 8640;
    nodes[1].close = 0.1;
    CU_ASSERT_EQUAL(ds_top_build(&from, 1, &in, message), DOORSTEP_OK);
    ds_instance_free(in);
}

/* ---- Optima ---------------------------------------------------------------------------------- */

enum { MOST = 12 }; /* customers of an instance that is enumerated */

/* floor(units d) by trying. */
static int64_t floor_distance(const ds_top_node *a, const ds_top_node *b, int64_t units) {
    int64_t dx = llround(1000 * (a->x - b->x)), dy = llround(1000 * (a->y - b->y)), t = 0;
    while (1000000 * (t + 1) * (t + 1) <= (dx * dx + dy * dy) * units * units) {
        t++;
    }
    return t;
}

/* Earliest departure from `to` after a departure from `from`; infinite where it is too late. */
static double go(const ds_top_instance *in, double departure, int32_t from, int32_t to) {
    const ds_top_node *a = &in->nodes[from], *b = &in->nodes[to];
    if (!in->windows) {
        return departure + hypot(a->x - b->x, a->y - b->y);
    }
    int64_t units = in->decimals == 1 ? 10 : 100;
    double arrival = departure + (double)floor_distance(a, b, units);
    double unit = (double)units;
    return arrival > b->close * unit ? INFINITY
                                     : fmax(arrival, b->open * unit) + b->duration * unit;
}

static bool back_in_time(const ds_top_instance *in, double departure, int32_t last) {
    double end = go(in, departure, last, in->end);
    return in->windows ? end < INFINITY : end <= in->limit + 1e-6;
}

/* Which sets of customers one route can serve: by sets and the last of each. Customer k + 1 is bit
 * k: start is node 0, and the end, where it is another, the last node. */
static void single_routes(const ds_top_instance *in, int32_t n, bool *feasible) {
    double(*earliest)[MOST] = malloc(((size_t)1 << n) * sizeof *earliest);
    CU_ASSERT_PTR_NOT_NULL_FATAL(earliest);
    double start = in->windows ? in->nodes[0].open : 0;
    feasible[0] = true;
    for (int32_t set = 1; set < 1 << n; set++) {
        feasible[set] = false;
        for (int32_t last = 0; last < n; last++) {
            double best = INFINITY;
            int32_t rest = set & ~(1 << last);
            if (rest == set) {
                continue;
            }
            for (int32_t before = 0; before < n; before++) {
                if ((rest >> before & 1) != 0) {
                    best = fmin(best, go(in, earliest[rest][before], before + 1, last + 1));
                }
            }
            earliest[set][last] = rest == 0 ? go(in, start, 0, last + 1) : best;
            feasible[set] |= back_in_time(in, earliest[set][last], last + 1);
        }
    }
    free(earliest);
}

static double score_of(const ds_top_instance *in, int32_t set) {
    double score = 0;
    for (; set != 0; set &= set - 1) {
        score += in->nodes[__builtin_ctz((unsigned)set) + 1].score;
    }
    return score;
}

/* The best of m routes, by dividing every set in every way. */
static double optimum(const ds_top_instance *in, int32_t m) {
    int32_t n = in->n_nodes - (in->end == 0 ? 1 : 2), full = (1 << n) - 1;
    bool *feasible = malloc((size_t)full + 1);
    double *best = calloc((size_t)full + 1, sizeof *best);
    CU_ASSERT_TRUE_FATAL(n <= MOST && feasible != NULL && best != NULL);
    single_routes(in, n, feasible);
    for (int32_t route = 0; route < m; route++) {
        for (int32_t set = full; set >= 0; set--) { /* subsets still hold one route less */
            for (int32_t part = set; part > 0; part = (part - 1) & set) {
                if (feasible[part]) {
                    best[set] = fmax(best[set], best[set & ~part] + score_of(in, part));
                }
            }
        }
    }
    double value = best[full];
    free(feasible);
    free(best);
    return value;
}

static const struct {
    const char *path, *name;
    int32_t m;
} CASES[] = {
    {DATA "edge.1.a.txt", "edge.1.a", 1},
    {DATA "far.2.a.txt", "far.2.a", 2},
    {DATA "lattice.2.a.txt", "lattice.2.a", 2},
    {DATA "scatter.txt", "scatter", 3},
    {DATA "w101.txt", "w101_m1", 1},
    {DATA "w101.txt", "w101_m2", 2},
    {DATA "w101.txt", "w101_m3", 3},
    {DATA "pr91.txt", "pr91_m1", 1},
    {DATA "pr91.txt", "pr91_m2", 2},
    {DATA "pr91.txt", "pr91_m3", 3},
};
enum { N_CASES = sizeof CASES / sizeof CASES[0], SEEDS = 2 };

/* The file of optima beside the data holds what enumeration gives. */
static void test_optima_on_file(void) {
    ds_top_references references = {0};
    char message[DS_TOP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(ds_top_references_read(DATA "optima.csv", &references, message),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL(references.count, N_CASES);
    for (size_t i = 0; i < N_CASES; i++) {
        ds_top_instance in = read_data(CASES[i].path);
        const ds_top_reference *known = ds_top_reference_of(&references, CASES[i].name);
        CU_ASSERT_PTR_NOT_NULL_FATAL(known);
        CU_ASSERT_EQUAL(known->best, optimum(&in, CASES[i].m));
        ds_top_instance_free(&in);
    }
    ds_top_references_free(&references);
}

typedef struct answers {
    int32_t count;
    double score[SEEDS];
} answers;

static void keep_score(int32_t task, const ds_top_result *result, void *payload) {
    answers *a = payload;
    CU_ASSERT_EQUAL(result->status, DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(result->message, "");
    CU_ASSERT_TRUE(result->course.final_seconds <= result->course.seconds);
    a->score[task] = result->score;
    a->count++;
}

/* Two runs at once, and the engine reaches the optimum in both. */
static void test_engine(void) {
    for (size_t i = 0; i < N_CASES; i++) {
        ds_top_instance in = read_data(CASES[i].path);
        double best = optimum(&in, CASES[i].m);
        answers found = {0};
        ds_top_task tasks[SEEDS];
        for (int32_t k = 0; k < SEEDS; k++) {
            tasks[k] = (ds_top_task){.instance = &in,
                                     .routes = CASES[i].m,
                                     .budget = {.seed = (uint64_t)k + 1,
                                                .threads = 1,
                                                .seconds = INFINITY,
                                                .iterations = 4000,
                                                .stop_at = INFINITY}};
        }
        CU_ASSERT_TRUE(ds_top_run_all(tasks, SEEDS, SEEDS, keep_score, &found));
        CU_ASSERT_EQUAL(found.count, SEEDS);
        CU_ASSERT_EQUAL(found.score[0], best);
        CU_ASSERT_EQUAL(found.score[1], best);
        ds_top_instance_free(&in);
    }
}

/* A run that may end at the reference does: no budget would end it otherwise. */
static void test_stop(void) {
    ds_top_instance in = read_data(DATA "scatter.txt");
    int32_t ends[3], stops[14];
    ds_top_result result = {.routes = {.ends = ends, .stops = stops}};
    const ds_top_task task = {
        .instance = &in,
        .routes = 3,
        .budget = {.seed = 1, .threads = 1, .seconds = INFINITY, .iterations = -1, .stop_at = 72}};
    ds_top_run(&task, &result);
    CU_ASSERT_EQUAL(result.status, DOORSTEP_OK);
    CU_ASSERT_EQUAL(result.score, 72);
    ds_top_instance_free(&in);
}

/* What cannot become an instance of ours is told by the run. */
static void test_failed_run(void) {
    ds_top_node nodes[2] = {{0}};
    const ds_top_instance in = {.windows = true, .decimals = 1, .n_nodes = 2, .nodes = nodes};
    int32_t ends[1], stops[2];
    ds_top_result result = {.routes = {.ends = ends, .stops = stops}};
    const ds_top_task task = {
        .instance = &in, .routes = 1, .budget = {.seed = 1, .threads = 1, .seconds = 1}};
    ds_top_run(&task, &result);
    CU_ASSERT_EQUAL(result.status, DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.message, "the start's window is from 0 to 0"));
}

/* The lattice's best routes are exactly as long as they may be: with less the optimum is worse, so
 * that the engine's rounding must cost nothing. */
static void test_exact_length(void) {
    ds_top_instance in = read_data(DATA "lattice.2.a.txt");
    double best = optimum(&in, 2);
    in.limit -= 3e-6;
    CU_ASSERT_TRUE(optimum(&in, 2) < best);
    ds_top_instance_free(&in);
}

DS_SUITE(orienteering, {"rules of routes without time windows", test_plain_rules},
         {"how much too long a route may be", test_tolerance},
         {"rules of routes with time windows", test_window_rules},
         {"distances are truncated exactly", test_exact_truncation},
         {"the engine's clock and the checker agree", test_clocks},
         {"what becomes of an instance", test_built},
         {"what cannot become an instance", test_not_built},
         {"optima on file are those of enumeration", test_optima_on_file},
         {"the engine finds them", test_engine}, {"a run ends at the reference", test_stop},
         {"a run that cannot begin", test_failed_run},
         {"routes exactly as long as allowed", test_exact_length})
