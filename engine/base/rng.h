/*
 * Random numbers: xoshiro256** seeded by splitmix64 (Blackman & Vigna 2018, "Scrambled linear
 * pseudorandom number generators"). The same seed gives the same numbers on every machine.
 */
#ifndef DS_BASE_RNG_H
#define DS_BASE_RNG_H

#include <stdint.h>

typedef struct ds_rng {
    uint64_t s[4];
} ds_rng;

static inline uint64_t ds_splitmix(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* A stream of its own for every (seed, stream) pair. */
static inline ds_rng ds_rng_make(uint64_t seed, uint64_t stream) {
    uint64_t state = seed;
    state = ds_splitmix(&state) ^ (stream * 0xD1342543DE82EF95u);
    ds_rng rng;
    for (int i = 0; i < 4; i++) {
        rng.s[i] = ds_splitmix(&state);
    }
    return rng;
}

static inline uint64_t ds_rng_next(ds_rng *rng) {
    uint64_t *s = rng->s;
    uint64_t x = s[1] * 5;
    uint64_t result = ((x << 7) | (x >> 57)) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return result;
}

/* Uniform in [0, n), n > 0. The bias of the plain multiply-shift (Lemire 2019) is below n / 2^32.
 */
static inline int32_t ds_rng_below(ds_rng *rng, int32_t n) {
    return (int32_t)(((ds_rng_next(rng) >> 32) * (uint64_t)n) >> 32);
}

/* Uniform in [0, 1). */
static inline double ds_rng_unit(ds_rng *rng) {
    return (double)(ds_rng_next(rng) >> 11) * 0x1.0p-53;
}

#endif
