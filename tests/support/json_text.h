/* JSON text that grows: commas and brackets are the writer's business, values the caller's. */
#ifndef DS_TESTS_JSON_TEXT_H
#define DS_TESTS_JSON_TEXT_H

#include <stdbool.h>

#include "base/buf.h"

typedef struct json_text {
    ds_buf buf;
    bool comma; /* a value stands right before */
} json_text;

/* '{' or '['; as a member of an object after json_key, or as an element of an array. */
void json_open(json_text *text, char bracket);
void json_close(json_text *text, char bracket);

void json_key(json_text *text, const char *key);

/* A value as printf writes it, shorter than 256 bytes; a string with its quotes. */
void json_value(json_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* json_key and json_value. */
void json_member(json_text *text, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
