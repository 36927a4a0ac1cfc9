#include "table.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void ds_bench_table_free(ds_bench_table *table) {
    free(table->row);
    *table = (ds_bench_table){0};
}

void ds_bench_table_begin(ds_bench_table *table) {
    if (table->rows == table->room && !table->failed) {
        int room = 2 * table->room + 16;
        ds_bench_table_row *larger = realloc(table->row, (size_t)room * sizeof *larger);
        table->failed = larger == NULL;
        table->row = larger != NULL ? larger : table->row;
        table->room = larger != NULL ? room : table->room;
    }
    table->cells = 0;
    if (!table->failed) {
        memset(table->row[table->rows++], 0, sizeof *table->row);
    }
}

void ds_bench_table_cell(ds_bench_table *table, const char *format, ...) {
    va_list arguments;
    if (table->failed || table->cells == DS_TABLE_COLUMNS) {
        return;
    }
    va_start(arguments, format);
    vsnprintf(table->row[table->rows - 1][table->cells++], DS_TABLE_CELL, format, arguments);
    va_end(arguments);
}

static int columns_of(const ds_bench_table *table) {
    int columns = 0;
    while (columns < DS_TABLE_COLUMNS && table->row[0][columns][0] != '\0') {
        columns++;
    }
    return columns;
}

static int width_of(const ds_bench_table *table, int column) {
    int width = 0;
    for (int r = 0; r < table->rows; r++) {
        int length = (int)strlen(table->row[r][column]);
        width = length > width ? length : width;
    }
    return width;
}

static void print_row(const ds_bench_table *table, int r, int columns, bool markdown, FILE *out) {
    fputs(markdown ? "| " : "", out);
    for (int c = 0; c < columns; c++) {
        int width = width_of(table, c);
        fprintf(out, "%s%*s",
                c == 0     ? ""
                : markdown ? " | "
                           : "  ",
                c == 0 ? -width : width, table->row[r][c]);
    }
    fputs(markdown ? " |\n" : "\n", out);
}

void ds_bench_table_print(const ds_bench_table *table, bool markdown, FILE *out) {
    int columns = table->rows > 0 ? columns_of(table) : 0;
    for (int r = 0; r < table->rows; r++) {
        print_row(table, r, columns, markdown, out);
        for (int c = 0; r == 0 && markdown && c < columns; c++) {
            fputs(c == 0 ? "| ---" : " | ---:", out);
            fputs(c == columns - 1 ? " |\n" : "", out);
        }
    }
}
