#include <stdlib.h>

#include "api/handles.h"
#include "io/baseline_read.h"
#include "io/file.h"
#include "report/changes.h"

static doorstep_status parse_from(const char *from, ds_diags *diags, ds_moment *moment) {
    if (ds_moment_parse(from, moment)) {
        return DOORSTEP_OK;
    }
    ds_error(diags, NULL,
             "found \"%.40s\" as the moment, expected a date and a time, as \"2022-11-09T07:00\"",
             from);
    return DOORSTEP_USAGE;
}

doorstep_status doorstep_baseline_read(const doorstep_instance *instance, const char *text,
                                       size_t length, const char *from,
                                       doorstep_diagnostics *diagnostics, doorstep_baseline **out) {
    ds_moment moment;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (instance == NULL || (text == NULL && length > 0) || from == NULL ||
        parse_from(from, ds_diags_of(diagnostics), &moment) != DOORSTEP_OK) {
        return DOORSTEP_USAGE;
    }
    doorstep_baseline *handle = calloc(1, sizeof *handle);
    if (handle == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status =
        ds_baseline_read(instance->in, text == NULL ? "" : text, length, moment,
                         ds_diags_of(diagnostics), &handle->plan, &handle->baseline);
    if (status != DOORSTEP_OK) {
        free(handle);
        return status;
    }
    handle->instance = ds_shared_use(instance->instance);
    handle->in = instance->in;
    *out = handle;
    return DOORSTEP_OK;
}

doorstep_status doorstep_baseline_read_file(const doorstep_instance *instance, const char *path,
                                            const char *from, doorstep_diagnostics *diagnostics,
                                            doorstep_baseline **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (instance == NULL || path == NULL || from == NULL) {
        return DOORSTEP_USAGE;
    }
    char *text;
    size_t length;
    doorstep_status status = ds_file_read(path, ds_diags_of(diagnostics), &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_baseline_read(instance, text, length, from, diagnostics, out);
        free(text);
    }
    return status;
}

void doorstep_baseline_free(doorstep_baseline *baseline) {
    if (baseline != NULL) {
        ds_baseline_free(baseline->baseline);
        ds_plan_free(baseline->plan);
        ds_shared_leave(baseline->instance);
        free(baseline);
    }
}

doorstep_status doorstep_changes_write(const doorstep_plan *plan, const doorstep_baseline *baseline,
                                       doorstep_language language, char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (plan == NULL || baseline == NULL || plan->in != baseline->in) {
        return DOORSTEP_USAGE;
    }
    return ds_report_changes(plan->in, plan->plan, baseline->baseline, language, text, length);
}
