/*
 * Who lives in the households: sizes as the census counted them, adults, smartphones and fibre so
 * that the province's shares hold exactly.
 */
#ifndef DS_GENERATE_FAMILIES_H
#define DS_GENERATE_FAMILIES_H

#include "generate/facts.h"
#include "generate/world.h"
#include "base/rng.h"

/* Scales the facts where the world has another number of households. Names are drawn as well. */
void ds_draw_families(ds_gen_world *world, const ds_commune_facts *facts, ds_rng *rng);

#endif
