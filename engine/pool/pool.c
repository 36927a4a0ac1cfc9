#include "pool/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

/* Numbers kept for a column, on average: members and visits. */
enum { ITEMS_EACH = 24 };

/* What decides who stays. */
typedef struct ds_pool_rank {
    double score;
    int64_t met;
    int32_t column;
} ds_pool_rank;

int32_t ds_pool_capacity(int32_t n_crews) {
    const int64_t least = 4000, most = 40000, each = 200;
    int64_t wanted = each * n_crews;
    return (int32_t)(wanted < least ? least : wanted > most ? most : wanted);
}

bool ds_pool_init(ds_pool *pool, const ds_instance *in, int32_t capacity) {
    uint32_t slots = 4;
    while (slots < 2 * (uint32_t)capacity) {
        slots *= 2;
    }
    *pool = (ds_pool){
        .in = in, .capacity = capacity, .item_capacity = ITEMS_EACH * capacity, .mask = slots - 1};
    pool->columns = calloc((size_t)capacity, sizeof *pool->columns);
    pool->items = calloc((size_t)pool->item_capacity, sizeof *pool->items);
    pool->slots = calloc(slots, sizeof *pool->slots);
    pool->ranks = calloc((size_t)capacity, sizeof *pool->ranks);
    if (pool->columns == NULL || pool->items == NULL || pool->slots == NULL ||
        pool->ranks == NULL) {
        ds_pool_free(pool);
        return false;
    }
    return true;
}

void ds_pool_free(ds_pool *pool) {
    free(pool->columns);
    free(pool->items);
    free(pool->slots);
    free(pool->ranks);
    *pool = (ds_pool){0};
}

/* ---- Finding --------------------------------------------------------------------------------- */

static uint64_t scrambled(uint64_t x) {
    return ds_splitmix(&x);
}

/* Sums make it one for any order of members or visits. */
static uint64_t key_of(const ds_pool *pool, const ds_crew_route *route) {
    uint64_t crew = 0, visits = 0;
    for (int32_t i = 0; i < route->n_members; i++) {
        crew += scrambled(pool->in->members[route->members[i]].skills);
    }
    for (int32_t i = 0; i < route->n_visits; i++) {
        visits += scrambled((uint64_t)route->visits[i]);
    }
    uint64_t place = (uint64_t)route->team << 32 | (uint64_t)route->shift;
    return scrambled(scrambled(scrambled(place) ^ crew) ^ visits);
}

/* The slot that holds the column of this key, or the empty one where it belongs. */
static int32_t *slot_of(const ds_pool *pool, uint64_t key) {
    uint32_t at = (uint32_t)key & pool->mask;
    while (pool->slots[at] != 0 && pool->columns[pool->slots[at] - 1].key != key) {
        at = (at + 1) & pool->mask;
    }
    return &pool->slots[at];
}

/* ---- Room ------------------------------------------------------------------------------------ */

static int best_first(const void *a, const void *b) {
    const ds_pool_rank *x = a, *y = b;
    return x->score != y->score ? (x->score < y->score) - (x->score > y->score)
                                : (x->met < y->met) - (x->met > y->met);
}

static int latest_first(const void *a, const void *b) {
    const ds_pool_rank *x = a, *y = b;
    return (x->met < y->met) - (x->met > y->met);
}

static int in_order(const void *a, const void *b) {
    const ds_pool_rank *x = a, *y = b;
    return (x->column > y->column) - (x->column < y->column);
}

/* Half of the columns stay: of them, half for their plan's score, the others for being met last. */
static int32_t rank_columns(ds_pool *pool) {
    int32_t stay = pool->count / 2, best = stay / 2;
    for (int32_t i = 0; i < pool->count; i++) {
        pool->ranks[i] = (ds_pool_rank){pool->columns[i].score, pool->columns[i].met, i};
    }
    qsort(pool->ranks, (size_t)pool->count, sizeof *pool->ranks, best_first);
    qsort(pool->ranks + best, (size_t)(pool->count - best), sizeof *pool->ranks, latest_first);
    qsort(pool->ranks, (size_t)stay, sizeof *pool->ranks, in_order);
    return stay;
}

static void make_room(ds_pool *pool) {
    int32_t stay = rank_columns(pool);
    pool->n_items = 0;
    memset(pool->slots, 0, ((size_t)pool->mask + 1) * sizeof *pool->slots);
    for (int32_t i = 0; i < stay; i++) {
        ds_column column = pool->columns[pool->ranks[i].column];
        int32_t length = column.n_members + column.n_visits;
        memmove(&pool->items[pool->n_items], &pool->items[column.first],
                (size_t)length * sizeof *pool->items);
        column.first = pool->n_items;
        pool->n_items += length;
        pool->columns[i] = column;
        *slot_of(pool, column.key) = i + 1;
    }
    pool->count = stay;
}

/* ---- Noting ---------------------------------------------------------------------------------- */

static void write_items(ds_pool *pool, const ds_column *column, const ds_crew_route *route) {
    int32_t *items = &pool->items[column->first];
    memcpy(items, route->members, (size_t)route->n_members * sizeof *items);
    memcpy(items + route->n_members, route->visits, (size_t)route->n_visits * sizeof *items);
}

static void add(ds_pool *pool, const ds_crew_route *route, uint64_t key) {
    int32_t length = route->n_members + route->n_visits;
    while (pool->count == pool->capacity || pool->n_items + length > pool->item_capacity) {
        make_room(pool);
    }
    ds_column *column = &pool->columns[pool->count];
    *column = (ds_column){.team = route->team,
                          .shift = route->shift,
                          .first = pool->n_items,
                          .n_members = route->n_members,
                          .n_visits = route->n_visits,
                          .travel = route->travel,
                          .score = route->score,
                          .met = pool->notes,
                          .key = key};
    write_items(pool, column, route);
    pool->n_items += length;
    *slot_of(pool, key) = ++pool->count;
}

static void meet_again(ds_pool *pool, ds_column *column, const ds_crew_route *route) {
    column->met = pool->notes;
    column->score = route->score > column->score ? route->score : column->score;
    if (route->travel < column->travel) {
        column->travel = route->travel;
        write_items(pool, column, route);
    }
}

void ds_pool_note(ds_pool *pool, const ds_crew_route *route) {
    if (route->n_members + route->n_visits > pool->item_capacity / 2) {
        return;
    }
    uint64_t key = key_of(pool, route);
    int32_t known = *slot_of(pool, key);
    if (known == 0) {
        add(pool, route, key);
    } else {
        meet_again(pool, &pool->columns[known - 1], route);
    }
    pool->notes++;
}

void ds_pool_merge(ds_pool *into, const ds_pool *from) {
    for (int32_t i = 0; i < from->count; i++) {
        const ds_column *column = &from->columns[i];
        const ds_crew_route route = {.team = column->team,
                                     .shift = column->shift,
                                     .members = ds_column_members(from, column),
                                     .visits = ds_column_visits(from, column),
                                     .n_members = column->n_members,
                                     .n_visits = column->n_visits,
                                     .travel = column->travel,
                                     .score = column->score};
        ds_pool_note(into, &route);
    }
}
