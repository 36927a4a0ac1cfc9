#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"

static doorstep_status write_export(const ds_cli_request *request, const doorstep_plan *plan) {
    doorstep_export_options options = DOORSTEP_EXPORT_OPTIONS_INIT;
    options.language = ds_cli_language();
    options.member = request->member;
    doorstep_diagnostics *diagnostics = NULL;
    char *text = NULL;
    size_t length = 0;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_export(plan, (doorstep_export_format)request->format, &options,
                                 diagnostics, &text, &length);
    }
    const char *about =
        status == DOORSTEP_USAGE ? "doorstep export" : ds_cli_input_name(request->operands[1]);
    ds_cli_report(about, diagnostics, status, request->quiet);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

doorstep_status ds_cli_export(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_plan *plan;
    if (request->format < 0) {
        ds_cli_usage("export", "export: --format says what to write");
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_one_input(request, "export", request->operands[1], "PLAN")) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = ds_cli_read_plan(request, request->operands[1], instance, &plan);
    if (status == DOORSTEP_OK) {
        status = write_export(request, plan);
    }
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    return status;
}
