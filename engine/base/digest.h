/*
 * FNV-1a, 64 bit (Fowler, Noll & Vo): the digest that ties a plan to the bytes of its instance.
 */
#ifndef DS_BASE_DIGEST_H
#define DS_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DS_DIGEST_START UINT64_C(0xcbf29ce484222325)

/* Digests of pieces in a row: start with DS_DIGEST_START, hand each result to the next piece. */
static inline uint64_t ds_digest(uint64_t digest, const void *bytes, size_t length) {
    const unsigned char *b = bytes;
    for (size_t i = 0; i < length; i++) {
        digest = (digest ^ b[i]) * UINT64_C(0x100000001b3);
    }
    return digest;
}

#endif
