/* The fixed points of a commune: One-Stop desk, hall sessions, police post, carrier's counter. */
#ifndef DS_GENERATE_DESKS_H
#define DS_GENERATE_DESKS_H

#include "generate/world.h"

/* Places: a hall in every quarter's core, and after those the ward's offices. */
void ds_add_halls(ds_gen_world *world);
void ds_add_offices(ds_gen_world *world);

/* Needs the week, the teams and the places. In a province a commune has the desks that its people
 * can staff: with fewer than five teams a team holds the One-Stop desk on several days, with one or
 * two any members staff it, and only in the mornings. */
void ds_add_desks(ds_gen_world *world, bool in_province);

/* Bits of the desks whose kind is among these. */
uint32_t ds_desks_of(const ds_gen_world *world, uint32_t kinds);

/* A session in a team's hall, for its own quarters, led by one of these roles; nothing
 * (NULL) where the week has no such shift. `services` 0: all. */
ds_gen_desk *ds_open_hall(ds_gen_world *world, int32_t team, int32_t shift, uint32_t services,
                          uint32_t leaders);

#endif
