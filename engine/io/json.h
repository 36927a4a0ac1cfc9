/*
 * Objects read by their tables (model/fields.h): one reader for every key of every object. What a
 * row says is enough to read the value, to judge its type and range, and to word the message.
 *
 * Text comes here only after the scan has found it sound; repeated keys and numbers that are not
 * finite have been reported by the scan and are passed over.
 */
#ifndef DS_IO_JSON_H
#define DS_IO_JSON_H

#include <stdbool.h>

#include "base/arena.h"
#include "io/scan.h"
#include "model/fields.h"
#include "model/where.h"

struct cJSON;

typedef struct ds_json {
    ds_reporter *reporter;
    ds_arena *arena; /* what is read lives here; remembers when memory ran out */
} ds_json;

/* The tree of one value that the scan handed out; NULL when memory ran out. */
struct cJSON *ds_json_parse(const ds_json *json, ds_span span);
void ds_json_free(struct cJSON *tree);

/* A string's text (escapes undone), from between its quotes; NULL when memory ran out. */
char *ds_json_text(const ds_json *json, ds_span span);

/* Reads an object into a struct that holds its defaults. A key with a mistake keeps its default and
 * marks the struct broken. Returns false where the value is no object at all. */
bool ds_json_object(const ds_json *json, const ds_where *at, const struct cJSON *item,
                    const ds_table *table, void *object);

/* Reads one value by its row. Returns false, after reporting, when it cannot be used. */
bool ds_json_value(const ds_json *json, const ds_where *at, const struct cJSON *item,
                   const ds_field *field, void *target);

/* A key that begins with "x-" is the writer's own. */
bool ds_json_own_key(const char *key);

/* Reports a key that the table does not have. Where it looks like one that it has, that one is not
 * to be reported as missing: its row is returned, and what it should have held counts as broken. */
const ds_field *ds_json_unknown_key(const ds_json *json, const ds_where *at, const ds_table *table,
                                    const char *key, void *object);

/* Reports the required rows whose bit in `seen` is not set; false when there are any. */
bool ds_json_all_given(const ds_json *json, const ds_where *at, const ds_table *table,
                       uint64_t seen);

#endif
