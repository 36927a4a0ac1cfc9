/* The fixed points of a commune: One-Stop desk, hall sessions, police post, carrier's counter. */
#ifndef DS_GENERATE_DESKS_H
#define DS_GENERATE_DESKS_H

#include "generate/world.h"

enum { DS_DESK_ONE_STOP, DS_DESK_POLICE, DS_DESK_CARRIER, DS_DESK_HALLS };

/* Places: a hall in every quarter's core, and after those the ward's offices. */
void ds_add_halls(ds_gen_world *world);
void ds_add_offices(ds_gen_world *world);

/* Needs the week, the teams and the places. */
void ds_add_desks(ds_gen_world *world);

/* A session in a team's hall, for its own quarters, led by one of these roles; nothing
 * (NULL) where the week has no such shift. `services` 0: all. */
ds_gen_desk *ds_open_hall(ds_gen_world *world, int32_t team, int32_t shift, uint32_t services,
                          uint32_t leaders);

#endif
