#include "cli/spare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/say.h"

/* Is this the path of a file, and not standard input, standard output or nothing? */
static bool is_file(const char *path, struct stat *status) {
    return path != NULL && strcmp(path, "-") != 0 && stat(path, status) == 0 &&
           S_ISREG(status->st_mode);
}

bool ds_cli_same_file(const char *a, const char *b) {
    struct stat first, second;
    return is_file(a, &first) && is_file(b, &second) && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

bool ds_cli_spares(const char *output, const char *input, const char *what) {
    if (!ds_cli_same_file(output, input)) {
        return true;
    }
    fprintf(stderr, ds_cli_text("%s: %s is here, and would be lost; give another file\n"), output,
            ds_cli_text(what));
    return false;
}

/* A path from a folder; NULL when memory ran out. */
static char *join(const char *folder, size_t length, const char *path) {
    char *joined = malloc(length + strlen(path) + 2);
    if (joined != NULL) {
        bool slash = length > 0 && folder[length - 1] != '/';
        sprintf(joined, "%.*s%s%s", (int)length, folder, slash ? "/" : "", path);
    }
    return joined;
}

/* The tables of an instance that is a folder; each of the format's is among the templates. */
static bool spares_tables(const ds_cli_request *request) {
    const char *folder = request->operands[0];
    doorstep_table table;
    bool spared = true;
    for (int i = 0; spared && doorstep_import_template(i, DOORSTEP_ENGLISH, &table) == DOORSTEP_OK;
         i++) {
        char *path = join(folder, strlen(folder), table.file);
        spared = ds_cli_spares(request->output, path, "a table of the instance");
        free(path);
    }
    return spared;
}

bool ds_cli_spares_inputs(const ds_cli_request *request) {
    bool spared = spares_tables(request) &&
                  ds_cli_spares(request->output, request->operands[0], "the instance") &&
                  ds_cli_spares(request->output, request->baseline, "the baseline");
    for (int i = 1; i < request->n_operands && spared; i++) {
        spared = ds_cli_spares(request->output, request->operands[i], "what is to be read");
    }
    return spared;
}

/* ---- Households in a file of their own ------------------------------------------------------- */

static const char *household_file(const doorstep_instance *instance) {
    doorstep_instance_summary summary = DOORSTEP_INSTANCE_SUMMARY_INIT;
    doorstep_instance_summarize(instance, &summary);
    return summary.household_file;
}

/* A path from the folder of a file; NULL when memory ran out. */
static char *beside(const char *file, const char *path) {
    const char *slash = strrchr(file, '/');
    return join(file, slash == NULL ? 0 : (size_t)(slash + 1 - file), path);
}

bool ds_cli_spares_households(const ds_cli_request *request, const doorstep_instance *instance) {
    char *path = beside(request->operands[0], household_file(instance));
    bool spared = ds_cli_spares(request->output, path, "the file of the households");
    free(path);
    return spared;
}

bool ds_cli_finds_households(const ds_cli_request *request, const doorstep_instance *instance) {
    struct stat status;
    const char *output = request->output, *file = household_file(instance);
    if (output == NULL || strcmp(output, "-") == 0 || file[0] == '\0') {
        return true;
    }
    char *path = beside(output, file);
    bool found = is_file(path, &status);
    if (!found) {
        fprintf(stderr,
                "%s: the instance has its households in \"%s\", which is not beside this file; "
                "write beside the instance, or copy that file first\n",
                output, file);
    }
    free(path);
    return found;
}
