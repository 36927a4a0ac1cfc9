/* What the households ask for: their visits, when and where, drawn from who lives there. */
#ifndef DS_GENERATE_VISITS_H
#define DS_GENERATE_VISITS_H

#include "generate/world.h"
#include "base/rng.h"

/* Needs the families, and the week and quarters. Where the world has no desks (`invites` false)
 * everybody is seen at home. */
void ds_draw_visits(ds_gen_world *world, bool invites, ds_rng *rng);

#endif
