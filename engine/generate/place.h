/*
 * Places a commune from its facts: quarters that tile its area, and households along the lanes of
 * each quarter's built-up parts. Whole decimetres throughout.
 */
#ifndef DS_GENERATE_PLACE_H
#define DS_GENERATE_PLACE_H

#include "generate/facts.h"
#include "generate/world.h"
#include "base/rng.h"

/* Quarters differ in households by up to a third: weights of the smallest and the largest. */
enum { DS_LEAST_WEIGHT = 86, DS_MOST_WEIGHT = 114 };

/* Outlines, cores and names of n quarters, and how many of the world's households each has. */
void ds_place_quarters(ds_gen_world *world, const ds_commune_facts *facts, int32_t n, ds_rng *rng);

/* Gives every household its quarter and its point; those of a lane are neighbours in the list. */
void ds_place_households(ds_gen_world *world, ds_rng *rng);

#endif
