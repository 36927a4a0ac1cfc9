/*
 * Households on their way into an instance: each is read from a tree, handed to the builder and
 * forgotten, so that a province's households are never all in memory as a planner wrote them.
 */
#ifndef DS_IO_HOUSEHOLDS_H
#define DS_IO_HOUSEHOLDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/build.h"
#include "model/where.h"

struct cJSON;

typedef struct ds_households {
    ds_reporter *reporter;
    ds_build *build;
    int32_t count;  /* handed over so far: the position of the next one */
    ds_arena arena; /* of the household at hand */
    bool no_memory; /* what is handed over from then on is passed over */
} ds_households;

/* The next household, from its tree; NULL where none could be read, which has been reported.
 * `faulty`: a mistake in it has been reported; `broken`: what the tree lacks may be due to it. */
void ds_households_add(ds_households *households, const struct cJSON *tree, bool faulty,
                       bool broken);

void ds_households_free(ds_households *households);

/* Every household of a file's text. `file` is its name in messages. Mistakes are located. */
void ds_households_read_csv(ds_households *households, const char *text, size_t length,
                            const char *file);
void ds_households_read_ndjson(ds_households *households, const char *text, size_t length,
                               const char *file);

#endif
