/*
 * Strict reading of JSON text (RFC 8259), before cJSON sees it: cJSON accepts numbers like 01 and
 * 1e999, broken UTF-8 and repeated keys, and keeps no positions. The scan walks the text once and
 * hands out the spans of values that are sound; depth, time and memory are bounded by the text.
 *
 * A mistake in the text itself ends the scan with one error, with line and column. A repeated key
 * or a number that is too large is a mistake of the value alone and is reported in passing.
 */
#ifndef DS_IO_SCAN_H
#define DS_IO_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/where.h"

enum { DS_SCAN_DEPTH = 64, DS_SCAN_NUMBER = 63 };

typedef struct ds_span {
    const char *text;
    size_t length;
} ds_span;

/* One open list or object. */
typedef struct ds_scan_level {
    char closes;      /* ']' or '}' */
    int64_t index;    /* of the current element or member, from 0; -1 before the first */
    ds_span key;      /* of the current member, between its quotes */
    size_t first_key; /* in the scan's `keys` */
} ds_scan_level;

typedef struct ds_scan {
    const ds_where *in; /* where the text stands in a larger document; NULL: it is the document */
    const char *text, *at, *end;
    ds_reporter *reporter;
    bool failed; /* the text cannot be read on: reported, or memory ran out */
    bool no_memory;
    int depth;
    ds_scan_level levels[DS_SCAN_DEPTH];
    struct ds_scan_seen *keys; /* of all open objects */
    size_t n_keys, key_capacity;
} ds_scan;

void ds_scan_init(ds_scan *scan, const ds_where *in, const char *text, size_t length,
                  ds_reporter *reporter);
void ds_scan_free(ds_scan *scan);

/* The first character of the value that comes next, or '\0' at the end of the text. */
char ds_scan_peek(ds_scan *scan);

/* Steps into the list ('[') or object ('{') that comes next. False when something else comes. */
bool ds_scan_enter(ds_scan *scan, char bracket);

/* Steps to the next element, or to the next member's value. False at the end, which is left behind,
 * or when the scan failed. */
bool ds_scan_next(ds_scan *scan);

/* The key of the member that ds_scan_next stepped to, between its quotes. */
ds_span ds_scan_key(const ds_scan *scan);

/* Walks over the value that comes next. False when the scan failed. */
bool ds_scan_value(ds_scan *scan, ds_span *value);

/* Nothing may follow the document. */
bool ds_scan_finish(ds_scan *scan);

/* Scans one value and nothing else. False where it cannot be read, or memory ran out, which is
 * noted. */
bool ds_scan_document(const ds_where *in, const char *text, size_t length, ds_reporter *reporter,
                      bool *no_memory);

/* The bytes of a string with its escapes undone, one by one. */
typedef struct ds_scan_bytes {
    const char *at, *end;
    unsigned char bytes[4]; /* of an escape */
    int count, used;
} ds_scan_bytes;

ds_scan_bytes ds_scan_bytes_of(ds_span span);

/* The next byte, or -1 at the end. */
int ds_scan_byte(ds_scan_bytes *bytes);

/* Line and column, from 1, of an offset. Columns count characters. */
void ds_scan_position(const char *text, size_t offset, int *line, int *column);

/* Where the value of a JSON pointer stands; of a repeated key the last one. */
bool ds_scan_locate(const char *text, size_t length, const char *pointer, int *line, int *column);

/* The same for the diagnostics from number `first` on that have a pointer and no line, in one pass.
 * `diags` may be NULL. */
void ds_scan_locate_all(const char *text, size_t length, ds_diags *diags, int first);

/* The same for a text that is one line of a file and stands at `in` in the document, as all these
 * diagnostics do. */
void ds_scan_locate_line(const char *text, size_t length, const ds_where *in, const char *file,
                         int line, ds_diags *diags, int first);

#endif
