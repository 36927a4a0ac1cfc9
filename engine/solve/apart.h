/*
 * An instance of several parts that few ties or none hold together: each part is cut out and
 * planned by itself, on threads, the largest first; their plans joined are the first plan of the
 * whole.
 */
#ifndef DS_SOLVE_APART_H
#define DS_SOLVE_APART_H

#include <doorstep/doorstep.h>

#include "solve/islands.h"
#include "split/parts.h"

typedef struct ds_apart {
    const ds_parts *parts;
    const ds_control *control; /* for all parts together */
    const ds_control *repair;  /* for what the whole needs to keep every rule */
    uint64_t seed;
    int32_t threads;
} ds_apart;

/* The parts' plans go into `whole->best` where they are better together, and their iterations to
 * `whole->iterations`. The plan follows from the seed and the iterations, whatever the threads. The
 * only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_plan_apart(const ds_apart *apart, ds_islands *whole);

#endif
