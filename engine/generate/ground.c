#include "generate/ground.h"

#include "generate/draw.h"
#include "generate/families.h"
#include "generate/place.h"

ds_rng ds_stream(const ds_generate_options *options, uint64_t part) {
    return ds_rng_make((uint64_t)options->seed, part);
}

bool ds_reserve(ds_gen_world *world, const ds_generate_options *options) {
    world->n_households = (int32_t)options->households;
    world->households = DS_ARENA_NEW(&world->arena, ds_gen_household, options->households);
    world->members = DS_ARENA_NEW(&world->arena, ds_gen_member, options->members);
    return world->households != NULL && world->members != NULL;
}

void ds_draw_ground(ds_gen_world *world, const ds_commune_facts *facts,
                    const ds_generate_options *options) {
    ds_rng place = ds_stream(options, DS_STREAM_PLACE);
    ds_rng families = ds_stream(options, DS_STREAM_FAMILIES);
    world->lat = facts->lat;
    world->lon = facts->lon;
    ds_place_quarters(world, facts, (int32_t)options->quarters, &place);
    ds_place_households(world, &place);
    ds_draw_families(world, facts, &families);
}
