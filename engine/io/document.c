#include "io/document.h"

#include <string.h>

#include <cjson/cJSON.h>

/* The value that comes next as a tree; NULL when the scan failed or memory ran out. */
static cJSON *next_tree(ds_document *d) {
    ds_span span;
    return ds_scan_value(&d->scan, &span) ? ds_json_parse(&d->json, span) : NULL;
}

static bool goes_on(const ds_document *d) {
    return !d->json.arena->failed && !d->scan.no_memory;
}

static bool is_handed_out(const ds_document *d, const ds_field *field) {
    return field->type == DS_FIELD_OBJECTS && (d->only == NULL || strcmp(d->only, field->key) == 0);
}

static void read_elements(ds_document *d, const ds_field *field) {
    ((ds_list_any *)(void *)((char *)d->object + field->offset))->given = true;
    ds_scan_enter(&d->scan, '[');
    for (int32_t index = 0; goes_on(d) && ds_scan_next(&d->scan); index++) {
        int64_t before = d->json.reporter->mistakes;
        ds_span span;
        if (ds_scan_value(&d->scan, &span)) {
            d->element(d, field, index, span, d->json.reporter->mistakes != before);
        }
    }
}

static void read_field(ds_document *d, const ds_field *field) {
    const ds_where *at = DS_KEY(NULL, field->key);
    cJSON *tree = next_tree(d);
    bool asked = tree != NULL && d->instead != NULL && is_handed_out(d, field);
    if (tree != NULL && !(asked && d->instead(d, at, tree))) {
        ds_json_value(&d->json, at, tree, field, (char *)d->object + field->offset);
    }
    ds_json_free(tree);
}

static void read_unknown(ds_document *d, const char *key) {
    ds_span ignored;
    if (ds_scan_value(&d->scan, &ignored) && !ds_json_own_key(key)) {
        const ds_field *meant = ds_json_unknown_key(&d->json, NULL, d->table, key, d->object);
        d->excused |= meant != NULL ? UINT64_C(1) << (meant - d->table->fields) : 0;
    }
}

static void read_member(ds_document *d) {
    ds_span ignored;
    char *key = ds_json_text(&d->json, ds_scan_key(&d->scan));
    if (key == NULL) {
        return;
    }
    const ds_field *field = ds_fields_find(d->table, key);
    if (field == NULL) {
        read_unknown(d, key);
        return;
    }
    uint64_t bit = UINT64_C(1) << (field - d->table->fields);
    if ((d->seen & bit) != 0) { /* given twice: the scan reports it */
        ds_scan_value(&d->scan, &ignored);
        return;
    }
    d->seen |= bit;
    if (is_handed_out(d, field) && ds_scan_peek(&d->scan) == '[') {
        read_elements(d, field);
    } else {
        read_field(d, field);
    }
}

bool ds_document_read(ds_document *d) {
    if (!ds_scan_enter(&d->scan, '{')) {
        cJSON *other = next_tree(d);
        if (other != NULL && ds_scan_finish(&d->scan)) {
            ds_json_object(&d->json, NULL, other, d->table, d->object);
        }
        ds_json_free(other);
        return false;
    }
    while (goes_on(d) && ds_scan_next(&d->scan)) {
        read_member(d);
    }
    if (!goes_on(d) || !ds_scan_finish(&d->scan)) {
        return false;
    }
    ds_json_all_given(&d->json, NULL, d->table, d->seen | d->excused);
    return true;
}
