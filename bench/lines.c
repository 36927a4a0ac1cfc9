#include "lines.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

/* Longer words are no numbers. */
enum { LONGEST_NUMBER = 40 };

void ds_bench_lines_init(ds_bench_lines *lines, const char *path, const char *text, size_t length,
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

static void cut(ds_bench_lines *lines, const char *at, const char *stop, const char *separators) {
    lines->count = 0;
    while (at < stop) {
        while (at < stop && between_words(*at, separators)) {
            at++;
        }
        const char *word = at;
        while (at < stop && !between_words(*at, separators)) {
            at++;
        }
        if (at > word && lines->count++ < DS_BENCH_WORDS) {
            lines->words[lines->count - 1] = (ds_bench_word){word, (size_t)(at - word)};
        }
    }
}

/* The next line without its end, whatever it holds. */
static bool take_line(ds_bench_lines *lines, const char **start, const char **stop) {
    lines->count = 0;
    if (lines->at == lines->end) {
        return false;
    }
    const char *newline = memchr(lines->at, '\n', (size_t)(lines->end - lines->at));
    *start = lines->at;
    *stop = newline != NULL ? newline : lines->end;
    lines->at = newline != NULL ? newline + 1 : lines->end;
    lines->line++;
    return true;
}

bool ds_bench_next_line(ds_bench_lines *lines, const char *separators) {
    const char *start, *stop;
    while (take_line(lines, &start, &stop)) {
        cut(lines, start, stop, separators);
        if (lines->count > 0) {
            return true;
        }
    }
    return false;
}

static ds_bench_word trimmed(const char *start, const char *stop) {
    while (start < stop && between_words(*start, "")) {
        start++;
    }
    while (stop > start && between_words(stop[-1], "")) {
        stop--;
    }
    return (ds_bench_word){start, (size_t)(stop - start)};
}

bool ds_bench_split(ds_bench_word *rest, char separator, ds_bench_word *part) {
    if (rest->text == NULL) {
        return false;
    }
    const char *end = rest->text + rest->length;
    const char *stop = rest->length > 0 ? memchr(rest->text, separator, rest->length) : NULL;
    *part = trimmed(rest->text, stop != NULL ? stop : end);
    *rest = stop != NULL ? (ds_bench_word){stop + 1, (size_t)(end - stop - 1)}
                         : (ds_bench_word){NULL, 0};
    return true;
}

static void cut_cells(ds_bench_lines *lines, ds_bench_word rest) {
    ds_bench_word cell;
    int32_t filled = 0;
    while (ds_bench_split(&rest, ',', &cell)) {
        if (lines->count++ < DS_BENCH_WORDS) {
            lines->words[lines->count - 1] = cell;
        }
        filled = cell.length > 0 ? lines->count : filled;
    }
    lines->count = filled;
}

bool ds_bench_next_cells(ds_bench_lines *lines) {
    const char *start, *stop;
    while (take_line(lines, &start, &stop)) {
        ds_bench_word line = trimmed(start, stop);
        if (line.length > 0 && line.text[0] != '#') {
            cut_cells(lines, line);
            return true;
        }
    }
    return false;
}

bool ds_bench_mistake(ds_bench_lines *lines, const char *format, ...) {
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

bool ds_bench_too_short(ds_bench_lines *lines, const char *expected) {
    return ds_bench_mistake(lines, "found %d words, expected %s", lines->count, expected);
}

bool ds_bench_same(const ds_bench_word *word, const char *text) {
    return word->length == strlen(text) && memcmp(word->text, text, word->length) == 0;
}

bool ds_bench_word_is(const ds_bench_lines *lines, int32_t i, const char *text) {
    return i < lines->count && ds_bench_same(&lines->words[i], text);
}

/* What strtod would take and no file should hold: "nan", "inf", "0x1p3". */
static bool looks_decimal(const ds_bench_word *word) {
    for (size_t i = 0; i < word->length; i++) {
        if (word->text[i] == '\0' || strchr("0123456789+-.eE", word->text[i]) == NULL) {
            return false;
        }
    }
    return word->length <= LONGEST_NUMBER;
}

static bool to_number(const ds_bench_word *word, double *out) {
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

bool ds_bench_number(ds_bench_lines *lines, int32_t i, const char *what, double low, double high,
                     double *out) {
    const ds_bench_word *word = &lines->words[i];
    if (!to_number(word, out) || *out < low || *out > high) {
        return ds_bench_mistake(lines, "found \"%.*s\", expected %s: a number from %g to %g",
                                (int)(word->length < 40 ? word->length : 40), word->text, what, low,
                                high);
    }
    return true;
}

bool ds_bench_whole_word(ds_bench_lines *lines, const ds_bench_word *word, const char *what,
                         int32_t low, int32_t high, int32_t *out) {
    double value = 0;
    if (!to_number(word, &value) || value != floor(value) || value < low || value > high) {
        return ds_bench_mistake(lines, "found \"%.*s\", expected %s: a whole number from %d to %d",
                                (int)(word->length < 40 ? word->length : 40), word->text, what, low,
                                high);
    }
    *out = (int32_t)value;
    return true;
}

bool ds_bench_whole(ds_bench_lines *lines, int32_t i, const char *what, int32_t low, int32_t high,
                    int32_t *out) {
    return ds_bench_whole_word(lines, &lines->words[i], what, low, high, out);
}
