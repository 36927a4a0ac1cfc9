#include "faults.h"

#include <errno.h>
#include <limits.h>
#include <stdatomic.h>
#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#define OURS(name) __wrap_##name
#define REAL(name) __real_##name
#else
#define OURS(name) name
#define REAL(name) __libc_##name
#endif

void *REAL(malloc)(size_t size);
void *REAL(calloc)(size_t count, size_t size);
void *REAL(realloc)(void *block, size_t size);
void *REAL(memalign)(size_t alignment, size_t size);
void REAL(free)(void *block);

void *OURS(malloc)(size_t size);
void *OURS(calloc)(size_t count, size_t size);
void *OURS(realloc)(void *block, size_t size);
void *OURS(memalign)(size_t alignment, size_t size);
void *OURS(aligned_alloc)(size_t alignment, size_t size);
int OURS(posix_memalign)(void **out, size_t alignment, size_t size);
void OURS(free)(void *block);

static atomic_int_least64_t left = INT64_MAX; /* allocations before one fails */
static atomic_int_least64_t live;
static bool fail_ever;

void ds_faults_arm(int64_t nth, bool ever) {
    fail_ever = ever;
    atomic_store(&left, nth);
}

bool ds_faults_disarm(void) {
    return atomic_exchange(&left, INT64_MAX) <= 0;
}

/* Under the sanitizer only the engine's own calls are seen, not what strdup allocates for it; leaks
 * are the sanitizer's to find. */
int64_t ds_faults_live(void) {
#if defined(__SANITIZE_ADDRESS__)
    return 0;
#else
    return atomic_load(&live);
#endif
}

static bool fails(void) {
    int64_t now = atomic_fetch_sub(&left, 1);
    bool fail = now == 1 || (now < 1 && fail_ever);
    if (fail) {
        errno = ENOMEM;
    }
    return fail;
}

static void *counted(void *block) {
    if (block != NULL) {
        atomic_fetch_add(&live, 1);
    }
    return block;
}

void *OURS(malloc)(size_t size) {
    return fails() ? NULL : counted(REAL(malloc)(size));
}

void *OURS(calloc)(size_t count, size_t size) {
    return fails() ? NULL : counted(REAL(calloc)(count, size));
}

void *OURS(realloc)(void *block, size_t size) {
    if (fails()) {
        return NULL;
    }
    void *moved = REAL(realloc)(block, size);
    return block == NULL ? counted(moved) : moved;
}

void *OURS(memalign)(size_t alignment, size_t size) {
    return fails() ? NULL : counted(REAL(memalign)(alignment, size));
}

void *OURS(aligned_alloc)(size_t alignment, size_t size) {
    return OURS(memalign)(alignment, size);
}

int OURS(posix_memalign)(void **out, size_t alignment, size_t size) {
    void *block = OURS(memalign)(alignment, size);
    if (block == NULL) {
        return ENOMEM;
    }
    *out = block;
    return 0;
}

void OURS(free)(void *block) {
    if (block != NULL) {
        atomic_fetch_sub(&live, 1);
    }
    REAL(free)(block);
}
