/* Any bytes as each of the tables that an instance is imported from, the others those of the worked
 * example: an instance comes out that reads without a mistake, or every message has its place. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "fuzz.h"

enum { TABLES = 9 };

static void check_messages(const doorstep_diagnostics *diagnostics) {
    for (int i = 0; i < doorstep_diagnostics_count(diagnostics); i++) {
        doorstep_diagnostic d;
        DS_FUZZ_HOLDS(doorstep_diagnostics_get(diagnostics, i, &d) == DOORSTEP_OK);
        DS_FUZZ_HOLDS(d.message[0] != '\0' && strchr(d.message, '\n') == NULL);
        DS_FUZZ_HOLDS(d.file != NULL && d.line > 0 && d.column > 0);
    }
}

static void check_instance(const char *text, size_t length) {
    doorstep_instance *instance;
    DS_FUZZ_HOLDS(doorstep_instance_read(text, length, NULL, NULL, &instance) == DOORSTEP_OK);
    doorstep_instance_free(instance);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    doorstep_table tables[TABLES], example;
    for (int t = 0; t < TABLES; t++) {
        DS_FUZZ_HOLDS(doorstep_import_template(t, DOORSTEP_VIETNAMESE, &tables[t]) == DOORSTEP_OK);
    }
    for (int t = 0; t < TABLES; t++) {
        doorstep_diagnostics *diagnostics;
        char *text;
        size_t length;
        example = tables[t];
        tables[t].text = size > 0 ? (const char *)data : "";
        tables[t].length = size;
        DS_FUZZ_HOLDS(doorstep_diagnostics_new(&diagnostics) == DOORSTEP_OK);
        doorstep_status status = doorstep_import(tables, TABLES, diagnostics, &text, &length);
        int errors = doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR);
        DS_FUZZ_HOLDS(status == (errors == 0 ? DOORSTEP_OK : DOORSTEP_BAD_INPUT));
        check_messages(diagnostics);
        if (status == DOORSTEP_OK) {
            check_instance(text, length);
        }
        doorstep_free(text);
        doorstep_diagnostics_free(diagnostics);
        tables[t] = example;
    }
    return 0;
}
