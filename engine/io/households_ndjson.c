/*
 * Households as newline-delimited JSON: one object a line, blank lines between them allowed. A line
 * that cannot be read is its household's mistake and no other's.
 */
#include <string.h>

#include "io/households.h"
#include "io/json.h"

static bool is_blank(const char *line, const char *end) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\r')) {
        line++;
    }
    return line == end;
}

static void read_line(ds_households *h, const char *line, size_t length) {
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), h->count);
    const ds_json json = {.reporter = h->reporter, .arena = &h->arena};
    int64_t before = h->reporter->mistakes;
    struct cJSON *tree = NULL;
    if (ds_scan_document(at, line, length, h->reporter, &h->no_memory)) {
        tree = ds_json_parse(&json, (ds_span){line, length});
    }
    ds_households_add(h, tree, h->reporter->mistakes != before, false);
    ds_json_free(tree);
}

void ds_households_read_ndjson(ds_households *h, const char *text, size_t length,
                               const char *file) {
    const char *line = text, *end = text + length;
    ds_diags *diags = h->reporter->diags;
    for (int number = 1; line < end && !h->no_memory; number++) {
        const char *line_end = memchr(line, '\n', (size_t)(end - line));
        line_end = line_end != NULL ? line_end : end;
        if (!is_blank(line, line_end)) {
            const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), h->count);
            int first = diags != NULL ? diags->count : 0;
            read_line(h, line, (size_t)(line_end - line));
            ds_scan_locate_line(line, (size_t)(line_end - line), at, file, number, diags, first);
        }
        line = line_end + (line_end < end);
    }
}
