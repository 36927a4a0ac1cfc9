#include "io/manifest_read.h"

#include <string.h>

#include "io/json.h"
#include "model/ids.h"
#include "words/messages.h"

/* ---- What is written ---- */

typedef struct draft_part {
    ds_field_state state;
    const char *id, *name, *instance;
    ds_list_ids group;
} draft_part;

typedef struct draft {
    ds_field_state state;
    int32_t version;
    const char *name;
    DS_LIST(draft_part) parts;
} draft;

#define ROW(holder, name, kind, ...) \
    { .key = #name, .type = DS_FIELD_##kind, .offset = offsetof(holder, name), ##__VA_ARGS__ }

static const ds_field part_rows[] = {
    ROW(draft_part, id, ID, .required = true),
    ROW(draft_part, name, TEXT),
    ROW(draft_part, group, IDS),
    ROW(draft_part, instance, ID, .required = true),
};

static const ds_table part_table = {.what = DS_TEXT("a part"),
                                    .size = sizeof(draft_part),
                                    .fields = part_rows,
                                    .n_fields = sizeof part_rows / sizeof part_rows[0]};

static const char version_key[] = "doorstep_manifest";

static const ds_field manifest_rows[] = {
    {.key = version_key,
     .type = DS_FIELD_WHOLE,
     .offset = offsetof(draft, version),
     .required = true,
     .low = 1,
     .high = 1},
    ROW(draft, name, TEXT),
    ROW(draft, parts, OBJECTS, .required = true, .not_empty = true, .of = &part_table),
};

static const ds_table manifest_table = {.what = DS_TEXT("a manifest"),
                                        .size = sizeof(draft),
                                        .fields = manifest_rows,
                                        .n_fields = sizeof manifest_rows / sizeof manifest_rows[0]};

/* ---- Rules over several keys ---- */

#define AT(index, key_name) DS_KEY(DS_ITEM(DS_KEY(NULL, "parts"), (index)), (key_name))

/* Notes one key of all parts; a value that was there before is a mistake. */
static void expect_unique(const draft *d, const char *key, size_t offset, const ds_json *json) {
    ds_ids ids;
    ds_ids_init(&ids, json->arena, d->parts.count);
    for (int32_t i = 0; i < d->parts.count && !json->arena->failed; i++) {
        const char *value;
        memcpy(&value, (const char *)&d->parts.items[i] + offset, sizeof value);
        int32_t first = ds_ids_add(&ids, value);
        if (first >= 0) {
            ds_mistake(json->reporter, AT(i, key), "the %s \"%.200s\" is taken by /parts/%d", key,
                       value, first);
        }
    }
}

/* What is wrong with a path that should stay below a folder, or NULL. Names between the slashes are
 * compared as they are written, so "." would let one file have two paths. */
static const char *flaw_of(const char *path) {
    if (path[0] == '/') {
        return DS_TEXT("the path begins with /");
    }
    for (const char *name = path;; name++) {
        size_t length = strcspn(name, "/");
        if (length == 0) {
            return DS_TEXT("a name between the slashes is empty");
        }
        if (length <= 2 && strncmp(name, "..", length) == 0) {
            return length == 2 ? DS_TEXT("\"..\" leads out of a folder")
                               : DS_TEXT("\".\" leads nowhere");
        }
        name += length;
        if (*name == '\0') {
            return NULL;
        }
    }
}

static void expect_inside(const draft *d, const ds_json *json) {
    for (int32_t i = 0; i < d->parts.count; i++) {
        const char *path = d->parts.items[i].instance;
        const char *flaw = path != NULL ? flaw_of(path) : NULL;
        if (flaw != NULL) {
            ds_mistake(json->reporter, AT(i, "instance"),
                       "found \"%.200s\", expected a file below the manifest's folder, as "
                       "\"72/703/25480.json\"; %s",
                       path, ds_told(json->reporter, flaw));
        }
    }
}

/* ---- The whole ---- */

bool ds_manifest_is(const char *text, size_t length) {
    static const char *const of_instances[] = {"doorstep", "shifts", "members", "households"};
    ds_reporter silent = {0};
    ds_arena arena;
    ds_arena_init(&arena);
    const ds_json json = {&silent, &arena};
    ds_scan scan;
    ds_scan_init(&scan, NULL, text, length, &silent);
    bool found = false, decided = !ds_scan_enter(&scan, '{');
    while (!decided && ds_scan_next(&scan)) {
        ds_span ignored;
        const char *key = ds_json_text(&json, ds_scan_key(&scan));
        decided = found = key != NULL && strcmp(key, version_key) == 0;
        for (size_t i = 0; key != NULL && i < sizeof of_instances / sizeof of_instances[0]; i++) {
            decided |= strcmp(key, of_instances[i]) == 0;
        }
        decided = decided || !ds_scan_value(&scan, &ignored);
    }
    ds_scan_free(&scan);
    ds_arena_free(&arena);
    return found;
}

static bool read_draft(const char *text, size_t length, const ds_json *json, draft *d) {
    if (!ds_scan_document(NULL, text, length, json->reporter, &json->arena->failed)) {
        return false;
    }
    struct cJSON *tree = ds_json_parse(json, (ds_span){text, length});
    if (tree != NULL) {
        ds_fields_default(&manifest_table, d);
        ds_json_object(json, NULL, tree, &manifest_table, d);
        ds_json_free(tree);
        expect_unique(d, "id", offsetof(draft_part, id), json);
        expect_unique(d, "instance", offsetof(draft_part, instance), json);
        expect_inside(d, json);
    }
    return json->reporter->errors == 0 && !json->arena->failed;
}

static const char *or_empty(const char *text) {
    return text != NULL ? text : "";
}

/* The draft's strings stay where they are: in the arena that the manifest takes over. */
static ds_manifest *make(const draft *d, ds_arena *arena) {
    ds_manifest *m = DS_ARENA_NEW(arena, ds_manifest, 1);
    ds_part *parts = DS_ARENA_NEW(arena, ds_part, d->parts.count);
    if (m == NULL || parts == NULL) {
        return NULL;
    }
    for (int32_t i = 0; i < d->parts.count; i++) {
        const draft_part *p = &d->parts.items[i];
        parts[i] = (ds_part){.id = p->id,
                             .name = or_empty(p->name),
                             .instance = p->instance,
                             .group = p->group.items,
                             .n_group = p->group.count};
    }
    *m = (ds_manifest){
        .arena = *arena, .name = or_empty(d->name), .parts = parts, .n_parts = d->parts.count};
    return m;
}

doorstep_status ds_manifest_read(const char *text, size_t length, ds_diags *diags,
                                 ds_manifest **out) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_reporter reporter = {.diags = diags};
    const ds_json json = {.reporter = &reporter, .arena = &arena};
    draft d = {0};
    const int before = diags != NULL ? diags->count : 0;
    *out = read_draft(text, length, &json, &d) ? make(&d, &arena) : NULL;
    if (*out == NULL) {
        ds_arena_free(&arena);
    }
    ds_scan_locate_all(text, length, diags, before);
    return *out != NULL          ? DOORSTEP_OK
           : reporter.errors > 0 ? DOORSTEP_BAD_INPUT
                                 : DOORSTEP_NO_MEMORY;
}

void ds_manifest_free(ds_manifest *manifest) {
    if (manifest != NULL) {
        ds_arena arena = manifest->arena;
        ds_arena_free(&arena);
    }
}
