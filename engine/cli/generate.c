#include <string.h>

#include "cli/command.h"
#include "cli/say.h"

doorstep_status ds_cli_generate(const ds_cli_request *request) {
    doorstep_diagnostics *diagnostics = NULL;
    const char *kind = request->n_operands > 0 ? request->operands[0] : NULL;
    bool to_file = request->output != NULL && strcmp(request->output, "-") != 0;
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK && to_file) {
        status = doorstep_generate_file(kind, request->settings, request->n_settings,
                                        request->output, diagnostics);
    } else if (status == DOORSTEP_OK) {
        status = doorstep_generate_descriptor(kind, request->settings, request->n_settings, 1,
                                              diagnostics);
    }
    const char *about = status != DOORSTEP_FILE_ERROR ? "doorstep generate"
                        : to_file                     ? request->output
                                                      : ds_cli_text("standard output");
    ds_cli_report(about, diagnostics, status, request->quiet);
    doorstep_diagnostics_free(diagnostics);
    return status;
}
