#include <string.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/spare.h"

typedef struct text {
    char *bytes;
    size_t length;
} text;

/* The text at a path, by the library's call for its kind, or that of standard input; says what is
 * wrong. */
static doorstep_status read_text(const char *path,
                                 doorstep_status (*read)(const char *path,
                                                         doorstep_diagnostics *diagnostics,
                                                         char **text, size_t *length),
                                 text *out) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = strcmp(path, "-") == 0
                     ? doorstep_read_descriptor(0, diagnostics, &out->bytes, &out->length)
                     : read(path, diagnostics, &out->bytes, &out->length);
    }
    ds_cli_report(ds_cli_input_name(path), diagnostics, status, false);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status write_locked(const ds_cli_request *request,
                                    const doorstep_instance *instance, const text *given,
                                    const text *table) {
    doorstep_lock_options options = DOORSTEP_LOCK_OPTIONS_INIT;
    options.rest_off = request->rest_off;
    doorstep_diagnostics *diagnostics = NULL;
    text out = {0};
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_lock(instance, given->bytes, given->length, table->bytes, table->length,
                               &options, diagnostics, &out.bytes, &out.length);
    }
    ds_cli_report(ds_cli_input_name(request->operands[1]), diagnostics, status, request->quiet);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, out.bytes, out.length);
        doorstep_free(out.bytes);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

doorstep_status ds_cli_lock(const ds_cli_request *request) {
    doorstep_instance *instance = NULL;
    text given = {0}, table = {0};
    if (strcmp(request->operands[0], "-") == 0) {
        ds_cli_usage("lock", "lock: INSTANCE has to be a file: its text is read and written again");
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    ds_cli_request in_place = *request;
    if (ds_cli_same_file(request->output, request->operands[0])) {
        in_place.output = NULL; /* the instance may be written anew with its locks */
    }
    doorstep_status status = ds_cli_read_instance(&in_place, &instance);
    if (status == DOORSTEP_OK && !ds_cli_finds_households(&in_place, instance)) {
        status = DOORSTEP_USAGE;
    }
    if (status == DOORSTEP_OK) {
        status = read_text(request->operands[0], doorstep_instance_text, &given);
    }
    if (status == DOORSTEP_OK) {
        status = read_text(request->operands[1], doorstep_read_file, &table);
    }
    if (status == DOORSTEP_OK) {
        status = write_locked(request, instance, &given, &table);
    }
    doorstep_free(given.bytes);
    doorstep_free(table.bytes);
    doorstep_instance_free(instance);
    return status;
}
