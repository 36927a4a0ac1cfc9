/* The ground an instance stands on: its place, its households and who lives in them. */
#ifndef DS_GENERATE_GROUND_H
#define DS_GENERATE_GROUND_H

#include "generate/facts.h"
#include "generate/world.h"
#include "base/rng.h"

/* The stream of random numbers for one part of the instance. */
ds_rng ds_stream(int64_t seed, uint64_t part);

/* Room for households and members; false when memory ran out. */
bool ds_reserve(ds_gen_world *world, int64_t households, int64_t members);

void ds_draw_ground(ds_gen_world *world, const ds_commune_facts *facts, int32_t quarters,
                    int64_t seed);

#endif
