/*
 * The nearest households of each household: where an insertion may look, so that its cost does not
 * grow with the instance. Straight-line instances use a grid with about two households a cell;
 * matrix ones look at every other household (way there and
 * back), which is quadratic: the matrix itself is.
 */
#ifndef DS_TRAVEL_NEIGHBOURS_H
#define DS_TRAVEL_NEIGHBOURS_H

#include <stdbool.h>

#include "model/instance.h"

typedef struct ds_neighbours {
    int32_t *first; /* [n_households + 1] into list */
    int32_t *list;  /* households, nearest first, itself left out */
} ds_neighbours;

/* Up to `k` neighbours each, among households that some team may visit both of. False when memory
 * ran out (nothing to free then). */
bool ds_neighbours_init(ds_neighbours *neighbours, const ds_instance *in, int32_t k);
void ds_neighbours_free(ds_neighbours *neighbours);

#endif
