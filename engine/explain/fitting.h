/*
 * How a visit stands to one crew's tour: the best position where it fits, or by how much it misses
 * the one that it misses by least.
 */
#ifndef DS_EXPLAIN_FITTING_H
#define DS_EXPLAIN_FITTING_H

#include "search/joint.h"

typedef struct ds_fitting {
    bool fits, in_window; /* in_window: some position would let it start in a window */
    int32_t after;        /* where it fits: behind this stop; DS_NONE: first */
    ds_tick start;        /* and starts */
    ds_tick travel;       /* and what is added to the ways */
    ds_tick late;         /* where it does not fit: at least so much time is missing */
} ds_fitting;

/* The crew holds the skills; times must be settled. */
ds_fitting ds_fit_visit(const ds_joint *joint, int32_t visit, int32_t post);

#endif
