/*
 * Run control: when to stop, and whom to tell how it goes. Read-only for the search but for the
 * cancel flag, which another thread or a signal handler may set.
 */
#ifndef DS_BASE_CONTROL_H
#define DS_BASE_CONTROL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct ds_progress {
    double seconds; /* since the run began */
    double score;
    int32_t covered; /* households all of whose visits are done */
    int32_t households;
    int64_t iterations;
} ds_progress;

typedef struct ds_control {
    double deadline;        /* on ds_clock()'s scale; +infinity: none */
    double started;         /* on ds_clock()'s scale */
    int64_t max_iterations; /* < 0: no limit */
    atomic_bool *cancel;    /* NULL: cannot be cancelled */
    void (*progress)(const ds_progress *progress, void *payload); /* NULL: nobody listens */
    void *payload;
} ds_control;

/* Monotonic wall clock, seconds. */
double ds_clock(void);

bool ds_cancelled(const ds_control *control);

/* Cancelled or past the deadline (iterations are counted by the search). */
bool ds_stop_now(const ds_control *control);

#endif
