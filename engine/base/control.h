/*
 * Run control: when to stop, and whom to tell how it goes. Read-only for the search but for the
 * flags: `cancel`, which another thread or a signal handler may set, and `starved`.
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
    int64_t memory;         /* bytes that one linear program may take; 0: no limit */
    atomic_bool *starved;   /* set where one wanted more and was given up; NULL: nobody asks */
    void (*progress)(const ds_progress *progress, void *payload); /* NULL: nobody listens */
    void *payload;
} ds_control;

/* Each thread's share of a limit of memory for all; 0: no limit. */
static inline int64_t ds_memory_share(int64_t memory, int32_t threads) {
    return memory > 0 && threads > 1 ? memory / threads + 1 : memory;
}

/* Monotonic wall clock, seconds. */
double ds_clock(void);

bool ds_cancelled(const ds_control *control);

/* Cancelled or past the deadline (iterations are counted by the search). */
bool ds_stop_now(const ds_control *control);

#endif
