#include "route/lengths.h"

#include <stdlib.h>
#include <string.h>

bool ds_lengths_init(ds_lengths *lengths, const ds_instance *in) {
    *lengths = (ds_lengths){.in = in};
    lengths->never = malloc(((size_t)in->n_shapes + 1) * sizeof *lengths->never);
    for (int32_t i = 0; lengths->never != NULL && i < in->n_shapes; i++) {
        lengths->never[i] = DS_FAR;
    }
    return lengths->never != NULL;
}

void ds_lengths_free(ds_lengths *lengths) {
    for (int32_t i = 0; i < lengths->count; i++) {
        free(lengths->tables[i].of_shape);
    }
    free(lengths->tables);
    free(lengths->slots);
    free(lengths->never);
    *lengths = (ds_lengths){0};
}

static uint64_t hash_profile(const ds_profile *profile, bool parallel) {
    uint64_t h = profile->skills * 0x9E3779B97F4A7C15u + (uint64_t)profile->members * 2 + parallel;
    for (uint64_t rest = profile->skills; rest != 0; rest &= rest - 1) {
        h = (h ^ profile->holders[__builtin_ctzll(rest)]) * 0xBF58476D1CE4E5B9u;
        h ^= h >> 29;
    }
    return h;
}

/* The slot that holds the profile, or the empty one where it belongs. */
static int32_t *find_slot(const ds_lengths *lengths, const ds_profile *profile, bool parallel) {
    uint32_t mask = (uint32_t)(2 * lengths->capacity - 1);
    uint32_t at = (uint32_t)hash_profile(profile, parallel) & mask;
    while (lengths->slots[at] != 0) {
        const ds_length_table *table = &lengths->tables[lengths->slots[at] - 1];
        if (table->parallel == parallel && ds_profile_equal(&table->profile, profile)) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &lengths->slots[at];
}

static bool grow(ds_lengths *lengths) {
    int32_t capacity = lengths->capacity ? 2 * lengths->capacity : 64;
    ds_length_table *tables = realloc(lengths->tables, (size_t)capacity * sizeof *tables);
    if (tables == NULL) {
        return false;
    }
    lengths->tables = tables;
    int32_t *slots = calloc(2 * (size_t)capacity, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    free(lengths->slots);
    lengths->slots = slots;
    lengths->capacity = capacity;
    for (int32_t i = 0; i < lengths->count; i++) {
        *find_slot(lengths, &tables[i].profile, tables[i].parallel) = i + 1;
    }
    return true;
}

static const ds_tick *find(ds_lengths *lengths, const ds_profile *profile, bool parallel) {
    if (lengths->count == lengths->capacity && !grow(lengths)) {
        return NULL;
    }
    int32_t *slot = find_slot(lengths, profile, parallel);
    if (*slot != 0) {
        return lengths->tables[*slot - 1].of_shape;
    }
    const ds_instance *in = lengths->in;
    ds_tick *of_shape = malloc(((size_t)in->n_shapes + 1) * sizeof *of_shape);
    if (of_shape == NULL) {
        return NULL;
    }
    for (int32_t i = 0; i < in->n_shapes; i++) {
        of_shape[i] = ds_visit_length(in, &in->shapes[i], profile, parallel);
    }
    lengths->tables[lengths->count] = (ds_length_table){*profile, parallel, of_shape};
    *slot = ++lengths->count;
    return of_shape;
}

const ds_tick *ds_lengths_for(ds_lengths *lengths, const ds_profile *profile, bool parallel) {
    const ds_tick *found = find(lengths, profile, parallel);
    if (found == NULL) {
        lengths->out_of_memory = true;
        return lengths->never;
    }
    return found;
}
