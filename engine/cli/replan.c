#include "cli/command.h"
#include "cli/input.h"
#include "cli/planning.h"
#include "cli/say.h"
#include "words/messages.h"

/* Seconds, where nothing is said: somebody waits for whom to call, and the whole command ends
 * within two. */
static const double USUAL_TIME = 1.7;

doorstep_status ds_cli_replan(const ds_cli_request *request) {
    doorstep_instance *instance;
    doorstep_baseline *baseline = NULL;
    if (request->baseline == NULL || request->from == NULL) {
        ds_cli_usage("replan", "replan: expected --baseline PLAN and --from MOMENT");
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_one_input(request, "replan", request->baseline, DS_TEXT("the baseline"))) {
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_baseline(request, "replan", instance, &baseline);
    }
    if (status == DOORSTEP_OK) {
        const ds_cli_planning planning = {.instance = instance, .baseline = baseline};
        ds_cli_request timed = *request;
        if (timed.seconds < 0 && timed.iterations < 0) {
            timed.seconds = USUAL_TIME;
        }
        status = ds_cli_make_plan(&timed, &planning);
    }
    doorstep_baseline_free(baseline);
    doorstep_instance_free(instance);
    return status;
}
