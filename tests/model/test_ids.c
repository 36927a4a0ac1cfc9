/* Ids by hash, and the nearest one. */
#include <stdio.h>

#include "model/ids.h"
#include "suite.h"

static void known_and_unknown(void) {
    ds_arena arena;
    ds_ids ids;
    ds_arena_init(&arena);
    ds_ids_init(&ids, &arena, 5);
    CU_ASSERT_EQUAL(ds_ids_add(&ids, "a"), -1);
    CU_ASSERT_EQUAL(ds_ids_add(&ids, NULL), -1);
    CU_ASSERT_EQUAL(ds_ids_add(&ids, "b"), -1);
    CU_ASSERT_EQUAL(ds_ids_add(&ids, "a"), 0); /* known; still counts on */
    CU_ASSERT_EQUAL(ds_ids_add(&ids, ""), -1);
    CU_ASSERT_EQUAL(ids.count, 5);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, "a"), 0);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, "b"), 2);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, ""), 4);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, "c"), -1);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, NULL), -1);
    ds_arena_free(&arena);
}

static void an_empty_table(void) {
    ds_arena arena;
    ds_ids ids;
    ds_arena_init(&arena);
    ds_ids_init(&ids, &arena, 0);
    CU_ASSERT_EQUAL(ds_ids_find(&ids, "a"), -1);
    CU_ASSERT_PTR_NULL(ds_ids_nearest(&ids, "a"));
    ds_arena_free(&arena);
    ds_ids nothing = {0}; /* as after memory ran out */
    CU_ASSERT_EQUAL(ds_ids_find(&nothing, "a"), -1);
    CU_ASSERT_EQUAL(ds_ids_add(&nothing, "a"), -1);
}

static void many(void) {
    enum { N = 5000 };
    ds_arena arena;
    ds_ids ids;
    ds_arena_init(&arena);
    ds_ids_init(&ids, &arena, N);
    for (int i = 0; i < N; i++) {
        char name[16];
        int length = snprintf(name, sizeof name, "h%d", i);
        ds_ids_add(&ids, ds_arena_copy(&arena, name, (size_t)length));
    }
    for (int i = 0; i < 2 * N; i++) {
        char name[16];
        snprintf(name, sizeof name, "h%d", i);
        CU_ASSERT_EQUAL(ds_ids_find(&ids, name), i < N ? i : -1);
    }
    ds_arena_free(&arena);
}

static void nearest(void) {
    static const char *const names[] = {"payment", "account", "identity", "id"};
    ds_arena arena;
    ds_ids ids;
    ds_arena_init(&arena);
    ds_ids_init(&ids, &arena, 4);
    for (int i = 0; i < 4; i++) {
        ds_ids_add(&ids, names[i]);
    }
    CU_ASSERT_STRING_EQUAL(ds_ids_nearest(&ids, "paymnt"), "payment");
    CU_ASSERT_STRING_EQUAL(ds_ids_nearest(&ids, "acocunt"), "account");
    CU_ASSERT_STRING_EQUAL(ds_ids_nearest(&ids, "idd"), "id");
    CU_ASSERT_STRING_EQUAL(ds_ids_nearest(&ids, "identitty"), "identity");
    CU_ASSERT_PTR_NULL(ds_ids_nearest(&ids, "karaoke"));
    CU_ASSERT_PTR_NULL(ds_ids_nearest(&ids, "xy"));
    ds_arena_free(&arena);
}

static void distances(void) {
    CU_ASSERT_EQUAL(ds_edit_distance("", "", 3), 0);
    CU_ASSERT_EQUAL(ds_edit_distance("abc", "abc", 3), 0);
    CU_ASSERT_EQUAL(ds_edit_distance("abc", "", 3), 3);
    CU_ASSERT_EQUAL(ds_edit_distance("abc", "acb", 3), 1);
    CU_ASSERT_EQUAL(ds_edit_distance("ca", "abc", 3), 3); /* restricted: no edit between swapped */
    CU_ASSERT_EQUAL(ds_edit_distance("kitten", "sitting", 5), 3);
    CU_ASSERT_EQUAL(ds_edit_distance("kitten", "sitting", 2), 3); /* above the limit */
    CU_ASSERT_EQUAL(ds_edit_distance("kitten", "k", 2), 3);
}

DS_SUITE(ids, {"known and unknown names", known_and_unknown}, {"an empty table", an_empty_table},
         {"many names", many}, {"the nearest name", nearest}, {"edit distances", distances})
