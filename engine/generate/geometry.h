/* Whole-number geometry: the same on every machine. */
#ifndef DS_GENERATE_GEOMETRY_H
#define DS_GENERATE_GEOMETRY_H

#include "generate/world.h"

/* The largest whole number whose square is at most this, up to about 9e18. */
int64_t ds_root(int64_t square);

int64_t ds_distance(ds_gen_point from, ds_gen_point to);

#endif
