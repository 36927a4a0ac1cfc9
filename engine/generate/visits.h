/* What the households ask for: their visits, when and where, drawn from who lives there. */
#ifndef DS_GENERATE_VISITS_H
#define DS_GENERATE_VISITS_H

#include "generate/world.h"
#include "base/rng.h"

/* Needs the families, the week, the quarters, the members and the desks. Where there are no desks
 * everybody is seen at home. */
void ds_draw_visits(ds_gen_world *world, ds_rng *rng);

#endif
