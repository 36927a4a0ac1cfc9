/*
 * A document read key by key by its table. Lists that can be long are not read into the document's
 * struct: each of their elements is handed out by itself. A tree takes several times the room of
 * its text, and so only one value, or one element of such a list, ever has to be in memory as one.
 */
#ifndef DS_IO_DOCUMENT_H
#define DS_IO_DOCUMENT_H

#include "io/json.h"

typedef struct ds_document {
    ds_scan scan;
    ds_json json;
    const ds_table *table;
    void *object; /* holds its defaults; of a list that is handed out only `given` is set */
    const char
        *only; /* the key of the one list that is handed out; NULL: all lists of objects are */
    /* The element that was just scanned. `faulty`: with a mistake that has been reported. */
    void (*element)(struct ds_document *document, const ds_field *list, int32_t index, ds_span span,
                    bool faulty);
    /* What stands in place of a list; true where it was taken. May be NULL. */
    bool (*instead)(struct ds_document *document, const ds_where *at, const struct cJSON *item);
    uint64_t seen, excused; /* keys, by row */
} ds_document;

/* True when the text could be read to its end, whatever mistakes it holds. `json.arena` remembers
 * when memory ran out, and then nothing more is read. The caller has set the scan up, and frees it.
 */
bool ds_document_read(ds_document *document);

#endif
