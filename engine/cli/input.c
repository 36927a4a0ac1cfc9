#include "cli/input.h"

#include <string.h>

#include "cli/say.h"
#include "cli/spare.h"

/* The text of standard input. */
static doorstep_status read_input(doorstep_diagnostics *diagnostics, char **text, size_t *length) {
    return doorstep_read_descriptor(0, diagnostics, text, length);
}

static doorstep_status read_instance(const char *path, const doorstep_read_options *options,
                                     doorstep_diagnostics *diagnostics, doorstep_instance **out) {
    if (strcmp(path, "-") != 0) {
        return doorstep_instance_read_file(path, options, diagnostics, out);
    }
    char *text;
    size_t length;
    doorstep_read_options here = *options;
    here.folder = ""; /* from standard input: what it names is in the current folder */
    doorstep_status status = read_input(diagnostics, &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_instance_read(text, length, &here, diagnostics, out);
        doorstep_free(text);
    }
    return status;
}

static doorstep_status read_plan(const doorstep_instance *instance, const char *path,
                                 doorstep_diagnostics *diagnostics, doorstep_plan **out) {
    if (strcmp(path, "-") != 0) {
        return doorstep_plan_read_file(instance, path, diagnostics, out);
    }
    char *text;
    size_t length;
    doorstep_status status = read_input(diagnostics, &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_plan_read(instance, text, length, diagnostics, out);
        doorstep_free(text);
    }
    return status;
}

doorstep_status ds_cli_read_instance(const ds_cli_request *request, doorstep_instance **out) {
    doorstep_read_options options = DOORSTEP_READ_OPTIONS_INIT;
    options.tolerant = request->tolerant;
    *out = NULL;
    if (!ds_cli_spares_inputs(request)) {
        return DOORSTEP_USAGE;
    }
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = read_instance(request->operands[0], &options, diagnostics, out);
    }
    ds_cli_report(ds_cli_input_name(request->operands[0]), diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    if (status == DOORSTEP_OK && !ds_cli_spares_households(request, *out)) {
        doorstep_instance_free(*out);
        *out = NULL;
        status = DOORSTEP_USAGE;
    }
    return status;
}

doorstep_status ds_cli_read_manifest(const ds_cli_request *request, doorstep_manifest **out) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    *out = NULL;
    if (status == DOORSTEP_OK) {
        status = doorstep_manifest_read_file(request->operands[0], diagnostics, out);
    }
    ds_cli_report(request->operands[0], diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status read_baseline(const ds_cli_request *request,
                                     const doorstep_instance *instance,
                                     doorstep_diagnostics *diagnostics, doorstep_baseline **out) {
    if (strcmp(request->baseline, "-") != 0) {
        return doorstep_baseline_read_file(instance, request->baseline, request->from, diagnostics,
                                           out);
    }
    char *text;
    size_t length;
    doorstep_status status = read_input(diagnostics, &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_baseline_read(instance, text, length, request->from, diagnostics, out);
        doorstep_free(text);
    }
    return status;
}

doorstep_status ds_cli_read_baseline(const ds_cli_request *request, const char *command,
                                     const doorstep_instance *instance, doorstep_baseline **out) {
    doorstep_diagnostics *diagnostics = NULL;
    *out = NULL;
    if ((request->baseline == NULL) != (request->from == NULL)) {
        ds_cli_usage(command, "%s: --baseline and --from go together", command);
        return DOORSTEP_USAGE;
    }
    if (request->baseline == NULL) {
        return DOORSTEP_OK;
    }
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = read_baseline(request, instance, diagnostics, out);
    }
    ds_cli_report(ds_cli_input_name(request->baseline), diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

doorstep_status ds_cli_read_plan(const ds_cli_request *request, const char *path,
                                 const doorstep_instance *instance, doorstep_plan **out) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    *out = NULL;
    if (status == DOORSTEP_OK) {
        status = read_plan(instance, path, diagnostics, out);
    }
    ds_cli_report(ds_cli_input_name(path), diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

bool ds_cli_one_input(const ds_cli_request *request, const char *command, const char *path,
                      const char *what) {
    if (path == NULL || strcmp(request->operands[0], "-") != 0 || strcmp(path, "-") != 0) {
        return true;
    }
    ds_cli_usage(command, "%s: only one of INSTANCE and %s can be standard input", command,
                 ds_cli_text(what));
    return false;
}
