#include "base/diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/messages.h"

enum { MESSAGE_MAX = 400 };

void ds_diags_init(ds_diags *diags) {
    *diags = (ds_diags){0};
}

void ds_diags_free(ds_diags *diags) {
    for (int i = 0; i < diags->count; i++) {
        free(diags->items[i].file);
        free(diags->items[i].pointer);
        free(diags->items[i].message);
    }
    free(diags->items);
    *diags = (ds_diags){.language = diags->language};
}

doorstep_language ds_diags_language(const ds_diags *diags) {
    return diags != NULL ? diags->language : DOORSTEP_ENGLISH;
}

void ds_make_one_line(char *text, size_t room) {
    size_t length = strlen(text);
    if (length == room - 1) {
        while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80) {
            length--;
        }
        if (length > 0 && ((unsigned char)text[length - 1] & 0x80) != 0) {
            length--;
        }
        text[length] = '\0';
    }
    for (char *c = text; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f) {
            *c = '?';
        }
    }
}

static void add(ds_diags *diags, bool warning, const char *pointer, const char *message) {
    if (diags->count == diags->capacity) {
        int capacity = diags->capacity ? 2 * diags->capacity : 8;
        ds_diag *items = realloc(diags->items, (size_t)capacity * sizeof *items);
        if (items == NULL) {
            return;
        }
        diags->items = items;
        diags->capacity = capacity;
    }
    ds_diag diag = {.warning = warning};
    diag.message = strdup(message);
    diag.pointer = pointer ? strdup(pointer) : NULL;
    if (diag.message == NULL || (pointer != NULL && diag.pointer == NULL)) {
        free(diag.message);
        free(diag.pointer);
        return;
    }
    diags->items[diags->count++] = diag;
}

void ds_diag_set_file(ds_diag *diag, const char *file) {
    free(diag->file);
    diag->file = strdup(file);
}

static void report(ds_diags *diags, bool warning, const char *pointer, const char *format,
                   va_list arguments) {
    int *reported = warning ? &diags->warnings : &diags->errors;
    if ((*reported)++ >= DS_DIAG_KEPT) {
        return;
    }
    char message[MESSAGE_MAX];
    vsnprintf(message, sizeof message, ds_translate(diags->language, format), arguments);
    ds_make_one_line(message, sizeof message);
    add(diags, warning, pointer, message);
}

void ds_error(ds_diags *diags, const char *pointer, const char *format, ...) {
    if (diags == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    report(diags, false, pointer, format, arguments);
    va_end(arguments);
}

void ds_warning(ds_diags *diags, const char *pointer, const char *format, ...) {
    if (diags == NULL) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    report(diags, true, pointer, format, arguments);
    va_end(arguments);
}

void ds_system_error(ds_diags *diags, const char *what, int error_number) {
    char reason[128];
    if (strerror_r(error_number, reason, sizeof reason) != 0) {
        snprintf(reason, sizeof reason, "error %d", error_number);
    }
    doorstep_language language = ds_diags_language(diags);
    ds_error(diags, NULL, "%s: %s", ds_translate(language, what), ds_translate(language, reason));
}
