/* A commune's working week: teams, people and desks over quarters and households. */
#ifndef DS_GENERATE_COMMUNE_H
#define DS_GENERATE_COMMUNE_H

#include "generate/brief.h"
#include "generate/world.h"

/* False when memory ran out. */
bool ds_draw_commune(ds_gen_world *world, const ds_gen_brief *brief);

#endif
