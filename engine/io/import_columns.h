/*
 * The tables that an instance can be imported from, a file each, and their columns: which key of
 * the format a column gives, under which headings. What a key must be is in the format's own tables
 * (model/draft_fields.c).
 */
#ifndef DS_IO_IMPORT_COLUMNS_H
#define DS_IO_IMPORT_COLUMNS_H

#include "io/cells.h"
#include "words/words.h"

typedef struct ds_import_column {
    const char *group; /* key of the object that `key` is in; NULL: the element's own */
    const char *key;
    ds_cell_reader *read;
    ds_word heading, also; /* by which planners know it, in any language */
} ds_import_column;

typedef struct ds_import_table {
    const char *name; /* of its file, and of the list in the format */
    const ds_import_column *columns;
    int n_columns;
    bool needed;
} ds_import_table;

enum {
    DS_IMPORT_SHIFTS,
    DS_IMPORT_SERVICES,
    DS_IMPORT_AREAS,
    DS_IMPORT_PLACES,
    DS_IMPORT_TEAMS,
    DS_IMPORT_MEMBERS,
    DS_IMPORT_DESKS,
    DS_IMPORT_HOUSEHOLDS,
    DS_IMPORT_SETTINGS, /* a row each instead of a column each: what is set, and its value */
    DS_IMPORT_TABLES
};

extern const ds_import_table ds_import_tables[DS_IMPORT_TABLES];

/* The table of a file by its path; DS_IMPORT_TABLES: it is none of them. */
int ds_import_table_of(const char *path);

/* The column of a heading (of a setting, its name), as keys, Vietnamese or English words with or
 * without diacritics, case and blanks; -1: unknown. */
int ds_import_column_of(const ds_import_table *table, const char *heading);

enum { DS_IMPORT_NAME = 64 };

/* The heading most like a mistyped one; false: none is. */
bool ds_import_nearest(const ds_import_table *table, const char *heading,
                       char nearest[DS_IMPORT_NAME]);

/* "max_shifts"; "crew_max" of a key in a group. */
void ds_import_column_name(const ds_import_column *column, char *out, size_t size);

/* What the format says of the column's key; NULL: nothing of its own. */
const ds_field *ds_import_field(const ds_import_table *table, const ds_import_column *column);

#endif
