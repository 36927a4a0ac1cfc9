/*
 * The column pool: distinct routes of crews that the search has met, so that what it found apart
 * can be joined later (Rochat & Taillard 1995, "Probabilistic diversification and intensification
 * in local search for vehicle routing"). A column says which team's crew went out in which shift,
 * who was in it, and whom it visited in which order.
 *
 * Two columns are one where team, shift, the crew's size and skills, and the set of visits are the
 * same; the shorter way is kept. So members who can stand in for each other do not fill the pool
 * with copies of one route.
 *
 * Memory is bounded and taken when the pool is made. When it is full, half of the columns go: those
 * of the best plans and those met last stay. Nothing depends on addresses or on the clock. A pool
 * belongs to one thread.
 */
#ifndef DS_POOL_POOL_H
#define DS_POOL_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "model/instance.h"

typedef struct ds_column {
    int32_t team, shift;
    int32_t first; /* in the pool's `items`: its members, then its visits in order */
    int32_t n_members, n_visits;
    int64_t travel; /* ticks on the way */
    double score;   /* of the best plan it was met in */
    int64_t met;    /* the last note of it: the pool's notes are numbered from 0 */
    uint64_t key;   /* hash of what makes it distinct */
} ds_column;

typedef struct ds_pool {
    const ds_instance *in;
    ds_column *columns; /* [count], in the order they were first met */
    int32_t *items;     /* [n_items] */
    int32_t count, capacity;
    int32_t n_items, item_capacity;
    int64_t notes;
    int32_t *slots;             /* hash: column + 1, 0 = empty; at least twice `capacity` of them */
    uint32_t mask;              /* number of slots less 1 */
    struct ds_pool_rank *ranks; /* [capacity] scratch */
} ds_pool;

/* A route as the search knows it; arrays are the caller's. */
typedef struct ds_crew_route {
    int32_t team, shift;
    const int32_t *members, *visits;
    int32_t n_members, n_visits;
    int64_t travel; /* ticks */
    double score;   /* of the plan it belongs to */
} ds_crew_route;

/* How many columns are worth keeping for an instance of `n_crews` crew slots. */
int32_t ds_pool_capacity(int32_t n_crews);

/* An empty pool for at most `capacity` (>= 2) columns. False when memory ran out (nothing to free
 * then). */
bool ds_pool_init(ds_pool *pool, const ds_instance *in, int32_t capacity);
void ds_pool_free(ds_pool *pool);

/* Notes a route: O(members + visits), but for the times when the pool is full. */
void ds_pool_note(ds_pool *pool, const ds_crew_route *route);

/* Notes all columns of another pool of the same instance, in its order. */
void ds_pool_merge(ds_pool *into, const ds_pool *from);

static inline const int32_t *ds_column_members(const ds_pool *pool, const ds_column *column) {
    return &pool->items[column->first];
}

static inline const int32_t *ds_column_visits(const ds_pool *pool, const ds_column *column) {
    return &pool->items[column->first + column->n_members];
}

#endif
