/* The ground an instance stands on: its place, its households and who lives in them. */
#ifndef DS_GENERATE_GROUND_H
#define DS_GENERATE_GROUND_H

#include "generate/facts.h"
#include "generate/generate.h"
#include "generate/world.h"
#include "base/rng.h"

/* The stream of random numbers for one part of the instance. */
ds_rng ds_stream(const ds_generate_options *options, uint64_t part);

/* Room for households and members; false when memory ran out. */
bool ds_reserve(ds_gen_world *world, const ds_generate_options *options);

void ds_draw_ground(ds_gen_world *world, const ds_commune_facts *facts,
                    const ds_generate_options *options);

#endif
