/*
 * The search for prices at which the Lagrangian bound is low, and what the parts of the problem
 * chose on the way: near the best prices these choices, averaged, are close to the relaxation's own
 * solution.
 */
#ifndef DS_ROSTER_DESCENT_H
#define DS_ROSTER_DESCENT_H

#include "base/control.h"
#include "roster/dual.h"

typedef struct ds_descent {
    ds_dual *dual;
    double *price, *best, *drift, *square; /* square: smoothed squares of the slopes */
    double value, least;                   /* of the bound: at the prices, at the best ones */
    double size;                           /* of the parts whose sum is the least bound */
    double aim;                            /* share of that size that a step hopes to gain */
    int32_t good, idle; /* steps in a row that gained a fair part of that, or did not */
    double *ticks;  /* [n_rates] mean time that households took of crews; NULL: no means are kept */
    double *joined; /* [n_members x n_teams] how often the member joined the team */
    double *lent;   /* [n_members x n_teams] duties of the member in the team's crews */
    double *held;   /* [n_desks x n_days x n_teams] how often the team held the desk */
} ds_descent;

/* `means`: also keep averages of the choices. DOORSTEP_NO_MEMORY: nothing to free. */
doorstep_status ds_descent_init(ds_descent *descent, ds_dual *dual, bool means);
void ds_descent_free(ds_descent *descent);

/* At most `steps` steps; fewer when the control says stop or nothing is left to gain. The best
 * prices stand in `best`, their bound in `least` (NAN when memory ran out). */
void ds_descend(ds_descent *descent, int32_t steps, const ds_control *control);

#endif
