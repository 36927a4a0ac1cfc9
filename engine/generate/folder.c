#include "generate/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generate/put.h"
#include "generate/region.h"
#include "generate/write.h"
#include "io/file_out.h"

enum { NAME = 16, PATH = 64, NEW_FOLDER_MODE = 0777 };

/* The folder on its way to the disk: "<path>/72/703.json" and what the manifest says of it. */
typedef struct writer {
    const ds_gen_folder *folder;
    ds_diags *diags;
    ds_text manifest;
    char *file; /* its path begins with that of the folder, and a slash */
    size_t begins;
} writer;

/* In the folder; the empty name is the folder itself. */
static const char *in_folder(writer *w, const char *name) {
    snprintf(w->file + w->begins, PATH, "%s", name);
    return w->file;
}

static doorstep_status failed(writer *w, const char *name, const char *what, int error) {
    char message[2 * PATH];
    snprintf(message, sizeof message, "%s%s%s", name, *name != '\0' ? ": " : "", what);
    ds_system_error(w->diags, message, error);
    return DOORSTEP_FILE_ERROR;
}

static doorstep_status make_folder(writer *w, const char *name) {
    struct stat status;
    const char *path = in_folder(w, name);
    if (mkdir(path, NEW_FOLDER_MODE) == 0) {
        return DOORSTEP_OK;
    }
    int error = errno;
    if (error == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        return DOORSTEP_OK;
    }
    return failed(w, name, "no folder can be made", error == EEXIST ? ENOTDIR : error);
}

/* The writer's own words of what went wrong with one of many files. */
static doorstep_status about_file(writer *w, const char *name, doorstep_status status,
                                  const ds_diags *own) {
    for (int i = 0; i < own->count; i++) {
        ds_error(w->diags, NULL, "%s: %s", name, own->items[i].message);
    }
    return status;
}

/* A file of the folder from a function that writes its text. */
static doorstep_status write_file(writer *w, const char *name,
                                  bool (*write)(const void *what, ds_text *text),
                                  const void *what) {
    ds_diags own;
    ds_file_out file;
    ds_diags_init(&own);
    doorstep_status status = ds_file_begin(&file, in_folder(w, name), &own);
    if (status == DOORSTEP_OK) {
        const ds_sink sink = {.put = ds_file_put, .to = &file};
        ds_text text = {.sink = &sink};
        bool whole = write(what, &text);
        status = ds_file_end(&file, whole, &own);
        status = whole || text.refused ? status : DOORSTEP_NO_MEMORY;
        free(text.bytes);
    }
    status = about_file(w, name, status, &own);
    ds_diags_free(&own);
    return status;
}

static bool write_region(const void *what, ds_text *text) {
    return ds_write_region(what, text);
}

/* What the manifest says of a part: its id, the groups it belongs to, its file. */
typedef struct part {
    const char *name;
    int32_t depth;                        /* how many of the codes are given */
    char codes[DS_PARTS_PROVINCES][NAME]; /* of province, district, commune */
} part;

static part part_of(const ds_gen_province *province, const ds_commune_facts *facts, int32_t unit) {
    part of = {.depth = DS_PARTS_PROVINCES - unit + 1};
    of.name = unit == DS_PARTS_COMMUNES    ? facts->name
              : unit == DS_PARTS_DISTRICTS ? facts->district_name
                                           : province->name;
    ds_gen_format(of.codes[0], NAME, "%02d", (int)province->code);
    ds_gen_format(of.codes[1], NAME, "%03d", (int)facts->district);
    ds_gen_format(of.codes[2], NAME, "%05d", (int)facts->code);
    return of;
}

/* "72", "72/703", "72/703/25480": the first codes. */
static void path_of(const part *of, int32_t depth, const char *ending, char path[PATH]) {
    const char *slash = depth > 1 ? "/" : "", *second = depth > 2 ? "/" : "";
    ds_gen_format(path, PATH, "%s%s%s%s%s%s", of->codes[0], slash, depth > 1 ? of->codes[1] : "",
                  second, depth > 2 ? of->codes[2] : "", ending);
}

static void list_part(ds_text *text, const part *of, const char *path) {
    ds_text_open(text, '{');
    ds_put_string(text, "id", of->codes[of->depth - 1]);
    ds_put_string(text, "name", of->name);
    ds_text_key(text, "group");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < of->depth && i < DS_PARTS_DISTRICTS; i++) {
        ds_text_string(text, of->codes[i]);
    }
    ds_text_close(text, ']');
    ds_put_string(text, "instance", path);
    ds_text_close(text, '}');
}

static doorstep_status write_part(writer *w, const part *of, const ds_gen_brief *briefs,
                                  int32_t count) {
    char path[PATH];
    ds_gen_region region;
    doorstep_status status = DOORSTEP_OK;
    for (int32_t depth = 1; depth < of->depth && status == DOORSTEP_OK; depth++) {
        path_of(of, depth, "", path);
        status = make_folder(w, path);
    }
    path_of(of, of->depth, ".json", path);
    list_part(&w->manifest, of, path);
    if (status != DOORSTEP_OK) {
        return status;
    }
    status = DOORSTEP_NO_MEMORY;
    if (ds_draw_region(&region, of->name, briefs, count)) {
        status = write_file(w, path, write_region, &region);
    }
    ds_free_region(&region);
    return status;
}

/* How many of the communes from this one on make up one part. */
static int32_t in_part(const ds_gen_province *province, int32_t first, int32_t unit) {
    int32_t until = first + 1;
    while (until < province->n_communes &&
           (unit == DS_PARTS_PROVINCES ||
            (unit == DS_PARTS_DISTRICTS &&
             province->communes[until].district == province->communes[first].district))) {
        until++;
    }
    return until - first;
}

static doorstep_status write_province(writer *w, const ds_gen_province *province) {
    const ds_gen_folder *folder = w->folder;
    ds_gen_brief *briefs = ds_province_briefs(province, folder->seed, folder->days);
    doorstep_status status = briefs != NULL ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
    for (int32_t i = 0; i < province->n_communes && status == DOORSTEP_OK;) {
        int32_t count = in_part(province, i, folder->parts);
        part of = part_of(province, &province->communes[i], folder->parts);
        status = write_part(w, &of, briefs + i, count);
        i += count;
    }
    free(briefs);
    return status;
}

static bool write_text(const void *what, ds_text *text) {
    const ds_text *written = what;
    text->failed = written->failed;
    return !text->failed && text->sink->put(text->sink->to, written->bytes, written->length);
}

static doorstep_status write_parts(writer *w) {
    const ds_gen_folder *folder = w->folder;
    ds_text *text = &w->manifest;
    doorstep_status status = make_folder(w, "");
    if (status == DOORSTEP_OK && unlink(in_folder(w, "manifest.json")) != 0 && errno != ENOENT) {
        status = failed(w, "manifest.json", "the old one cannot be removed", errno);
    }
    ds_text_open(text, '{');
    ds_put_number(text, "doorstep_manifest", 1, 0);
    ds_put_string(text, "name", folder->name);
    ds_text_key(text, "parts");
    ds_text_open(text, '[');
    for (int32_t p = 0; p < folder->n_provinces && status == DOORSTEP_OK; p++) {
        status = write_province(w, &folder->provinces[p]);
    }
    ds_text_close(text, ']');
    ds_text_close(text, '}');
    return status == DOORSTEP_OK ? write_file(w, "manifest.json", write_text, text) : status;
}

doorstep_status ds_write_folder(const ds_gen_folder *folder, ds_diags *diags) {
    writer w = {.folder = folder, .diags = diags, .begins = strlen(folder->path) + 1};
    w.file = malloc(w.begins + PATH);
    if (w.file == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    snprintf(w.file, w.begins + PATH, "%s/", folder->path);
    doorstep_status status = write_parts(&w);
    free(w.manifest.bytes);
    free(w.file);
    return status;
}
