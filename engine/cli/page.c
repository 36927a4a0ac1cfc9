#include <string.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/watch.h"

static doorstep_status write_page(const ds_cli_request *request, const doorstep_plan *plan,
                                  const doorstep_baseline *baseline, doorstep_cancel_token *token,
                                  doorstep_diagnostics *diagnostics) {
    doorstep_page_options options = DOORSTEP_PAGE_OPTIONS_INIT;
    options.language = ds_cli_language();
    options.baseline = baseline;
    options.seconds = request->seconds;
    options.iterations = request->iterations;
    options.seed = (uint64_t)request->seed;
    options.cancel = token;
    options.streets = ds_cli_streets(request->streets);
    if (request->parts) {
        doorstep_status status = doorstep_pages_write(plan, &options, request->output, diagnostics);
        ds_cli_report(request->output, diagnostics, status, request->quiet);
        return status;
    }
    char *text;
    size_t length;
    doorstep_status status = doorstep_page_write(plan, &options, diagnostics, &text, &length);
    ds_cli_report(status == DOORSTEP_USAGE ? "report: --streets"
                                           : ds_cli_input_name(request->operands[1]),
                  diagnostics, status, request->quiet);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    }
    return status;
}

static doorstep_status make_page(const ds_cli_request *request, const doorstep_plan *plan,
                                 const doorstep_baseline *baseline) {
    doorstep_cancel_token *token = NULL;
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = doorstep_cancel_token_new(&token);
    if (status == DOORSTEP_OK) {
        status = ds_cli_diagnostics(&diagnostics);
    }
    if (status == DOORSTEP_OK) {
        ds_cli_catch_signals(token);
        status = write_page(request, plan, baseline, token, diagnostics);
        ds_cli_release_signals();
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    doorstep_diagnostics_free(diagnostics);
    doorstep_cancel_token_free(token);
    return status;
}

doorstep_status ds_cli_page(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_baseline *baseline = NULL;
    doorstep_plan *plan = NULL;
    if (doorstep_is_manifest_file(request->operands[0])) {
        return ds_cli_pages(request);
    }
    if (!ds_cli_one_input(request, "report", request->operands[1], "PLAN")) {
        return DOORSTEP_USAGE;
    }
    if (request->parts && (request->output == NULL || strcmp(request->output, "-") == 0)) {
        ds_cli_usage("report", "report: --parts needs a folder: -o FOLDER");
        return DOORSTEP_USAGE;
    }
    if (!request->parts && !ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_baseline(request, "report", instance, &baseline);
    }
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_plan(request, request->operands[1], instance, &plan);
    }
    if (status == DOORSTEP_OK) {
        status = make_page(request, plan, baseline);
    }
    doorstep_plan_free(plan);
    doorstep_baseline_free(baseline);
    doorstep_instance_free(instance);
    return status;
}
