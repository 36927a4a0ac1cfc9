/* Any bytes as the household file of an instance, in either format: the file is read, or refused
 * with a reason that has a place in it; a tolerant reading leaves out what is wrong, and reads what
 * is read without it. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "fuzz.h"
#include "support/support.h"

#define BAD DS_TEST_ROOT "/tests/data/bad/"

static char *named[2];
static size_t named_length[2];

static void read_once(void) {
    named[0] = ds_test_read_file(BAD "csv-people-text.json", &named_length[0]);
    named[1] = ds_test_read_file(BAD "ndjson-people-text.json", &named_length[1]);
}

static void check_messages(const doorstep_diagnostics *diagnostics, size_t size) {
    for (int i = 0; i < doorstep_diagnostics_count(diagnostics); i++) {
        doorstep_diagnostic d;
        DS_FUZZ_HOLDS(doorstep_diagnostics_get(diagnostics, i, &d) == DOORSTEP_OK);
        DS_FUZZ_HOLDS(d.message[0] != '\0' && strchr(d.message, '\n') == NULL);
        DS_FUZZ_HOLDS(d.line > 0 && d.column > 0);
        DS_FUZZ_HOLDS(d.file == NULL || (size_t)d.line <= size + 1);
        DS_FUZZ_HOLDS((d.file == NULL) == (strncmp(d.pointer, "/locks", 6) == 0));
    }
}

/* Households read, or -1; and those left out. */
static int32_t read_households(const uint8_t *data, size_t size, int format, bool tolerant,
                               int32_t *left_out) {
    doorstep_diagnostics *diagnostics;
    doorstep_instance *instance;
    doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = tolerant;
    options.households = size > 0 ? (const char *)data : "";
    options.households_length = size;
    DS_FUZZ_HOLDS(doorstep_diagnostics_new(&diagnostics) == DOORSTEP_OK);
    doorstep_status status = doorstep_instance_read(named[format], named_length[format], &options,
                                                    diagnostics, &instance);
    int errors = doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR);
    DS_FUZZ_HOLDS(status == (errors == 0 ? DOORSTEP_OK : DOORSTEP_BAD_INPUT));
    check_messages(diagnostics, size);
    doorstep_diagnostics_free(diagnostics);
    if (status == DOORSTEP_OK) {
        DS_FUZZ_HOLDS(doorstep_instance_summarize(instance, &summary) == DOORSTEP_OK);
    }
    doorstep_instance_free(instance);
    *left_out = summary.left_out;
    return status == DOORSTEP_OK ? summary.households : -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (named[0] == NULL) {
        read_once();
    }
    for (int format = 0; format < 2; format++) {
        int32_t left_out, strict_left_out;
        int32_t strict = read_households(data, size, format, false, &strict_left_out);
        int32_t tolerated = read_households(data, size, format, true, &left_out);
        DS_FUZZ_HOLDS(strict_left_out == 0);
        DS_FUZZ_HOLDS(strict < 0 || (tolerated == strict && left_out == 0));
    }
    return 0;
}
