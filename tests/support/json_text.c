#include "support/json_text.h"

#include <stdarg.h>
#include <stdio.h>

static void separate(json_text *text) {
    if (text->comma) {
        ds_buf_puts(&text->buf, ",");
    }
    text->comma = false;
}

void json_open(json_text *text, char bracket) {
    separate(text);
    ds_buf_puts(&text->buf, bracket == '{' ? "\n" : "");
    ds_buf_add(&text->buf, &bracket, 1);
}

void json_close(json_text *text, char bracket) {
    ds_buf_add(&text->buf, &bracket, 1);
    text->comma = true;
}

void json_key(json_text *text, const char *key) {
    separate(text);
    ds_buf_printf(&text->buf, "\"%s\":", key);
}

__attribute__((format(printf, 2, 0))) static void write_value(json_text *text, const char *format,
                                                              va_list arguments) {
    char value[256];
    vsnprintf(value, sizeof value, format, arguments);
    separate(text);
    ds_buf_puts(&text->buf, value);
    text->comma = true;
}

void json_value(json_text *text, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    write_value(text, format, arguments);
    va_end(arguments);
}

void json_member(json_text *text, const char *key, const char *format, ...) {
    va_list arguments;
    json_key(text, key);
    va_start(arguments, format);
    write_value(text, format, arguments);
    va_end(arguments);
}
