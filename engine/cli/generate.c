#include "cli/command.h"
#include "cli/say.h"

doorstep_status ds_cli_generate(const ds_cli_request *request) {
    doorstep_diagnostics *diagnostics = NULL;
    char *text = NULL;
    size_t length = 0;
    doorstep_status status = doorstep_diagnostics_new(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_generate(request->operands[0], request->settings, request->n_settings,
                                   diagnostics, &text, &length);
    }
    ds_cli_report("doorstep generate", diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
    }
    doorstep_free(text);
    return status;
}
