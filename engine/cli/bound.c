#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/watch.h"

static doorstep_status write_bound(const ds_cli_request *request, const doorstep_instance *instance,
                                   const doorstep_bound_figures *figures) {
    char *text;
    size_t length;
    doorstep_format format = request->format < 0 ? DOORSTEP_TEXT : (doorstep_format)request->format;
    doorstep_status status =
        doorstep_bound_write(instance, figures, format, ds_cli_language(), &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    return status;
}

/* Ctrl-C ends the proof early: what is proven by then is told. */
static doorstep_status prove(const ds_cli_request *request, const doorstep_instance *instance,
                             doorstep_bound_figures *figures) {
    doorstep_bound_options options = DOORSTEP_BOUND_OPTIONS_INIT;
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_cancel_token *token = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    status = status == DOORSTEP_OK ? doorstep_cancel_token_new(&token) : status;
    if (status == DOORSTEP_OK) {
        options.seconds = request->seconds < 0 ? 0 : request->seconds;
        options.threads = (int32_t)request->threads;
        options.max_memory = request->max_memory;
        options.cancel = token;
        ds_cli_catch_signals(token);
        status = doorstep_bound(instance, &options, diagnostics, figures);
        ds_cli_release_signals();
    }
    ds_cli_report(ds_cli_input_name(request->operands[0]), diagnostics, status, request->quiet);
    doorstep_cancel_token_free(token);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

doorstep_status ds_cli_bound(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_bound_figures figures = DOORSTEP_BOUND_FIGURES_INIT;
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = prove(request, instance, &figures);
    if (status == DOORSTEP_OK) {
        status = write_bound(request, instance, &figures);
    }
    doorstep_instance_free(instance);
    return status;
}
