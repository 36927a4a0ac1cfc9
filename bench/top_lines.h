/*
 * A text line by line, each line cut into words, with the place of a mistake: what readers of
 * benchmark files stand on.
 */
#ifndef DS_BENCH_TOP_LINES_H
#define DS_BENCH_TOP_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ds_top_word {
    const char *text;
    size_t length;
} ds_top_word;

/* Words of a line, enough for a route of all customers; those beyond are counted and not kept. */
enum { DS_TOP_WORDS = 4096 };

typedef struct ds_top_lines {
    const char *path; /* for messages */
    const char *at, *end;
    int32_t line; /* number of the line at hand, from 1 */
    int32_t count;
    ds_top_word words[DS_TOP_WORDS];
    char *message; /* where the first mistake goes, or NULL */
    size_t room;
} ds_top_lines;

void ds_top_lines_init(ds_top_lines *lines, const char *path, const char *text, size_t length,
                       char *message, size_t room);

/* On to the next line that has a word; false at the end. Spaces, tabs and any of `separators` stand
 * between words. */
bool ds_top_next_line(ds_top_lines *lines, const char *separators);

/* Both say what is wrong with the line at hand, and answer false. */
bool ds_top_mistake(ds_top_lines *lines, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool ds_top_too_short(ds_top_lines *lines, const char *expected);

bool ds_top_word_is(const ds_top_lines *lines, int32_t i, const char *text);

/* The word as a decimal number in [low, high]; `what` is for the message. */
bool ds_top_number(ds_top_lines *lines, int32_t i, const char *what, double low, double high,
                   double *out);
bool ds_top_whole(ds_top_lines *lines, int32_t i, const char *what, int32_t low, int32_t high,
                  int32_t *out);

#endif
