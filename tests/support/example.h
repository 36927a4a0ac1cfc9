/* The worked example of the format, and texts changed in one place. */
#ifndef DS_TESTS_EXAMPLE_H
#define DS_TESTS_EXAMPLE_H

#include "model/instance.h"
#include "model/plan.h"

/* malloc'd texts of example.json and example.plan.json. */
char *ds_test_example_text(size_t *length);
char *ds_test_example_plan_text(size_t *length);

/* Both read; the caller frees them. A failure fails the test and gives NULL. */
ds_instance *ds_test_example(void);
ds_plan *ds_test_example_plan(const ds_instance *in);

/* `text` with the first `old` replaced, malloc'd; an `old` that does not occur fails the test. */
char *ds_test_replace(const char *text, const char *old, const char *new);

#endif
