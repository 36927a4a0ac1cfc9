/*
 * Many runs, some at once, each in a process of its own: a run that ends badly spoils none beside
 * it.
 */
#ifndef DS_BENCH_JOBS_H
#define DS_BENCH_JOBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ds_bench_jobs {
    int32_t count; /* of runs */
    int32_t jobs;  /* at once, at most */
    size_t size;   /* of a run's result */
    void *payload;

    /* In the run's own process: fills the result, which begins zeroed and is memory that both
     * processes see at the same address. */
    void (*run)(int32_t task, void *result, void *payload);

    /* In the parent when a run has ended, in the order of their ends; the result is gone after the
     * call. `failure`: how its process ended, or NULL where it ended well. */
    void (*done)(int32_t task, void *result, const char *failure, void *payload);
} ds_bench_jobs;

/* False when no process could be had. */
bool ds_bench_run_all(const ds_bench_jobs *work);

#endif
