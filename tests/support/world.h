/* A random instance with what the search needs to work on it. */
#ifndef DS_TESTS_WORLD_H
#define DS_TESTS_WORLD_H

#include "search/search.h"
#include "support/random_instance.h"

typedef struct ds_test_world {
    ds_instance *in;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_search search;
} ds_test_world;

/* A failure ends the program. */
void ds_test_world_open(ds_test_world *world, uint64_t seed, const ds_test_random_options *options);
void ds_test_world_close(ds_test_world *world);

#endif
