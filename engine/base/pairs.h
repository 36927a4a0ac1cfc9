/*
 * Pairs of numbers to indices: every pair met for the first time gets the next index, from 0.
 */
#ifndef DS_BASE_PAIRS_H
#define DS_BASE_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ds_pair {
    uint64_t a, b;
} ds_pair;

typedef struct ds_pairs {
    int32_t count, room;
    ds_pair *items; /* [count] by index */
    int32_t *slots; /* index + 1, 0 = empty; twice `room` of them */
} ds_pairs;

/* An empty table: all zero. */
#define DS_PAIRS_EMPTY \
    { 0 }

void ds_pairs_free(ds_pairs *pairs);

/* The pair's index; `count` tells whether it is new. -1 when memory ran out. */
int32_t ds_pairs_index(ds_pairs *pairs, uint64_t a, uint64_t b);

#endif
