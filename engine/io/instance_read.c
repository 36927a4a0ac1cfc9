#include "io/instance_read.h"

#include <string.h>

#include <cjson/cJSON.h>

#include "base/digest.h"
#include "io/json.h"
#include "model/build.h"
#include "model/draft.h"

/* One top-level value is in memory as a tree at a time, and of the households one by one: a tree
 * takes several times the room of its text. */
typedef struct reading {
    ds_scan scan;
    ds_json json;
    ds_draft *draft;
    uint64_t seen, excused; /* top-level keys, by row */
} reading;

/* The value that comes next as a tree; NULL when the scan failed or memory ran out. */
static cJSON *next_tree(reading *r) {
    ds_span span;
    return ds_scan_value(&r->scan, &span) ? ds_json_parse(&r->json, span) : NULL;
}

static ds_draft_household *add_household(reading *r) {
    int32_t count = r->draft->households.count;
    if ((count & (count - 1)) == 0) { /* full: rooms double, from 1 */
        int32_t room = count > 0 ? 2 * count : 1;
        ds_draft_household *items = DS_ARENA_NEW(r->json.arena, ds_draft_household, room);
        if (items == NULL) {
            return NULL;
        }
        if (count > 0) {
            memcpy(items, r->draft->households.items, (size_t)count * sizeof *items);
        }
        r->draft->households.items = items;
    }
    r->draft->households.count++;
    return &r->draft->households.items[count];
}

static void read_household(reading *r) {
    int32_t index = r->draft->households.count;
    int64_t before = r->json.reporter->mistakes;
    cJSON *tree = next_tree(r);
    ds_draft_household *household = tree != NULL ? add_household(r) : NULL;
    if (household != NULL) {
        ds_fields_default(&ds_table_household, household);
        ds_json_object(&r->json, DS_ITEM(DS_KEY(NULL, "households"), index), tree,
                       &ds_table_household, household);
        household->faulty = r->json.reporter->mistakes != before;
    }
    ds_json_free(tree);
}

static void read_households(reading *r) {
    r->draft->households.given = true;
    ds_scan_enter(&r->scan, '[');
    while (ds_scan_next(&r->scan) && !r->json.arena->failed) {
        read_household(r);
    }
}

static void read_field(reading *r, const ds_field *field) {
    const ds_where *at = DS_KEY(NULL, field->key);
    cJSON *tree = next_tree(r);
    if (tree != NULL && field->of == &ds_table_household && cJSON_IsObject(tree)) {
        r->draft->households.given = r->draft->households.broken = true;
        ds_mistake(r->json.reporter, at,
                   "found an object, expected a list of households; households in a file of their "
                   "own cannot be read yet");
    } else if (tree != NULL) {
        ds_json_value(&r->json, at, tree, field, (char *)r->draft + field->offset);
    }
    ds_json_free(tree);
}

static void read_unknown(reading *r, const char *key) {
    const ds_table *table = &ds_table_instance;
    ds_span ignored;
    if (ds_scan_value(&r->scan, &ignored) && !ds_json_own_key(key)) {
        const ds_field *meant = ds_json_unknown_key(&r->json, NULL, table, key, r->draft);
        r->excused |= meant != NULL ? UINT64_C(1) << (meant - table->fields) : 0;
    }
}

static void read_member(reading *r) {
    const ds_table *table = &ds_table_instance;
    ds_span ignored;
    char *key = ds_json_text(&r->json, ds_scan_key(&r->scan));
    if (key == NULL) {
        return;
    }
    const ds_field *field = ds_fields_find(table, key);
    if (field == NULL) {
        read_unknown(r, key);
        return;
    }
    uint64_t bit = UINT64_C(1) << (field - table->fields);
    if ((r->seen & bit) != 0) { /* given twice: the scan reports it */
        ds_scan_value(&r->scan, &ignored);
        return;
    }
    r->seen |= bit;
    if (field->of == &ds_table_household && ds_scan_peek(&r->scan) == '[') {
        read_households(r);
    } else {
        read_field(r, field);
    }
}

/* True when the text could be read to its end, whatever mistakes it holds. */
static bool read_document(reading *r) {
    if (!ds_scan_enter(&r->scan, '{')) {
        cJSON *other = next_tree(r);
        if (other != NULL && ds_scan_finish(&r->scan)) {
            ds_json_object(&r->json, NULL, other, &ds_table_instance, r->draft);
        }
        ds_json_free(other);
        return false;
    }
    while (ds_scan_next(&r->scan) && !r->json.arena->failed) {
        read_member(r);
    }
    if (r->json.arena->failed || !ds_scan_finish(&r->scan)) {
        return false;
    }
    ds_json_all_given(&r->json, NULL, &ds_table_instance, r->seen | r->excused);
    return true;
}

doorstep_status ds_instance_read(const char *text, size_t length, const ds_read_options *options,
                                 ds_diags *diags, ds_instance **out) {
    *out = NULL;
    int first = diags != NULL ? diags->count : 0;
    ds_read_options chosen = options != NULL ? *options : (ds_read_options){0};
    ds_reporter reporter = {.diags = diags, .tolerant = chosen.tolerant};
    ds_draft draft;
    ds_draft_init(&draft);
    reading r = {.json = {&reporter, &draft.arena}, .draft = &draft};
    ds_scan_init(&r.scan, text, length, &reporter);
    doorstep_status status = DOORSTEP_BAD_INPUT;
    if (read_document(&r)) {
        ds_build_options build = {.ticks_per_second = chosen.ticks_per_second,
                                  .digest = ds_digest(DS_DIGEST_START, text, length)};
        status = ds_instance_build(&draft, &build, &reporter, out);
    }
    if (draft.arena.failed || r.scan.no_memory) {
        status = DOORSTEP_NO_MEMORY;
    }
    ds_scan_free(&r.scan);
    ds_draft_free(&draft);
    ds_scan_locate_all(text, length, diags, first);
    return status;
}
