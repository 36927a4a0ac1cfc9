/*
 * Arena: many small allocations that live and die together (an instance, a plan).
 *
 * Memory is zeroed and aligned for any type. When the system refuses memory the call returns NULL
 * and the arena remembers it (`failed`), so a builder may check once at the end.
 */
#ifndef DS_BASE_ARENA_H
#define DS_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ds_arena {
    struct ds_arena_block *blocks;
    bool failed;
} ds_arena;

void ds_arena_init(ds_arena *arena);
void ds_arena_free(ds_arena *arena);

/* Forgets what was allocated and keeps some room for what comes next. */
void ds_arena_clear(ds_arena *arena);

/* `count` zeroed elements of `size` bytes; never NULL for count 0 unless memory ran out. */
void *ds_arena_array(ds_arena *arena, size_t count, size_t size);

/* Room for `count` elements in place of the `old` ones that ds_arena_array gave; further ones are
 * zeroed. A large array is moved or cut by the system and leaves nothing behind, a small one that
 * grows is copied. NULL, and the old array as it was, when memory runs out. */
void *ds_arena_resize(ds_arena *arena, void *array, size_t old, size_t count, size_t size);

/* A copy of `length` bytes with a terminating NUL. */
char *ds_arena_copy(ds_arena *arena, const char *text, size_t length);

#define DS_ARENA_NEW(arena, type, count) \
    ((type *)ds_arena_array((arena), (size_t)(count), sizeof(type)))

#endif
