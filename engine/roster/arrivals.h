/*
 * The nearest other households of each household that still has a visit at home, by exact travel
 * time: for bounds, which must know that nothing else is nearer. (travel/neighbours.h ranks well
 * enough for a search, not for a proof.)
 */
#ifndef DS_ROSTER_ARRIVALS_H
#define DS_ROSTER_ARRIVALS_H

#include <stdbool.h>

#include "model/instance.h"
#include "travel/travel.h"

typedef struct ds_arrivals {
    int32_t k;
    int32_t *count; /* [n_households] listed; fewer than k: there are no others */
    int32_t *from;  /* [n_households x k] from which the way here is shortest, nearest first */
} ds_arrivals;

/* Households from which to come are those with `open` set, and lists are made for them. False when
 * memory ran out (nothing to free then). */
bool ds_arrivals_init(ds_arrivals *arrivals, const ds_travel *travel, const bool *open, int32_t k);
void ds_arrivals_free(ds_arrivals *arrivals);

#endif
