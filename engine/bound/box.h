/*
 * A box that keeps the prices of visits near a centre, by two columns for each visit's row (du
 * Merle, Villeneuve, Desrosiers & Hansen 1999, "Stabilized column generation"): one does the visit
 * more often at a cost of the highest price, one does it for no more than the lowest. Without it
 * the prices of a program with few routes are wild, and so are the routes that they call for.
 */
#ifndef DS_BOUND_BOX_H
#define DS_BOUND_BOX_H

#include "bound/route_master.h"

typedef struct ds_box {
    ds_route_master *master;
    int32_t *up, *down; /* [n_visits] columns; DS_NONE: none */
    double *centre;     /* [n_visits] */
} ds_box;

/* False when memory ran out; free it all the same. */
bool ds_box_init(ds_box *box, ds_route_master *master);
void ds_box_free(ds_box *box);

/* Prices may be further from the centre by this share of the visits' values. */
void ds_box_place(ds_box *box, double reach);

#endif
