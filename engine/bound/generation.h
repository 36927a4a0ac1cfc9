/*
 * Routes for the master program: it is solved, crews' routes are looked for quickly at its prices,
 * those that pay become columns, and so on. What it comes to is not a bound; its prices may prove
 * one.
 */
#ifndef DS_BOUND_GENERATION_H
#define DS_BOUND_GENERATION_H

#include "bound/box.h"
#include "bound/price.h"
#include "bound/weeks.h"

typedef struct ds_generation {
    const ds_instance *in;
    const ds_ground *ground;
    const ds_control *control;
    ds_route_master master;
    ds_route_pricer pricer;
    ds_box box;
    ds_weeks weeks; /* zeroed until they are wanted */
    bool by_weeks;  /* is that the program that is solved? */
    double *price;  /* of the master's rows: last asked with */
    int32_t price_room;
    double proof_seconds; /* that the longest proof took */
} ds_generation;

/* Keeps the ground and the control. False when memory ran out; free it all the same. */
bool ds_generation_init(ds_generation *generation, const ds_ground *ground,
                        const ds_control *control, int32_t threads);
void ds_generation_free(ds_generation *generation);

/* Did memory run out? */
bool ds_generation_failed(const ds_generation *generation);

/* Is it time for the last proof? */
bool ds_generation_late(const ds_generation *generation);

/* Until no quick look finds a route that pays, or for some rounds. False where it was stopped, or
 * the program has no solution. */
bool ds_generate_routes(ds_generation *generation);

/* `price` becomes these of the first `count` rows, and 0 of the others. False: out of memory. */
bool ds_set_prices(ds_generation *generation, const double *price, int32_t count);

/* `price` becomes that of the last solution. */
bool ds_take_prices(ds_generation *generation);

/* Adds the routes at hand that pay for what crews cost in the last solution; how many. */
int32_t ds_add_routes(ds_generation *generation);

#endif
