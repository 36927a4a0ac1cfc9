/*
 * What members' duties can earn at given prices, by their own rules (roster/duty_plan.h): for each
 * member the best team to belong to and the best offers of duty.
 */
#ifndef DS_ROSTER_PEOPLE_H
#define DS_ROSTER_PEOPLE_H

#include "roster/duty_plan.h"
#include "roster/market.h"

/* The best offer in each shift. */
typedef struct ds_best_offers {
    double *gain;   /* [n_shifts] what it earns */
    int32_t *offer; /* [n_shifts] DS_NONE: none */
} ds_best_offers;

typedef struct ds_people {
    const ds_market *market;
    ds_duty_planner planner;
    int32_t *joined;       /* [n_members] team to which the best roster last asked for belongs */
    int32_t *given;        /* [n_members x n_shifts] offers that it took; DS_NONE: off */
    ds_best_offers common; /* scratch: among offers that need no belonging */
    ds_best_offers offers; /* scratch: for one team to belong to */
    bool *open, *worked;   /* scratch [n_shifts] */
} ds_people;

bool ds_people_init(ds_people *people, const ds_market *market);
void ds_people_free(ds_people *people);

/* The most that all members together can earn: prices, requests granted, less the weights of
 * duties and of shifts missing to `min_shifts`. Adds what they offer to the slopes. */
double ds_people_gain(ds_people *people, const double *price, double *slope);

#endif
