#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/watch.h"

static doorstep_status explain(const ds_cli_request *request, const doorstep_plan *plan,
                               doorstep_cancel_token *token, doorstep_diagnostics *diagnostics) {
    doorstep_explain_options options = DOORSTEP_EXPLAIN_OPTIONS_INIT;
    options.household = request->household;
    options.member = request->member;
    options.desk = request->desk;
    options.seconds = request->seconds;
    options.iterations = request->iterations;
    options.seed = (uint64_t)request->seed;
    options.cancel = token;
    options.language = ds_cli_language();
    doorstep_format format = request->format < 0 ? DOORSTEP_TEXT : (doorstep_format)request->format;
    char *text;
    size_t length;
    doorstep_status status = doorstep_explain(plan, &options, format, diagnostics, &text, &length);
    const char *about =
        status == DOORSTEP_USAGE ? "doorstep explain" : ds_cli_input_name(request->operands[1]);
    ds_cli_report(about, diagnostics, status, request->quiet);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    }
    return status;
}

static doorstep_status explain_and_write(const ds_cli_request *request, const doorstep_plan *plan) {
    doorstep_cancel_token *token = NULL;
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = doorstep_cancel_token_new(&token);
    if (status == DOORSTEP_OK) {
        status = ds_cli_diagnostics(&diagnostics);
    }
    if (status == DOORSTEP_OK) {
        ds_cli_catch_signals(token);
        status = explain(request, plan, token, diagnostics);
        ds_cli_release_signals();
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    doorstep_diagnostics_free(diagnostics);
    doorstep_cancel_token_free(token);
    return status;
}

doorstep_status ds_cli_explain(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_plan *plan;
    if (!ds_cli_one_input(request, "explain", request->operands[1], "PLAN")) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = ds_cli_read_plan(request, request->operands[1], instance, &plan);
    if (status == DOORSTEP_OK) {
        status = explain_and_write(request, plan);
    }
    doorstep_plan_free(plan);
    doorstep_instance_free(instance);
    return status;
}
