#include "base/pairs.h"

#include "base/rng.h"
#include "suite.h"

enum { SIDE = 90 };

/* Every pair of a square in an order drawn by lot, each several times. */
static void test_indices(void) {
    ds_pairs pairs = DS_PAIRS_EMPTY;
    ds_rng rng = ds_rng_make(5, 0);
    int32_t index[SIDE][SIDE], met = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        index[i / SIDE][i % SIDE] = -1;
    }
    for (int i = 0; i < 5 * SIDE * SIDE; i++) {
        int32_t a = ds_rng_below(&rng, SIDE), b = ds_rng_below(&rng, SIDE);
        if (index[a][b] < 0) {
            index[a][b] = met++;
        }
        CU_ASSERT_EQUAL(ds_pairs_index(&pairs, (uint64_t)a << 40, (uint64_t)b), index[a][b]);
        CU_ASSERT_EQUAL(pairs.count, met);
    }
    for (int32_t i = 0; i < met; i++) {
        CU_ASSERT_EQUAL(index[pairs.items[i].a >> 40][pairs.items[i].b], i);
    }
    ds_pairs_free(&pairs);
}

DS_SUITE(pairs, {"a pair keeps the index it was given", test_indices})
