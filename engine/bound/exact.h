/*
 * The optimum of a small instance, proven: every route that any crew could take as a column, and
 * the master program with whole rosters, routes and bookings. Its value is the bound. It is the
 * score of the best plan where the program knows every rule, which it does but for penalties of a
 * desk that are not convex and for who of several helpers belongs.
 */
#ifndef DS_BOUND_EXACT_H
#define DS_BOUND_EXACT_H

#include "bound/price.h"

/* Sets *bound to what the program proves, which may be less than its optimum where the control
 * stops it; INFINITY where there are too many routes. *proven: it is the optimum. False when memory
 * ran out. */
bool ds_bound_exactly(const ds_ground *ground, ds_route_pricer *pricer, const ds_control *control,
                      double *bound, bool *proven);

#endif
