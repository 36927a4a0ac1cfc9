#include "model/ids.h"

#include <string.h>

enum { NEAREST_LOOKS_AT = 20000, LONGEST_COMPARED = 63 };

static uint32_t hash(const char *name) {
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (const unsigned char *c = (const unsigned char *)name; *c != '\0'; c++) {
        h = (h ^ *c) * UINT64_C(0x100000001b3);
    }
    return (uint32_t)(h ^ (h >> 32));
}

void ds_ids_init(ds_ids *ids, ds_arena *arena, int32_t capacity) {
    uint32_t slots = 2;
    while (slots < 2 * (uint32_t)capacity) {
        slots *= 2;
    }
    *ids = (ds_ids){.capacity = capacity, .mask = slots - 1};
    ids->names = DS_ARENA_NEW(arena, const char *, capacity);
    ids->hashes = DS_ARENA_NEW(arena, uint32_t, capacity);
    ids->slots = DS_ARENA_NEW(arena, int32_t, slots);
}

static bool has_memory(const ds_ids *ids) {
    return ids->names != NULL && ids->hashes != NULL && ids->slots != NULL;
}

/* The slot that holds the name, or the empty one where it would go. A NULL name is no other's. */
static int32_t *slot_of(const ds_ids *ids, uint32_t hash_of_name, const char *name) {
    uint32_t i = hash_of_name & ids->mask;
    for (; ids->slots[i] != 0; i = (i + 1) & ids->mask) {
        int32_t index = ids->slots[i] - 1;
        if (name != NULL && ids->hashes[index] == hash_of_name &&
            strcmp(ids->names[index], name) == 0) {
            break;
        }
    }
    return &ids->slots[i];
}

bool ds_ids_grow(ds_ids *ids, ds_arena *arena) {
    enum { FIRST = 16 };
    if (ids->count < ids->capacity) {
        return true;
    }
    int32_t capacity = ids->count > 0 ? 2 * ids->count : FIRST;
    uint32_t slots = ids->mask + 1;
    while (slots < 2 * (uint32_t)capacity) {
        slots *= 2;
    }
    ids->names = ds_arena_resize(arena, ids->names, (size_t)ids->count, (size_t)capacity,
                                 sizeof *ids->names);
    ids->hashes = ds_arena_resize(arena, ids->hashes, (size_t)ids->count, (size_t)capacity,
                                  sizeof *ids->hashes);
    ids->slots =
        ds_arena_resize(arena, ids->slots, (size_t)ids->mask + 1, slots, sizeof *ids->slots);
    if (!has_memory(ids)) {
        return false;
    }
    memset(ids->slots, 0, slots * sizeof *ids->slots);
    ids->capacity = capacity;
    ids->mask = slots - 1;
    for (int32_t i = 0; i < ids->count; i++) {
        if (ids->names[i] != NULL) {
            *slot_of(ids, ids->hashes[i], NULL) = i + 1;
        }
    }
    return true;
}

int32_t ds_ids_add(ds_ids *ids, const char *name) {
    if (!has_memory(ids)) {
        return -1; /* memory ran out; the arena remembers */
    }
    int32_t index = ids->count++;
    ids->names[index] = NULL;
    if (name == NULL) {
        return -1;
    }
    uint32_t hash_of_name = hash(name);
    int32_t *slot = slot_of(ids, hash_of_name, name);
    if (*slot != 0) {
        return *slot - 1;
    }
    ids->names[index] = name;
    ids->hashes[index] = hash_of_name;
    *slot = index + 1;
    return -1;
}

int32_t ds_ids_find(const ds_ids *ids, const char *name) {
    if (name == NULL || !has_memory(ids)) {
        return -1;
    }
    return *slot_of(ids, hash(name), name) - 1;
}

const char *ds_ids_nearest(const ds_ids *ids, const char *name) {
    int limit = (int)strlen(name) / 3;
    limit = limit < 1 ? 1 : limit;
    int32_t looked = ids->count < NEAREST_LOOKS_AT ? ids->count : NEAREST_LOOKS_AT;
    const char *nearest = NULL;
    for (int32_t i = 0; ids->names != NULL && i < looked && limit >= 0; i++) {
        if (ids->names[i] == NULL) {
            continue;
        }
        int distance = ds_edit_distance(name, ids->names[i], limit);
        if (distance <= limit) {
            nearest = ids->names[i];
            limit = distance - 1; /* only a nearer one replaces it */
        }
    }
    return nearest;
}

static int least(int a, int b, int c) {
    int m = a < b ? a : b;
    return m < c ? m : c;
}

int ds_edit_distance(const char *a, const char *b, int limit) {
    size_t na = strlen(a), nb = strlen(b);
    size_t apart = na > nb ? na - nb : nb - na;
    if (na > LONGEST_COMPARED || nb > LONGEST_COMPARED || apart > (size_t)limit) {
        return strcmp(a, b) == 0 ? 0 : limit + 1;
    }
    int rows[3][LONGEST_COMPARED + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= nb; j++) {
        last[j] = (int)j;
    }
    for (size_t i = 1; i <= na; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= nb; j++) {
            int same = a[i - 1] == b[j - 1];
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], before[j - 2] + 1, row[j]);
            }
        }
        int *recycled = before;
        before = last;
        last = row;
        row = recycled;
    }
    return last[nb] <= limit ? last[nb] : limit + 1;
}
