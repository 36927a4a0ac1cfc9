#include "top_lines.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

/* Longer words are no numbers. */
enum { LONGEST_NUMBER = 40 };

void ds_top_lines_init(ds_top_lines *lines, const char *path, const char *text, size_t length,
                       char *message, size_t room) {
    lines->path = path;
    lines->at = text;
    lines->end = text + length;
    lines->line = lines->count = 0;
    lines->message = message;
    lines->room = room;
    message[0] = '\0';
}

static bool between_words(char c, const char *separators) {
    return c == ' ' || c == '\t' || c == '\r' || (c != '\0' && strchr(separators, c) != NULL);
}

static void cut(ds_top_lines *lines, const char *at, const char *stop, const char *separators) {
    lines->count = 0;
    while (at < stop) {
        while (at < stop && between_words(*at, separators)) {
            at++;
        }
        const char *word = at;
        while (at < stop && !between_words(*at, separators)) {
            at++;
        }
        if (at > word && lines->count++ < DS_TOP_WORDS) {
            lines->words[lines->count - 1] = (ds_top_word){word, (size_t)(at - word)};
        }
    }
}

bool ds_top_next_line(ds_top_lines *lines, const char *separators) {
    do {
        if (lines->at == lines->end) {
            lines->count = 0;
            return false;
        }
        const char *stop = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
        const char *next = stop != NULL ? stop + 1 : lines->end;
        cut(lines, lines->at, stop != NULL ? stop : lines->end, separators);
        lines->at = next;
        lines->line++;
    } while (lines->count == 0);
    return true;
}

bool ds_top_mistake(ds_top_lines *lines, const char *format, ...) {
    int used = snprintf(lines->message, lines->room, "%.120s:%d: ", lines->path, lines->line);
    if (used > 0 && (size_t)used < lines->room) {
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(lines->message + used, lines->room - (size_t)used, format, arguments);
        va_end(arguments);
    }
    ds_make_one_line(lines->message, lines->room);
    return false;
}

bool ds_top_too_short(ds_top_lines *lines, const char *expected) {
    return ds_top_mistake(lines, "found %d words, expected %s", lines->count, expected);
}

bool ds_top_word_is(const ds_top_lines *lines, int32_t i, const char *text) {
    return i < lines->count && lines->words[i].length == strlen(text) &&
           memcmp(lines->words[i].text, text, lines->words[i].length) == 0;
}

/* What strtod would take and no file should hold: "nan", "inf", "0x1p3". */
static bool looks_decimal(const ds_top_word *word) {
    for (size_t i = 0; i < word->length; i++) {
        if (word->text[i] == '\0' || strchr("0123456789+-.eE", word->text[i]) == NULL) {
            return false;
        }
    }
    return word->length <= LONGEST_NUMBER;
}

static bool to_number(const ds_top_word *word, double *out) {
    char copy[LONGEST_NUMBER + 1];
    char *stop = copy;
    if (!looks_decimal(word)) {
        return false;
    }
    memcpy(copy, word->text, word->length);
    copy[word->length] = '\0';
    *out = strtod(copy, &stop);
    return *stop == '\0' && stop != copy && isfinite(*out);
}

bool ds_top_number(ds_top_lines *lines, int32_t i, const char *what, double low, double high,
                   double *out) {
    const ds_top_word *word = &lines->words[i];
    if (!to_number(word, out) || *out < low || *out > high) {
        return ds_top_mistake(lines, "found \"%.*s\", expected %s: a number from %g to %g",
                              (int)(word->length < 40 ? word->length : 40), word->text, what, low,
                              high);
    }
    return true;
}

bool ds_top_whole(ds_top_lines *lines, int32_t i, const char *what, int32_t low, int32_t high,
                  int32_t *out) {
    const ds_top_word *word = &lines->words[i];
    double value = 0;
    if (!to_number(word, &value) || value != floor(value) || value < low || value > high) {
        return ds_top_mistake(lines, "found \"%.*s\", expected %s: a whole number from %d to %d",
                              (int)(word->length < 40 ? word->length : 40), word->text, what, low,
                              high);
    }
    *out = (int32_t)value;
    return true;
}
