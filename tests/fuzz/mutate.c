#include "mutate.h"

#include <string.h>

enum { MOST_CHANGES = 6, LONGEST_SPAN = 80 };

static const char *const WORDS[] = {
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "-1",
    "0",
    "1e999",
    "1e-320",
    "2147483648",
    "9007199254740993",
    "0.5",
    "1440",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\xff",
    "\xc3",
    "\"desk\"",
    "\"home\"",
    "\"off\"",
    "\"2022-02-30\"",
    "\"2022-11-07\"",
    "\"24:00\"",
    "\"07:30\"",
    "\"windows\":[]",
    "\"lag_days\":9",
    "\"at\":[\"desk\"]",
    "\"min\":3",
    "\"max\":0",
    "\"x-a\":1",
    ",",
    "[[[[",
    "}]",
    ":",
    "|",
    ";",
    "\"",
    "\n",
    "\r\n",
    "* * *",
    "payment:1",
    "1,5",
    "\xEF\xBB\xBF",
};

enum { N_WORDS = sizeof WORDS / sizeof WORDS[0] };

static size_t place_in(const ds_translate *text, ds_rng *rng) {
    return text->length == 0 ? 0 : (size_t)ds_rng_below(rng, (int32_t)text->length);
}

static size_t span_at(const ds_translate *text, size_t from, ds_rng *rng) {
    size_t longest = text->length - from < LONGEST_SPAN ? text->length - from : LONGEST_SPAN;
    return longest == 0 ? 0 : 1 + (size_t)ds_rng_below(rng, (int32_t)longest);
}

/* Puts `length` bytes over `removed` bytes at `at`; what does not fit is left out. */
static void replace(ds_translate *text, size_t at, size_t removed, const char *bytes,
                    size_t length) {
    if (text->length - removed + length > text->capacity) {
        return;
    }
    memmove(text->bytes + at + length, text->bytes + at + removed, text->length - at - removed);
    memcpy(text->bytes + at, bytes, length);
    text->length += length - removed;
}

static void flip(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    (void)other;
    size_t at = place_in(text, rng);
    if (at < text->length) {
        text->bytes[at] = (char)(text->bytes[at] ^ (1 << ds_rng_below(rng, 8)));
    }
}

static void cut(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    (void)other;
    size_t at = place_in(text, rng);
    replace(text, at, span_at(text, at, rng), "", 0);
}

static void insert_word(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    (void)other;
    const char *word = WORDS[ds_rng_below(rng, N_WORDS)];
    replace(text, place_in(text, rng), 0, word, strlen(word));
}

static void insert_piece(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    size_t from = place_in(other, rng);
    replace(text, place_in(text, rng), 0, other->bytes + from, span_at(other, from, rng));
}

/* The value from the colon at or after a random place up to the next comma or bracket: the change
 * that most often leaves a document whole. */
static void change_value(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    (void)other;
    size_t start = place_in(text, rng);
    while (start < text->length && text->bytes[start] != ':') {
        start++;
    }
    if (start == text->length) {
        return;
    }
    size_t end = ++start;
    while (end < text->length && memchr(",}]", text->bytes[end], 3) == NULL) {
        end++;
    }
    const char *word = WORDS[ds_rng_below(rng, N_WORDS)];
    replace(text, start, end - start, word, strlen(word));
}

static void change_digit(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    (void)other;
    size_t at = place_in(text, rng);
    while (at < text->length && (text->bytes[at] < '0' || text->bytes[at] > '9')) {
        at++;
    }
    if (at < text->length) {
        text->bytes[at] = (char)('0' + ds_rng_below(rng, 10));
    }
}

void ds_mutate(ds_translate *text, const ds_translate *other, ds_rng *rng) {
    static void (*const CHANGES[])(ds_translate *, const ds_translate *, ds_rng *) = {
        flip,         cut,          insert_word,  insert_piece, change_value,
        change_value, change_digit, change_digit, change_digit,
    };
    int changes = 1 + ds_rng_below(rng, MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
        CHANGES[ds_rng_below(rng, sizeof CHANGES / sizeof CHANGES[0])](text, other, rng);
    }
}
