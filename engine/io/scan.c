#include "io/scan.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/scan_text.h"
#include "words/messages.h"

typedef struct ds_scan_seen {
    uint64_t hash;
    ds_span key;
} ds_scan_seen;

void ds_scan_free(ds_scan *scan) {
    free(scan->keys);
    scan->keys = NULL;
}

/* ---- Reporting ---- */

static size_t add_key_step(char *pointer, size_t length, ds_span key) {
    char text[DS_POINTER_MAX];
    size_t used = 0;
    ds_scan_bytes bytes = ds_scan_bytes_of(key);
    for (int byte; used + 1 < sizeof text && (byte = ds_scan_byte(&bytes)) >= 0;) {
        text[used++] = (char)byte;
    }
    text[used] = '\0';
    return ds_pointer_add_key(pointer, DS_POINTER_MAX, length, text);
}

static void write_pointer(const ds_scan *scan, int depth, char *pointer) {
    ds_where_pointer(scan->in, pointer, DS_POINTER_MAX);
    size_t length = strlen(pointer);
    for (int i = 0; i < depth; i++) {
        const ds_scan_level *level = &scan->levels[i];
        if (level->closes == '}' && level->key.text != NULL) {
            length = add_key_step(pointer, length, level->key);
        } else if (level->closes == ']' && level->index >= 0) {
            length = ds_pointer_add_index(pointer, DS_POINTER_MAX, length, level->index);
        }
    }
}

/* The text cannot be read on: always an error, but for a household on a line of its own, where it
 * is that household's mistake. */
static bool fail(ds_scan *scan, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(ds_scan *scan, const char *at, const char *format, ...) {
    char pointer[DS_POINTER_MAX], message[200];
    if (scan->failed) {
        return false;
    }
    scan->failed = true;
    write_pointer(scan, scan->depth, pointer);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, ds_told(scan->reporter, format), arguments);
    va_end(arguments);
    ds_diags *diags = scan->reporter->diags;
    int kept = diags != NULL ? diags->count : 0;
    if (scan->in != NULL) {
        ds_mistake_at(scan->reporter, pointer, "%s", message);
    } else {
        scan->reporter->errors++;
        scan->reporter->mistakes++;
        ds_error(diags, pointer, "%s", message);
    }
    if (diags != NULL && diags->count > kept) {
        ds_diag *added = &diags->items[kept];
        ds_scan_position(scan->text, (size_t)(at - scan->text), &added->line, &added->column);
    }
    return false;
}

void ds_scan_init(ds_scan *scan, const ds_where *in, const char *text, size_t length,
                  ds_reporter *reporter) {
    *scan =
        (ds_scan){.in = in, .text = text, .at = text, .end = text + length, .reporter = reporter};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        fail(scan, text, "the text begins with a byte order mark; save it as UTF-8 without BOM");
    }
}

static bool out_of_memory(ds_scan *scan) {
    scan->failed = scan->no_memory = true;
    return false;
}

/* Shows what stands at a place before the end: a word, a character or a byte. */
static void show(const ds_scan *scan, const char *at, char *buffer, size_t size) {
    size_t rest = (size_t)(scan->end - at), length = 0;
    while (length < rest && length < 20 && ds_scan_in_word(at[length])) {
        length++;
    }
    if (length > 0) {
        snprintf(buffer, size, "%.*s", (int)length, at);
    } else if (*at > 0x20 && *at < 0x7f) {
        snprintf(buffer, size, "%c", *at);
    } else {
        snprintf(buffer, size, ds_told(scan->reporter, "byte 0x%02X"), (unsigned char)*at);
    }
}

static bool unexpected(ds_scan *scan, const char *at, const char *expected) {
    char found[40];
    if (at == scan->end) {
        return scan->in != NULL
                   ? fail(scan, at, "the line ends here, expected %s; a line is one object",
                          ds_told(scan->reporter, expected))
                   : fail(scan, at, "the text ends here, expected %s; is the file complete?",
                          ds_told(scan->reporter, expected));
    }
    show(scan, at, found, sizeof found);
    return fail(scan, at, "found %s, expected %s", found, ds_told(scan->reporter, expected));
}

static const char a_value[] =
    DS_TEXT("a string in double quotes, a number, true, false, null, [...] or {...}");

/* ---- Pieces of text ---- */

static void skip_space(ds_scan *scan) {
    while (scan->at < scan->end &&
           (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t')) {
        scan->at++;
    }
}

char ds_scan_peek(ds_scan *scan) {
    skip_space(scan);
    return scan->at < scan->end ? *scan->at : '\0';
}

static bool scan_string(ds_scan *scan) {
    const char *at = scan->at + 1;
    const char *mistake = ds_scan_string(&at, scan->end);
    if (mistake != NULL) {
        return fail(scan, at, "%s", ds_told(scan->reporter, mistake));
    }
    scan->at = at;
    return true;
}

static bool scan_number(ds_scan *scan) {
    const char *start = scan->at;
    const char *mistake = ds_scan_number(&scan->at, scan->end);
    if (mistake != NULL) {
        return unexpected(scan, scan->at, mistake);
    }
    size_t length = (size_t)(scan->at - start);
    if (length > DS_SCAN_NUMBER) {
        return fail(scan, start, "found a number of %zu characters, expected at most %d", length,
                    DS_SCAN_NUMBER);
    }
    char copy[DS_SCAN_NUMBER + 1] = "";
    if (memchr(start, 'e', length) == NULL && memchr(start, 'E', length) == NULL) {
        return true; /* 63 digits are finite */
    }
    memcpy(copy, start, length);
    if (!isfinite(strtod(copy, NULL))) {
        char pointer[DS_POINTER_MAX];
        write_pointer(scan, scan->depth, pointer);
        ds_mistake_at(scan->reporter, pointer, "found %s, expected a finite number", copy);
    }
    return true;
}

static bool scan_word(ds_scan *scan, const char *word) {
    size_t length = strlen(word), rest = (size_t)(scan->end - scan->at);
    if (rest < length || memcmp(scan->at, word, length) != 0 ||
        (rest > length && ds_scan_in_word(scan->at[length]))) {
        return unexpected(scan, scan->at, a_value);
    }
    scan->at += length;
    return true;
}

/* ---- Repeated keys ---- */

static bool note_key(ds_scan *scan, ds_span key) {
    if (scan->n_keys == scan->key_capacity) {
        size_t capacity = scan->key_capacity ? 2 * scan->key_capacity : 64;
        ds_scan_seen *keys = realloc(scan->keys, capacity * sizeof *keys);
        if (keys == NULL) {
            return out_of_memory(scan);
        }
        scan->keys = keys;
        scan->key_capacity = capacity;
    }
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    ds_scan_bytes bytes = ds_scan_bytes_of(key);
    for (int byte; (byte = ds_scan_byte(&bytes)) >= 0;) {
        hash = (hash ^ (unsigned)byte) * UINT64_C(0x100000001b3);
    }
    scan->keys[scan->n_keys++] = (ds_scan_seen){hash, key};
    return true;
}

/* By hash, then by text with escapes undone; 0 for equal keys. */
static int compare_keys(const void *a, const void *b) {
    const ds_scan_seen *x = a, *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    ds_scan_bytes p = ds_scan_bytes_of(x->key), q = ds_scan_bytes_of(y->key);
    for (;;) {
        int s = ds_scan_byte(&p), t = ds_scan_byte(&q);
        if (s != t || s < 0) {
            return s - t;
        }
    }
}

static void report_repeated(ds_scan *scan, ds_span key) {
    char pointer[DS_POINTER_MAX];
    write_pointer(scan, scan->depth - 1, pointer);
    add_key_step(pointer, strlen(pointer), key);
    ds_mistake_at(scan->reporter, pointer, "the key \"%.*s\" is given twice",
                  (int)(key.length < 60 ? key.length : 60), key.text);
}

/* An object that closes has its keys compared: few by pairs, many by sorting. */
static void close_object(ds_scan *scan, size_t first_key) {
    enum { FEW = 12 };
    size_t n = scan->n_keys - first_key;
    if (n == 0) {
        return; /* before the first key there is no list yet */
    }
    ds_scan_seen *keys = scan->keys + first_key;
    if (n > FEW) {
        qsort(keys, n, sizeof *keys, compare_keys);
    }
    for (size_t i = 1; i < n; i++) {
        for (size_t j = n > FEW ? i - 1 : 0; j < i; j++) {
            if (keys[i].hash == keys[j].hash && compare_keys(&keys[i], &keys[j]) == 0) {
                report_repeated(scan, keys[i].key);
                break;
            }
        }
    }
    scan->n_keys = first_key;
}

/* ---- Lists and objects ---- */

bool ds_scan_enter(ds_scan *scan, char bracket) {
    if (scan->failed || ds_scan_peek(scan) != bracket) {
        return false;
    }
    if (scan->depth == DS_SCAN_DEPTH) {
        return fail(scan, scan->at, "lists and objects are nested more than %d deep",
                    DS_SCAN_DEPTH);
    }
    scan->at++;
    scan->levels[scan->depth++] = (ds_scan_level){
        .closes = bracket == '{' ? '}' : ']', .index = -1, .first_key = scan->n_keys};
    return true;
}

static bool leave(ds_scan *scan) {
    ds_scan_level *level = &scan->levels[scan->depth - 1];
    scan->at++;
    if (level->closes == '}') {
        close_object(scan, level->first_key);
    }
    scan->depth--;
    return false;
}

static bool step_to_member(ds_scan *scan, ds_scan_level *level) {
    const char *start = scan->at;
    if (ds_scan_peek(scan) != '"') {
        return unexpected(scan, scan->at, "a key in double quotes");
    }
    start = scan->at + 1;
    if (!scan_string(scan)) {
        return false;
    }
    level->key = (ds_span){start, (size_t)(scan->at - 1 - start)};
    if (!note_key(scan, level->key)) {
        return false;
    }
    if (ds_scan_peek(scan) != ':') {
        return unexpected(scan, scan->at, "\":\" after the key");
    }
    scan->at++;
    return true;
}

bool ds_scan_next(ds_scan *scan) {
    if (scan->failed) {
        return false;
    }
    ds_scan_level *level = &scan->levels[scan->depth - 1];
    char next = ds_scan_peek(scan);
    if (next == level->closes) {
        return leave(scan);
    }
    if (level->index >= 0) {
        if (next != ',') {
            return unexpected(scan, scan->at,
                              level->closes == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
        }
        scan->at++;
        if (ds_scan_peek(scan) == level->closes) {
            return fail(scan, scan->at, "found %c after a comma; take the comma away",
                        level->closes);
        }
    }
    level->index++;
    return level->closes == ']' || step_to_member(scan, level);
}

ds_span ds_scan_key(const ds_scan *scan) {
    return scan->levels[scan->depth - 1].key;
}

static bool scan_inside(ds_scan *scan, char bracket) {
    if (!ds_scan_enter(scan, bracket)) {
        return false;
    }
    while (ds_scan_next(scan)) {
        ds_span ignored;
        if (!ds_scan_value(scan, &ignored)) {
            return false;
        }
    }
    return !scan->failed;
}

static bool scan_one(ds_scan *scan, char first) {
    switch (first) {
    case '{':
    case '[':
        return scan_inside(scan, first);
    case '"':
        return scan_string(scan);
    case 't':
        return scan_word(scan, "true");
    case 'f':
        return scan_word(scan, "false");
    case 'n':
        return scan_word(scan, "null");
    default:
        if (first == '-' || (first >= '0' && first <= '9')) {
            return scan_number(scan);
        }
        return unexpected(scan, scan->at, a_value);
    }
}

bool ds_scan_value(ds_scan *scan, ds_span *value) {
    char first = ds_scan_peek(scan);
    const char *start = scan->at;
    if (scan->failed || !scan_one(scan, first)) {
        return false;
    }
    *value = (ds_span){start, (size_t)(scan->at - start)};
    return true;
}

bool ds_scan_finish(ds_scan *scan) {
    if (scan->failed) {
        return false;
    }
    skip_space(scan);
    return scan->at == scan->end ||
           unexpected(scan, scan->at,
                      scan->in != NULL ? "nothing after the object on its line"
                                       : "nothing after the document");
}

bool ds_scan_document(const ds_where *in, const char *text, size_t length, ds_reporter *reporter,
                      bool *no_memory) {
    ds_scan scan;
    ds_span ignored;
    ds_scan_init(&scan, in, text, length, reporter);
    bool sound = ds_scan_value(&scan, &ignored) && ds_scan_finish(&scan);
    *no_memory |= scan.no_memory;
    ds_scan_free(&scan);
    return sound;
}
