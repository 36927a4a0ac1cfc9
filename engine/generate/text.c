#include "generate/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 256 * 1024 };

bool ds_text_flush(ds_text *text) {
    if (text->sink != NULL && !text->failed && text->length > 0) {
        text->refused = !text->sink->put(text->sink->to, text->bytes, text->length);
        text->failed = text->refused;
        text->length = 0;
    }
    return !text->failed;
}

static void append(ds_text *text, const char *bytes, size_t length) {
    if (text->failed || (text->length >= PIECE && !ds_text_flush(text))) {
        return;
    }
    if (text->length + length >= text->capacity) {
        size_t capacity = 2 * text->capacity + length + 4096;
        char *grown = realloc(text->bytes, capacity);
        if (grown == NULL) {
            text->failed = true;
            return;
        }
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static void append_string(ds_text *text, const char *string) {
    append(text, string, strlen(string));
}

static void start_line(ds_text *text) {
    static const char spaces[] = "\n      ";
    append(text, spaces, 1 + 2 * (size_t)(text->depth < 3 ? text->depth : 3));
}

static void separate(ds_text *text) {
    if (text->after_key) {
        text->after_key = false;
        return;
    }
    bool breaks = text->depth == 1 || text->break_next;
    if (text->started) {
        append_string(text, breaks ? "," : ", ");
    }
    if (breaks) {
        start_line(text);
    }
    text->break_next = false;
    text->started = true;
}

void ds_text_open(ds_text *text, char bracket) {
    if (text->depth == 2 && text->in_list && bracket == '{') {
        text->break_next = true;
        text->in_lines = true;
    }
    separate(text);
    append(text, &bracket, 1);
    text->depth++;
    if (text->depth == 2) {
        text->in_list = bracket == '[';
        text->in_lines = false;
    }
    text->started = false;
}

void ds_text_close(ds_text *text, char bracket) {
    bool own_line = text->depth == 1 || (text->depth == 2 && text->in_lines);
    text->depth--;
    if (own_line) {
        start_line(text);
    }
    append(text, &bracket, 1);
    text->started = true;
    if (text->depth == 0) {
        append_string(text, "\n");
    }
}

void ds_text_break(ds_text *text) {
    text->break_next = true;
}

static void append_quoted(ds_text *text, const char *string) {
    append_string(text, "\"");
    append_string(text, string);
    append_string(text, "\"");
}

void ds_text_key(ds_text *text, const char *key) {
    separate(text);
    append_quoted(text, key);
    append_string(text, ": ");
    text->after_key = true;
}

void ds_text_string(ds_text *text, const char *string) {
    separate(text);
    append_quoted(text, string);
}

void ds_text_number(ds_text *text, int64_t number) {
    ds_text_decimal(text, number, 0);
}

void ds_text_bool(ds_text *text, bool value) {
    separate(text);
    append_string(text, value ? "true" : "false");
}

void ds_text_decimal(ds_text *text, int64_t number, int digits) {
    while (digits > 0 && number % 10 == 0) {
        number /= 10;
        digits--;
    }
    int64_t unit = 1;
    for (int i = 0; i < digits; i++) {
        unit *= 10;
    }
    char buffer[64];
    int64_t size = number < 0 ? -number : number;
    const char *sign = number < 0 ? "-" : "";
    if (digits == 0) {
        snprintf(buffer, sizeof buffer, "%s%" PRId64, sign, size);
    } else {
        snprintf(buffer, sizeof buffer, "%s%" PRId64 ".%0*" PRId64, sign, size / unit, digits,
                 size % unit);
    }
    separate(text);
    append_string(text, buffer);
}

void ds_text_clock(ds_text *text, int32_t minutes) {
    char buffer[32];
    snprintf(buffer, sizeof buffer, "%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
    ds_text_string(text, buffer);
}
