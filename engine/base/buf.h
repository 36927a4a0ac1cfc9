/*
 * Text that grows: what writers of JSON and of pages put their lines into.
 *
 * When the system refuses memory the buffer remembers it (`failed`) and takes nothing more, so a
 * writer checks once, when it hands the text out. Numbers are written the same in every locale.
 */
#ifndef DS_BASE_BUF_H
#define DS_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#include <doorstep/doorstep.h>

typedef struct ds_buf {
    char *bytes; /* NUL-terminated once anything was added */
    size_t length, capacity;
    bool failed, refused; /* the sink refused a piece */
    /* Where the text goes, piece by piece, once much of it has gathered; NULL: it stays here. */
    bool (*drain)(void *sink, const char *bytes, size_t length);
    void *sink;
} ds_buf;

void ds_buf_free(ds_buf *buf);

/* Hands the rest of a text that is drained to its sink, and frees the buffer. DOORSTEP_NO_MEMORY,
 * or where the sink refused a piece DOORSTEP_FILE_ERROR. */
doorstep_status ds_buf_drained(ds_buf *buf);

void ds_buf_add(ds_buf *buf, const char *bytes, size_t length);
void ds_buf_puts(ds_buf *buf, const char *string);
void ds_buf_repeat(ds_buf *buf, char c, int count);

/* For whole numbers and strings; a floating number would follow the locale. */
void ds_buf_printf(ds_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The shortest decimal that reads back as the same double. `value` must be finite. */
void ds_buf_number(ds_buf *buf, double value);

/* A text in a language (words/messages.h), filled in as by ds_buf_printf. */
void ds_buf_say(ds_buf *buf, doorstep_language language, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As people write it, with `decimals` digits after the point: "1,234.5", in Vietnamese "1.234,5".
 */
void ds_buf_figure(ds_buf *buf, doorstep_language language, double value, int decimals);

/* Hands the text over to the caller (who frees it) and leaves `buf` empty. On failure frees it:
 * *out is NULL, and the answer DOORSTEP_NO_MEMORY. */
doorstep_status ds_buf_take(ds_buf *buf, char **out, size_t *length);

#endif
