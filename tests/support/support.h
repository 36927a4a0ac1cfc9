/* What several tests share. */
#ifndef DS_TESTS_SUPPORT_H
#define DS_TESTS_SUPPORT_H

#include <stddef.h>

typedef struct ds_test_case {
    const char *name;
    void (*run)(void);
} ds_test_case;

/* Adds a suite to CUnit's registry; a failure ends the program. */
void ds_test_register(const char *suite, const ds_test_case *cases, size_t count);

/* The whole file, NUL-terminated, malloc'd; a file that cannot be read ends the program. */
char *ds_test_read_file(const char *path, size_t *length);

/* How often a long test repeats itself: `full` times, or a tenth (at least once) where
 * DOORSTEP_TEST_QUICK is set, as it is under sanitizers. */
int ds_test_rounds(int full);

#endif
