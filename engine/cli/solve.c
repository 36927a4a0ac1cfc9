#include "cli/command.h"
#include "cli/input.h"
#include "cli/planning.h"
#include "cli/say.h"
#include "words/messages.h"

doorstep_status ds_cli_solve(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_plan *start = NULL;
    if (doorstep_is_manifest_file(request->operands[0])) {
        return ds_cli_solve_parts(request);
    }
    if (request->total_seconds >= 0) {
        ds_cli_usage("solve", "solve: --total-time is for a manifest, expected --time");
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_one_input(request, "solve", request->start, DS_TEXT("the plan to start from"))) {
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status == DOORSTEP_OK && request->start != NULL) {
        status = ds_cli_read_plan(request, request->start, instance, &start);
    }
    if (status == DOORSTEP_OK) {
        const ds_cli_planning planning = {.instance = instance, .start = start};
        status = ds_cli_make_plan(request, &planning);
    }
    doorstep_plan_free(start);
    doorstep_instance_free(instance);
    return status;
}
