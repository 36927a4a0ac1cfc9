#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <doorstep/doorstep.h>

#include "base/rng.h"
#include "suite.h"

#define EXAMPLE DS_TEST_ROOT "/tests/data/example.json"
#define EXAMPLE_PLAN DS_TEST_ROOT "/tests/data/example.plan.json"

static doorstep_instance *example(void) {
    doorstep_instance *instance = NULL;
    CU_ASSERT_EQUAL(doorstep_instance_read_file(EXAMPLE, NULL, NULL, &instance), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(instance);
    return instance;
}

static doorstep_plan *example_plan(const doorstep_instance *instance) {
    doorstep_plan *plan = NULL;
    CU_ASSERT_EQUAL(doorstep_plan_read_file(instance, EXAMPLE_PLAN, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    return plan;
}

static doorstep_solve_options few_iterations(void) {
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 200;
    options.threads = 1;
    return options;
}

/* ---- The whole flow ---- */

/* A plan as written reads back as the same plan, and is judged well. */
static void expect_same_after_reading(const doorstep_instance *instance,
                                      const doorstep_plan *plan) {
    char *text = NULL, *again = NULL;
    size_t length, length_again;
    doorstep_plan *reread = NULL;
    doorstep_check_report *report = NULL;
    CU_ASSERT_EQUAL(doorstep_plan_write(plan, DOORSTEP_JSON, DOORSTEP_ENGLISH, &text, &length),
                    DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_plan_read(instance, text, length, NULL, &reread), DOORSTEP_OK);
    CU_ASSERT_EQUAL(
        doorstep_plan_write(reread, DOORSTEP_JSON, DOORSTEP_ENGLISH, &again, &length_again),
        DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(text, again);
    CU_ASSERT_EQUAL_FATAL(doorstep_check(reread, NULL, NULL, &report), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_check_violations(report), 0);
    doorstep_check_report_free(report);
    doorstep_plan_free(reread);
    doorstep_free(text);
    doorstep_free(again);
}

static void whole_flow(void) {
    doorstep_instance *instance = example();
    const doorstep_solve_options options = few_iterations();
    doorstep_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_OK);
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    CU_ASSERT_EQUAL(figures.households, 8);
    CU_ASSERT_TRUE(figures.covered > 0);
    CU_ASSERT_DOUBLE_EQUAL(figures.score, figures.coverage + figures.complete - figures.penalties,
                           1e-9);
    CU_ASSERT_TRUE(!figures.has_bound || figures.bound >= figures.score - 1e-6);
    CU_ASSERT_PTR_NULL(figures.stopped);
    CU_ASSERT_EQUAL(figures.seed, 1);
    CU_ASSERT_EQUAL(figures.threads, 1);
    expect_same_after_reading(instance, plan);
    char *page = NULL;
    size_t length;
    CU_ASSERT_EQUAL(doorstep_plan_write(plan, DOORSTEP_TEXT, DOORSTEP_ENGLISH, &page, &length),
                    DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(page, "Households covered"));
    doorstep_free(page);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
}

static void summary(void) {
    doorstep_instance *instance = example();
    doorstep_instance_summary s = DOORSTEP_INSTANCE_SUMMARY_INIT;
    CU_ASSERT_EQUAL(doorstep_instance_summarize(instance, &s), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(s.name, "Two hamlets, three days");
    CU_ASSERT_EQUAL(s.first_day, 19303);
    CU_ASSERT_EQUAL(s.last_day, 19305);
    CU_ASSERT_EQUAL(s.shifts, 4);
    CU_ASSERT_EQUAL(s.members, 6);
    CU_ASSERT_EQUAL(s.households, 8);
    CU_ASSERT_EQUAL(s.visits, 10);
    CU_ASSERT_EQUAL(s.left_out, 0);
    CU_ASSERT_NOT_EQUAL(s.digest, 0);
    doorstep_instance_free(instance);
}

static void checking(void) {
    doorstep_instance *instance = example();
    doorstep_plan *plan = example_plan(instance);
    doorstep_check_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_check(plan, NULL, NULL, &report), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_check_violations(report), 0);
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL(doorstep_check_get_figures(report, &figures), DOORSTEP_OK);
    CU_ASSERT_DOUBLE_EQUAL(figures.score, 41.84265, 1e-5);
    CU_ASSERT_EQUAL(figures.people_helped, 16);
    doorstep_check_report_free(report);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
}

/* The handles may be freed in any order: what is still needed stays. */
static void any_order_of_freeing(void) {
    doorstep_instance *instance = example();
    doorstep_plan *plan = example_plan(instance);
    doorstep_instance_free(instance);
    doorstep_check_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_check(plan, NULL, NULL, &report), DOORSTEP_OK);
    doorstep_plan_free(plan);
    char *text = NULL;
    size_t length;
    CU_ASSERT_EQUAL(doorstep_check_write(report, DOORSTEP_TEXT, &text, &length), DOORSTEP_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "The plan keeps every rule."));
    doorstep_free(text);
    doorstep_check_report_free(report);
}

static void broken_plans(void) {
    static const char text[] =
        "{\"doorstep_plan\": 1, \"teams\": [{\"team\": \"nobody\", \"members\": []}], "
        "\"duties\": [], \"routes\": []}";
    doorstep_instance *instance = example();
    doorstep_plan *plan = NULL;
    doorstep_check_report *report = NULL;
    doorstep_violation violation;
    CU_ASSERT_EQUAL_FATAL(doorstep_plan_read(instance, text, sizeof text - 1, NULL, &plan),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(doorstep_check(plan, NULL, NULL, &report), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_check_violations(report), 1);
    CU_ASSERT_EQUAL(doorstep_check_violation(report, 0, &violation), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(violation.code, "P1");
    CU_ASSERT_PTR_NOT_NULL(strstr(violation.text, "unknown team \"nobody\""));
    CU_ASSERT_EQUAL(doorstep_check_violation(report, 1, &violation), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_check_violation(report, -1, &violation), DOORSTEP_USAGE);
    doorstep_check_report_free(report);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
}

/* ---- Diagnostics ---- */

static void mistakes_as_data(void) {
    static const char text[] = "{\"doorstep\": 1,\n \"shift\": []}";
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_instance *instance = NULL;
    doorstep_diagnostic d;
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(&diagnostics), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_instance_read(text, sizeof text - 1, NULL, diagnostics, &instance),
                    DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(instance);
    int count = doorstep_diagnostics_count(diagnostics);
    CU_ASSERT_TRUE(count > 0);
    CU_ASSERT_EQUAL(doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR), count);
    CU_ASSERT_EQUAL(doorstep_diagnostics_found(diagnostics, DOORSTEP_WARNING), 0);
    CU_ASSERT_EQUAL(doorstep_diagnostics_get(diagnostics, 0, &d), DOORSTEP_OK);
    CU_ASSERT_EQUAL(d.severity, DOORSTEP_ERROR);
    CU_ASSERT_STRING_EQUAL(d.pointer, "/shift");
    CU_ASSERT_EQUAL(d.line, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(d.message, "did you mean \"shifts\"?"));
    CU_ASSERT_EQUAL(doorstep_diagnostics_get(diagnostics, count, &d), DOORSTEP_USAGE);
    doorstep_diagnostics_clear(diagnostics);
    CU_ASSERT_EQUAL(doorstep_diagnostics_count(diagnostics), 0);
    doorstep_diagnostics_free(diagnostics);
}

static void unreadable_files(void) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_instance *instance = example(), *none = instance;
    doorstep_plan *plan = NULL;
    doorstep_diagnostic d;
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(&diagnostics), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_instance_read_file("/no/such/file", NULL, diagnostics, &none),
                    DOORSTEP_FILE_ERROR);
    CU_ASSERT_PTR_NULL(none);
    CU_ASSERT_EQUAL(doorstep_plan_read_file(instance, "/no/such/file", diagnostics, &plan),
                    DOORSTEP_FILE_ERROR);
    CU_ASSERT_EQUAL(doorstep_diagnostics_get(diagnostics, 1, &d), DOORSTEP_OK);
    CU_ASSERT_PTR_NULL(d.pointer);
    CU_ASSERT_PTR_NOT_NULL(strstr(d.message, "No such file"));
    doorstep_diagnostics_free(diagnostics);
    doorstep_instance_free(instance);
}

static void status_table(void) {
    CU_ASSERT_EQUAL(doorstep_status_exit_code(DOORSTEP_OK), 0);
    CU_ASSERT_EQUAL(doorstep_status_exit_code(DOORSTEP_BROKEN_PLAN), 1);
    CU_ASSERT_EQUAL(doorstep_status_exit_code(DOORSTEP_INFEASIBLE), 3);
    CU_ASSERT_EQUAL(doorstep_status_exit_code(DOORSTEP_FILE_ERROR), 74);
    CU_ASSERT_EQUAL(doorstep_status_exit_code((doorstep_status)99), 70);
    CU_ASSERT_STRING_EQUAL(doorstep_status_text(DOORSTEP_NO_MEMORY), "out of memory");
    CU_ASSERT_STRING_EQUAL(doorstep_status_text((doorstep_status)99), "unknown status");
    CU_ASSERT_STRING_EQUAL(doorstep_version(), DOORSTEP_VERSION);
}

/* ---- Solving ---- */

static void solving_on_time(void) {
    doorstep_instance *instance = example();
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.seconds = 0.2;
    doorstep_plan *plan = NULL;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    CU_ASSERT_TRUE(figures.seconds < 20);
    CU_ASSERT_TRUE(figures.threads >= 1);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
}

/* Without any other limit only the token can end these searches. */
static doorstep_cancel_token *caught;

static void on_alarm(int number) {
    (void)number;
    doorstep_cancel(caught);
}

static void cancelled_from_a_signal(void) {
    doorstep_instance *instance = example();
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.seconds = 3600;
    doorstep_plan *plan = NULL;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL_FATAL(doorstep_cancel_token_new(&caught), DOORSTEP_OK);
    CU_ASSERT_FALSE(doorstep_cancelled(caught));
    options.cancel = caught;
    signal(SIGALRM, on_alarm);
    ualarm(200000, 0);
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_OK);
    signal(SIGALRM, SIG_DFL);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    /* A search that proved its plan the best may have ended before. */
    CU_ASSERT_TRUE(!doorstep_cancelled(caught) || strcmp(figures.stopped, "cancelled") == 0);
    doorstep_plan_free(plan);
    doorstep_cancel_token_free(caught);
    doorstep_instance_free(instance);
}

static void cancelled_before_it_began(void) {
    doorstep_instance *instance = example();
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    doorstep_plan *plan = NULL;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL_FATAL(doorstep_cancel_token_new(&options.cancel), DOORSTEP_OK);
    doorstep_cancel(options.cancel);
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(figures.stopped, "cancelled");
    expect_same_after_reading(instance, plan);
    doorstep_plan_free(plan);
    doorstep_cancel_token_free(options.cancel);
    doorstep_instance_free(instance);
}

typedef struct heard {
    int calls;
    double last_seconds, best_score;
    bool backwards;
} heard;

static void listen(const doorstep_progress *progress, void *payload) {
    heard *h = payload;
    h->backwards |= progress->seconds < h->last_seconds ||
                    (h->calls > 0 && progress->score < h->best_score - 1e-9);
    h->last_seconds = progress->seconds;
    h->best_score = progress->score;
    h->calls++;
    CU_ASSERT_EQUAL(progress->households, 8);
    CU_ASSERT_TRUE(progress->covered >= 0 && progress->covered <= 8);
}

static void progress_is_told(void) {
    doorstep_instance *instance = example();
    doorstep_solve_options options = few_iterations();
    heard h = {0};
    options.iterations = 20000;
    options.progress = listen;
    options.payload = &h;
    doorstep_plan *plan = NULL;
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_OK);
    CU_ASSERT_TRUE(h.calls > 0);
    CU_ASSERT_FALSE(h.backwards);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
}

/* ---- Misuse ---- */

static doorstep_plan_figures solved(const doorstep_instance *instance,
                                    const doorstep_solve_options *options,
                                    doorstep_diagnostics *diagnostics) {
    doorstep_plan *plan = NULL;
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    CU_ASSERT_EQUAL_FATAL(doorstep_solve(instance, options, diagnostics, &plan), DOORSTEP_OK);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(plan, &figures), DOORSTEP_OK);
    doorstep_plan_free(plan);
    return figures;
}

/* A bound is the same with and without a plan, and lower at most with time of its own: more than
 * the example needs, for its bound is final once it is proven best. */
static void bounds(void) {
    doorstep_instance *instance = example();
    doorstep_bound_options options = DOORSTEP_BOUND_OPTIONS_INIT;
    doorstep_bound_figures figures = DOORSTEP_BOUND_FIGURES_INIT;
    doorstep_solve_options how = DOORSTEP_SOLVE_OPTIONS_INIT;
    how.iterations = 2000;
    CU_ASSERT_EQUAL(doorstep_bound(instance, NULL, NULL, &figures), DOORSTEP_OK);
    doorstep_plan_figures plan = solved(instance, &how, NULL);
    CU_ASSERT_TRUE(plan.has_bound);
    CU_ASSERT_DOUBLE_EQUAL(plan.bound, figures.score, 1e-9);
    CU_ASSERT_TRUE(plan.score <= figures.score);
    CU_ASSERT_TRUE(figures.all_visits >= plan.coverage);
    CU_ASSERT_DOUBLE_EQUAL(figures.share, figures.score / figures.all_visits, 1e-12);
    double easy = figures.score;
    options.seconds = how.bound_seconds = 60;
    CU_ASSERT_EQUAL(doorstep_bound(instance, &options, NULL, &figures), DOORSTEP_OK);
    CU_ASSERT_TRUE(figures.score < easy && figures.score >= plan.score);
    plan = solved(instance, &how, NULL);
    CU_ASSERT_TRUE(plan.bound <= easy && plan.bound >= plan.score);
    options.seconds = -1;
    CU_ASSERT_EQUAL(doorstep_bound(instance, &options, NULL, &figures), DOORSTEP_USAGE);
    options.seconds = 0;
    options.threads = -1;
    CU_ASSERT_EQUAL(doorstep_bound(instance, &options, NULL, &figures), DOORSTEP_USAGE);
    doorstep_instance_free(instance);
}

/* With a gap the search ends once the plan is good enough. */
static void good_enough(void) {
    doorstep_instance *instance = example();
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.iterations = 20000;
    options.threads = 1;
    options.gap = 1.0;
    doorstep_plan_figures soon = solved(instance, &options, NULL);
    options.gap = 0.0;
    doorstep_plan_figures late = solved(instance, &options, NULL);
    CU_ASSERT_TRUE(soon.gap <= 1.0);
    CU_ASSERT_TRUE(soon.iterations < late.iterations);
    doorstep_instance_free(instance);
}

/* What does not fit into the memory allowed is gone without, and told. */
static void short_of_memory(void) {
    doorstep_instance *instance = example();
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(&diagnostics), DOORSTEP_OK);
    options.iterations = 2000;
    options.max_memory = 1;
    solved(instance, &options, diagnostics);
    CU_ASSERT_EQUAL(doorstep_diagnostics_found(diagnostics, DOORSTEP_WARNING), 1);
    options.max_memory = (int64_t)1 << 30;
    solved(instance, &options, diagnostics);
    CU_ASSERT_EQUAL(doorstep_diagnostics_found(diagnostics, DOORSTEP_WARNING), 1);
    doorstep_diagnostics_free(diagnostics);
    doorstep_instance_free(instance);
}

static void refused_options(void) {
    doorstep_instance *instance = example(), *none = NULL;
    doorstep_plan *plan = NULL;
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    doorstep_read_options read = DOORSTEP_READ_OPTIONS_INIT;
    options.size++;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.size = 1;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options = (doorstep_solve_options)DOORSTEP_SOLVE_OPTIONS_INIT;
    options.threads = -1;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.threads = DOORSTEP_MAX_THREADS + 1;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.threads = 1;
    options.seconds = strtod("nan", NULL);
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.seconds = 0;
    options.seed = UINT64_MAX;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.seed = 1;
    options.gap = -0.01;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.gap = 0;
    options.bound_seconds = strtod("nan", NULL);
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    options.bound_seconds = 0;
    options.max_memory = -1;
    CU_ASSERT_EQUAL(doorstep_solve(instance, &options, NULL, &plan), DOORSTEP_USAGE);
    CU_ASSERT_PTR_NULL(plan);
    read.size = 1000;
    CU_ASSERT_EQUAL(doorstep_instance_read("{}", 2, &read, NULL, &none), DOORSTEP_USAGE);
    doorstep_instance_free(instance);
}

/* A struct of an older header is filled as far as it goes. */
static void older_structs(void) {
    doorstep_instance *instance = example();
    doorstep_instance_summary s = DOORSTEP_INSTANCE_SUMMARY_INIT;
    s.size = offsetof(doorstep_instance_summary, digest);
    s.digest = 42;
    CU_ASSERT_EQUAL(doorstep_instance_summarize(instance, &s), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(s.name, "Two hamlets, three days");
    CU_ASSERT_EQUAL(s.digest, 42);
    CU_ASSERT_EQUAL(s.size, offsetof(doorstep_instance_summary, digest));
    s.size = sizeof s + 8;
    CU_ASSERT_EQUAL(doorstep_instance_summarize(instance, &s), DOORSTEP_USAGE);
    doorstep_instance_free(instance);
}

static void null_for_objects(void) {
    doorstep_instance *instance = NULL;
    doorstep_plan *plan = NULL;
    doorstep_check_report *report = NULL;
    char *text = NULL;
    size_t length = 0;
    CU_ASSERT_EQUAL(doorstep_instance_read(NULL, 0, NULL, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_instance_read(NULL, 3, NULL, NULL, &instance), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_instance_read(NULL, 0, NULL, NULL, &instance), DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(doorstep_instance_read_file(NULL, NULL, NULL, &instance), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_instance_read_file("x", NULL, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_instance_summarize(NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_read(NULL, "{}", 2, NULL, &plan), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_read_file(NULL, "x", NULL, &plan), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_read_file(NULL, "x", NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_write(NULL, DOORSTEP_JSON, DOORSTEP_ENGLISH, &text, &length),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_write_file(NULL, DOORSTEP_JSON, DOORSTEP_ENGLISH, "x", NULL),
                    DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_plan_get_figures(NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_solve(NULL, NULL, NULL, &plan), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_solve(NULL, NULL, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_bound(NULL, NULL, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(
        doorstep_bound_write(NULL, NULL, DOORSTEP_JSON, DOORSTEP_ENGLISH, &text, &length),
        DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_check(NULL, NULL, NULL, &report), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_check_violations(NULL), 0);
    CU_ASSERT_EQUAL(doorstep_check_violation(NULL, 0, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_check_write(NULL, DOORSTEP_JSON, &text, &length), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_generate(NULL, NULL, 0, NULL, &text, &length), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_generate("hamlet", NULL, 1, NULL, &text, &length), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_write_file(NULL, "", 0, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_read_descriptor(0, NULL, NULL, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_diagnostics_new(NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_diagnostics_count(NULL), 0);
    CU_ASSERT_EQUAL(doorstep_diagnostics_get(NULL, 0, NULL), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_cancel_token_new(NULL), DOORSTEP_USAGE);
    CU_ASSERT_FALSE(doorstep_cancelled(NULL));
    doorstep_cancel(NULL);
    doorstep_instance_free(NULL);
    doorstep_plan_free(NULL);
    doorstep_check_report_free(NULL);
    doorstep_diagnostics_free(NULL);
    doorstep_cancel_token_free(NULL);
    doorstep_free(NULL);
    CU_ASSERT_TRUE(instance == NULL && plan == NULL && report == NULL && text == NULL);
}

/* ---- Generating ---- */

static void generated_instances(void) {
    doorstep_generate_kind kind;
    int kinds = 0;
    for (; doorstep_generate_kind_get(kinds, &kind) == DOORSTEP_OK; kinds++) {
        doorstep_generate_option option;
        CU_ASSERT_TRUE(strlen(kind.help) > 0);
        CU_ASSERT_EQUAL(doorstep_generate_option_get(kind.name, 0, &option), DOORSTEP_OK);
        CU_ASSERT_TRUE(option.low <= option.high);
        char *text = NULL;
        size_t length;
        doorstep_instance *instance = NULL;
        if (strcmp(kind.name, "district") == 0 || strcmp(kind.name, "province") == 0 ||
            strcmp(kind.name, "country") == 0) {
            continue; /* larger than a test needs */
        }
        CU_ASSERT_EQUAL(doorstep_generate(kind.name, NULL, 0, NULL, &text, &length), DOORSTEP_OK);
        CU_ASSERT_EQUAL(doorstep_instance_read(text, length, NULL, NULL, &instance), DOORSTEP_OK);
        doorstep_instance_free(instance);
        doorstep_free(text);
    }
    CU_ASSERT_EQUAL(kinds, 7);
    CU_ASSERT_EQUAL(doorstep_generate_kind_get(-1, &kind), DOORSTEP_USAGE);
}

static void refused_settings(void) {
    static const struct {
        const char *kind;
        doorstep_generate_setting setting;
    } cases[] = {{"hamlt", {"seed", 1}},
                 {"hamlet", {"households", 0}},
                 {"hamlet", {"households", 1000000}},
                 {"hamlet", {"house", 3}},
                 {"hamlet", {NULL, 3}}};
    doorstep_generate_option option;
    CU_ASSERT_EQUAL(doorstep_generate_option_get("hamlt", 0, &option), DOORSTEP_USAGE);
    CU_ASSERT_EQUAL(doorstep_generate_option_get("hamlet", 99, &option), DOORSTEP_USAGE);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = NULL;
        size_t length;
        CU_ASSERT_EQUAL(
            doorstep_generate(cases[i].kind, &cases[i].setting, 1, NULL, &text, &length),
            DOORSTEP_USAGE);
        CU_ASSERT_PTR_NULL(text);
    }
}

/* ---- Random sequences of calls ---- */

enum { HANDLES = 3, STEPS = 3000 };

/* Every slot holds a handle or NULL; a step uses, replaces or frees some slot. */
typedef struct handles {
    doorstep_instance *instances[HANDLES];
    doorstep_plan *plans[HANDLES];
    doorstep_check_report *reports[HANDLES];
    doorstep_diagnostics *diagnostics;
} handles;

static void step_instance(handles *h, ds_rng *rng, int slot) {
    static const char *const texts[] = {"", "{", "{\"doorstep\": 1}", "[1, 2"};
    doorstep_instance_free(h->instances[slot]);
    if (ds_rng_below(rng, 3) > 0) {
        doorstep_instance_read_file(EXAMPLE, NULL, h->diagnostics, &h->instances[slot]);
    } else {
        const char *text = texts[ds_rng_below(rng, 4)];
        doorstep_instance_read(text, strlen(text), NULL, h->diagnostics, &h->instances[slot]);
    }
}

static void step_plan(handles *h, ds_rng *rng, int slot) {
    const doorstep_instance *instance = h->instances[ds_rng_below(rng, HANDLES)];
    doorstep_plan_free(h->plans[slot]);
    doorstep_solve_options options = few_iterations();
    options.iterations = ds_rng_below(rng, 3);
    options.seed = ds_rng_next(rng) >> 11;
    if (ds_rng_below(rng, 10) == 0) {
        doorstep_solve(instance, &options, h->diagnostics, &h->plans[slot]);
    } else {
        doorstep_plan_read_file(instance, ds_rng_below(rng, 5) > 0 ? EXAMPLE_PLAN : EXAMPLE,
                                h->diagnostics, &h->plans[slot]);
    }
}

static void step_report(handles *h, ds_rng *rng, int slot) {
    doorstep_check_report_free(h->reports[slot]);
    doorstep_check(h->plans[ds_rng_below(rng, HANDLES)], NULL, NULL, &h->reports[slot]);
}

static void step_use(handles *h, ds_rng *rng, int slot) {
    doorstep_plan_figures figures = DOORSTEP_PLAN_FIGURES_INIT;
    doorstep_instance_summary s = DOORSTEP_INSTANCE_SUMMARY_INIT;
    char *text = NULL;
    size_t length;
    doorstep_format format = (doorstep_format)ds_rng_below(rng, 3);
    doorstep_instance_summarize(h->instances[slot], &s);
    doorstep_plan_get_figures(h->plans[slot], &figures);
    doorstep_check_get_figures(h->reports[slot], &figures);
    doorstep_plan_write(h->plans[slot], format, DOORSTEP_ENGLISH, &text, &length);
    doorstep_free(text);
    doorstep_check_write(h->reports[slot], format, &text, &length);
    doorstep_free(text);
}

static void step_free(handles *h, ds_rng *rng, int slot) {
    switch (ds_rng_below(rng, 4)) {
    case 0:
        doorstep_instance_free(h->instances[slot]);
        h->instances[slot] = NULL;
        break;
    case 1:
        doorstep_plan_free(h->plans[slot]);
        h->plans[slot] = NULL;
        break;
    case 2:
        doorstep_check_report_free(h->reports[slot]);
        h->reports[slot] = NULL;
        break;
    default:
        doorstep_diagnostics_clear(h->diagnostics);
    }
}

static void random_calls(void) {
    static void (*const steps[])(handles *, ds_rng *, int) = {step_instance, step_plan, step_report,
                                                              step_use, step_free};
    handles h = {0};
    ds_rng rng = ds_rng_make(7, 0);
    CU_ASSERT_EQUAL_FATAL(doorstep_diagnostics_new(&h.diagnostics), DOORSTEP_OK);
    for (int i = 0; i < STEPS; i++) {
        steps[ds_rng_below(&rng, 5)](&h, &rng, ds_rng_below(&rng, HANDLES));
    }
    for (int i = 0; i < HANDLES; i++) {
        doorstep_instance_free(h.instances[i]);
        doorstep_plan_free(h.plans[i]);
        doorstep_check_report_free(h.reports[i]);
    }
    doorstep_diagnostics_free(h.diagnostics);
}

DS_SUITE(api, {"read, solve, write, read, check", whole_flow}, {"summary of an instance", summary},
         {"checking the example", checking}, {"handles freed in any order", any_order_of_freeing},
         {"a plan that names unknown things", broken_plans}, {"mistakes as data", mistakes_as_data},
         {"files that cannot be read", unreadable_files}, {"statuses", status_table},
         {"a search by time", solving_on_time},
         {"a search ended by a signal handler", cancelled_from_a_signal},
         {"a search ended before it began", cancelled_before_it_began},
         {"a bound without a plan", bounds}, {"a gap that is good enough", good_enough},
         {"a limit of memory", short_of_memory}, {"progress", progress_is_told},
         {"options that are refused", refused_options}, {"structs of older headers", older_structs},
         {"NULL for what is needed", null_for_objects},
         {"every kind of generated instance is valid", generated_instances},
         {"settings that are refused", refused_settings},
         {"random sequences of calls", random_calls})
