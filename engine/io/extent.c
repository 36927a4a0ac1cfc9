#include "io/extent.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "io/file.h"
#include "io/json.h"

static int64_t bytes_of(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? (int64_t)status.st_size : 0;
}

static bool is_key(const ds_json *json, const ds_scan *scan, const char *wanted) {
    const char *key = ds_json_text(json, ds_scan_key(scan));
    return key != NULL && strcmp(key, wanted) == 0;
}

/* Walks the members of the object that the scan is in up to the one wanted, whose value is then
 * next. False where there is none. */
static bool seek(const ds_json *json, ds_scan *scan, const char *wanted) {
    ds_span ignored;
    while (ds_scan_next(scan)) {
        if (is_key(json, scan, wanted)) {
            return true;
        }
        if (!ds_scan_value(scan, &ignored)) {
            break;
        }
    }
    return false;
}

/* The text of {"csv": "..."} or {"ndjson": "..."} that is next; NULL where something else is. */
static const char *named_file(const ds_json *json, ds_scan *scan) {
    ds_span value;
    bool named = ds_scan_enter(scan, '{') && ds_scan_next(scan) &&
                 (is_key(json, scan, "csv") || is_key(json, scan, "ndjson")) &&
                 ds_scan_peek(scan) == '"' && ds_scan_value(scan, &value) && value.length >= 2;
    return named ? ds_json_text(json, (ds_span){value.text + 1, value.length - 2}) : NULL;
}

static int64_t beside(const ds_json *json, const char *path, const char *name) {
    const char *slash = strrchr(path, '/');
    size_t folder = slash != NULL ? (size_t)(slash + 1 - path) : 0, length = strlen(name);
    char *whole = ds_arena_array(json->arena, folder + length + 1, 1);
    if (whole == NULL) {
        return 0;
    }
    memcpy(whole, path, folder);
    memcpy(whole + folder, name, length);
    return bytes_of(whole);
}

/* Households written as a list are in the instance's own file. */
static int64_t households_beside(const char *path, const char *text, size_t length) {
    ds_reporter silent = {0};
    ds_arena arena;
    ds_arena_init(&arena);
    const ds_json json = {&silent, &arena};
    ds_scan scan;
    ds_scan_init(&scan, NULL, text, length, &silent);
    bool there = ds_scan_enter(&scan, '{') && seek(&json, &scan, "households");
    const char *name = there ? named_file(&json, &scan) : NULL;
    int64_t bytes = name != NULL ? beside(&json, path, name) : 0;
    ds_scan_free(&scan);
    ds_arena_free(&arena);
    return bytes;
}

int64_t ds_instance_extent(const char *path) {
    char *text;
    size_t length;
    int64_t bytes = bytes_of(path);
    if (bytes > 0 && ds_file_read(path, NULL, &text, &length) == DOORSTEP_OK) {
        bytes += households_beside(path, text, length);
        free(text);
    }
    return bytes;
}
