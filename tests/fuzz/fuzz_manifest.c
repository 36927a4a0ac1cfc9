/* Any bytes as a manifest: they are read or refused with a reason; what is read names files below
 * its folder, and its parts can be summed up. */
#include <string.h>

#include <doorstep/doorstep.h>

#include "fuzz.h"

static void check_path(const char *path) {
    DS_FUZZ_HOLDS(path[0] != '\0' && path[0] != '/' && strstr(path, "//") == NULL);
    DS_FUZZ_HOLDS(strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0);
    DS_FUZZ_HOLDS(strstr(path, "/../") == NULL);
    size_t length = strlen(path);
    DS_FUZZ_HOLDS(length < 3 || strcmp(path + length - 3, "/..") != 0);
}

static void check_parts(const doorstep_manifest *manifest) {
    int32_t count = doorstep_manifest_parts(manifest);
    DS_FUZZ_HOLDS(count > 0);
    for (int32_t i = 0; i < count; i++) {
        doorstep_manifest_part part = DOORSTEP_MANIFEST_PART_INIT;
        DS_FUZZ_HOLDS(doorstep_manifest_get_part(manifest, i, &part) == DOORSTEP_OK);
        DS_FUZZ_HOLDS(part.id[0] != '\0' && part.name != NULL);
        check_path(part.instance);
        for (int32_t level = 0; level < part.levels; level++) {
            DS_FUZZ_HOLDS(part.group[level][0] != '\0');
        }
    }
}

/* Every other part has a plan; the table has a line for each. */
static void check_summary(const doorstep_manifest *manifest) {
    doorstep_summary *summary;
    int32_t count = doorstep_manifest_parts(manifest);
    DS_FUZZ_HOLDS(doorstep_summary_new(manifest, &summary) == DOORSTEP_OK);
    for (int32_t i = 0; i < count; i++) {
        const doorstep_plan_figures none = DOORSTEP_PLAN_FIGURES_INIT;
        DS_FUZZ_HOLDS((i % 2 == 0 ? doorstep_summary_planned(summary, i, &none)
                                  : doorstep_summary_failed(summary, i, "no, \"none\"", i)) ==
                      DOORSTEP_OK);
    }
    for (int format = DOORSTEP_JSON; format <= DOORSTEP_TABLE; format++) {
        char *text;
        size_t length;
        DS_FUZZ_HOLDS(doorstep_summary_write(summary, (doorstep_format)format, DOORSTEP_ENGLISH,
                                             &text, &length) == DOORSTEP_OK);
        DS_FUZZ_HOLDS(strlen(text) == length);
        int32_t lines = 0;
        for (const char *at = text; format == DOORSTEP_TABLE && at != NULL;
             at = strchr(at + 1, '\r')) {
            lines += strncmp(at, "\r\npart,", 7) == 0;
        }
        DS_FUZZ_HOLDS(format != DOORSTEP_TABLE || lines >= count);
        doorstep_free(text);
    }
    doorstep_summary_free(summary);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    doorstep_diagnostics *diagnostics;
    doorstep_manifest *manifest;
    DS_FUZZ_HOLDS(doorstep_diagnostics_new(&diagnostics) == DOORSTEP_OK);
    doorstep_status status =
        doorstep_manifest_read((const char *)data, size, diagnostics, &manifest);
    DS_FUZZ_HOLDS(status == DOORSTEP_OK || status == DOORSTEP_BAD_INPUT);
    DS_FUZZ_HOLDS((status == DOORSTEP_OK) ==
                  (doorstep_diagnostics_found(diagnostics, DOORSTEP_ERROR) == 0));
    if (status == DOORSTEP_OK) {
        check_parts(manifest);
        check_summary(manifest);
    }
    doorstep_manifest_free(manifest);
    doorstep_diagnostics_free(diagnostics);
    return 0;
}
