#include "io/household_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/file.h"
#include "io/households.h"
#include "words/messages.h"

typedef struct names {
    ds_field_state state;
    const char *csv, *ndjson;
} names;

static const ds_field name_rows[] = {
    {.key = "csv", .type = DS_FIELD_ID, .offset = offsetof(names, csv)},
    {.key = "ndjson", .type = DS_FIELD_ID, .offset = offsetof(names, ndjson)},
};

static const ds_table name_table = {.what = DS_TEXT("a file of households"),
                                    .size = sizeof(names),
                                    .fields = name_rows,
                                    .n_fields = sizeof name_rows / sizeof name_rows[0]};

/* Relative, and without a step up. */
static bool stays_below(const char *path) {
    if (path[0] == '/') {
        return false;
    }
    for (const char *step = path; step != NULL; step = strchr(step, '/')) {
        step += *step == '/';
        if (strncmp(step, "..", 2) == 0 && (step[2] == '/' || step[2] == '\0')) {
            return false;
        }
    }
    return true;
}

/* Which file; NULL after a mistake, or where none is named. */
static const char *judge_names(const ds_json *json, const ds_where *at, const names *given) {
    const char *key = given->csv != NULL ? "csv" : "ndjson";
    const char *path = given->csv != NULL ? given->csv : given->ndjson;
    if (given->state.broken) {
        return NULL;
    }
    if ((given->csv != NULL) == (given->ndjson != NULL)) {
        ds_mistake(json->reporter, at, "found %s, expected exactly one of \"csv\" and \"ndjson\"",
                   given->csv != NULL ? ds_told(json->reporter, "both \"csv\" and \"ndjson\"")
                                      : ds_told(json->reporter, "neither \"csv\" nor \"ndjson\""));
        return NULL;
    }
    if (!stays_below(path)) {
        ds_mistake(json->reporter, DS_KEY(at, key),
                   "found \"%.100s\", expected a path below the instance's folder, without .. and "
                   "no / in front",
                   path);
        return NULL;
    }
    return key;
}

/* No mistake here is a single household's, which a tolerant reading would leave out. */
void ds_household_file_name(ds_household_file *file, const ds_json *json, const ds_where *at,
                            const struct cJSON *item) {
    names given = {0};
    bool tolerant = json->reporter->tolerant;
    json->reporter->tolerant = false;
    ds_json_object(json, at, item, &name_table, &given);
    file->key = judge_names(json, at, &given);
    file->path = given.csv != NULL ? given.csv : given.ndjson;
    json->reporter->tolerant = tolerant;
}

/* The folder's path, a slash where there is none, and the file's. */
static char *join(const char *folder, const char *path) {
    size_t length = strlen(folder);
    char *joined = malloc(length + strlen(path) + 2);
    if (joined != NULL) {
        bool slash = length > 0 && folder[length - 1] != '/';
        sprintf(joined, "%s%s%s", folder, slash ? "/" : "", path);
    }
    return joined;
}

static doorstep_status read_text(ds_household_file *file, ds_reporter *reporter) {
    ds_diags diags;
    ds_diags_init(&diags);
    diags.language = ds_diags_language(reporter->diags);
    doorstep_status status = ds_file_read(file->name, &diags, &file->owned, &file->length);
    if (status == DOORSTEP_FILE_ERROR) {
        const char *reason =
            diags.count > 0 ? diags.items[0].message : ds_told(reporter, "cannot be read");
        ds_mistake(reporter, DS_KEY(DS_KEY(NULL, "households"), file->key), "\"%.200s\" %s",
                   file->name, reason);
    }
    ds_diags_free(&diags);
    file->text = file->owned;
    return status;
}

doorstep_status ds_household_file_open(ds_household_file *file, ds_reporter *reporter,
                                       const char *folder, const char *text, size_t length) {
    if (text == NULL && folder == NULL) {
        ds_mistake(reporter, DS_KEY(DS_KEY(NULL, "households"), file->key),
                   "the households stand in \"%.100s\", but neither its text nor a folder is given",
                   file->path);
        return DOORSTEP_BAD_INPUT;
    }
    file->name = text != NULL ? strdup(file->path) : join(folder, file->path);
    if (file->name == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    if (text == NULL) {
        return read_text(file, reporter);
    }
    file->text = text;
    file->length = length;
    return DOORSTEP_OK;
}

void ds_household_file_close(ds_household_file *file) {
    free(file->owned);
    free(file->name);
    *file = (ds_household_file){0};
}

void ds_household_file_read(const ds_household_file *file, ds_households *households) {
    if (strcmp(file->key, "csv") == 0) {
        ds_households_read_csv(households, file->text, file->length, file->name);
    } else {
        ds_households_read_ndjson(households, file->text, file->length, file->name);
    }
}
