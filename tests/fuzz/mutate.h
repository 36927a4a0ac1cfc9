/* Small random changes to a text that is nearly JSON: bytes, spans, numbers, words of the formats,
 * and pieces of another text. */
#ifndef DS_TESTS_FUZZ_MUTATE_H
#define DS_TESTS_FUZZ_MUTATE_H

#include <stddef.h>

#include "base/rng.h"

typedef struct ds_translate {
    char *bytes;
    size_t length, capacity;
} ds_translate;

/* Changes `text` in place, a few times over; `other` lends pieces. */
void ds_mutate(ds_translate *text, const ds_translate *other, ds_rng *rng);

#endif
