/*
 * What a member's duties can earn at given prices, by the member's own rules: an upper bound that
 * keeps availability, overlaps, max_shifts_per_day, max_shifts, one max_of_kind and max_hours, and
 * of the other limits on duties only how many there can be in all.
 */
#ifndef DS_ROSTER_PEOPLE_H
#define DS_ROSTER_PEOPLE_H

#include "roster/market.h"

/* Shifts of one day, of which a member works a subset. */
typedef struct ds_block {
    ds_range shifts, subsets;
} ds_block;

typedef struct ds_people {
    const ds_market *market;
    int32_t n_blocks;
    ds_block *blocks;
    int32_t *shifts;   /* of the blocks */
    uint8_t *subsets;  /* of a block: bits of shifts that do not overlap */
    int32_t *days_off; /* [n_members] days of the horizon that max_days_in_a_row leaves free */
    int64_t unit;      /* seconds that divide every shift's length */
    int32_t *joined;   /* [n_members] team to which the best roster last asked for belongs */
    int32_t *given;    /* [n_members x n_shifts] offers it took; DS_NONE: off */
    double *gain;      /* [n_shifts] scratch: the best offer in a shift, what it earns */
    int32_t *offer;    /* [n_shifts] scratch: which; DS_NONE: none */
    double *common;    /* the same for offers that need no belonging */
    int32_t *common_offer;
    double *sum, *next; /* scratch [states] */
    uint8_t *choice;    /* scratch [n_blocks x states] */
    int32_t *chosen;    /* scratch [n_shifts] offers chosen by the best roster so far */
} ds_people;

bool ds_people_init(ds_people *people, const ds_market *market);
void ds_people_free(ds_people *people);

/* The most that all members together can earn: prices, requests granted, less the weights of
 * duties and of shifts missing to `min_shifts`. Adds what they offer to the slopes. */
double ds_people_gain(ds_people *people, const double *price, double *slope);

#endif
