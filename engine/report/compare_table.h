/*
 * Tables written as text or as HTML, row by row: whoever fills them does not ask which.
 */
#ifndef DS_REPORT_COMPARE_TABLE_H
#define DS_REPORT_COMPARE_TABLE_H

#include "report/page.h"
#include "words/words.h"

enum { DS_TABLE_COLUMNS = 4 };

typedef struct ds_table_shape {
    ds_word heading;
    int n_columns;
    struct {
        ds_word title;
        int at; /* where it begins in text */
    } columns[DS_TABLE_COLUMNS];
} ds_table_shape;

typedef struct ds_table_page {
    ds_page page; /* of HTML, its buffer alone */
    doorstep_language language;
    bool html, open; /* open: a table whose rows are being written */
    int tables;
} ds_table_page;

void ds_table_begin(ds_table_page *out, const char *title, const char *name);

/* A row of a table, which is begun with its first row. */
void ds_table_row(ds_table_page *out, const ds_table_shape *shape,
                  const char *const cells[DS_TABLE_COLUMNS]);
void ds_table_close(ds_table_page *out);

void ds_table_line(ds_table_page *out, const char *text);
void ds_table_end(ds_table_page *out);

#endif
