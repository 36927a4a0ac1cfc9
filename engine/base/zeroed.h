/* Zeroed memory for arrays that are made together and checked once. */
#ifndef DS_BASE_ZEROED_H
#define DS_BASE_ZEROED_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* `count` zeroed elements (and room for one more, so that an empty array is no NULL), to be freed
 * with free(). NULL clears *ok. */
static inline void *ds_zeroed(int64_t count, size_t size, bool *ok) {
    void *memory = calloc((size_t)count + 1, size);
    *ok = *ok && memory != NULL;
    return memory;
}

#endif
