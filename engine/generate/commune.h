/* A commune's working week: teams, people and desks over quarters and households. */
#ifndef DS_GENERATE_COMMUNE_H
#define DS_GENERATE_COMMUNE_H

#include "generate/generate.h"
#include "generate/world.h"

/* The options are complete and in range. False when memory ran out. */
bool ds_draw_commune(ds_gen_world *world, const ds_generate_options *options);

#endif
