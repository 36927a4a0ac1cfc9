/*
 * Under which conditions a campaign plans its instances: the options that its programs share, and
 * the line about them above the tables.
 */
#ifndef DS_BENCH_CONDITIONS_H
#define DS_BENCH_CONDITIONS_H

#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>

#include "planning.h"

enum { DS_BENCH_MAX_SEEDS = 100 };

typedef struct ds_bench_conditions {
    double seconds;     /* of a run; infinite: no limit */
    int64_t iterations; /* of a run; < 0: no limit */
    int32_t threads, jobs, n_seeds;
    uint64_t seeds[DS_BENCH_MAX_SEEDS];
    bool stop_at_best, each, markdown;
    const char *csv; /* or NULL */
} ds_bench_conditions;

/* What getopt_long answers to the options below; a program's own are from DS_BENCH_OWN_OPTION. */
enum {
    DS_BENCH_TIME,
    DS_BENCH_ITERATIONS,
    DS_BENCH_SEEDS,
    DS_BENCH_THREADS,
    DS_BENCH_JOBS,
    DS_BENCH_CSV,
    DS_BENCH_STOP_AT_BEST,
    DS_BENCH_EACH,
    DS_BENCH_MARKDOWN,
    DS_BENCH_OWN_OPTION
};

/* Elements of an array of options. */
#define DS_BENCH_CONDITION_OPTIONS                                    \
    {"time", required_argument, NULL, DS_BENCH_TIME},                 \
        {"iterations", required_argument, NULL, DS_BENCH_ITERATIONS}, \
        {"seeds", required_argument, NULL, DS_BENCH_SEEDS},           \
        {"threads", required_argument, NULL, DS_BENCH_THREADS},       \
        {"jobs", required_argument, NULL, DS_BENCH_JOBS},             \
        {"csv", required_argument, NULL, DS_BENCH_CSV},               \
        {"stop-at-best", no_argument, NULL, DS_BENCH_STOP_AT_BEST},   \
        {"each", no_argument, NULL, DS_BENCH_EACH}, {                 \
        "markdown", no_argument, NULL, DS_BENCH_MARKDOWN              \
    }

#define DS_BENCH_CONDITION_USAGE                                                            \
    "      --time S           seconds of a run (5; no limit where --iterations is given)\n" \
    "      --iterations N     iterations of a run\n"                                        \
    "      --seeds N          seeds 1 to N (1); or a list of seeds: \"4,7\", \"4,\"\n"      \
    "      --threads N        threads of a run (1)\n"                                       \
    "      --jobs N           runs at once (1)\n"                                           \
    "      --stop-at-best     end a run when it reaches its reference\n"                    \
    "      --each             print a line for each run as well\n"                          \
    "      --markdown         print tables as Markdown\n"                                   \
    "      --csv FILE         write every single run to FILE\n"

extern const ds_bench_conditions ds_bench_default_conditions;

/* Takes an option (`text`: its value, or NULL). False where the value is none. */
bool ds_bench_take_condition(int name, const char *text, ds_bench_conditions *conditions);

/* To be called behind the last option. */
void ds_bench_settle_conditions(ds_bench_conditions *conditions);

/* The budget of a run with the `k`-th seed. `reference`: score that is known, NAN where none is. */
ds_bench_budget ds_bench_budget_of(const ds_bench_conditions *conditions, int32_t k,
                                   double reference);

/* How the figures come about. */
void ds_bench_print_conditions(const ds_bench_conditions *conditions, FILE *out);

#endif
