/*
 * One measurement: an instance read, planned once by the greedy or by the engine, and the plan
 * judged. It happens in a process of its own, so that peak memory is its own as well.
 */
#ifndef DS_BENCH_RUNS_H
#define DS_BENCH_RUNS_H

#include <stdbool.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

/* What is measured, in the order of the table. One row: id, name in the table and in CSV, width
 * and decimals in the table. NAN: not known. */
#define DS_BENCH_FIGURE_MAP(X)                         \
    X(COVERAGE, "coverage", "coverage", 10, 1)         \
    X(RATIO, "/ greedy", "ratio_to_greedy", 8, 3)      \
    X(SCORE, "score", "score", 10, 1)                  \
    X(SHARE, "/ bound", "share_of_bound", 7, 3)        \
    X(COVERED, "covered", "households_covered", 7, 0)  \
    X(SHORTAGE, "short", "desk_people_missing", 5, 0)  \
    X(ITERATIONS, "iterations", "iterations", 10, 0)   \
    X(RATE, "a second", "iterations_per_second", 8, 0) \
    X(SECONDS, "seconds", "seconds_used", 7, 2)        \
    X(NEARLY, "99 %", "seconds_to_99_percent", 7, 2)   \
    X(MEGABYTES, "MB", "peak_megabytes", 5, 0)

enum {
#define DS_BENCH_FIGURE_ENUM(id, name, csv, width, decimals) DS_BENCH_##id,
    DS_BENCH_FIGURE_MAP(DS_BENCH_FIGURE_ENUM)
#undef DS_BENCH_FIGURE_ENUM
        DS_BENCH_FIGURES
};

typedef struct ds_bench_task {
    const char *path;
    bool greedy;    /* the baseline, which has no budget and no seed */
    double seconds; /* budget of the engine */
    uint64_t seed;
    int32_t threads;
} ds_bench_task;

typedef struct ds_bench_result {
    doorstep_status status;
    int32_t violations; /* rules that the plan breaks */
    char message[256];  /* the first mistake or broken rule, or "" */
    doorstep_instance_summary size;
    double read_seconds; /* greedy only: median of several readings */
    double figures[DS_BENCH_FIGURES];
} ds_bench_result;

/* Failures are told by the result. */
void ds_bench_run(const ds_bench_task *task, ds_bench_result *result);

#endif
