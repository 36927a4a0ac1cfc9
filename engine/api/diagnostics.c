#include <stdlib.h>

#include "api/handles.h"

ds_diags *ds_diags_of(doorstep_diagnostics *diagnostics) {
    return diagnostics == NULL ? NULL : &diagnostics->diags;
}

doorstep_status doorstep_diagnostics_new(doorstep_diagnostics **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = malloc(sizeof **out);
    if (*out == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_diags_init(&(*out)->diags);
    return DOORSTEP_OK;
}

void doorstep_diagnostics_set_language(doorstep_diagnostics *diagnostics,
                                       doorstep_language language) {
    if (diagnostics != NULL) {
        diagnostics->diags.language = language;
    }
}

void doorstep_diagnostics_clear(doorstep_diagnostics *diagnostics) {
    if (diagnostics != NULL) {
        ds_diags_free(&diagnostics->diags);
    }
}

void doorstep_diagnostics_free(doorstep_diagnostics *diagnostics) {
    doorstep_diagnostics_clear(diagnostics);
    free(diagnostics);
}

int doorstep_diagnostics_count(const doorstep_diagnostics *diagnostics) {
    return diagnostics == NULL ? 0 : diagnostics->diags.count;
}

int doorstep_diagnostics_found(const doorstep_diagnostics *diagnostics,
                               doorstep_severity severity) {
    if (diagnostics == NULL) {
        return 0;
    }
    return severity == DOORSTEP_ERROR ? diagnostics->diags.errors : diagnostics->diags.warnings;
}

doorstep_status doorstep_diagnostics_get(const doorstep_diagnostics *diagnostics, int index,
                                         doorstep_diagnostic *out) {
    if (diagnostics == NULL || out == NULL || index < 0 || index >= diagnostics->diags.count) {
        return DOORSTEP_USAGE;
    }
    const ds_diag *diag = &diagnostics->diags.items[index];
    *out = (doorstep_diagnostic){.severity = diag->warning ? DOORSTEP_WARNING : DOORSTEP_ERROR,
                                 .pointer = diag->pointer,
                                 .line = diag->line,
                                 .column = diag->column,
                                 .message = diag->message,
                                 .file = diag->file};
    return DOORSTEP_OK;
}
