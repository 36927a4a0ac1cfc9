/* Small draws that the generator's files share. */
#ifndef DS_GENERATE_DRAW_H
#define DS_GENERATE_DRAW_H

#include <stdbool.h>

#include "base/rng.h"

/* A stream of its own for every part of an instance, so that a change in one leaves the others. */
enum {
    DS_STREAM_PLACE,
    DS_STREAM_FAMILIES,
    DS_STREAM_VISITS,
    DS_STREAM_MEMBERS,
    DS_STREAM_TEAMS,
    DS_STREAM_MATRIX,
    DS_STREAM_TIES,
    DS_STREAM_PROVINCE = 1000000, /* and its code */
    DS_STREAM_COUNTRY = 2000000
};

/* A commune's own seed, of a document of many: which others are drawn makes no difference. */
static inline int64_t ds_commune_seed(int64_t seed, int32_t code) {
    ds_rng rng = ds_rng_make((uint64_t)seed, (uint64_t)code);
    return (int64_t)(ds_rng_next(&rng) >> 2) + 1;
}

static inline int32_t ds_between(ds_rng *rng, int32_t low, int32_t high) {
    return low + ds_rng_below(rng, high - low + 1);
}

static inline bool ds_chance(ds_rng *rng, int32_t percent) {
    return ds_rng_below(rng, 100) < percent;
}

/* How many of n, each with this chance. */
static inline int32_t ds_some(ds_rng *rng, int32_t n, int32_t percent) {
    int32_t count = 0;
    for (int32_t i = 0; i < n; i++) {
        count += ds_chance(rng, percent);
    }
    return count;
}

#endif
