#include "base/pairs.h"

#include <stdlib.h>

#include "base/rng.h"

void ds_pairs_free(ds_pairs *pairs) {
    free(pairs->items);
    free(pairs->slots);
    *pairs = (ds_pairs){0};
}

/* The slot that holds the pair, or the empty one where it belongs. */
static int32_t *slot_of(const ds_pairs *pairs, uint64_t a, uint64_t b) {
    uint64_t hash = a;
    hash = ds_splitmix(&hash) ^ b;
    uint32_t mask = 2 * (uint32_t)pairs->room - 1;
    uint32_t at = (uint32_t)ds_splitmix(&hash) & mask;
    while (pairs->slots[at] != 0) {
        const ds_pair *item = &pairs->items[pairs->slots[at] - 1];
        if (item->a == a && item->b == b) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &pairs->slots[at];
}

static bool grow(ds_pairs *pairs) {
    int32_t room = pairs->room == 0 ? 64 : 2 * pairs->room;
    int32_t *slots = calloc(2 * (size_t)room, sizeof *slots);
    ds_pair *items = slots == NULL ? NULL : realloc(pairs->items, (size_t)room * sizeof *items);
    if (items == NULL) {
        free(slots);
        return false;
    }
    free(pairs->slots);
    *pairs = (ds_pairs){.count = pairs->count, .room = room, .items = items, .slots = slots};
    for (int32_t i = 0; i < pairs->count; i++) {
        *slot_of(pairs, items[i].a, items[i].b) = i + 1;
    }
    return true;
}

int32_t ds_pairs_index(ds_pairs *pairs, uint64_t a, uint64_t b) {
    if (pairs->count == pairs->room && !grow(pairs)) {
        return -1;
    }
    int32_t *slot = slot_of(pairs, a, b);
    if (*slot == 0) {
        pairs->items[pairs->count] = (ds_pair){a, b};
        *slot = ++pairs->count;
    }
    return *slot - 1;
}
