/* How a test file presents itself: DS_SUITE(name, {"what it shows", function}, ...) at its end. */
#ifndef DS_TESTS_SUITE_H
#define DS_TESTS_SUITE_H

#include <CUnit/CUnit.h>

#include "support/support.h"

#define DS_SUITE(name, ...)                                             \
    void suite_##name(void);                                            \
    void suite_##name(void) {                                           \
        ds_test_case cases[] = {__VA_ARGS__};                           \
        ds_test_register(#name, cases, sizeof cases / sizeof cases[0]); \
    }

#endif
