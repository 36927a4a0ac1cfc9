/*
 * Lengths of all shapes of visit for every crew profile met so far: a route looks its lengths up
 * instead of dividing. Profiles are found by hash; a table once made stays.
 */
#ifndef DS_ROUTE_LENGTHS_H
#define DS_ROUTE_LENGTHS_H

#include <stdbool.h>

#include "model/instance.h"
#include "travel/length.h"
#include "travel/travel.h"

typedef struct ds_length_table {
    ds_profile profile;
    bool parallel;
    ds_tick *of_shape; /* [n_shapes] */
} ds_length_table;

typedef struct ds_lengths {
    const ds_instance *in;
    ds_length_table *tables;
    int32_t count, capacity;
    int32_t *slots; /* hash: index + 1, 0 = empty; twice `capacity` of them */
    ds_tick *never; /* [n_shapes] DS_FAR: nothing can be done */
    bool out_of_memory;
} ds_lengths;

/* False when memory ran out (nothing to free then). */
bool ds_lengths_init(ds_lengths *lengths, const ds_instance *in);
void ds_lengths_free(ds_lengths *lengths);

/* [n_shapes] lengths for a crew, DS_FAR where a skill is missing; valid as long as `lengths`. When
 * memory runs out that is remembered, and every length is DS_FAR. */
const ds_tick *ds_lengths_for(ds_lengths *lengths, const ds_profile *profile, bool parallel);

#endif
