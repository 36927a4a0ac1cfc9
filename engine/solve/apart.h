/*
 * An instance of several parts that few ties or none hold together, planned in rounds over its
 * parts (solve/round.h). In the first each part begins, so that there soon is a plan of the whole;
 * in those after it each cools, twice as long as in the one before where there is time for it; in
 * the last ones parts that ties were cut between are planned together, two by two.
 */
#ifndef DS_SOLVE_APART_H
#define DS_SOLVE_APART_H

#include <doorstep/doorstep.h>

#include "search/search.h"
#include "split/parts.h"

typedef struct ds_apart {
    const ds_parts *parts;
    const ds_control *control; /* for all rounds together */
    uint64_t seed;
    int32_t threads;
    bool begin;     /* from nothing; otherwise from the plan that `whole` holds */
    double ceiling; /* a score that is good enough: no round begins then */
} ds_apart;

/* Plans in `whole`, and says how many iterations it took. The plan is never worse than before and
 * follows from the seed and the iterations, whatever the threads. The only failure is
 * DOORSTEP_NO_MEMORY. */
doorstep_status ds_plan_apart(const ds_apart *apart, ds_search *whole, int64_t *iterations);

#endif
