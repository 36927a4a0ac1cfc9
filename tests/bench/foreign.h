/* Files that somebody may hand in to a benchmark. */
#ifndef DS_TESTS_FOREIGN_H
#define DS_TESTS_FOREIGN_H

#include <stddef.h>

#include "base/rng.h"

/* A file of its own for one test, with this text; the test removes it. */
enum { DS_TEST_PATH = 64 };
void ds_test_temporary(char path[DS_TEST_PATH]);
void ds_test_put_file(const char *path, const char *text);

/* Hands `take` the file's text changed in `rounds` ways: bytes set to one of `bytes`, cut out,
 * doubled. The memory is exactly as long as the text. */
void ds_test_mutations(const char *path, uint64_t seed, int rounds, const char *bytes,
                       int32_t n_bytes, void (*take)(const char *text, size_t length));

#endif
