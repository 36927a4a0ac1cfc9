/* The writer's two halves: who serves, and who is served. A function writes what one commune adds
 * to the list that is its section. */
#ifndef DS_GENERATE_WRITE_PARTS_H
#define DS_GENERATE_WRITE_PARTS_H

#include "generate/text.h"
#include "generate/world.h"

void ds_write_teams(ds_text *text, const ds_gen_world *world);
void ds_write_members(ds_text *text, const ds_gen_world *world);
void ds_write_desks(ds_text *text, const ds_gen_world *world);
void ds_write_households(ds_text *text, const ds_gen_world *world);
void ds_write_locks(ds_text *text, const ds_gen_world *world);

#endif
