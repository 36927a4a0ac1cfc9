/* The pool: what is one column, which of two ways is kept, who goes when it is full. */
#include "pool/pool.h"

#include <string.h>

#include "base/rng.h"
#include "suite.h"

enum { CAPACITY = 64, LONGEST = 5 };

/* Four members of whom the first two have the same skills; the pool reads nothing else. */
static const ds_member MEMBERS[] = {{.skills = 1}, {.skills = 1}, {.skills = 2}, {.skills = 3}};
static const ds_instance IN = {.members = MEMBERS, .n_members = 4};

static void note(ds_pool *pool, int32_t member, const int32_t *visits, int32_t n, int64_t travel,
                 double score) {
    const ds_crew_route route = {.team = 1,
                                 .shift = 2,
                                 .members = &member,
                                 .visits = visits,
                                 .n_members = 1,
                                 .n_visits = n,
                                 .travel = travel,
                                 .score = score};
    ds_pool_note(pool, &route);
}

static void test_distinct(void) {
    const int32_t way[] = {3, 1, 2}, back[] = {2, 1, 3}, other[] = {1, 2, 4};
    ds_pool pool;
    CU_ASSERT_FATAL(ds_pool_init(&pool, &IN, CAPACITY));
    note(&pool, 0, way, 3, 50, 7.0);
    note(&pool, 0, back, 3, 60, 9.0); /* longer: the first way stays, the score is the better */
    CU_ASSERT_EQUAL(pool.count, 1);
    CU_ASSERT_EQUAL(memcmp(ds_column_visits(&pool, pool.columns), way, sizeof way), 0);
    CU_ASSERT_EQUAL(pool.columns[0].score, 9.0);
    note(&pool, 1, back, 3, 40, 8.0); /* shorter, by a member who can stand in */
    CU_ASSERT_EQUAL(pool.count, 1);
    CU_ASSERT_EQUAL(memcmp(ds_column_visits(&pool, pool.columns), back, sizeof back), 0);
    CU_ASSERT_EQUAL(ds_column_members(&pool, pool.columns)[0], 1);
    CU_ASSERT_EQUAL(pool.columns[0].travel, 40);
    CU_ASSERT_EQUAL(pool.columns[0].met, 2);
    note(&pool, 2, way, 3, 50, 7.0);
    note(&pool, 3, way, 3, 50, 7.0);
    note(&pool, 0, other, 3, 50, 7.0);
    note(&pool, 0, way, 2, 50, 7.0);
    CU_ASSERT_EQUAL(pool.count, 5);
    ds_pool_free(&pool);
}

static void test_place(void) {
    const int32_t member = 0, visit = 1;
    ds_crew_route route = {.members = &member, .visits = &visit, .n_members = 1, .n_visits = 1};
    ds_pool pool;
    CU_ASSERT_FATAL(ds_pool_init(&pool, &IN, CAPACITY));
    for (int32_t i = 0; i < 8; i++) {
        route.team = i / 4;
        route.shift = i % 4;
        ds_pool_note(&pool, &route);
        ds_pool_note(&pool, &route);
        CU_ASSERT_EQUAL(pool.count, i + 1);
    }
    ds_pool_free(&pool);
}

static bool holds(const ds_pool *pool, int32_t visit) {
    for (int32_t i = 0; i < pool->count; i++) {
        if (ds_column_visits(pool, &pool->columns[i])[0] == visit) {
            return true;
        }
    }
    return false;
}

/* Columns 10 ... 15 belong to the best plans, and column 20 is met again and again. */
static void test_full(void) {
    const int32_t again = 20;
    ds_pool pool;
    CU_ASSERT_FATAL(ds_pool_init(&pool, &IN, CAPACITY));
    for (int32_t visit = 0; visit < 50 * CAPACITY; visit++) {
        note(&pool, 0, &visit, 1, 5, visit >= 10 && visit < 16 ? 100.0 : visit % 7);
        note(&pool, 0, &again, 1, 5, 0.0);
        CU_ASSERT_FATAL(pool.count <= CAPACITY && holds(&pool, visit) && holds(&pool, again));
    }
    CU_ASSERT_TRUE(pool.count >= CAPACITY / 2);
    for (int32_t visit = 10; visit < 16; visit++) {
        CU_ASSERT_TRUE(holds(&pool, visit));
    }
    CU_ASSERT_FALSE(holds(&pool, 0));
    ds_pool_free(&pool);
}

static void test_long_routes(void) {
    int32_t visits[24 * CAPACITY] = {0};
    ds_pool pool;
    CU_ASSERT_FATAL(ds_pool_init(&pool, &IN, CAPACITY));
    for (int32_t i = 0; i < 100; i++) {
        visits[0] = i;
        note(&pool, 0, visits, 24 * CAPACITY / 3, 1, 1.0);
        CU_ASSERT_FATAL(pool.n_items <= pool.item_capacity && holds(&pool, i));
    }
    int64_t notes = pool.notes;
    note(&pool, 0, visits, 24 * CAPACITY, 1, 1.0); /* more than the pool can have */
    CU_ASSERT_EQUAL(pool.notes, notes);
    ds_pool_free(&pool);
}

/* Random routes from few visits, so that many are met again. */
static void note_at_random(ds_pool *pool, ds_rng *rng) {
    int32_t visits[LONGEST], n = 1 + ds_rng_below(rng, LONGEST);
    for (int32_t i = 0; i < n; i++) {
        visits[i] = 10 * i + ds_rng_below(rng, 3);
    }
    int32_t member = ds_rng_below(rng, 4);
    note(pool, member, visits, n, 10 + ds_rng_below(rng, 10), ds_rng_unit(rng));
}

static void check_sound(const ds_pool *pool) {
    for (int32_t i = 0; i < pool->count; i++) {
        const ds_column *column = &pool->columns[i];
        CU_ASSERT_TRUE(column->n_members == 1 && column->team == 1 && column->shift == 2);
        for (int32_t k = 0; k < column->n_visits; k++) {
            CU_ASSERT_EQUAL(ds_column_visits(pool, column)[k] / 10, k);
        }
        for (int32_t j = 0; j < i; j++) {
            CU_ASSERT_NOT_EQUAL(column->key, pool->columns[j].key);
        }
    }
}

static void test_same_notes(void) {
    ds_pool one, two;
    ds_rng first = ds_rng_make(5, 0), second = ds_rng_make(5, 0);
    CU_ASSERT_FATAL(ds_pool_init(&one, &IN, CAPACITY));
    CU_ASSERT_FATAL(ds_pool_init(&two, &IN, CAPACITY));
    for (int32_t i = 0; i < 5000; i++) {
        note_at_random(&one, &first);
        note_at_random(&two, &second);
    }
    check_sound(&one);
    CU_ASSERT_EQUAL(one.count, two.count);
    CU_ASSERT_EQUAL(memcmp(one.items, two.items, (size_t)one.n_items * sizeof *one.items), 0);
    for (int32_t i = 0; i < one.count; i++) {
        CU_ASSERT_EQUAL(one.columns[i].key, two.columns[i].key);
    }
    ds_pool_free(&one);
    ds_pool_free(&two);
}

static void test_merge(void) {
    const int32_t a[] = {1, 2}, b[] = {2, 1}, c[] = {3, 4};
    ds_pool into, from;
    CU_ASSERT_FATAL(ds_pool_init(&into, &IN, CAPACITY));
    CU_ASSERT_FATAL(ds_pool_init(&from, &IN, CAPACITY));
    note(&into, 0, a, 2, 30, 1.0);
    note(&from, 1, b, 2, 20, 2.0);
    note(&from, 2, c, 2, 20, 3.0);
    ds_pool_merge(&into, &from);
    CU_ASSERT_EQUAL(into.count, 2);
    CU_ASSERT_EQUAL(from.count, 2);
    CU_ASSERT_EQUAL(memcmp(ds_column_visits(&into, &into.columns[0]), b, sizeof b), 0);
    CU_ASSERT_EQUAL(memcmp(ds_column_visits(&into, &into.columns[1]), c, sizeof c), 0);
    CU_ASSERT_EQUAL(into.columns[0].score, 2.0);
    ds_pool_free(&into);
    ds_pool_free(&from);
}

DS_SUITE(pool, {"a column is told by its place, its crew's skills and its visits", test_distinct},
         {"teams and shifts are told apart", test_place},
         {"a full pool keeps the best and the latest", test_full},
         {"long routes have their bound too", test_long_routes},
         {"the same notes make the same pool", test_same_notes},
         {"a pool takes up another", test_merge})
