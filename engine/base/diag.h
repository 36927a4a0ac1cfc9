/*
 * Diagnostics as data: what is wrong, where, what was found and what was expected.
 *
 * A reader or validator reports every mistake it meets; the list keeps the first DS_DIAG_KEPT
 * errors (and as many warnings) and counts the rest. The place is a JSON pointer; io/ adds the
 * line.
 */
#ifndef DS_BASE_DIAG_H
#define DS_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include <doorstep/doorstep.h>

enum { DS_DIAG_KEPT = 20 };

typedef struct ds_diag {
    bool warning;
    char *file;    /* where it is another than the one that was handed in: its path; or NULL */
    char *pointer; /* JSON pointer ("" = the whole document), or NULL where there is no place */
    int line;      /* from 1; 0 where unknown */
    int column;    /* from 1; 0 where unknown */
    char *message; /* what was found, what was expected; one line */
} ds_diag;

typedef struct ds_diags {
    ds_diag *items;
    int count; /* kept: errors and warnings, in the order they were reported */
    int capacity;
    int errors;                 /* reported, kept or not */
    int warnings;               /* reported, kept or not */
    doorstep_language language; /* of the messages */
} ds_diags;

void ds_diags_init(ds_diags *diags);

/* The list is then empty, and as good as new but for its language, which stays. */
void ds_diags_free(ds_diags *diags);

/* NULL, of whom nobody reads the messages, has English ones. */
doorstep_language ds_diags_language(const ds_diags *diags);

/* Names the file of a message that is not about the document handed in. When memory runs out the
 * message stays without. */
void ds_diag_set_file(ds_diag *diag, const char *file);

/* Adds an error (or warning) at a pointer, in the language of the list. Text is truncated to one
 * line; control characters in it are shown as '?'. When memory runs out the message is dropped but
 * still counted. `diags` may be NULL: nothing is recorded. */
void ds_error(ds_diags *diags, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void ds_warning(ds_diags *diags, const char *pointer, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* An error of no place: what could not be done, and why the system says it could not. */
void ds_system_error(ds_diags *diags, const char *what, int error_number);

/* Makes one line of a text printed into `room` bytes: control characters become '?', and where the
 * text fills the room, and so may have been cut, no UTF-8 character is left in half. */
void ds_make_one_line(char *text, size_t room);

#endif
