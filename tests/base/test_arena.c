/* Arenas: zeroed memory that lives and dies together, large arrays that grow and shrink in place.
 */
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/rng.h"
#include "suite.h"

static bool is_zero(const unsigned char *bytes, size_t from, size_t to) {
    while (from < to && bytes[from] == 0) {
        from++;
    }
    return from >= to;
}

static void arrays_are_zeroed_and_apart(void) {
    enum { ARRAYS = 2000 };
    static struct {
        unsigned char *bytes;
        size_t size;
    } arrays[ARRAYS];
    ds_arena arena;
    ds_rng rng = ds_rng_make(1, 0);
    ds_arena_init(&arena);
    for (int i = 0; i < ARRAYS; i++) {
        arrays[i].size = (size_t)ds_rng_below(&rng, i % 100 == 0 ? 200000 : 300);
        arrays[i].bytes = ds_arena_array(&arena, arrays[i].size, 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(arrays[i].bytes);
        CU_ASSERT_EQUAL((uintptr_t)arrays[i].bytes % alignof(max_align_t), 0);
        CU_ASSERT_TRUE(is_zero(arrays[i].bytes, 0, arrays[i].size));
        memset(arrays[i].bytes, i % 255 + 1, arrays[i].size);
    }
    for (int i = 0; i < ARRAYS; i++) {
        for (size_t k = 0; k < arrays[i].size; k += 97) {
            CU_ASSERT_EQUAL(arrays[i].bytes[k], i % 255 + 1);
        }
    }
    ds_arena_free(&arena);
}

/* Arrays of random sizes, resized in random order, hold what they held, and zeroes behind it. */
static void resized_arrays_keep_their_contents(void) {
    enum { ARRAYS = 8, STEPS = 400 };
    unsigned char *bytes[ARRAYS] = {0};
    size_t sizes[ARRAYS] = {0};
    ds_arena arena;
    ds_rng rng = ds_rng_make(2, 0);
    ds_arena_init(&arena);
    for (int step = 0; step < STEPS; step++) {
        int i = ds_rng_below(&rng, ARRAYS);
        size_t size = (size_t)ds_rng_below(&rng, step % 2 == 0 ? 400 : 300000);
        size_t kept = size < sizes[i] ? size : sizes[i];
        bytes[i] = ds_arena_resize(&arena, bytes[i], sizes[i], size, 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(bytes[i]);
        for (size_t k = 0; k < kept; k += 31) {
            CU_ASSERT_EQUAL(bytes[i][k], i + 1);
        }
        CU_ASSERT_TRUE(is_zero(bytes[i], kept, size));
        memset(bytes[i], i + 1, size);
        sizes[i] = size;
        ds_arena_array(&arena, (size_t)ds_rng_below(&rng, 100), 1);
    }
    CU_ASSERT_FALSE(arena.failed);
    ds_arena_free(&arena);
}

static void cleared_arenas_begin_anew(void) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_arena_clear(&arena);
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 300; i++) {
            unsigned char *bytes = ds_arena_array(&arena, 1000, 1);
            CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
            CU_ASSERT_TRUE(is_zero(bytes, 0, 1000));
            memset(bytes, 0xff, 1000);
        }
        memset(ds_arena_array(&arena, 100000, 1), 0xff, 100000);
        ds_arena_clear(&arena);
    }
    ds_arena_free(&arena);
}

static void sizes_that_no_memory_has(void) {
    ds_arena arena;
    ds_arena_init(&arena);
    char *kept = ds_arena_copy(&arena, "kept", 4);
    CU_ASSERT_PTR_NULL(ds_arena_array(&arena, SIZE_MAX / 8, 16));
    CU_ASSERT_TRUE(arena.failed);
    arena.failed = false;
    CU_ASSERT_PTR_NULL(ds_arena_resize(&arena, kept, 5, SIZE_MAX / 2, 4));
    CU_ASSERT_TRUE(arena.failed);
    CU_ASSERT_STRING_EQUAL(kept, "kept");
    ds_arena_free(&arena);
}

DS_SUITE(arena, {"arrays are zeroed and apart", arrays_are_zeroed_and_apart},
         {"resized arrays keep their contents", resized_arrays_keep_their_contents},
         {"cleared arenas begin anew", cleared_arenas_begin_anew},
         {"sizes that no memory has", sizes_that_no_memory_has})
