/*
 * One table on its way into an instance: a file's records become the elements of a list, as JSON
 * text; and back: which field an element's key was read from.
 */
#ifndef DS_IO_IMPORT_TABLE_H
#define DS_IO_IMPORT_TABLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "io/csv.h"
#include "io/import_columns.h"
#include "model/buffer.h"

struct cJSON;

typedef struct ds_import_source {
    const ds_import_table *table;
    const char *file; /* its name in messages; NULL: there is none */
    const char *text;
    size_t length;
    int *columns; /* [n_columns] by field of a record: the table's column; -1: the writer's own */
    int n_columns;
    ds_buffer broken; /* int32_t: records with a mistake of form, in order */
    bool lost;        /* its first line does not say what its records are */
} ds_import_source;

typedef struct ds_import_context {
    ds_diags *diags;
    ds_arena *arena;
    int mistakes;
    ds_list_ids shifts;  /* all ids, once the shifts were read */
    ds_buffer shift_ids; /* they while they are read */
    ds_buffer areas;     /* const char *: of households, each once */
    bool no_memory;
} ds_import_context;

/* A text in the language of those who will read the mistakes. */
const char *ds_import_told(const ds_import_context *context, const char *english)
    __attribute__((format_arg(2)));

/* Reports a mistake at a place of a file. */
void ds_import_mistake(ds_import_context *context, const char *file, ds_csv_place place,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Writes the elements of a list, or of settings the keys that they give, one a line. */
void ds_import_list(ds_import_context *context, ds_import_source *source, ds_buf *out);
void ds_import_settings(ds_import_context *context, ds_import_source *source, ds_buf *out);

/* Where the value of a key of element `index` stands, or the element itself: `rest` is the pointer
 * from the element on. *column is what the field is called, "" for a whole element. */
ds_csv_place ds_import_place(const ds_import_source *source, int32_t index, const char *rest,
                             char *column, size_t size, bool *no_memory);

/* Whether what is said of an element may be due to a mistake of form that was told already: in its
 * record, or of what settings lack, in any of them. */
bool ds_import_is_doubtful(const ds_import_source *source, int32_t index, const char *rest);

#endif
