/* How the master program is made, and what it is given later. */
#ifndef DS_BOUND_ROUTE_MASTER_PARTS_H
#define DS_BOUND_ROUTE_MASTER_PARTS_H

#include "bound/route_master.h"

/* False when memory ran out; free it all the same. */
bool ds_route_master_init(ds_route_master *master, const ds_ground *ground);
void ds_route_master_free(ds_route_master *master);

/* The steps of ds_route_master_init: members with their limits and wishes; teams and their crews'
 * rows; desks with their demands and bookings. */
void ds_route_master_members(ds_route_master *master);
void ds_route_master_teams(ds_route_master *master);
void ds_route_master_desks(ds_route_master *master);
void ds_route_master_fairness(ds_route_master *master);

/* A row: the member's duty with the team (the column) needs belonging, unless the member helps. */
void ds_route_master_needs(ds_route_master *master, int32_t m, int32_t t, int32_t column);

/* Do the member's locks leave room for the duty (`where`: team or desk)? */
bool ds_duty_allowed(const ds_instance *in, int32_t m, int32_t s, ds_duty_kind kind, int32_t where);

/* The most crews that the team can send out in a shift. */
int32_t ds_crews_most(const ds_instance *in, const ds_crews *crews, int32_t t);

/* Adds the rows of order, and the tangents of fairness, that the solution at hand breaks; how
 * many. */
int32_t ds_route_master_cut(ds_route_master *master);

/* The tangents alone, at the values `x` of the columns. */
int32_t ds_route_master_cut_fairness(ds_route_master *master, const double *x);

#endif
