#include "support/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"

static void give_up(uint64_t seed, const char *what) {
    fprintf(stderr, "random instance %llu: %s\n", (unsigned long long)seed, what);
    exit(1);
}

void ds_test_world_open(ds_test_world *world, uint64_t seed,
                        const ds_test_random_options *options) {
    char *text = ds_test_random_instance(seed, options);
    ds_diags diags;
    ds_diags_init(&diags);
    if (text == NULL ||
        ds_instance_read(text, strlen(text), NULL, &diags, &world->in) != DOORSTEP_OK) {
        give_up(seed, diags.count > 0 ? diags.items[0].message : "not read");
    }
    free(text);
    ds_diags_free(&diags);
    if (!ds_travel_init(&world->travel, world->in) ||
        !ds_neighbours_init(&world->neighbours, world->in, 40) ||
        !ds_search_init(&world->search, world->in, &world->travel, &world->neighbours, seed, 0)) {
        give_up(seed, "out of memory");
    }
}

void ds_test_world_close(ds_test_world *world) {
    ds_search_free(&world->search);
    ds_neighbours_free(&world->neighbours);
    ds_travel_free(&world->travel);
    ds_instance_free(world->in);
}
