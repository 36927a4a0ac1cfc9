#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/messages.h"

enum {
    FIRST_CAPACITY = 4096,
    DRAINED_AT = 64 * 1024,
    NUMBER_MAX = 400 /* digits of the largest double, commas and decimals */
};

void ds_buf_free(ds_buf *buf) {
    free(buf->bytes);
    *buf = (ds_buf){0};
}

static bool drain(ds_buf *buf) {
    buf->refused |= !buf->drain(buf->sink, buf->bytes, buf->length);
    buf->failed |= buf->refused;
    buf->length = 0;
    return !buf->failed;
}

/* Room for `more` bytes and a NUL. */
static bool reserve(ds_buf *buf, size_t more) {
    if (buf->drain != NULL && buf->length >= DRAINED_AT && !buf->failed) {
        drain(buf);
    }
    if (buf->failed || more > SIZE_MAX / 4 - buf->length) {
        buf->failed = true;
        return false;
    }
    size_t needed = buf->length + more + 1;
    if (needed <= buf->capacity) {
        return true;
    }
    size_t capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY;
    while (capacity < needed) {
        capacity *= 2;
    }
    char *bytes = realloc(buf->bytes, capacity);
    if (bytes == NULL) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->capacity = capacity;
    return true;
}

void ds_buf_add(ds_buf *buf, const char *bytes, size_t length) {
    if (!reserve(buf, length)) {
        return;
    }
    if (length > 0) {
        memcpy(buf->bytes + buf->length, bytes, length);
    }
    buf->length += length;
    buf->bytes[buf->length] = '\0';
}

void ds_buf_puts(ds_buf *buf, const char *string) {
    ds_buf_add(buf, string, strlen(string));
}

void ds_buf_repeat(ds_buf *buf, char c, int count) {
    for (int i = 0; i < count; i++) {
        ds_buf_add(buf, &c, 1);
    }
}

static void print(ds_buf *buf, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0 || !reserve(buf, (size_t)length)) {
        buf->failed = true;
    } else {
        vsnprintf(buf->bytes + buf->length, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
}

void ds_buf_printf(ds_buf *buf, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print(buf, format, arguments);
    va_end(arguments);
}

void ds_buf_say(ds_buf *buf, doorstep_language language, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print(buf, ds_translate(language, format), arguments);
    va_end(arguments);
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

void ds_buf_number(ds_buf *buf, double value) {
    char number[NUMBER_MAX];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(number, sizeof number, "%.*g", digits, value);
        if (strtod(number, NULL) == value) {
            break;
        }
    }
    use_point(number);
    ds_buf_puts(buf, number);
}

void ds_buf_figure(ds_buf *buf, doorstep_language language, double value, int decimals) {
    char number[2 * NUMBER_MAX];
    ds_format_number(language, number, sizeof number, value, decimals);
    ds_buf_puts(buf, number);
}

doorstep_status ds_buf_drained(ds_buf *buf) {
    bool good = !buf->failed && (buf->length == 0 || drain(buf));
    doorstep_status status = good           ? DOORSTEP_OK
                             : buf->refused ? DOORSTEP_FILE_ERROR
                                            : DOORSTEP_NO_MEMORY;
    ds_buf_free(buf);
    return status;
}

doorstep_status ds_buf_take(ds_buf *buf, char **out, size_t *length) {
    ds_buf_add(buf, "", 0);
    *out = NULL;
    if (buf->failed) {
        ds_buf_free(buf);
        return DOORSTEP_NO_MEMORY;
    }
    *out = buf->bytes;
    *length = buf->length;
    *buf = (ds_buf){0};
    return DOORSTEP_OK;
}
