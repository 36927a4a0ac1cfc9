/*
 * Comma-separated values (RFC 4180), record by record: fields in quotes hold separators, line
 * breaks and doubled quotes; lines end in LF or CRLF; a byte order mark is read over. The separator
 * is the comma or the semicolon, whichever the first line has more of: spreadsheets in many
 * languages write the semicolon.
 *
 * Names and meaning of columns are the caller's. The text is the caller's too and has to outlive
 * the reader; fields live until the next record is read.
 */
#ifndef DS_IO_CSV_H
#define DS_IO_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A place in the text, for messages. */
typedef struct ds_csv_place {
    const char *at, *line_start;
    int line; /* from 1 */
} ds_csv_place;

typedef struct ds_csv_field {
    const char *text; /* NUL-terminated, without its quotes */
    ds_csv_place place;
} ds_csv_field;

typedef struct ds_csv {
    const char *at, *end, *line_start;
    int line;
    char separator;
    int count;            /* fields of the record */
    ds_csv_field *fields; /* in the order of their columns */
    ds_csv_place place;   /* where the record begins */
    /* What is wrong in the record, the first of it; its other fields are sound. NULL: nothing. */
    const char *mistake;
    ds_csv_place mistake_place;
    bool cut_short; /* the mistake is an open quote: what follows it cannot be told apart */
    bool no_memory;
    int capacity;
    size_t *offsets;
    ds_buf texts;
} ds_csv;

void ds_csv_init(ds_csv *csv, const char *text, size_t length);
void ds_csv_free(ds_csv *csv);

/* The next record that is not blank: lines without anything but separators are passed over. False
 * at the end, or when memory ran out. */
bool ds_csv_next(ds_csv *csv);

/* Takes blanks from around the fields of the record: those of a spreadsheet are nobody's wish. */
void ds_csv_trim(ds_csv *csv);

/* The column of a place in characters, from 1. */
int ds_csv_column(ds_csv_place place);

#endif
