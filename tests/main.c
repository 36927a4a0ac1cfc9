/* doorstep-tests [SUITE...]: runs some suites or all of them; the exit code says whether every
 * check held. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "suite.h"

#define DS_TEST_SUITE(name) void suite_##name(void);
#include "suites.inc"
#undef DS_TEST_SUITE

static const struct {
    const char *name;
    void (*add)(void);
} SUITES[] = {
#define DS_TEST_SUITE(name) {#name, suite_##name},
#include "suites.inc"
#undef DS_TEST_SUITE
};

enum { N_SUITES = sizeof SUITES / sizeof SUITES[0] };

void ds_test_register(const char *suite, const ds_test_case *cases, size_t count) {
    CU_Suite *added = CU_add_suite(suite, NULL, NULL);
    for (size_t i = 0; added != NULL && i < count; i++) {
        if (CU_add_test(added, cases[i].name, cases[i].run) == NULL) {
            added = NULL;
        }
    }
    if (added == NULL) {
        fprintf(stderr, "suite %s: %s\n", suite, CU_get_error_msg());
        exit(EXIT_FAILURE);
    }
}

static void add_suite(const char *name) {
    for (int i = 0; i < N_SUITES; i++) {
        if (strcmp(SUITES[i].name, name) == 0) {
            SUITES[i].add();
            return;
        }
    }
    fprintf(stderr, "doorstep-tests: no suite \"%s\"; there are:", name);
    for (int i = 0; i < N_SUITES; i++) {
        fprintf(stderr, " %s", SUITES[i].name);
    }
    fputc('\n', stderr);
    exit(2);
}

int main(int argc, char **argv) {
    if (CU_initialize_registry() != CUE_SUCCESS) {
        return EXIT_FAILURE;
    }
    for (int i = 1; i < argc; i++) {
        add_suite(argv[i]);
    }
    for (int i = 0; argc == 1 && i < N_SUITES; i++) {
        SUITES[i].add();
    }
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_ErrorCode code = CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures();
    CU_cleanup_registry();
    return code == CUE_SUCCESS && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
