/*
 * A manifest: a country in parts that are instances of their own, each in a file below the
 * manifest's folder.
 */
#ifndef DS_MODEL_MANIFEST_H
#define DS_MODEL_MANIFEST_H

#include <stdint.h>

#include "base/arena.h"

typedef struct ds_part {
    const char *id, *name;    /* `name` is "" where there is none */
    const char *instance;     /* path from the manifest's folder, never out of it */
    const char *const *group; /* province, district ...: the largest first */
    int32_t n_group;
} ds_part;

typedef struct ds_manifest {
    ds_arena arena;
    const char *name; /* "" where there is none */
    ds_part *parts;
    int32_t n_parts; /* at least 1 */
} ds_manifest;

#endif
