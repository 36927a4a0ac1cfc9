/*
 * The ways to split everybody in one shift into those who are off, crews and desk staff, each with
 * the cost of every set of visits that the crews and desks can do between them.
 */
#ifndef DS_TESTS_SPLITS_H
#define DS_TESTS_SPLITS_H

#include "oracle/puzzle.h"

typedef struct carrier {
    int32_t team, desk; /* one is DS_NONE */
    oracle_set members;
    const double *cost; /* [set] */
} carrier;

typedef struct split {
    carrier carriers[ORACLE_MEMBERS];
    int32_t n_carriers;
    oracle_set working;     /* members */
    double penalty;         /* of the desks' demands */
    const double *cost;     /* [set] travel of doing it, INFINITY where it cannot be done */
    const oracle_set *sets; /* those that can be done */
    int32_t n_sets;
    oracle_set reach; /* their union */
    double potential; /* no plan with this split gains more in this shift, penalty included */
} split;

typedef struct split_list {
    split *items;
    int32_t count, capacity;
} split_list;

/* Every split of the shift that keeps the rules but those about belonging, best potential first.
 * False when memory ran out. The items are the caller's to free. */
bool splits_list(puzzle *p, int32_t shift, split_list *list);

#endif
