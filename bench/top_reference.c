#include "top_reference.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "io/file.h"

/* Which cell of a row holds what; -1: no such column. */
enum { INSTANCE, BEST, FOUND, LITERATURE, BASIS, COLUMNS };
static const char *const NAMES[COLUMNS] = {"instance", "best_known", "found_value",
                                           "literature_value", "basis"};

enum { CELL = 80 };
static const double LARGEST = 1e12;

typedef struct reader {
    const char *path;
    int32_t line;
    int32_t cell_of[COLUMNS];
    ds_top_references *out;
    char *message;
} reader;

static doorstep_status mistake(reader *r, const char *found, const char *expected) {
    snprintf(r->message, DS_TOP_MESSAGE, "%.120s:%d: found \"%.40s\", expected %.60s", r->path,
             r->line, found, expected);
    ds_make_one_line(r->message, DS_TOP_MESSAGE);
    return DOORSTEP_BAD_INPUT;
}

/* The cell `index` of a line, "" where the line has fewer; quotes are not known. */
static void copy_cell(const char *line, int32_t index, char cell[CELL]) {
    for (; index > 0 && line != NULL; index--) {
        line = strchr(line, ',');
        line = line != NULL ? line + 1 : NULL;
    }
    size_t length = line != NULL ? strcspn(line, ",\r") : 0;
    length = length < CELL - 1 ? length : CELL - 1;
    memcpy(cell, line != NULL ? line : "", length);
    cell[length] = '\0';
}

static doorstep_status read_heading(reader *r, const char *line) {
    char cell[CELL];
    int32_t cells = 1;
    for (const char *c = line; *c != '\0'; c++) {
        cells += *c == ',';
    }
    for (int32_t k = 0; k < COLUMNS; k++) {
        r->cell_of[k] = -1;
        for (int32_t i = 0; i < cells; i++) {
            copy_cell(line, i, cell);
            r->cell_of[k] = strcmp(cell, NAMES[k]) == 0 ? i : r->cell_of[k];
        }
    }
    return r->cell_of[INSTANCE] >= 0
               ? DOORSTEP_OK
               : mistake(r, line, "the names of columns, \"instance\" among them");
}

/* NAN where the column or the value is missing. */
static doorstep_status read_value(reader *r, const char *line, int32_t column, double *out) {
    char cell[CELL] = "";
    char *stop = cell;
    *out = NAN;
    if (r->cell_of[column] >= 0) {
        copy_cell(line, r->cell_of[column], cell);
    }
    if (cell[0] == '\0') {
        return DOORSTEP_OK;
    }
    *out = strtod(cell, &stop);
    return *stop == '\0' && *out >= 0 && *out <= LARGEST ? DOORSTEP_OK
                                                         : mistake(r, cell, "a value or nothing");
}

static bool add(ds_top_references *references, const ds_top_reference *row) {
    if (references->count == references->room) {
        int32_t room = 2 * references->room + 64;
        ds_top_reference *larger =
            realloc(references->items, (size_t)room * sizeof *references->items);
        if (larger == NULL) {
            return false;
        }
        references->items = larger;
        references->room = room;
    }
    references->items[references->count++] = *row;
    return true;
}

static doorstep_status read_row(reader *r, const char *line) {
    char cell[CELL] = "";
    double known, literature;
    ds_top_reference row = {.best = NAN};
    copy_cell(line, r->cell_of[INSTANCE], cell);
    if (cell[0] == '\0' || strlen(cell) >= DS_TOP_NAME ||
        ds_top_reference_of(r->out, cell) != NULL) {
        return mistake(r, cell, "an instance's name, each once");
    }
    memcpy(row.instance, cell, strlen(cell) + 1);
    doorstep_status status = read_value(r, line, BEST, &known);
    status = status == DOORSTEP_OK ? read_value(r, line, FOUND, &row.found) : status;
    status = status == DOORSTEP_OK ? read_value(r, line, LITERATURE, &literature) : status;
    if (status != DOORSTEP_OK) {
        return status;
    }
    row.best = fmax(fmax(known, literature), row.found); /* fmax passes over NAN */
    if (r->cell_of[BASIS] >= 0) {
        copy_cell(line, r->cell_of[BASIS], cell);
        row.proven = strcmp(cell, "proven") == 0;
    }
    return add(r->out, &row) ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

static doorstep_status read_lines(reader *r, char *text) {
    doorstep_status status = DOORSTEP_OK;
    bool headed = false;
    for (char *line = text; line != NULL && status == DOORSTEP_OK;) {
        char *stop = strchr(line, '\n');
        if (stop != NULL) {
            *stop = '\0';
        }
        r->line++;
        if (line[strspn(line, " \r")] != '\0') {
            status = headed ? read_row(r, line) : read_heading(r, line);
            headed = true;
        }
        line = stop != NULL ? stop + 1 : NULL;
    }
    return status != DOORSTEP_OK || headed ? status : mistake(r, "", "a table with a heading");
}

doorstep_status ds_top_references_read(const char *path, ds_top_references *references,
                                       char message[DS_TOP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    message[0] = '\0';
    doorstep_status status = ds_file_read(path, NULL, &text, &length);
    if (status == DOORSTEP_OK) {
        reader r = {.path = path, .out = references, .message = message};
        status = read_lines(&r, text);
    }
    if (message[0] == '\0' && status != DOORSTEP_OK) {
        snprintf(message, DS_TOP_MESSAGE, "%.120s: %s", path, doorstep_status_text(status));
    }
    free(text);
    return status;
}

void ds_top_references_free(ds_top_references *references) {
    free(references->items);
    *references = (ds_top_references){0};
}

const ds_top_reference *ds_top_reference_of(const ds_top_references *references,
                                            const char *instance) {
    for (int32_t i = 0; i < references->count; i++) {
        if (strcmp(references->items[i].instance, instance) == 0) {
            return &references->items[i];
        }
    }
    return NULL;
}
