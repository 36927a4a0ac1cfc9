#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"

static doorstep_status write_report(const ds_cli_request *request,
                                    const doorstep_check_report *report) {
    char *text;
    size_t length;
    doorstep_format format = request->format < 0 ? DOORSTEP_TEXT : (doorstep_format)request->format;
    doorstep_status status = doorstep_check_write(report, format, &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    return status;
}

static doorstep_status judge(const ds_cli_request *request, const doorstep_plan *plan,
                             const doorstep_baseline *baseline) {
    doorstep_check_options options = DOORSTEP_CHECK_OPTIONS_INIT;
    options.baseline = baseline;
    options.language = ds_cli_language();
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_check_report *report = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_check(plan, &options, diagnostics, &report);
    }
    ds_cli_report(ds_cli_input_name(request->operands[1]), diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = write_report(request, report);
    if (status == DOORSTEP_OK && doorstep_check_violations(report) > 0) {
        status = DOORSTEP_BROKEN_PLAN;
    }
    doorstep_check_report_free(report);
    return status;
}

doorstep_status ds_cli_check(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_plan *plan;
    doorstep_baseline *baseline = NULL;
    if (!ds_cli_one_input(request, "check", request->operands[1], "PLAN")) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = ds_cli_read_plan(request, request->operands[1], instance, &plan);
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_baseline(request, "check", instance, &baseline);
    }
    if (status == DOORSTEP_OK) {
        status = judge(request, plan, baseline);
    }
    doorstep_baseline_free(baseline);
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    return status;
}
