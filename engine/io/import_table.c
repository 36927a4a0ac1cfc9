#include "io/import_table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "model/draft.h"
#include "words/fold.h"
#include "words/messages.h"

const char *ds_import_told(const ds_import_context *c, const char *english) {
    return ds_translate(ds_diags_language(c->diags), english);
}

void ds_import_mistake(ds_import_context *c, const char *file, ds_csv_place place,
                       const char *format, ...) {
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_import_told(c, format), arguments);
    va_end(arguments);
    int count = c->diags != NULL ? c->diags->count : 0;
    ds_error(c->diags, NULL, "%s", message);
    c->mistakes++;
    if (c->diags != NULL && c->diags->count > count) {
        c->diags->items[count].line = place.line;
        c->diags->items[count].column = place.line > 0 ? ds_csv_column(place) : 0;
        ds_diag_set_file(&c->diags->items[count], file);
    }
}

/* The next record that is no comment: one whose first field begins with #. */
static bool next_record(ds_csv *csv) {
    bool given = ds_csv_next(csv);
    while (given && csv->fields[0].text[0] == '#') {
        given = ds_csv_next(csv);
    }
    if (given) {
        ds_csv_trim(csv);
    }
    return given;
}

/* ---- The first line ---- */

static int field_of(const ds_import_source *s, int column) {
    for (int i = 0; i < s->n_columns; i++) {
        if (s->columns[i] == column) {
            return i;
        }
    }
    return -1;
}

static void unknown_heading(ds_import_context *c, const ds_import_source *s,
                            const ds_csv_field *field) {
    char nearest[DS_IMPORT_NAME];
    if (ds_import_nearest(s->table, field->text, nearest)) {
        ds_import_mistake(c, s->file, field->place,
                          "unknown column \"%.80s\"; did you mean \"%s\"?", field->text, nearest);
    } else {
        ds_import_mistake(c, s->file, field->place,
                          "unknown column \"%.80s\"; columns of your own begin with \"x-\"",
                          field->text);
    }
}

/* A column without a heading is a spreadsheet's spare one. */
static void take_heading(ds_import_context *c, ds_import_source *s, const ds_csv_field *field) {
    bool own = field->text[0] == '\0' || strncmp(field->text, "x-", 2) == 0;
    int column = own ? -1 : ds_import_column_of(s->table, field->text);
    if (!own && column < 0) {
        unknown_heading(c, s, field);
    } else if (column >= 0 && field_of(s, column) >= 0) {
        ds_import_mistake(c, s->file, field->place, "the column \"%.80s\" is given twice",
                          field->text);
    }
    s->columns[s->n_columns++] = column;
}

/* Whether another column can give the key: a base is a place, or a location. */
static bool is_grouped(const ds_import_table *table, const char *key) {
    bool grouped = false;
    for (int i = 0; i < table->n_columns; i++) {
        grouped |= table->columns[i].group != NULL && strcmp(table->columns[i].group, key) == 0;
    }
    return grouped;
}

static bool is_required(const ds_import_table *table, const ds_import_column *column) {
    const ds_field *field = ds_import_field(table, column);
    return field != NULL && field->required && !is_grouped(table, column->key);
}

static void require_columns(ds_import_context *c, const ds_import_source *s, ds_csv_place place) {
    for (int i = 0; i < s->table->n_columns; i++) {
        const ds_import_column *column = &s->table->columns[i];
        if (is_required(s->table, column) && field_of(s, i) < 0) {
            ds_import_mistake(c, s->file, place,
                              "the column \"%s\" (%s) is missing, expected in the first line",
                              column->key, ds_words(DOORSTEP_VIETNAMESE, column->heading));
        }
    }
}

static bool read_first(ds_import_context *c, ds_import_source *s, ds_csv *csv) {
    if (!next_record(csv)) {
        if (!csv->no_memory) {
            ds_import_mistake(c, s->file, csv->place,
                              "the file is empty, expected a first line of columns");
        }
        return false;
    }
    if (csv->mistake != NULL) {
        ds_import_mistake(c, s->file, csv->mistake_place, "%s", ds_import_told(c, csv->mistake));
        return false;
    }
    return true;
}

static bool read_headings(ds_import_context *c, ds_import_source *s, ds_csv *csv) {
    int before = c->mistakes;
    if (!read_first(c, s, csv)) {
        return false;
    }
    s->columns = DS_ARENA_NEW(c->arena, int, csv->count);
    for (int i = 0; s->columns != NULL && i < csv->count; i++) {
        take_heading(c, s, &csv->fields[i]);
    }
    if (s->columns != NULL && c->mistakes == before) {
        require_columns(c, s, csv->place);
    }
    return s->columns != NULL && c->mistakes == before;
}

/* ---- Records ---- */

/* A record that is not sound is not read: its fields may be others than they seem. Spreadsheets
 * leave out empty fields at its end. */
static bool is_sound(ds_import_context *c, const ds_import_source *s, const ds_csv *csv) {
    if (csv->mistake != NULL) {
        ds_import_mistake(c, s->file, csv->mistake_place, "%s", ds_import_told(c, csv->mistake));
        return false;
    }
    for (int i = s->n_columns; i < csv->count; i++) {
        if (csv->fields[i].text[0] != '\0') {
            ds_import_mistake(c, s->file, csv->fields[i].place,
                              "found %d fields, expected %d, as in the first line", csv->count,
                              s->n_columns);
            return false;
        }
    }
    return true;
}

/* The object that a column's key belongs in; NULL where something else stands in its place. */
static cJSON *holder_of(ds_record *r, cJSON *element, const char *group) {
    cJSON *holder = group == NULL ? element : cJSON_GetObjectItemCaseSensitive(element, group);
    if (holder == NULL) {
        holder = cJSON_CreateObject();
        ds_record_put(r, element, group, holder);
    }
    return cJSON_IsObject(holder) ? holder : NULL;
}

/* Reads a field by its column; mistakes of the reader have their place here. */
static void read_field(ds_import_context *c, ds_import_source *s, ds_record *r, cJSON *element,
                       const ds_import_column *column, const ds_csv_field *field) {
    ds_diags found;
    ds_reporter reporter = {.diags = &found};
    cJSON *holder = holder_of(r, element, column->group);
    if (r->no_memory) {
        return;
    }
    if (holder == NULL || cJSON_GetObjectItemCaseSensitive(holder, column->key) != NULL) {
        ds_import_mistake(c, s->file, field->place,
                          "found both a place and a location, expected one of them");
        r->broken = true;
        return;
    }
    ds_diags_init(&found);
    found.language = ds_diags_language(c->diags);
    r->reporter = &reporter;
    r->tree = holder;
    column->read(r, column->key, field->text);
    for (int i = 0; i < found.count; i++) {
        char name[DS_IMPORT_NAME];
        ds_import_column_name(column, name, sizeof name);
        ds_import_mistake(c, s->file, field->place, "column \"%s\": %s", name,
                          found.items[i].message);
    }
    ds_diags_free(&found);
}

static void empty_field(ds_import_context *c, const ds_import_source *s, ds_record *r,
                        const ds_import_column *column, ds_csv_place place) {
    char expected[200];
    if (!is_required(s->table, column)) {
        return;
    }
    ds_field_expected(ds_diags_language(c->diags), ds_import_field(s->table, column), expected,
                      sizeof expected);
    ds_import_mistake(c, s->file, place, "column \"%s\": found nothing, expected %s", column->key,
                      expected);
    r->broken = true;
}

static void read_fields(ds_import_context *c, ds_import_source *s, const ds_csv *csv,
                        ds_record *record, cJSON *element) {
    for (int i = 0; i < s->n_columns && !record->no_memory; i++) {
        if (s->columns[i] < 0) {
            continue;
        }
        const ds_import_column *column = &s->table->columns[s->columns[i]];
        if (i < csv->count && csv->fields[i].text[0] != '\0') {
            read_field(c, s, record, element, column, &csv->fields[i]);
        } else {
            empty_field(c, s, record, column, i < csv->count ? csv->fields[i].place : csv->place);
        }
    }
}

static void mark_broken(ds_import_source *s, int32_t index) {
    int32_t *added = ds_buffer_add(&s->broken, 1);
    if (added != NULL) {
        *added = index;
    }
}

static void put_tree(ds_import_context *c, ds_buf *out, const cJSON *tree) {
    char *text = cJSON_PrintUnformatted(tree);
    if (text == NULL) {
        c->no_memory = true;
    } else {
        ds_buf_puts(out, text);
    }
    cJSON_free(text);
}

/* A decimal comma comes in files with commas too: LibreOffice then puts the number in quotes. */
static ds_record record_of(const ds_import_context *c) {
    return (ds_record){
        .decimal_comma = true, .spreadsheet = true, .shifts = c->shifts.given ? &c->shifts : NULL};
}

/* Keeps an id for those who need all of them: a copy of a key's text. */
static void note_text(ds_import_context *c, ds_buffer *list, const cJSON *element, const char *key,
                      bool once) {
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(element, key);
    const char **known = (const char **)(void *)list->items;
    if (!cJSON_IsString(item)) {
        return;
    }
    for (int32_t i = 0; once && i < list->count; i++) {
        if (strcmp(known[i], item->valuestring) == 0) {
            return;
        }
    }
    const char **added = ds_buffer_add(list, 1);
    if (added != NULL) {
        *added = ds_arena_copy(c->arena, item->valuestring, strlen(item->valuestring));
    }
}

static void read_record(ds_import_context *c, ds_import_source *s, const ds_csv *csv, int32_t index,
                        ds_buf *out) {
    ds_record record = record_of(c);
    cJSON *element = cJSON_CreateObject();
    record.no_memory = element == NULL;
    record.broken = !is_sound(c, s, csv);
    if (!record.broken) {
        read_fields(c, s, csv, &record, element);
    }
    if (record.broken) {
        mark_broken(s, index);
    }
    c->no_memory |= record.no_memory;
    if (!c->no_memory) {
        ds_buf_puts(out, index == 0 ? "\n    " : ",\n    ");
        put_tree(c, out, element);
        if (s->table == &ds_import_tables[DS_IMPORT_SHIFTS]) {
            note_text(c, &c->shift_ids, element, "id", false);
        } else if (s->table == &ds_import_tables[DS_IMPORT_HOUSEHOLDS]) {
            note_text(c, &c->areas, element, "area", true);
        }
    }
    cJSON_Delete(element);
}

void ds_import_list(ds_import_context *c, ds_import_source *s, ds_buf *out) {
    ds_csv csv;
    int32_t count = 0;
    ds_csv_init(&csv, s->text, s->length);
    s->broken = ds_buffer_make(c->arena, sizeof(int32_t));
    s->lost = !read_headings(c, s, &csv);
    ds_buf_puts(out, "[");
    while (!s->lost && !c->no_memory && next_record(&csv)) {
        read_record(c, s, &csv, count++, out);
    }
    ds_buf_puts(out, count > 0 ? "\n  ]" : "]");
    c->no_memory |= csv.no_memory || c->arena->failed;
    ds_csv_free(&csv);
}

/* ---- Settings ---- */

static bool is_setting_heading(const char *text) {
    return ds_fold_same(text, ds_words(DOORSTEP_ENGLISH, DS_WORD_column_setting)) ||
           ds_fold_same(text, ds_words(DOORSTEP_VIETNAMESE, DS_WORD_column_setting));
}

static const char *second_text(const ds_csv *csv) {
    return csv->count > 1 ? csv->fields[1].text : "";
}

static void unknown_setting(ds_import_context *c, const ds_import_source *s,
                            const ds_csv_field *field) {
    char nearest[DS_IMPORT_NAME];
    if (ds_import_nearest(s->table, field->text, nearest)) {
        ds_import_mistake(c, s->file, field->place,
                          "unknown setting \"%.80s\"; did you mean \"%s\"?", field->text, nearest);
    } else {
        ds_import_mistake(c, s->file, field->place, "unknown setting \"%.80s\"", field->text);
    }
}

static void read_setting(ds_import_context *c, ds_import_source *s, const ds_csv *csv,
                         cJSON *settings) {
    ds_record record = record_of(c);
    int column = ds_import_column_of(s->table, csv->fields[0].text);
    int before = c->mistakes;
    if (csv->mistake != NULL) {
        ds_import_mistake(c, s->file, csv->mistake_place, "%s", ds_import_told(c, csv->mistake));
    } else if (column < 0) {
        unknown_setting(c, s, &csv->fields[0]);
    } else if (field_of(s, column) >= 0) {
        ds_import_mistake(c, s->file, csv->fields[0].place, "the setting \"%.80s\" is given twice",
                          csv->fields[0].text);
    } else if (second_text(csv)[0] != '\0') {
        read_field(c, s, &record, settings, &s->table->columns[column], &csv->fields[1]);
    }
    int *columns = ds_arena_resize(c->arena, s->columns, (size_t)s->n_columns,
                                   (size_t)s->n_columns + 1, sizeof *columns);
    if (columns != NULL) {
        columns[s->n_columns++] = column;
        s->columns = columns;
    }
    if (c->mistakes > before) {
        mark_broken(s, 0);
    }
    c->no_memory |= record.no_memory || columns == NULL;
}

void ds_import_settings(ds_import_context *c, ds_import_source *s, ds_buf *out) {
    ds_csv csv;
    cJSON *settings = cJSON_CreateObject(), *travel = cJSON_CreateObject(), *item;
    ds_record start = {0};
    ds_csv_init(&csv, s->text, s->length);
    s->broken = ds_buffer_make(c->arena, sizeof(int32_t));
    s->columns = DS_ARENA_NEW(c->arena, int, 1);
    ds_record_put(&start, settings, "travel", travel);
    if (!start.no_memory) {
        ds_record_put_text(&start, travel, "mode", "straight");
    }
    c->no_memory |= start.no_memory || s->columns == NULL;
    s->lost = c->no_memory || !read_first(c, s, &csv);
    if (!s->lost && !is_setting_heading(csv.fields[0].text)) {
        ds_import_mistake(c, s->file, csv.place,
                          "found \"%.60s\", expected a first line of the columns setting and value",
                          csv.fields[0].text);
        s->lost = true;
    }
    while (!s->lost && !c->no_memory && next_record(&csv)) {
        read_setting(c, s, &csv, settings);
    }
    cJSON_ArrayForEach(item, settings) {
        ds_buf_printf(out, ",\n  \"%s\": ", item->string);
        put_tree(c, out, item);
    }
    c->no_memory |= csv.no_memory;
    ds_csv_free(&csv);
    cJSON_Delete(settings);
}

/* ---- And back ---- */

static bool is_settings(const ds_import_source *s) {
    return s->table == &ds_import_tables[DS_IMPORT_SETTINGS];
}

/* Whether a pointer from the element on is about a column's key, or something in it. */
static bool is_about(const ds_import_column *column, const char *rest) {
    const char *steps[] = {column->group, column->key};
    for (int i = 0; i < 2; i++) {
        size_t length = steps[i] != NULL ? strlen(steps[i]) : 0;
        if (steps[i] == NULL) {
            continue;
        }
        if (*rest == '\0') {
            return true; /* the whole group */
        }
        if (*rest != '/' || strncmp(rest + 1, steps[i], length) != 0 ||
            (rest[length + 1] != '\0' && rest[length + 1] != '/')) {
            return false;
        }
        rest += length + 1;
    }
    return true;
}

/* What is missing in a group of settings is about none of them. */
static int field_about(const ds_import_source *s, const char *rest) {
    if (is_settings(s) && rest[0] != '\0' && strcmp(rest, "/name") != 0 &&
        strchr(rest + 1, '/') == NULL) {
        return -1;
    }
    for (int i = 0; i < s->n_columns && rest[0] != '\0'; i++) {
        if (s->columns[i] >= 0 && is_about(&s->table->columns[s->columns[i]], rest)) {
            return i;
        }
    }
    return -1;
}

ds_csv_place ds_import_place(const ds_import_source *s, int32_t index, const char *rest,
                             char *column, size_t size, bool *no_memory) {
    ds_csv csv;
    bool settings = is_settings(s);
    int field = field_about(s, rest);
    int32_t record = settings ? field : index; /* behind the first line */
    ds_csv_init(&csv, s->text, s->length);
    bool given = next_record(&csv);
    snprintf(column, size, "%s",
             !settings && given && field >= 0 && field < csv.count ? csv.fields[field].text : "");
    ds_csv_place place = csv.place;
    for (int32_t i = 0; given && i <= record; i++) {
        given = next_record(&csv);
        place = csv.place;
    }
    int at = settings ? 1 : field;
    if (given && record >= 0 && at >= 0 && at < csv.count) {
        place = csv.fields[at].place;
    }
    *no_memory |= csv.no_memory;
    ds_csv_free(&csv);
    return place;
}

bool ds_import_is_doubtful(const ds_import_source *s, int32_t index, const char *rest) {
    if (is_settings(s) && field_about(s, rest) >= 0) {
        return false;
    }
    const int32_t *broken = (const int32_t *)(const void *)s->broken.items;
    for (int32_t i = 0; i < s->broken.count; i++) {
        if (broken[i] == index) {
            return true;
        }
    }
    return false;
}
