#include <string.h>

#include "cli/command.h"
#include "cli/input.h"
#include "cli/say.h"

static bool is_html(const char *path) {
    size_t length = path != NULL ? strlen(path) : 0;
    return length > 5 && strcmp(path + length - 5, ".html") == 0;
}

static doorstep_status write_comparison(const ds_cli_request *request, const doorstep_plan *a,
                                        const doorstep_plan *b) {
    doorstep_compare_options options = DOORSTEP_COMPARE_OPTIONS_INIT;
    char *text;
    size_t length;
    options.language = ds_cli_language();
    options.html = is_html(request->output);
    doorstep_status status = doorstep_compare(a, b, &options, &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
        doorstep_free(text);
    } else {
        ds_cli_report("doorstep", NULL, status, false);
    }
    return status;
}

doorstep_status ds_cli_compare(const ds_cli_request *request) {
    const char *const *operands = request->operands;
    doorstep_instance *instance = NULL;
    doorstep_plan *a = NULL, *b = NULL;
    if (!ds_cli_one_input(request, "compare", operands[1], "PLAN_A") ||
        !ds_cli_one_input(request, "compare", operands[2], "PLAN_B")) {
        return DOORSTEP_USAGE;
    }
    if (strcmp(operands[1], "-") == 0 && strcmp(operands[2], "-") == 0) {
        ds_cli_usage("compare", "compare: standard input cannot be both plans");
        return DOORSTEP_USAGE;
    }
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    doorstep_status status = ds_cli_read_instance(request, &instance);
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_plan(request, operands[1], instance, &a);
    }
    if (status == DOORSTEP_OK) {
        status = ds_cli_read_plan(request, operands[2], instance, &b);
    }
    if (status == DOORSTEP_OK) {
        status = write_comparison(request, a, b);
    }
    doorstep_plan_free(a);
    doorstep_plan_free(b);
    doorstep_instance_free(instance);
    return status;
}
