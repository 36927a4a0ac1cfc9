#include "nrp_values.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/file.h"
#include "lines.h"

static const double LARGEST = 1e12;

/* Cells from `names` on are columns; that cell itself is the instance's name. */
typedef struct reader {
    ds_bench_lines lines;
    ds_nrp_values *out;
    int32_t names, n_cells;
} reader;

/* The column that a cell of a line belongs to. */
static int32_t column_of(const reader *r, int32_t cell) {
    return cell < r->names ? cell : cell - 1;
}

static bool copy_name(reader *r, int32_t cell, char name[DS_NRP_NAME]) {
    const ds_bench_word *word = &r->lines.words[cell];
    if (word->length == 0 || word->length >= DS_NRP_NAME) {
        return ds_bench_mistake(&r->lines, "found \"%.*s\", expected a name of 1 to %d bytes",
                                (int)(word->length < 40 ? word->length : 40), word->text,
                                DS_NRP_NAME - 1);
    }
    memcpy(name, word->text, word->length);
    name[word->length] = '\0';
    return true;
}

static bool read_heading(reader *r) {
    ds_bench_lines *lines = &r->lines;
    while (r->names < lines->count && !ds_bench_word_is(lines, r->names, "instance")) {
        r->names++;
    }
    if (r->names == lines->count || lines->count > DS_NRP_COLUMNS + 1) {
        return ds_bench_mistake(lines,
                                "found %d cells, expected names of columns, at most %d, "
                                "\"instance\" among them",
                                lines->count, DS_NRP_COLUMNS + 1);
    }
    r->n_cells = lines->count;
    r->out->n_columns = lines->count - 1;
    for (int32_t i = 0; i < lines->count; i++) {
        if (i != r->names && !copy_name(r, i, r->out->column[column_of(r, i)])) {
            return false;
        }
    }
    return true;
}

static ds_nrp_row *new_row(ds_nrp_values *out) {
    if (out->n_rows == out->room) {
        int32_t room = 2 * out->room + 32;
        ds_nrp_row *larger = realloc(out->rows, (size_t)room * sizeof *larger);
        if (larger == NULL) {
            return NULL;
        }
        out->rows = larger;
        out->room = room;
    }
    ds_nrp_row *row = &out->rows[out->n_rows];
    for (int32_t c = 0; c < DS_NRP_COLUMNS; c++) {
        row->value[c] = NAN;
    }
    return row;
}

static const ds_nrp_row *find(const ds_nrp_values *values, const char *instance) {
    int32_t i = 0;
    while (i < values->n_rows && strcmp(values->rows[i].instance, instance) != 0) {
        i++;
    }
    return i < values->n_rows ? &values->rows[i] : NULL;
}

static bool read_row(reader *r) {
    ds_bench_lines *lines = &r->lines;
    if (lines->count <= r->names || lines->count > r->n_cells) {
        return ds_bench_mistake(lines, "found %d cells, expected %d as in the heading",
                                lines->count, r->n_cells);
    }
    ds_nrp_row *row = new_row(r->out);
    if (row == NULL) {
        return ds_bench_mistake(lines, "out of memory");
    }
    if (!copy_name(r, r->names, row->instance)) {
        return false;
    }
    if (find(r->out, row->instance) != NULL) {
        return ds_bench_mistake(lines, "there is a row of \"%.40s\" already", row->instance);
    }
    for (int32_t i = 0; i < lines->count; i++) {
        if (i != r->names && lines->words[i].length > 0 &&
            !ds_bench_number(lines, i, "a value or nothing", 0, LARGEST,
                             &row->value[column_of(r, i)])) {
            return false;
        }
    }
    r->out->n_rows++;
    return true;
}

doorstep_status ds_nrp_values_read(const char *path, ds_nrp_values *out,
                                   char message[DS_NRP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    *out = (ds_nrp_values){0};
    doorstep_status status = ds_file_read(path, NULL, &text, &length);
    if (status != DOORSTEP_OK) {
        snprintf(message, DS_NRP_MESSAGE, "%.120s: %s", path, doorstep_status_text(status));
        return status;
    }
    reader r = {.out = out};
    ds_bench_lines_init(&r.lines, path, text, length, message, DS_NRP_MESSAGE);
    bool good = ds_bench_next_cells(&r.lines);
    good = good ? read_heading(&r) : ds_bench_mistake(&r.lines, "found no table");
    while (good && ds_bench_next_cells(&r.lines)) {
        good = read_row(&r);
    }
    free(text);
    return good ? DOORSTEP_OK : DOORSTEP_BAD_INPUT;
}

void ds_nrp_values_free(ds_nrp_values *values) {
    free(values->rows);
    *values = (ds_nrp_values){0};
}

double ds_nrp_value(const ds_nrp_values *values, const char *instance, int32_t column) {
    const ds_nrp_row *row = find(values, instance);
    return row != NULL ? row->value[column] : (double)NAN;
}

double ds_nrp_value_named(const ds_nrp_values *values, const char *instance, const char *column) {
    for (int32_t c = 0; c < values->n_columns; c++) {
        if (strcmp(values->column[c], column) == 0) {
            return ds_nrp_value(values, instance, c);
        }
    }
    return NAN;
}
