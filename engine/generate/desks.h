/* The fixed points of a commune: One-Stop desk, hall sessions, police post, carrier's counter. */
#ifndef DS_GENERATE_DESKS_H
#define DS_GENERATE_DESKS_H

#include "generate/world.h"

enum { DS_DESK_ONE_STOP, DS_DESK_POLICE, DS_DESK_CARRIER, DS_DESK_HALLS };

/* Places beside the quarters' halls, which come first. */
void ds_add_places(ds_gen_world *world);

/* Needs the week, the teams and the places. */
void ds_add_desks(ds_gen_world *world);

#endif
