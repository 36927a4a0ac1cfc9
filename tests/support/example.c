#include "support/example.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "io/plan_read.h"
#include "support/support.h"

char *ds_test_example_text(size_t *length) {
    return ds_test_read_file(DS_TEST_ROOT "/tests/data/example.json", length);
}

char *ds_test_example_plan_text(size_t *length) {
    return ds_test_read_file(DS_TEST_ROOT "/tests/data/example.plan.json", length);
}

ds_instance *ds_test_example(void) {
    size_t length;
    char *text = ds_test_example_text(&length);
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, NULL, &in), DOORSTEP_OK);
    free(text);
    return in;
}

ds_plan *ds_test_example_plan(const ds_instance *in) {
    size_t length;
    char *text = ds_test_example_plan_text(&length);
    ds_plan *plan = NULL;
    CU_ASSERT_EQUAL(ds_plan_read(in, text, length, NULL, &plan), DOORSTEP_OK);
    free(text);
    return plan;
}

char *ds_test_replace(const char *text, const char *old, const char *new) {
    const char *at = strstr(text, old);
    CU_ASSERT_PTR_NOT_NULL(at);
    if (at == NULL) {
        fprintf(stderr, "not in the text: %s\n", old);
        return strdup(text);
    }
    size_t before = (size_t)(at - text), size = strlen(text) - strlen(old) + strlen(new) + 1;
    char *changed = malloc(size);
    if (changed == NULL) {
        abort();
    }
    memcpy(changed, text, before);
    snprintf(changed + before, size - before, "%s%s", new, at + strlen(old));
    return changed;
}
