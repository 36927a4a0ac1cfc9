/* The tables of a folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "io/file.h"
#include "io/import.h"
#include "io/import_columns.h"

/* Three texts as one; NULL when memory ran out. */
static char *join(const char *a, const char *b, const char *c) {
    ds_buf text = {0};
    char *out;
    size_t ignored;
    ds_buf_puts(&text, a);
    ds_buf_puts(&text, b);
    ds_buf_puts(&text, c);
    return ds_buf_take(&text, &out, &ignored) == DOORSTEP_OK ? out : NULL;
}

/* A table that is not there is none; whether that can be is for the import to say. */
static doorstep_status read_table(const char *folder, const char *name, ds_diags *diags,
                                  doorstep_table *tables, int *count) {
    struct stat known;
    char *text, *path = join(folder, name, ".csv");
    size_t length;
    if (path == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    if (stat(path, &known) != 0 && errno == ENOENT) {
        free(path);
        return DOORSTEP_OK;
    }
    doorstep_status status = ds_file_read(path, diags, &text, &length);
    if (status == DOORSTEP_OK) {
        tables[(*count)++] = (doorstep_table){path, text, length};
    } else {
        if (diags != NULL && diags->count > 0) {
            ds_diag_set_file(&diags->items[diags->count - 1], path);
        }
        free(path);
    }
    return status;
}

doorstep_status ds_import_folder(const char *folder, ds_diags *diags, char **out,
                                 size_t *out_length) {
    doorstep_table tables[DS_IMPORT_TABLES];
    struct stat known;
    int count = 0;
    doorstep_status status = DOORSTEP_OK;
    *out = NULL;
    if (stat(folder, &known) != 0 || !S_ISDIR(known.st_mode)) {
        ds_system_error(diags, "cannot be read", errno != 0 ? errno : ENOTDIR);
        return DOORSTEP_FILE_ERROR;
    }
    size_t length = strlen(folder);
    char *prefix = join(folder, length > 0 && folder[length - 1] == '/' ? "" : "/", "");
    status = prefix != NULL ? status : DOORSTEP_NO_MEMORY;
    for (int t = 0; t < DS_IMPORT_TABLES && status == DOORSTEP_OK; t++) {
        status = read_table(prefix, ds_import_tables[t].name, diags, tables, &count);
    }
    if (status == DOORSTEP_OK) {
        status = ds_import(tables, count, prefix, diags, out, out_length);
    }
    free(prefix);
    for (int i = 0; i < count; i++) {
        free((char *)tables[i].file);
        free((char *)tables[i].text);
    }
    return status;
}
