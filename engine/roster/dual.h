/*
 * The Lagrangian bound at given prices: what all parts of the plan gain when each decides by
 * itself, and the slopes along which to look for better prices.
 */
#ifndef DS_ROSTER_DUAL_H
#define DS_ROSTER_DUAL_H

#include "roster/market.h"
#include "roster/people.h"

typedef struct ds_dual {
    const ds_instance *in;
    ds_worth worth;
    ds_market market;
    ds_people people;
    double *rates, *booking, *touch; /* what ds_worth_of is asked with */
    double *ticks, *booked, *touched;
    double *slope;   /* [market.n_prices] at the last prices */
    double size;     /* sum of the parts' absolute values at the last prices */
    int32_t *holder; /* [n_desks x n_days] as ds_desks_gain last chose */
} ds_dual;

/* DOORSTEP_NO_MEMORY: nothing to free. */
doorstep_status ds_dual_init(ds_dual *dual, const ds_instance *in, const ds_travel *travel,
                             const ds_worth_options *options);
void ds_dual_free(ds_dual *dual);

/* The bound at these prices, [market.n_prices], each within its limits. NAN when memory ran out. */
double ds_dual_at(ds_dual *dual, const double *price);

#endif
