/* A city: communes side by side, nearly independent of each other. */
#ifndef DS_GENERATE_CITY_H
#define DS_GENERATE_CITY_H

#include "generate/generate.h"
#include "generate/world.h"

/* Draws every commune by itself, at its place, and ties it to its nearest neighbour: a few of its
 * members may go along with that one's crews. Nothing else crosses a border. The options are
 * complete, in range and fit together; the region has options->wards worlds. False when memory ran
 * out. */
bool ds_draw_city(ds_gen_region *region, const ds_generate_options *options);

#endif
