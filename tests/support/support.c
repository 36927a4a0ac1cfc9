#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>

/* NULL when the file cannot be read whole. */
static char *read_all(FILE *file, size_t *length) {
    if (fseek(file, 0, SEEK_END) != 0) {
        return NULL;
    }
    long size = ftell(file);
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0) {
        return NULL;
    }
    char *text = malloc((size_t)size + 1);
    if (text != NULL && fread(text, 1, (size_t)size, file) == (size_t)size) {
        text[size] = '\0';
        *length = (size_t)size;
        return text;
    }
    free(text);
    return NULL;
}

char *ds_test_read_file(const char *path, size_t *length) {
    size_t ignored;
    FILE *file = fopen(path, "rb");
    char *text = file != NULL ? read_all(file, length != NULL ? length : &ignored) : NULL;
    if (text == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fclose(file);
    return text;
}

int ds_test_rounds(int full) {
    const char *quick = getenv("DOORSTEP_TEST_QUICK");
    int rounds = quick != NULL && quick[0] != '\0' ? full / 10 : full;
    return rounds > 0 ? rounds : 1;
}
