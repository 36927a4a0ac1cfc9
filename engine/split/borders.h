/*
 * Parts that ties were cut between, two by two: planned together, who could serve in both may move
 * to the other, and so may households.
 */
#ifndef DS_SPLIT_BORDERS_H
#define DS_SPLIT_BORDERS_H

#include "search/joint.h"
#include "split/parts.h"

/* Two parts, and how many members and households have a choice in both; who has it in many counts
 * for less. */
typedef struct ds_border {
    int32_t a, b; /* a < b */
    double shared;
    bool paired; /* in an earlier round */
} ds_border;

typedef struct ds_borders {
    const ds_parts *parts;
    int32_t count;
    ds_border *list; /* [count] those with most in common first */
} ds_borders;

/* Keeps the parts. False when memory ran out (nothing to free then). */
bool ds_borders_init(ds_borders *borders, const ds_instance *in, const ds_parts *parts);
void ds_borders_free(ds_borders *borders);

/* Pairs parts across borders not paired so far, each part with one other at most. `out`: the pairs
 * as parts, and every other part as it is; `pair`, [borders->parts->count], which of them are
 * pairs. Members and households that no lock holds go where `plan` uses them. False when memory ran
 * out (nothing to free then); out->count is that of the parts where no border is left. */
bool ds_borders_pair(ds_borders *borders, const ds_joint *plan, ds_parts *out, bool *pair);

#endif
