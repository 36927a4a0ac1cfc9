#include "io/csv.h"

#include <stdlib.h>
#include <string.h>

#include "io/scan_text.h"

/* Of the two separators the one that the first line has more of, quoted ones not counted. */
static char separator_of(const char *at, const char *end) {
    int commas = 0, semicolons = 0;
    bool quoted = false;
    for (; at < end && (quoted || *at != '\n'); at++) {
        quoted ^= *at == '"';
        commas += !quoted && *at == ',';
        semicolons += !quoted && *at == ';';
    }
    return semicolons > commas ? ';' : ',';
}

void ds_csv_init(ds_csv *csv, const char *text, size_t length) {
    bool marked = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    const char *start = text + (marked ? 3 : 0);
    *csv = (ds_csv){.at = start,
                    .end = text + length,
                    .line_start = start,
                    .line = 1,
                    .separator = separator_of(start, text + length),
                    .place = {start, start, 1}};
}

void ds_csv_free(ds_csv *csv) {
    free(csv->fields);
    free(csv->offsets);
    ds_buf_free(&csv->texts);
    csv->fields = NULL;
    csv->offsets = NULL;
    csv->count = csv->capacity = 0;
}

int ds_csv_column(ds_csv_place place) {
    int column = 1;
    for (const char *c = place.line_start; c < place.at; c++) {
        column += ((unsigned char)*c & 0xC0) != 0x80;
    }
    return column;
}

static ds_csv_place here(const ds_csv *csv) {
    return (ds_csv_place){csv->at, csv->line_start, csv->line};
}

static void note(ds_csv *csv, ds_csv_place place, const char *mistake) {
    if (csv->mistake == NULL) {
        csv->mistake = mistake;
        csv->mistake_place = place;
    }
}

/* ---- Characters ---- */

static bool at_line_end(const ds_csv *csv) {
    return csv->at == csv->end || *csv->at == '\n' ||
           (*csv->at == '\r' && (csv->at + 1 == csv->end || csv->at[1] == '\n'));
}

/* What means nothing to this format, all at once. */
static void take_ordinary(ds_csv *csv) {
    const char *start = csv->at, *c = start;
    while (c < csv->end && (unsigned char)(*c - 1) < 0x7f && *c != csv->separator && *c != '"' &&
           *c != '\r' && *c != '\n') {
        c++;
    }
    ds_buf_add(&csv->texts, start, (size_t)(c - start));
    csv->at = c;
}

/* One character that take_ordinary stopped at, as part of a field. */
static void take_odd(ds_csv *csv, bool quoted) {
    unsigned char byte = (unsigned char)*csv->at;
    int length = byte < 0x80 ? 1 : ds_scan_utf8(csv->at, csv->end);
    if (byte == '\0') {
        note(csv, here(csv), "found the character U+0000, which no text may hold");
    } else if (length == 0) {
        note(csv, here(csv), "found bytes that are not UTF-8; save the file as UTF-8");
    } else if (byte == '"') {
        note(csv, here(csv),
             "found a quote inside a field; put the field in quotes and write the quote twice");
    } else if (byte == '\r' && !quoted) {
        note(csv, here(csv),
             "found a carriage return that ends no line; end lines with LF or CRLF");
    }
    if (byte != '\0' && length > 0) {
        ds_buf_add(&csv->texts, csv->at, (size_t)length);
    }
    csv->at += length > 0 ? length : 1;
    if (byte == '\n') {
        csv->line++;
        csv->line_start = csv->at;
    }
}

/* ---- Fields ---- */

static bool begin_field(ds_csv *csv) {
    if (csv->count == csv->capacity) {
        int capacity = csv->capacity > 0 ? 2 * csv->capacity : 16;
        ds_csv_field *fields = realloc(csv->fields, (size_t)capacity * sizeof *fields);
        csv->fields = fields != NULL ? fields : csv->fields;
        size_t *offsets = realloc(csv->offsets, (size_t)capacity * sizeof *offsets);
        csv->offsets = offsets != NULL ? offsets : csv->offsets;
        if (fields == NULL || offsets == NULL) {
            csv->no_memory = true;
            return false;
        }
        csv->capacity = capacity;
    }
    csv->fields[csv->count].place = here(csv);
    csv->offsets[csv->count++] = csv->texts.length;
    return true;
}

static void plain_field(ds_csv *csv) {
    for (;;) {
        take_ordinary(csv);
        if (at_line_end(csv) || *csv->at == csv->separator) {
            return;
        }
        take_odd(csv, false);
    }
}

/* From its opening quote; what wrongly follows the closing one is taken along. */
static void quoted_field(ds_csv *csv) {
    ds_csv_place start = here(csv);
    csv->at++;
    for (;;) {
        take_ordinary(csv);
        if (csv->at == csv->end) {
            note(csv, start, "the file ends inside a field whose quote opens here");
            csv->cut_short = true;
            return;
        }
        bool quote = *csv->at == '"';
        if (quote && (csv->at + 1 == csv->end || csv->at[1] != '"')) {
            break;
        }
        if (quote) {
            ds_buf_add(&csv->texts, "\"", 1);
            csv->at += 2;
        } else {
            take_odd(csv, true);
        }
    }
    csv->at++;
    if (!at_line_end(csv) && *csv->at != csv->separator) {
        note(csv, here(csv),
             "found text after a closing quote; a quote inside a field is written "
             "twice");
        plain_field(csv);
    }
}

/* ---- Records ---- */

static void end_line(ds_csv *csv) {
    csv->at += csv->at < csv->end && *csv->at == '\r';
    csv->at += csv->at < csv->end && *csv->at == '\n';
    csv->line++;
    csv->line_start = csv->at;
}

static bool read_record(ds_csv *csv) {
    csv->count = 0;
    csv->texts.length = 0;
    csv->mistake = NULL;
    csv->place = here(csv);
    for (bool more = true; more; csv->at += more) {
        if (!begin_field(csv)) {
            return false;
        }
        if (csv->at < csv->end && *csv->at == '"') {
            quoted_field(csv);
        } else {
            plain_field(csv);
        }
        ds_buf_add(&csv->texts, "", 1); /* its NUL */
        more = csv->at < csv->end && *csv->at == csv->separator;
    }
    end_line(csv);
    csv->no_memory |= csv->texts.failed;
    for (int i = 0; i < csv->count && !csv->no_memory; i++) {
        csv->fields[i].text = csv->texts.bytes + csv->offsets[i];
    }
    return !csv->no_memory;
}

static bool is_blank(const ds_csv *csv) {
    bool blank = csv->mistake == NULL;
    for (int i = 0; i < csv->count && blank; i++) {
        const char *text = csv->fields[i].text;
        blank = text[strspn(text, " \t")] == '\0';
    }
    return blank;
}

bool ds_csv_next(ds_csv *csv) {
    while (csv->at < csv->end) {
        if (!read_record(csv)) {
            return false;
        }
        if (!is_blank(csv)) {
            return true;
        }
    }
    return false;
}

void ds_csv_trim(ds_csv *csv) {
    for (int i = 0; i < csv->count; i++) {
        char *text = csv->texts.bytes + csv->offsets[i];
        text += strspn(text, " \t");
        size_t length = strlen(text);
        while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) {
            length--;
        }
        text[length] = '\0';
        csv->fields[i].text = text;
    }
}
