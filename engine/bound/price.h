/*
 * Crews' routes at given prices of visits: one question for every team, shift and type of crew, on
 * as many threads as there are. The answers do not depend on their number.
 */
#ifndef DS_BOUND_PRICE_H
#define DS_BOUND_PRICE_H

#include "bound/labels.h"
#include "bound/route_master.h"

/* A crew of a type in a shift, and what is known of its routes at the prices last asked with. */
typedef struct ds_case {
    int32_t team, shift, type;
    double value;    /* of the best route found; -INFINITY: none */
    double most;     /* no route is worth more; INFINITY: not known */
    ds_effort known; /* what that rests on */
    double wage;     /* what the crew costs, for who asks quickly ... */
    double least;    /* ... and wants routes worth more for this case or one of the same */
    int64_t labels;  /* made for the last answer */
    bool asked;      /* is it to be asked? */
    int32_t same; /* the first case with the same sites, lengths and gains; it is asked for all */
    double last;  /* what it was worth when it last was asked */
    int32_t age;  /* rounds since it was asked */
    int32_t n_found;
    ds_route_found found[DS_ROUTES_AT_ONCE];
    int16_t *stops; /* sites; of the first of the same cases alone */
} ds_case;

typedef struct ds_pricing_thread ds_pricing_thread;

typedef struct ds_route_pricer {
    const ds_route_master *master;
    const ds_control *control;
    int32_t threads;
    int32_t most_labels;
    double tolerance; /* exact: how much more than its best route a case may be said to be worth,
                       * as a share */
    int32_t n_cases;
    ds_case *cases;
    ds_pricing_thread *workers; /* [threads] */
    double **gain;              /* [n_teams x n_shifts] by site; NULL where nobody goes out */
    bool out_of_memory;
    int64_t labels; /* made so far */
} ds_route_pricer;

/* False when memory ran out; free it all the same. */
bool ds_route_pricer_init(ds_route_pricer *pricer, const ds_route_master *master,
                          const ds_control *control, int32_t threads);
void ds_route_pricer_free(ds_route_pricer *pricer);

/* Sets the prices of rows. What was known of the cases is forgotten. */
void ds_price_at(ds_route_pricer *pricer, const double *price);

/* The sites of the routes found for the case. */
const int16_t *ds_stops_of(const ds_route_pricer *pricer, const ds_case *c);

/* Asks every case with `asked` set. A control that says stop leaves some as they were. */
void ds_price_routes(ds_route_pricer *pricer, ds_effort effort);

/* Hands out every set of visits that a crew of the case could do on a route worth more than
 * `least`, in its best order, at the prices last set. False where they are too many or memory ran
 * out. */
bool ds_price_every(ds_route_pricer *pricer, const ds_case *c, double least,
                    void (*take)(void *payload, const int16_t *sites, int32_t count),
                    void *payload);

#endif
