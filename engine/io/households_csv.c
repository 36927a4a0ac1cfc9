/*
 * Households as CSV: the first line names the columns, each further record is a household.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/cells.h"
#include "io/csv.h"
#include "io/households.h"
#include "model/ids.h"
#include "words/messages.h"

typedef struct household_column {
    const char *key; /* the column's name, and the key in JSON */
    ds_cell_reader *read;
} household_column;

static const household_column known[] = {
    {"id", ds_cell_own_id},       {"name", ds_cell_text},       {"lat", ds_cell_number},
    {"lon", ds_cell_number},      {"node", ds_cell_number},     {"area", ds_cell_id},
    {"priority", ds_cell_number}, {"team", ds_cell_id},         {"needs", ds_cell_needs},
    {"at", ds_cell_words},        {"windows", ds_cell_windows},
};

enum { COLUMNS = sizeof known / sizeof known[0] };

typedef struct csv_reader {
    ds_households *households;
    ds_csv csv;
    const char *file;
    const household_column **columns; /* by field of a record; NULL: the writer's own */
    int n_columns;
} csv_reader;

/* ---- Places of mistakes ---- */

static int n_messages(const csv_reader *r) {
    const ds_diags *diags = r->households->reporter->diags;
    return diags != NULL ? diags->count : 0;
}

/* The field of the first key behind the household's own pointer, or the start of the record. */
static ds_csv_place place_of(const csv_reader *r, const ds_where *at, const char *pointer) {
    char household[DS_POINTER_MAX];
    ds_where_pointer(at, household, sizeof household);
    const char *key = pointer + strlen(household);
    key += *key == '/';
    size_t length = strcspn(key, "/");
    for (int i = 0; i < r->csv.count && i < r->n_columns; i++) {
        const household_column *c = r->columns[i];
        if (c != NULL && strlen(c->key) == length && strncmp(c->key, key, length) == 0) {
            return r->csv.fields[i].place;
        }
    }
    return r->csv.place;
}

/* Gives the messages from number `first` on their place in the file: the given one, or that of
 * what in the household at `at` they are about. */
static void locate(const csv_reader *r, int first, const ds_where *at, const ds_csv_place *place) {
    for (int i = first; i < n_messages(r); i++) {
        ds_diag *diag = &r->households->reporter->diags->items[i];
        ds_csv_place found = place != NULL ? *place : place_of(r, at, diag->pointer);
        diag->line = found.line;
        diag->column = ds_csv_column(found);
        ds_diag_set_file(diag, r->file);
    }
}

static void mistake(csv_reader *r, const ds_where *at, ds_csv_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void mistake(csv_reader *r, const ds_where *at, ds_csv_place place, const char *format,
                    ...) {
    char message[300];
    int first = n_messages(r);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_told(r->households->reporter, format), arguments);
    va_end(arguments);
    ds_mistake(r->households->reporter, at, "%s", message);
    locate(r, first, at, &place);
}

/* ---- The first line ---- */

static const household_column *find_column(const char *name) {
    for (int i = 0; i < COLUMNS; i++) {
        if (strcmp(known[i].key, name) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

static const char *nearest_column(const char *name) {
    int limit = (int)strlen(name) / 3;
    limit = limit < 1 ? 1 : limit;
    const char *nearest = NULL;
    for (int i = 0; i < COLUMNS; i++) {
        int distance = ds_edit_distance(name, known[i].key, limit);
        if (distance <= limit) {
            nearest = known[i].key;
            limit = distance - 1;
        }
    }
    return nearest;
}

static bool has_column(const csv_reader *r, const char *name) {
    bool found = false;
    for (int i = 0; i < r->n_columns; i++) {
        found |= r->columns[i] != NULL && strcmp(r->columns[i]->key, name) == 0;
    }
    return found;
}

/* False after a mistake. */
static bool add_column(csv_reader *r, const ds_where *at, const ds_csv_field *field) {
    const household_column *column = find_column(field->text);
    bool own = strncmp(field->text, "x-", 2) == 0;
    if (column != NULL && has_column(r, column->key)) {
        mistake(r, at, field->place, "the column \"%s\" is given twice", column->key);
        return false;
    }
    r->columns[r->n_columns++] = column;
    if (column == NULL && !own) {
        const char *nearest = nearest_column(field->text);
        if (nearest != NULL) {
            mistake(r, at, field->place, "unknown column \"%.60s\"; did you mean \"%s\"?",
                    field->text, nearest);
        } else {
            mistake(r, at, field->place,
                    "unknown column \"%.60s\"; columns of your own begin with \"x-\"", field->text);
        }
    }
    return column != NULL || own;
}

static bool all_columns(csv_reader *r, const ds_where *at) {
    const char *missing = !has_column(r, "id")      ? "\"id\""
                          : !has_column(r, "needs") ? "\"needs\""
                                                    : NULL;
    if (missing == NULL && !has_column(r, "node")) {
        missing = !has_column(r, "lat")   ? DS_TEXT("\"lat\" or \"node\"")
                  : !has_column(r, "lon") ? "\"lon\""
                                          : NULL;
    }
    if (missing != NULL) {
        mistake(r, at, r->csv.place,
                "the column %s is missing, expected in the first line: id, name, lat, lon, node, "
                "area, priority, team, needs, at, windows",
                ds_told(r->households->reporter, missing));
    }
    return missing == NULL;
}

/* False where the households cannot be told from it. */
static bool read_header(csv_reader *r) {
    const ds_where *at = DS_KEY(NULL, "households");
    bool given = ds_csv_next(&r->csv), good = true;
    if (!given) {
        if (!r->csv.no_memory) {
            mistake(r, at, r->csv.place, "the file is empty, expected a first line of columns");
        }
        return false;
    }
    if (r->csv.mistake != NULL) {
        mistake(r, at, r->csv.mistake_place, "%s",
                ds_told(r->households->reporter, r->csv.mistake));
        return false;
    }
    r->columns = calloc((size_t)r->csv.count, sizeof(const household_column *));
    if (r->columns == NULL) {
        r->households->no_memory = true;
        return false;
    }
    for (int i = 0; i < r->csv.count; i++) {
        good &= add_column(r, at, &r->csv.fields[i]);
    }
    return good && all_columns(r, at);
}

/* ---- Households ---- */

/* A record that is not sound is not read: its fields may be others than they seem. */
static bool is_sound(csv_reader *r, const ds_where *at) {
    if (r->csv.mistake != NULL) {
        const ds_where *blamed = r->csv.cut_short ? DS_KEY(NULL, "households") : at;
        mistake(r, blamed, r->csv.mistake_place, "%s",
                ds_told(r->households->reporter, r->csv.mistake));
        return false;
    }
    if (r->csv.count != r->n_columns) {
        mistake(r, at, r->csv.place,
                r->csv.count == 1 ? "found %d field, expected %d, as in the first line"
                                  : "found %d fields, expected %d, as in the first line",
                r->csv.count, r->n_columns);
        return false;
    }
    return true;
}

static void read_field(csv_reader *r, ds_record *record, int i) {
    const household_column *column = r->columns[i];
    const ds_csv_field *field = &r->csv.fields[i];
    if (column != NULL && field->text[0] != '\0') {
        column->read(record, column->key, field->text);
    } else if (column != NULL && strcmp(column->key, "needs") == 0) {
        mistake(r, DS_KEY(record->at, column->key), field->place,
                "found nothing, expected services and people, as account:2|payment:1");
        record->broken = true;
    }
}

static void read_household(csv_reader *r) {
    ds_households *h = r->households;
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), h->count);
    int64_t before = h->reporter->mistakes;
    ds_record record = {
        .reporter = h->reporter, .at = at, .decimal_comma = r->csv.separator == ';'};
    bool sound = is_sound(r, at);
    int first = n_messages(r);
    if (sound) {
        record.tree = cJSON_CreateObject();
        record.no_memory = record.tree == NULL;
        for (int i = 0; i < r->n_columns && !record.no_memory; i++) {
            read_field(r, &record, i);
        }
    }
    h->no_memory |= record.no_memory;
    ds_households_add(h, record.tree, h->reporter->mistakes != before, record.broken);
    cJSON_Delete(record.tree);
    locate(r, first, at, NULL);
}

void ds_households_read_csv(ds_households *h, const char *text, size_t length, const char *file) {
    csv_reader r = {.households = h, .file = file};
    ds_csv_init(&r.csv, text, length);
    if (read_header(&r)) {
        while (!h->no_memory && ds_csv_next(&r.csv)) {
            read_household(&r);
        }
    } else {
        ds_households_add(h, NULL, true, true); /* whom others name may be in the file */
    }
    h->no_memory |= r.csv.no_memory;
    free(r.columns);
    ds_csv_free(&r.csv);
}
