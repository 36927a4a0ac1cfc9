/* The steps of making a ds_worth, in this order. Each returns false when memory ran out. */
#ifndef DS_ROSTER_WORTH_PARTS_H
#define DS_ROSTER_WORTH_PARTS_H

#include "roster/worth_builder.h"

/* worth_teams.c: crew types, slots, usable time. */
bool ds_worth_make_teams(ds_worth_builder *b);

/* worth_ways.c: ways and cells of every open visit. */
bool ds_worth_make_ways(ds_worth_builder *b);

/* worth_bookings.c: bookings of every open visit, and the desk shifts that can take them. */
bool ds_worth_make_bookings(ds_worth_builder *b);

#endif
