/*
 * Text that grows: what writers of JSON and of pages put their lines into.
 *
 * When the system refuses memory the text remembers it (`failed`) and takes nothing more, so a
 * writer checks once, when it hands the text out. Numbers are written the same in every locale.
 */
#ifndef DS_BASE_TEXT_H
#define DS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <doorstep/doorstep.h>

typedef struct ds_text {
    char *bytes; /* NUL-terminated once anything was added */
    size_t length, capacity;
    bool failed;
} ds_text;

void ds_text_free(ds_text *text);

void ds_text_add(ds_text *text, const char *bytes, size_t length);
void ds_text_puts(ds_text *text, const char *string);
void ds_text_repeat(ds_text *text, char c, int count);

/* For whole numbers and strings; a floating number would follow the locale. */
void ds_text_printf(ds_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The shortest decimal that reads back as the same double. `value` must be finite. */
void ds_text_number(ds_text *text, double value);

/* With `decimals` digits after the point and commas between the thousands before it. */
void ds_text_figure(ds_text *text, double value, int decimals);

/* Hands the text over to the caller (who frees it) and leaves `text` empty. On failure frees it:
 * *out is NULL, and the answer DOORSTEP_NO_MEMORY. */
doorstep_status ds_text_take(ds_text *text, char **out, size_t *length);

#endif
