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

/* A table that begins empty and grows keeps what it holds, repeated and missing names included. */
static void growing(void) {
    enum { NAMES = 5000 };
    ds_arena arena;
    ds_ids ids;
    char name[32];
    ds_arena_init(&arena);
    ds_ids_init(&ids, &arena, 0);
    for (int i = 0; i < NAMES; i++) {
        snprintf(name, sizeof name, "name-%d", i % 7 == 3 ? i - 3 : i);
        CU_ASSERT_TRUE_FATAL(ds_ids_grow(&ids, &arena));
        const char *kept = i % 11 == 5 ? NULL : ds_arena_copy(&arena, name, strlen(name));
        int32_t first = ds_ids_add(&ids, kept);
        bool repeated = i % 7 == 3 && kept != NULL && (i - 3) % 11 != 5;
        CU_ASSERT_EQUAL(first, repeated ? i - 3 : -1);
    }
    for (int i = 0; i < NAMES; i++) {
        snprintf(name, sizeof name, "name-%d", i);
        bool never = i % 11 == 5 || i % 7 == 3;
        int32_t found = ds_ids_find(&ids, name);
        CU_ASSERT(found == (never ? -1 : i) || (i % 11 == 5 && found == i + 3));
    }
    CU_ASSERT_EQUAL(ids.count, NAMES);
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
         {"many names", many}, {"growing", growing}, {"the nearest name", nearest},
         {"edit distances", distances})
