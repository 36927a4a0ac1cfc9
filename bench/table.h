/* Tables of short texts, for a terminal or as Markdown. */
#ifndef DS_BENCH_TABLE_H
#define DS_BENCH_TABLE_H

#include <stdbool.h>
#include <stdio.h>

enum { DS_TABLE_CELL = 48, DS_TABLE_COLUMNS = 26 };

typedef char ds_bench_table_row[DS_TABLE_COLUMNS][DS_TABLE_CELL];

/* Begins zeroed. The first row is the heading: it has as many cells as every row. */
typedef struct ds_bench_table {
    int rows, room, cells; /* `cells`: of the last row */
    ds_bench_table_row *row;
    bool failed; /* memory ran out */
} ds_bench_table;

void ds_bench_table_free(ds_bench_table *table);

/* Begins a row, and adds a cell to the last one. */
void ds_bench_table_begin(ds_bench_table *table);
void ds_bench_table_cell(ds_bench_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The first column stands to the left, the others to the right. */
void ds_bench_table_print(const ds_bench_table *table, bool markdown, FILE *out);

#endif
