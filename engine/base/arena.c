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

/* One ordinary block stays, so that many short lives cost one allocation. */
void ds_arena_clear(ds_arena *arena) {
    ds_arena_block *kept = NULL, *block = arena->blocks;
    while (block != NULL) {
        ds_arena_block *next = block->next;
        if (kept == NULL && block->size == BLOCK_SIZE) {
            kept = block;
        } else {
            free(block);
        }
        block = next;
    }
    if (kept != NULL) {
        memset(kept->bytes, 0, kept->used);
        kept->used = 0;
        kept->next = NULL;
    }
    *arena = (ds_arena){.blocks = kept};
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

/* What an array takes of a block; 0 where no size could hold it. */
static size_t bytes_of(size_t count, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX - 2 * align - sizeof(ds_arena_block)) / size) {
        return 0;
    }
    size_t bytes = (count * size + align - 1) / align * align;
    return bytes > 0 ? bytes : align;
}

void *ds_arena_array(ds_arena *arena, size_t count, size_t size) {
    size_t bytes = bytes_of(count, size);
    if (bytes == 0) {
        arena->failed = true;
        return NULL;
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

/* Where the pointer to a block of the array's own is kept; NULL where it shares one. */
static ds_arena_block **own_block(ds_arena *arena, const void *array) {
    for (ds_arena_block **link = &arena->blocks; *link != NULL; link = &(*link)->next) {
        if ((*link)->bytes == (const unsigned char *)array) {
            return (*link)->size > BLOCK_SIZE ? link : NULL;
        }
    }
    return NULL;
}

void *ds_arena_resize(ds_arena *arena, void *array, size_t old, size_t count, size_t size) {
    size_t bytes = bytes_of(count, size);
    ds_arena_block **link = array != NULL && bytes > BLOCK_SIZE ? own_block(arena, array) : NULL;
    if (link == NULL) {
        void *memory = count > old || array == NULL ? ds_arena_array(arena, count, size) : array;
        if (memory != NULL && memory != array && old > 0) {
            memcpy(memory, array, old * size);
        }
        return memory;
    }
    ds_arena_block *block = realloc(*link, sizeof *block + bytes);
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    *link = block;
    if (count > old) {
        memset(block->bytes + old * size, 0, bytes - old * size);
    }
    block->used = block->size = bytes;
    return block->bytes;
}

char *ds_arena_copy(ds_arena *arena, const char *text, size_t length) {
    char *copy = ds_arena_array(arena, length + 1, 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}
