#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/spare.h"

enum { PATH_ROOM = 4096 };

static void path_of(const char *folder, const char *file, char path[PATH_ROOM]) {
    size_t length = strlen(folder);
    snprintf(path, PATH_ROOM, "%s%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/",
             file);
}

static doorstep_status refuse(const char *path, const char *why) {
    fprintf(stderr, "%s: %s\n", path, ds_cli_text(why));
    return DOORSTEP_FILE_ERROR;
}

/* What a planner has filled in is never written over. */
static doorstep_status none_there(const char *folder, doorstep_language language) {
    doorstep_table table;
    struct stat known;
    char path[PATH_ROOM];
    for (int i = 0; doorstep_import_template(i, language, &table) == DOORSTEP_OK; i++) {
        path_of(folder, table.file, path);
        if (stat(path, &known) == 0) {
            return refuse(path, "is there already; choose another folder");
        }
    }
    return DOORSTEP_OK;
}

static doorstep_status write_templates(const char *folder, doorstep_language language) {
    doorstep_table table;
    char path[PATH_ROOM];
    if (strlen(folder) + sizeof "/households.csv" > sizeof path) {
        return refuse(folder, strerror(ENAMETOOLONG));
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return refuse(folder, strerror(errno));
    }
    doorstep_status status = none_there(folder, language);
    for (int i = 0;
         status == DOORSTEP_OK && doorstep_import_template(i, language, &table) == DOORSTEP_OK;
         i++) {
        path_of(folder, table.file, path);
        status = ds_cli_write(path, table.text, table.length);
    }
    return status;
}

doorstep_status ds_cli_import(const ds_cli_request *request) {
    const char *folder = request->operands[0];
    doorstep_diagnostics *diagnostics = NULL;
    char *text = NULL;
    size_t length;
    if (request->template) {
        return write_templates(folder, ds_cli_language());
    }
    if (!ds_cli_output_ready(request->output)) {
        return DOORSTEP_FILE_ERROR;
    }
    if (!ds_cli_spares_inputs(request)) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_cli_diagnostics(&diagnostics);
    if (status == DOORSTEP_OK) {
        status = doorstep_import_folder(folder, diagnostics, &text, &length);
    }
    ds_cli_report(folder, diagnostics, status, request->quiet);
    if (status == DOORSTEP_OK) {
        status = ds_cli_write(request->output, text, length);
    }
    doorstep_free(text);
    doorstep_diagnostics_free(diagnostics);
    return status;
}
