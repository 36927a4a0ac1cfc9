/* Draws a person of a role: name, skills, availability, limits, requests. */
#ifndef DS_GENERATE_MEMBERS_H
#define DS_GENERATE_MEMBERS_H

#include "generate/world.h"
#include "base/rng.h"

/* Where they belong and which desks they staff is left to the caller. Needs the week. */
ds_gen_member *ds_add_member(ds_gen_world *world, int32_t role, ds_rng *rng);

#endif
