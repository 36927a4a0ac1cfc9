/*
 * What a change around one crew is worth, by solving again: ruin and recreate near it, for a
 * while, with and without the change.
 */
#ifndef DS_EXPLAIN_MEASURE_H
#define DS_EXPLAIN_MEASURE_H

#include "base/control.h"
#include "search/search.h"

/* Improves the routes near a post, at most `iterations` rounds (< 0: until the control says stop).
 * The best state met is in the joint state afterwards; `best` is room for it. */
void ds_improve_near(ds_search *search, int32_t post, const ds_control *control, int64_t iterations,
                     ds_snapshot *best);

/* Puts in visits near a post that fit there, the best for their work first. */
void ds_fill_post(ds_search *search, int32_t post);

/* Coverage of the visits done, weighted. */
double ds_coverage(const ds_joint *joint);

#endif
