/*
 * The fields of a household's record in CSV, as the tree that JSON would have given: it is then
 * judged, and its mistakes are worded, as any other household. Needs, windows and `at` are lists
 * within one field.
 */
#ifndef DS_IO_HOUSEHOLD_FIELDS_H
#define DS_IO_HOUSEHOLD_FIELDS_H

#include <stdbool.h>

#include "model/where.h"

struct cJSON;

typedef struct ds_household_record {
    ds_reporter *reporter;
    const ds_where *at; /* the household */
    struct cJSON *tree; /* an object, which receives what is read */
    bool decimal_comma; /* numbers may be written with one */
    bool broken;        /* a field with a mistake, which was reported, is not in the tree */
    bool no_memory;
} ds_household_record;

typedef struct ds_household_column {
    const char *key; /* the column's name, and the key in JSON */
    void (*read)(ds_household_record *record, const char *key, const char *text);
} ds_household_column;

enum { DS_HOUSEHOLD_COLUMNS = 11 };

extern const ds_household_column ds_household_columns[DS_HOUSEHOLD_COLUMNS];

#endif
