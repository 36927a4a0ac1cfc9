/* fuzz_TARGET ROUNDS FILE...: gives the target every file, then ROUNDS mutations of them. The same
 * arguments give the same inputs on every machine. An input that fails is left behind in
 * fuzz-failed.json. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mutate.h"
#include "support/support.h"

enum { SPARE = 4096 };

static ds_translate read_text(const char *path) {
    size_t length;
    char *bytes = ds_test_read_file(path, &length);
    return (ds_translate){.bytes = bytes, .length = length, .capacity = length};
}

/* Given to the target in a block of its exact size, so that a sanitizer sees one byte too far. */
static void try_text(const ds_translate *text) {
    uint8_t *data = malloc(text->length + (text->length == 0));
    FILE *last = fopen("fuzz-failed.json", "wb");
    if (data == NULL || last == NULL ||
        fwrite(text->bytes, 1, text->length, last) != text->length) {
        perror("fuzz-failed.json");
        exit(EXIT_FAILURE);
    }
    fclose(last);
    memcpy(data, text->bytes, text->length);
    LLVMFuzzerTestOneInput(data, text->length);
    free(data);
}

static void try_mutations(const ds_translate *texts, int count, int rounds) {
    ds_rng rng = ds_rng_make(20221107, 0);
    for (int i = 0; i < rounds; i++) {
        const ds_translate *text = &texts[ds_rng_below(&rng, count)];
        const ds_translate *other = &texts[ds_rng_below(&rng, count)];
        ds_translate changed = {.length = text->length, .capacity = text->length + SPARE};
        changed.bytes = malloc(changed.capacity);
        if (changed.bytes == NULL) {
            exit(EXIT_FAILURE);
        }
        memcpy(changed.bytes, text->bytes, text->length);
        ds_mutate(&changed, other, &rng);
        try_text(&changed);
        free(changed.bytes);
    }
}

int main(int argc, char **argv) {
    int count = argc - 2;
    ds_translate *texts = count > 0 ? calloc((size_t)count, sizeof *texts) : NULL;
    if (texts == NULL) {
        fprintf(stderr, "usage: %s ROUNDS FILE...\n", argv[0]);
        return 2;
    }
    for (int i = 0; i < count; i++) {
        texts[i] = read_text(argv[i + 2]);
        try_text(&texts[i]);
    }
    int rounds = atoi(argv[1]);
    try_mutations(texts, count, rounds);
    for (int i = 0; i < count; i++) {
        free(texts[i].bytes);
    }
    free(texts);
    remove("fuzz-failed.json");
    printf("%d files and %d mutations of them\n", count, rounds);
    return EXIT_SUCCESS;
}
