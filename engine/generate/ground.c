#include "generate/ground.h"

#include "generate/draw.h"
#include "generate/families.h"
#include "generate/place.h"

ds_rng ds_stream(int64_t seed, uint64_t part) {
    return ds_rng_make((uint64_t)seed, part);
}

bool ds_reserve(ds_gen_world *world, int64_t households, int64_t members) {
    world->n_households = (int32_t)households;
    world->households = DS_ARENA_NEW(&world->homes, ds_gen_household, households);
    world->members = DS_ARENA_NEW(&world->arena, ds_gen_member, members);
    return world->households != NULL && world->members != NULL;
}

void ds_draw_ground(ds_gen_world *world, const ds_commune_facts *facts, int32_t quarters,
                    int64_t seed) {
    ds_rng place = ds_stream(seed, DS_STREAM_PLACE);
    ds_rng families = ds_stream(seed, DS_STREAM_FAMILIES);
    world->lat = facts->lat;
    world->lon = facts->lon;
    ds_place_quarters(world, facts, quarters, &place);
    ds_place_households(world, &place);
    ds_draw_families(world, facts, &families);
}
