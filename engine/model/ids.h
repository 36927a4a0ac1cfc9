/*
 * Names to indices: an open-addressing hash table from id to its index in a list, and the nearest
 * known id for "did you mean". Ids are borrowed, not copied.
 */
#ifndef DS_MODEL_IDS_H
#define DS_MODEL_IDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct ds_ids {
    const char **names; /* by index; NULL for an unused index */
    uint32_t *hashes;   /* by index: few names are compared, and none when the table grows */
    int32_t count, capacity;
    int32_t *slots; /* index + 1, 0 = empty; `mask` + 1 of them */
    uint32_t mask;
} ds_ids;

/* An empty table with room for `capacity` names. Memory comes from the arena (check its `failed`).
 */
void ds_ids_init(ds_ids *ids, ds_arena *arena, int32_t capacity);

/* Room for at least one name more, in the arena it began in. False when memory ran out. */
bool ds_ids_grow(ds_ids *ids, ds_arena *arena);

/* Adds a name under the next index and returns -1; where the name is known, adds an unused index
 * (so that indices go on counting the list) and returns the index that holds the name. A NULL name
 * only counts on. */
int32_t ds_ids_add(ds_ids *ids, const char *name);

/* The index of a name, or -1. */
int32_t ds_ids_find(const ds_ids *ids, const char *name);

/* The known name nearest to `name` by edit distance (at most a third of its length, at least 1), or
 * NULL. Looks at no more than the first 20,000 names. */
const char *ds_ids_nearest(const ds_ids *ids, const char *name);

/* Edit distance of two strings with transpositions (Damerau 1964, restricted), at most `limit` + 1.
 */
int ds_edit_distance(const char *a, const char *b, int limit);

#endif
