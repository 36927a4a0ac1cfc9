#include "model/buffer.h"

#include <string.h>

#include "base/digest.h"

ds_buffer ds_buffer_make(ds_arena *arena, size_t size) {
    return (ds_buffer){.arena = arena, .size = size};
}

static bool grow(ds_buffer *buffer, int64_t wanted) {
    int64_t capacity = buffer->capacity > 0 ? buffer->capacity : 16;
    while (capacity < wanted) {
        capacity *= 2;
    }
    if (capacity > INT32_MAX) {
        buffer->arena->failed = true; /* no index could reach it */
        return false;
    }
    char *items = ds_arena_resize(buffer->arena, buffer->items, (size_t)buffer->count,
                                  (size_t)capacity, buffer->size);
    if (items == NULL) {
        return false;
    }
    buffer->items = items;
    buffer->capacity = (int32_t)capacity;
    return true;
}

void *ds_buffer_add(ds_buffer *buffer, int32_t n) {
    int64_t wanted = (int64_t)buffer->count + n;
    if ((wanted > buffer->capacity || buffer->items == NULL) && !grow(buffer, wanted)) {
        return NULL;
    }
    void *added = buffer->items + (size_t)buffer->count * buffer->size;
    buffer->count = (int32_t)wanted;
    return added;
}

void *ds_buffer_keep(ds_buffer *buffer, ds_arena *arena) {
    if (buffer->arena == arena && buffer->items != NULL) {
        buffer->capacity = buffer->count;
        buffer->items = ds_arena_resize(arena, buffer->items, (size_t)buffer->count,
                                        (size_t)buffer->count, buffer->size);
        return buffer->items;
    }
    void *copy = ds_arena_array(arena, (size_t)buffer->count, buffer->size);
    if (copy != NULL && buffer->count > 0) {
        memcpy(copy, buffer->items, (size_t)buffer->count * buffer->size);
    }
    return copy;
}

ds_intern ds_intern_make(ds_arena *scratch, size_t size) {
    return (ds_intern){.elements = ds_buffer_make(scratch, size),
                       .lists = ds_buffer_make(scratch, sizeof(ds_range))};
}

static const char *items_of(const ds_intern *intern, ds_range list) {
    return intern->elements.items + (size_t)list.first * intern->elements.size;
}

static uint32_t slot_for(const ds_intern *intern, const void *items, int32_t count) {
    size_t bytes = (size_t)count * intern->elements.size;
    uint64_t hash = ds_digest(DS_DIGEST_START, items, bytes);
    const ds_range *lists = (const ds_range *)(const void *)intern->lists.items;
    for (uint32_t i = (uint32_t)(hash ^ hash >> 32) & intern->mask;; i = (i + 1) & intern->mask) {
        if (intern->slots[i] == 0) {
            return i;
        }
        ds_range known = lists[intern->slots[i] - 1];
        if (known.count == count &&
            (count == 0 || memcmp(items_of(intern, known), items, bytes) == 0)) {
            return i;
        }
    }
}

/* Keeps the table at most half full. */
static bool make_slots(ds_intern *intern) {
    int64_t wanted = 2 * ((int64_t)intern->lists.count + 1);
    if (intern->slots != NULL && wanted <= (int64_t)intern->mask + 1) {
        return true;
    }
    uint32_t n = 64;
    while (n < wanted) {
        n *= 2;
    }
    int32_t *slots = DS_ARENA_NEW(intern->lists.arena, int32_t, n);
    if (slots == NULL) {
        return false;
    }
    intern->slots = slots;
    intern->mask = n - 1;
    const ds_range *lists = (const ds_range *)(const void *)intern->lists.items;
    for (int32_t i = 0; i < intern->lists.count; i++) {
        slots[slot_for(intern, items_of(intern, lists[i]), lists[i].count)] = i + 1;
    }
    return true;
}

int32_t ds_intern_list(ds_intern *intern, const void *items, int32_t count) {
    if (!make_slots(intern)) {
        return DS_NONE;
    }
    uint32_t slot = slot_for(intern, items, count);
    if (intern->slots[slot] != 0) {
        return intern->slots[slot] - 1;
    }
    int32_t first = intern->elements.count;
    void *added = ds_buffer_add(&intern->elements, count);
    ds_range *list = ds_buffer_add(&intern->lists, 1);
    if (added == NULL || list == NULL) {
        return DS_NONE;
    }
    if (count > 0) {
        memcpy(added, items, (size_t)count * intern->elements.size);
    }
    *list = (ds_range){first, count};
    intern->slots[slot] = intern->lists.count;
    return intern->lists.count - 1;
}

/* The last list in is the first out: no list that stays has been placed past one that goes. */
void ds_intern_forget(ds_intern *intern, int32_t count) {
    const ds_range *lists = (const ds_range *)(const void *)intern->lists.items;
    while (intern->lists.count > count) {
        ds_range last = lists[intern->lists.count - 1];
        intern->slots[slot_for(intern, items_of(intern, last), last.count)] = 0;
        intern->elements.count = last.first;
        intern->lists.count--;
    }
}
