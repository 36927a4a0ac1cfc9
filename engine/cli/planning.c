#include "cli/planning.h"

#include <string.h>

#include "cli/say.h"
#include "cli/watch.h"

static doorstep_status search(const ds_cli_request *request, const ds_cli_planning *planning,
                              doorstep_cancel_token *token, doorstep_diagnostics *diagnostics,
                              doorstep_plan **plan) {
    ds_cli_meter meter = {0};
    doorstep_solve_options options = DOORSTEP_SOLVE_OPTIONS_INIT;
    options.seconds = request->seconds;
    options.iterations = request->iterations;
    options.seed = (uint64_t)request->seed;
    options.threads = (int32_t)request->threads;
    options.start = planning->start;
    options.baseline = planning->baseline;
    options.bound_seconds = request->bound_seconds;
    options.gap = request->gap;
    options.max_memory = request->max_memory;
    options.cancel = token;
    if (!request->quiet && ds_cli_is_watched()) {
        options.progress = ds_cli_show_progress;
        options.payload = &meter;
    }
    doorstep_status status = doorstep_solve(planning->instance, &options, diagnostics, plan);
    ds_cli_clear_progress(&meter);
    return status;
}

/* Mistakes are the instance's; warnings say what was not taken up of the plan to start from. */
static doorstep_status find_plan(const ds_cli_request *request, const ds_cli_planning *planning,
                                 doorstep_cancel_token *token, doorstep_plan **plan) {
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = search(request, planning, token, diagnostics, plan);
    }
    bool about_start = planning->start != NULL && status == DOORSTEP_OK;
    ds_cli_report(ds_cli_input_name(about_start ? request->start : request->operands[0]),
                  diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}

static doorstep_status write_changes(const ds_cli_planning *planning, const doorstep_plan *plan,
                                     const char *path) {
    char *text;
    size_t length;
    doorstep_status status =
        doorstep_changes_write(plan, planning->baseline, ds_cli_language(), &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(path, text, length);
        doorstep_free(text);
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    return status;
}

static doorstep_status write_plan(const ds_cli_planning *planning, const doorstep_plan *plan,
                                  doorstep_format format, const char *path) {
    bool to_file = path != NULL && strcmp(path, "-") != 0;
    if (format == DOORSTEP_TEXT && planning->baseline != NULL) {
        return write_changes(planning, plan, path);
    }
    doorstep_diagnostics *diagnostics = NULL;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK && to_file) {
        status = doorstep_plan_write_file(plan, format, ds_cli_language(), path, diagnostics);
    } else if (status == DOORSTEP_OK) {
        status = doorstep_plan_write_descriptor(plan, format, ds_cli_language(), 1, diagnostics);
    }
    if (status != DOORSTEP_OK) {
        ds_cli_report(to_file ? path : ds_cli_text("standard output"), diagnostics, status, false);
    }
    doorstep_diagnostics_free(diagnostics);
    return status;
}

/* Into the file, if there is one, the plan for programs; on standard output, unless something else
 * is there or nobody wants it, the page for people. */
static doorstep_status write_results(const ds_cli_request *request, const ds_cli_planning *planning,
                                     const doorstep_plan *plan) {
    doorstep_format usual = request->output != NULL ? DOORSTEP_JSON : DOORSTEP_TEXT;
    doorstep_format format = request->format < 0 ? usual : (doorstep_format)request->format;
    doorstep_status status = write_plan(planning, plan, format, request->output);
    bool to_file = request->output != NULL && strcmp(request->output, "-") != 0;
    if (status == DOORSTEP_OK && to_file && !request->quiet) {
        status = write_plan(planning, plan, DOORSTEP_TEXT, NULL);
    }
    return status;
}

/* Ctrl-C is caught until the plan is written: one that comes late must not cost the plan. */
doorstep_status ds_cli_make_plan(const ds_cli_request *request, const ds_cli_planning *planning) {
    doorstep_cancel_token *token = NULL;
    doorstep_plan *plan = NULL;
    doorstep_status status = doorstep_cancel_token_new(&token);
    if (status != DOORSTEP_OK) {
        ds_cli_report("doorstep", NULL, status, false);
        return status;
    }
    ds_cli_catch_signals(token);
    status = find_plan(request, planning, token, &plan);
    if (status == DOORSTEP_OK) {
        status = write_results(request, planning, plan);
    }
    ds_cli_release_signals();
    doorstep_plan_free(plan);
    doorstep_cancel_token_free(token);
    return status;
}
