/*
 * Where a value stands in a document, and how a mistake there is reported.
 *
 * A place is a chain of steps that lives on the stack of whoever walks down the document, so that
 * nothing is stored for values without a mistake. Written out it is a JSON pointer (RFC 6901).
 */
#ifndef DS_MODEL_WHERE_H
#define DS_MODEL_WHERE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

typedef struct ds_where {
    const struct ds_where *in; /* NULL: the document itself */
    const char *key;           /* of an object, or NULL: */
    int32_t index;             /* of a list */
} ds_where;

/* One step further down; NULL stands for the document. */
#define DS_KEY(parent, name) (&(ds_where){.in = (parent), .key = (name)})
#define DS_ITEM(parent, number) (&(ds_where){.in = (parent), .index = (number)})

/* Writes the pointer, cut where `size` ends. */
void ds_where_pointer(const ds_where *where, char *buffer, size_t size);

/* Adds one step to a pointer of the given length; returns the new length, always below `size`. */
size_t ds_pointer_add_key(char *buffer, size_t size, size_t length, const char *key);
size_t ds_pointer_add_index(char *buffer, size_t size, size_t length, int64_t index);

enum { DS_POINTER_MAX = 512 };

/* Takes mistakes and notices. A tolerant one takes the mistakes of single households as warnings:
 * whoever reads a household compares `mistakes` before and after, and leaves it out. */
typedef struct ds_reporter {
    ds_diags *diags; /* NULL: nothing is kept */
    bool tolerant;
    int64_t errors;   /* mistakes that spoil the document */
    int64_t mistakes; /* these, and those of households left out */
} ds_reporter;

/* A text in the language of those who will read the mistakes: for what a message is made of. */
const char *ds_told(const ds_reporter *reporter, const char *english)
    __attribute__((format_arg(2)));

void ds_mistake(ds_reporter *reporter, const ds_where *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void ds_mistake_at(ds_reporter *reporter, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Something odd that changes nothing: always a warning. */
void ds_notice(ds_reporter *reporter, const ds_where *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
