#include "io/instance_read.h"

#include <cjson/cJSON.h>

#include "base/digest.h"
#include "io/document.h"
#include "io/household_file.h"
#include "io/households.h"
#include "model/buffer.h"
#include "model/draft.h"

/* A household of the document's own list, to be read once all that it names is known. */
typedef struct listed {
    const char *text;
    bool faulty; /* the scan reported a mistake in it */
} listed;

typedef struct reading {
    ds_document document; /* first: what is handed out comes with it */
    ds_reporter reporter;
    ds_draft draft;
    ds_buffer listed;
    ds_household_file file;
    const ds_read_options *options;
} reading;

static void note_household(ds_document *document, const ds_field *list, int32_t index, ds_span span,
                           bool faulty) {
    reading *r = (reading *)document;
    (void)list;
    (void)index;
    listed *added = ds_buffer_add(&r->listed, 1);
    if (added != NULL) {
        *added = (listed){span.text, faulty};
    }
}

static bool name_file(ds_document *document, const ds_where *at, const cJSON *item) {
    reading *r = (reading *)document;
    if (!cJSON_IsObject(item)) {
        return false;
    }
    r->draft.households.given = true;
    ds_household_file_name(&r->file, &document->json, at, item);
    r->draft.households.broken = r->file.key == NULL;
    return true;
}

static void start(reading *r, const char *text, size_t length, const ds_read_options *options,
                  ds_diags *diags) {
    *r = (reading){.reporter = {.diags = diags, .tolerant = options->tolerant}, .options = options};
    ds_draft_init(&r->draft);
    r->listed = ds_buffer_make(&r->draft.arena, sizeof(listed));
    r->document = (ds_document){.json = {&r->reporter, &r->draft.arena},
                                .table = &ds_table_instance,
                                .object = &r->draft,
                                .only = "households",
                                .element = note_household,
                                .instead = name_file};
    ds_scan_init(&r->document.scan, NULL, text, length, &r->reporter);
}

/* ---- From draft to instance ---- */

static void read_listed(reading *r, ds_households *households) {
    const listed *items = (const listed *)(const void *)r->listed.items;
    const ds_json json = {&r->reporter, &households->arena};
    const char *end = r->document.scan.end;
    for (int32_t i = 0; i < r->listed.count && !households->no_memory; i++) {
        ds_span span = {items[i].text, (size_t)(end - items[i].text)};
        cJSON *tree = ds_json_parse(&json, span);
        ds_households_add(households, tree, items[i].faulty, false);
        ds_json_free(tree);
    }
}

static doorstep_status build(reading *r, uint64_t digest, ds_instance **out) {
    const ds_build_options options = {.ticks_per_second = r->options->ticks_per_second,
                                      .digest = digest,
                                      .household_file = r->file.path};
    ds_households households = {.reporter = &r->reporter};
    doorstep_status status = ds_build_begin(&r->draft, &options, &r->reporter, &households.build);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (r->file.text != NULL) {
        ds_household_file_read(&r->file, &households);
    } else {
        read_listed(r, &households);
    }
    status = ds_build_end(households.build, out);
    if (households.no_memory && status != DOORSTEP_NO_MEMORY) {
        ds_instance_free(*out);
        *out = NULL;
        status = DOORSTEP_NO_MEMORY;
    }
    ds_households_free(&households);
    return status;
}

/* A file that cannot be read does not keep the rest from being judged. */
static doorstep_status compile(reading *r, const char *text, size_t length, ds_instance **out) {
    uint64_t digest = ds_digest(DS_DIGEST_START, text, length);
    doorstep_status opened = DOORSTEP_OK;
    if (r->file.key != NULL) {
        const ds_read_options *o = r->options;
        opened = ds_household_file_open(&r->file, &r->reporter, o->folder, o->households,
                                        o->households_length);
        r->draft.households.broken = opened != DOORSTEP_OK;
        digest = ds_digest(digest, r->file.text, r->file.length);
    }
    if (opened == DOORSTEP_NO_MEMORY) {
        return opened;
    }
    doorstep_status status = build(r, digest, out);
    return status == DOORSTEP_NO_MEMORY || opened == DOORSTEP_OK ? status : opened;
}

doorstep_status ds_instance_read(const char *text, size_t length, const ds_read_options *options,
                                 ds_diags *diags, ds_instance **out) {
    static const ds_read_options usual;
    *out = NULL;
    int first = diags != NULL ? diags->count : 0;
    reading r;
    start(&r, text, length, options != NULL ? options : &usual, diags);
    doorstep_status status = DOORSTEP_BAD_INPUT;
    if (ds_document_read(&r.document)) {
        status = compile(&r, text, length, out);
    }
    if (r.draft.arena.failed || r.document.scan.no_memory) {
        status = DOORSTEP_NO_MEMORY;
    }
    ds_scan_free(&r.document.scan);
    ds_household_file_close(&r.file);
    ds_draft_free(&r.draft);
    ds_scan_locate_all(text, length, diags, first);
    return status;
}
