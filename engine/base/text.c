#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_CAPACITY = 4096,
    NUMBER_MAX = 400 /* digits of the largest double, commas and decimals */
};

void ds_text_free(ds_text *text) {
    free(text->bytes);
    *text = (ds_text){0};
}

/* Room for `more` bytes and a NUL. */
static bool reserve(ds_text *text, size_t more) {
    if (text->failed || more > SIZE_MAX / 4 - text->length) {
        text->failed = true;
        return false;
    }
    size_t needed = text->length + more + 1;
    if (needed <= text->capacity) {
        return true;
    }
    size_t capacity = text->capacity ? text->capacity : FIRST_CAPACITY;
    while (capacity < needed) {
        capacity *= 2;
    }
    char *bytes = realloc(text->bytes, capacity);
    if (bytes == NULL) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    text->capacity = capacity;
    return true;
}

void ds_text_add(ds_text *text, const char *bytes, size_t length) {
    if (!reserve(text, length)) {
        return;
    }
    if (length > 0) {
        memcpy(text->bytes + text->length, bytes, length);
    }
    text->length += length;
    text->bytes[text->length] = '\0';
}

void ds_text_puts(ds_text *text, const char *string) {
    ds_text_add(text, string, strlen(string));
}

void ds_text_repeat(ds_text *text, char c, int count) {
    for (int i = 0; i < count; i++) {
        ds_text_add(text, &c, 1);
    }
}

void ds_text_printf(ds_text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !reserve(text, (size_t)length)) {
        text->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

/* Puts '.' where the locale wrote its own decimal point, which may be several bytes. */
static void use_point(char *number) {
    char *from = number + strspn(number, "+-0123456789eE");
    if (*from != '\0') {
        char *rest = from + strcspn(from, "0123456789");
        *from = '.';
        memmove(from + 1, rest, strlen(rest) + 1);
    }
}

void ds_text_number(ds_text *text, double value) {
    char number[NUMBER_MAX];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(number, sizeof number, "%.*g", digits, value);
        if (strtod(number, NULL) == value) {
            break;
        }
    }
    use_point(number);
    ds_text_puts(text, number);
}

void ds_text_figure(ds_text *text, double value, int decimals) {
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%.*f", decimals, fabs(value));
    use_point(number);
    if (value < 0 && strspn(number, "0.") != strlen(number)) {
        ds_text_puts(text, "-");
    }
    size_t whole = strcspn(number, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0) {
            ds_text_puts(text, ",");
        }
        ds_text_add(text, number + i, 1);
    }
    ds_text_puts(text, number + whole);
}

doorstep_status ds_text_take(ds_text *text, char **out, size_t *length) {
    ds_text_add(text, "", 0);
    *out = NULL;
    if (text->failed) {
        ds_text_free(text);
        return DOORSTEP_NO_MEMORY;
    }
    *out = text->bytes;
    *length = text->length;
    *text = (ds_text){0};
    return DOORSTEP_OK;
}
