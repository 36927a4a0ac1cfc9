/*
 * A text that is written as JSON, front to back: it grows in memory, or goes to a sink piece by
 * piece.
 *
 * The objects of a list that stands directly in the document get a line each; whatever lies
 * deeper stays on its line. Only whole numbers and decimals given as whole numbers are written, so
 * the text is the same on every machine. When memory runs out or the sink refuses a piece, nothing
 * more is written and `failed` is set: one check at the end is enough.
 */
#ifndef DS_GENERATE_TEXT_H
#define DS_GENERATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Takes the next bytes of a text; false: no more. */
typedef struct ds_sink {
    bool (*put)(void *to, const char *bytes, size_t length);
    void *to;
} ds_sink;

typedef struct ds_text {
    const ds_sink *sink; /* NULL: the text stays in memory */
    char *bytes;         /* malloc'd */
    size_t length, capacity;
    int depth;              /* open objects and lists */
    bool in_list, in_lines; /* the document's open entry is a list; of objects */
    bool started;           /* something stands in the innermost open one */
    bool after_key;         /* a value comes next */
    bool break_next;
    bool failed, refused; /* the latter: by the sink */
} ds_text;

/* Hands the rest to the sink, if there is one. False where anything failed. */
bool ds_text_flush(ds_text *text);

/* '{' or '[', and the matching '}' or ']'. */
void ds_text_open(ds_text *text, char bracket);
void ds_text_close(ds_text *text, char bracket);

/* Starts a new line before the next element, whatever its depth. */
void ds_text_break(ds_text *text);

void ds_text_key(ds_text *text, const char *key);

/* The string holds nothing that JSON would want escaped. */
void ds_text_string(ds_text *text, const char *string);

void ds_text_number(ds_text *text, int64_t number);
void ds_text_bool(ds_text *text, bool value);

/* number / 10^digits, exactly, without trailing zeros. */
void ds_text_decimal(ds_text *text, int64_t number, int digits);

/* A clock time from minutes since midnight. */
void ds_text_clock(ds_text *text, int32_t minutes);

#endif
