/*
 * Households in a file of their own beside the instance: which file an instance names, and its
 * text.
 */
#ifndef DS_IO_HOUSEHOLD_FILE_H
#define DS_IO_HOUSEHOLD_FILE_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "io/json.h"

struct cJSON;
struct ds_households;

typedef struct ds_household_file {
    const char *key;  /* "csv" or "ndjson"; NULL: none is named, or with a mistake */
    const char *path; /* as the instance has it, in the arena of its reader */
    const char *text;
    size_t length;
    char *name;  /* malloc'd: what messages call it */
    char *owned; /* the text where it was read here */
} ds_household_file;

/* Reads {"csv": path} or {"ndjson": path}, found at `at`. Mistakes are reported: a path has to lead
 * to somewhere below the instance's folder, so that a set of files can be moved as a whole and an
 * instance from elsewhere names no file of the reader's machine. */
void ds_household_file_name(ds_household_file *file, const ds_json *json, const ds_where *at,
                            const struct cJSON *item);

/* Gets the text of the file that was named: `text`, or where that is NULL what stands in `folder`.
 * DOORSTEP_FILE_ERROR, which is reported at the path, where it cannot be read; DOORSTEP_BAD_INPUT
 * where neither is given. */
doorstep_status ds_household_file_open(ds_household_file *file, ds_reporter *reporter,
                                       const char *folder, const char *text, size_t length);
void ds_household_file_close(ds_household_file *file);

/* Hands all its households over. */
void ds_household_file_read(const ds_household_file *file, struct ds_households *households);

#endif
