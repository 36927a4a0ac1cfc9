#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

typedef struct ds_arena_block {
    struct ds_arena_block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
} ds_arena_block;

void ds_arena_init(ds_arena *arena) {
    *arena = (ds_arena){0};
}

void ds_arena_free(ds_arena *arena) {
    ds_arena_block *block = arena->blocks;
    while (block != NULL) {
        ds_arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (ds_arena){0};
}

/* A block of at least `size` bytes becomes the one that small requests are served from; a large
 * request gets a block of its own behind it, so that no started block is wasted. */
static ds_arena_block *add_block(ds_arena *arena, size_t size) {
    size_t capacity = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
    ds_arena_block *block = calloc(1, sizeof *block + capacity);
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    block->size = capacity;
    if (capacity != BLOCK_SIZE && arena->blocks != NULL) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *ds_arena_array(ds_arena *arena, size_t count, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - 2 * align) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t bytes = (count * size + align - 1) / align * align;
    if (bytes == 0) {
        bytes = align;
    }
    ds_arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < bytes) {
        block = add_block(arena, bytes);
        if (block == NULL) {
            return NULL;
        }
    }
    void *memory = block->bytes + block->used;
    block->used += bytes;
    return memory;
}

char *ds_arena_copy(ds_arena *arena, const char *text, size_t length) {
    char *copy = ds_arena_array(arena, length + 1, 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}
