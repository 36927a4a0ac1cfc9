/* Small random changes to a text that is nearly JSON: bytes, spans, numbers, words of the formats,
 * and pieces of another text. */
#ifndef DS_TESTS_FUZZ_MUTATE_H
#define DS_TESTS_FUZZ_MUTATE_H

#include <stddef.h>

#include "base/rng.h"

typedef struct ds_text {
    char *bytes;
    size_t length, capacity;
} ds_text;

/* Changes `text` in place, a few times over; `other` lends pieces. */
void ds_mutate(ds_text *text, const ds_text *other, ds_rng *rng);

#endif
