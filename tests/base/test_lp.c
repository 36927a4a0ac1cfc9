#include "base/lp.h"

#include <glpk.h>
#include <math.h>
#include <pthread.h>

#include "base/rng.h"
#include "suite.h"

static const ds_lp_options PLAIN = DS_LP_OPTIONS;

/* max 3x + 5y with x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6), prices 0, 1.5, 1. */
static void make_small(ds_lp *lp, bool integer) {
    ds_lp_init(lp);
    int32_t a = ds_lp_row(lp, -INFINITY, 4.0), b = ds_lp_row(lp, -INFINITY, 12.0);
    int32_t c = ds_lp_row(lp, -INFINITY, 18.0);
    int32_t x = ds_lp_column(lp, 0.0, INFINITY, 3.0, integer);
    int32_t y = ds_lp_column(lp, 0.0, INFINITY, 5.0, integer);
    ds_lp_entry(lp, a, x, 1.0);
    ds_lp_entry(lp, b, y, 2.0);
    ds_lp_entry(lp, c, x, 3.0);
    ds_lp_entry(lp, c, y, 2.0);
}

static void solves_small(void) {
    ds_lp lp;
    make_small(&lp, false);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_OPTIMAL);
    CU_ASSERT_DOUBLE_EQUAL(lp.value, 36.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.bound, 36.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.x[0], 2.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.x[1], 6.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.price[0], 0.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.price[1], 1.5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(lp.price[2], 1.0, 1e-9);
    ds_lp_free(&lp);
}

static void solves_again_with_more_lines(void) {
    ds_lp lp;
    make_small(&lp, false);
    ds_lp_options warm = PLAIN;
    warm.warm = true;
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_OPTIMAL);
    int32_t row = ds_lp_row(&lp, -INFINITY, 5.0);
    ds_lp_entry(&lp, row, 0, 1.0);
    ds_lp_entry(&lp, row, 1, 1.0);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &warm), DS_LP_OPTIMAL);
    CU_ASSERT_DOUBLE_EQUAL(lp.value, 25.0, 1e-9);
    int32_t column = ds_lp_column(&lp, 0.0, 1.0, 7.0, false);
    ds_lp_entry(&lp, row, column, 1.0);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &warm), DS_LP_OPTIMAL);
    CU_ASSERT_DOUBLE_EQUAL(lp.value, 27.0, 1e-9);
    ds_lp_free(&lp);
}

static void tells_infeasible_and_unbounded(void) {
    ds_lp lp;
    make_small(&lp, true);
    int32_t row = ds_lp_row(&lp, 19.0, INFINITY);
    ds_lp_entry(&lp, row, 0, 3.0);
    ds_lp_entry(&lp, row, 1, 2.0);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_INFEASIBLE);
    CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &PLAIN), DS_LP_INFEASIBLE);
    ds_lp_free(&lp);
    ds_lp_init(&lp);
    row = ds_lp_row(&lp, 0.0, INFINITY);
    ds_lp_entry(&lp, row, ds_lp_column(&lp, 0.0, INFINITY, 1.0, false), 1.0);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_UNBOUNDED);
    ds_lp_free(&lp);
    ds_lp_init(&lp);
    ds_lp_column(&lp, 2.0, 1.0, 1.0, false);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_INFEASIBLE);
    ds_lp_free(&lp);
}

static void solves_nothing(void) {
    ds_lp lp;
    ds_lp_init(&lp);
    CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_OPTIMAL);
    CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &PLAIN), DS_LP_OPTIMAL);
    CU_ASSERT_EQUAL(lp.value, 0.0);
    ds_lp_free(&lp);
}

enum { ITEMS = 12, SACKS = 3 };

/* Several knapsacks over the same items; the best subset by trying all. */
static double make_knapsacks(ds_lp *lp, uint64_t seed) {
    ds_rng rng = ds_rng_make(seed, 7);
    double weight[SACKS][ITEMS], value[ITEMS], best = 0.0;
    ds_lp_init(lp);
    for (int j = 0; j < ITEMS; j++) {
        value[j] = 5 + ds_rng_below(&rng, 20);
        ds_lp_column(lp, 0.0, 1.0, value[j], true);
    }
    for (int i = 0; i < SACKS; i++) {
        int32_t row = ds_lp_row(lp, -INFINITY, 60.0);
        for (int j = 0; j < ITEMS; j++) {
            weight[i][j] = 5 + ds_rng_below(&rng, 20);
            ds_lp_entry(lp, row, j, weight[i][j]);
        }
    }
    for (int subset = 0; subset < 1 << ITEMS; subset++) {
        double sum = 0.0, load[SACKS] = {0};
        for (int j = 0; j < ITEMS; j++) {
            sum += subset >> j & 1 ? value[j] : 0.0;
            for (int i = 0; i < SACKS; i++) {
                load[i] += subset >> j & 1 ? weight[i][j] : 0.0;
            }
        }
        best = load[0] <= 60 && load[1] <= 60 && load[2] <= 60 ? fmax(best, sum) : best;
    }
    return best;
}

static void finds_best_subsets(void) {
    for (uint64_t seed = 1; seed <= 50; seed++) {
        ds_lp lp;
        double best = make_knapsacks(&lp, seed);
        CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &PLAIN), DS_LP_OPTIMAL);
        CU_ASSERT_DOUBLE_EQUAL(lp.value, best, 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(lp.bound, best, 1e-6);
        ds_lp_options cut = PLAIN;
        cut.cut_off = best;
        CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &cut), DS_LP_OPTIMAL);
        CU_ASSERT_DOUBLE_EQUAL(lp.value, best, 1e-6);
        cut.cut_off = best + 1.0;
        CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &cut), DS_LP_INFEASIBLE);
        ds_lp_free(&lp);
    }
}

/* However few nodes, the bound holds and what is found is a solution. */
static void stops_at_nodes(void) {
    int stopped = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ds_lp lp;
        double best = make_knapsacks(&lp, seed);
        ds_lp_options few = PLAIN;
        few.node_limit = 3;
        ds_lp_status status = ds_lp_solve_integer(&lp, &few);
        CU_ASSERT_TRUE(lp.nodes <= 4);
        CU_ASSERT_TRUE(lp.bound >= best - 1e-6);
        CU_ASSERT_TRUE(status != DS_LP_FEASIBLE || lp.value <= best + 1e-6);
        stopped += status == DS_LP_STOPPED || status == DS_LP_FEASIBLE;
        ds_lp_free(&lp);
    }
    CU_ASSERT_TRUE(stopped > 10);
}

static void stops_at_iterations_and_when_told(void) {
    ds_lp lp;
    make_knapsacks(&lp, 3);
    ds_lp_options one = PLAIN;
    one.iteration_limit = 1;
    ds_lp_status status = ds_lp_solve(&lp, &one);
    CU_ASSERT_TRUE(status == DS_LP_FEASIBLE || status == DS_LP_STOPPED);
    atomic_bool cancel = true;
    ds_control control = {.deadline = INFINITY, .max_iterations = -1, .cancel = &cancel};
    ds_lp_options told = PLAIN;
    told.control = &control;
    CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &told), DS_LP_STOPPED);
    ds_lp_free(&lp);
}

/* A column named twice in a row is misuse that GLPK answers by ending the process. */
static void misuse(ds_lp *lp) {
    ds_lp_init(lp);
    int32_t row = ds_lp_row(lp, 0.0, 1.0), column = ds_lp_column(lp, 0.0, 1.0, 1.0, true);
    ds_lp_entry(lp, row, column, 1.0);
    ds_lp_entry(lp, row, column, 1.0);
}

static void survives_a_fatal_error(void) {
    ds_lp lp;
    misuse(&lp);
    for (int round = 0; round < 3; round++) {
        CU_ASSERT_EQUAL(ds_lp_solve(&lp, &PLAIN), DS_LP_FAILED);
        CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &PLAIN), DS_LP_FAILED);
        solves_small();
    }
    ds_lp_free(&lp);
}

static void *solve_on_a_thread(void *unused) {
    ds_lp bad;
    misuse(&bad);
    for (uint64_t seed = 1; seed <= 10; seed++) {
        ds_lp lp;
        double best = make_knapsacks(&lp, seed);
        CU_ASSERT_EQUAL(ds_lp_solve_integer(&lp, &PLAIN), DS_LP_OPTIMAL);
        CU_ASSERT_DOUBLE_EQUAL(lp.value, best, 1e-6);
        CU_ASSERT_EQUAL(ds_lp_solve(&bad, &PLAIN), DS_LP_FAILED);
        ds_lp_free(&lp);
    }
    ds_lp_free(&bad);
    return unused;
}

static void works_on_threads(void) {
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_EQUAL(pthread_create(&threads[i], NULL, solve_on_a_thread, NULL), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }
}

/* The host's own GLPK objects on this thread stay usable. */
static void leaves_the_host_alone(void) {
    glp_init_env();
    glp_prob *own = glp_create_prob();
    glp_add_rows(own, 3);
    solves_small();
    CU_ASSERT_EQUAL(glp_get_num_rows(own), 3);
    glp_delete_prob(own);
    glp_free_env();
}

/* A megabyte for GLPK, less and less of it taken beforehand, until the solve goes through. */
static void survives_lack_of_memory(void) {
    ds_lp_status status = DS_LP_NO_MEMORY;
    int refused = 0;
    for (int pieces = 1000; status != DS_LP_OPTIMAL && pieces > 0; pieces -= 5) {
        ds_lp lp;
        make_knapsacks(&lp, 5);
        glp_init_env();
        glp_mem_limit(1);
        for (int i = 0; i < pieces; i++) {
            glp_alloc(1, 1000);
        }
        status = ds_lp_solve_integer(&lp, &PLAIN);
        refused += status == DS_LP_NO_MEMORY;
        CU_ASSERT_TRUE(status == DS_LP_NO_MEMORY || status == DS_LP_OPTIMAL);
        glp_free_env();
        ds_lp_free(&lp);
    }
    CU_ASSERT_EQUAL(status, DS_LP_OPTIMAL);
    CU_ASSERT_TRUE(refused > 0);
}

static void make_wide(ds_lp *lp) {
    enum { ROWS = 60, COLUMNS = 1000 };
    ds_rng rng = ds_rng_make(1, 3);
    ds_lp_init(lp);
    for (int i = 0; i < ROWS; i++) {
        ds_lp_row(lp, -INFINITY, 100.0);
    }
    for (int j = 0; j < COLUMNS; j++) {
        ds_lp_column(lp, 0.0, 1.0, 5 + ds_rng_below(&rng, 20), false);
        for (int i = 0; i < ROWS; i++) {
            ds_lp_entry(lp, i, j, 1 + ds_rng_below(&rng, 9));
        }
    }
}

/* A program that is larger than its control allows is given up and told, and the next one of the
 * thread has what it needs. */
static void keeps_to_a_limit_of_memory(void) {
    atomic_bool starved = false;
    ds_control control = {.deadline = INFINITY, .max_iterations = -1, .starved = &starved};
    ds_lp_options options = PLAIN;
    options.control = &control;
    int refused = 0;
    for (int64_t megabytes = 1; megabytes <= 64; megabytes *= 2) {
        ds_lp lp;
        make_wide(&lp);
        control.memory = megabytes << 20;
        starved = false;
        ds_lp_status status = ds_lp_solve(&lp, &options);
        CU_ASSERT_TRUE(status == DS_LP_OPTIMAL || status == DS_LP_FAILED);
        CU_ASSERT_EQUAL(starved, status == DS_LP_FAILED);
        refused += starved;
        ds_lp_free(&lp);
    }
    CU_ASSERT_FALSE(starved);
    CU_ASSERT_TRUE(refused > 0);
    solves_small();
}

DS_SUITE(lp, {"a small program: value, solution, prices", solves_small},
         {"warm start after adding a row and a column", solves_again_with_more_lines},
         {"infeasible and unbounded are told apart", tells_infeasible_and_unbounded},
         {"the empty program", solves_nothing},
         {"integer programs against enumeration, with cut-offs", finds_best_subsets},
         {"node limit", stops_at_nodes},
         {"iteration limit and cancelling", stops_at_iterations_and_when_told},
         {"a fatal error of GLPK becomes a status", survives_a_fatal_error},
         {"threads of their own", works_on_threads},
         {"an environment of the host's is left alone", leaves_the_host_alone},
         {"lack of memory becomes a status", survives_lack_of_memory},
         {"a limit of memory is kept to", keeps_to_a_limit_of_memory})
