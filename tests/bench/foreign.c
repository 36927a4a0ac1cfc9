#include "foreign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"

void ds_test_temporary(char path[DS_TEST_PATH]) {
    strcpy(path, "/tmp/doorstep-bench-XXXXXX");
    int descriptor = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(descriptor >= 0);
    close(descriptor);
}

void ds_test_put_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    fclose(file);
}

/* At most 32 bytes more than before. */
static void mutate(ds_rng *rng, const char *bytes, int32_t n_bytes, char *text, size_t *length) {
    for (int k = 1 + ds_rng_below(rng, 4); k > 0 && *length > 1; k--) {
        size_t at = (size_t)ds_rng_below(rng, (int32_t)*length);
        size_t few = (size_t)ds_rng_below(rng, 9);
        few = at + few > *length ? *length - at : few;
        switch (ds_rng_below(rng, 3)) {
        case 0:
            text[at] = bytes[ds_rng_below(rng, n_bytes)];
            break;
        case 1:
            memmove(text + at, text + at + few, *length - at - few);
            *length -= few;
            break;
        default:
            memmove(text + at + few, text + at, *length - at);
            *length += few;
        }
    }
}

void ds_test_mutations(const char *path, uint64_t seed, int rounds, const char *bytes,
                       int32_t n_bytes, void (*take)(const char *text, size_t length)) {
    size_t size;
    char *text = ds_test_read_file(path, &size);
    ds_rng rng = ds_rng_make(seed, 0);
    for (int k = 0; k < rounds; k++) {
        size_t length = size;
        char *changed = malloc(size + 64);
        CU_ASSERT_PTR_NOT_NULL_FATAL(changed);
        memcpy(changed, text, size);
        mutate(&rng, bytes, n_bytes, changed, &length);
        char *exact = malloc(length);
        CU_ASSERT_PTR_NOT_NULL_FATAL(exact);
        memcpy(exact, changed, length);
        take(exact, length);
        free(exact);
        free(changed);
    }
    free(text);
}
