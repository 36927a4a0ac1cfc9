/*
 * One round over the parts of an instance: each is cut out and planned by itself, on threads, the
 * largest first; then, in a fixed order, what makes the plan of the whole better is taken up.
 */
#ifndef DS_SOLVE_ROUND_H
#define DS_SOLVE_ROUND_H

#include <doorstep/doorstep.h>

#include "solve/islands.h"
#include "split/parts.h"

typedef struct ds_round {
    const ds_parts *parts;
    const bool *only;          /* [parts] those to plan; NULL: all */
    const ds_control *control; /* the deadline is that of the round; iterations are in `left` */
    ds_search *whole;          /* the plan so far, and the round's outcome */
    uint64_t seed, stream;     /* random streams from `stream` on, DS_PART_STREAMS for each part */
    int32_t threads;
    bool begin;    /* each part makes a first plan; otherwise it cools what the whole has of it */
    double heat;   /* of a cooling */
    double longer; /* a cooling is so many times as long as the part deserves, time permitting */
    int64_t *left; /* [parts] iterations left to each, brought up to date; NULL: no limit */
    int64_t iterations; /* of all parts in this round and those before it */
} ds_round;

enum { DS_PART_STREAMS = 8 };

/* The plan of the whole is never worse afterwards; it follows from the seed and the iterations,
 * whatever the threads. The only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_run_round(ds_round *round);

#endif
