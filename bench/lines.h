/*
 * A text line by line, each line cut into words, with the place of a mistake: what readers of
 * benchmark files stand on.
 */
#ifndef DS_BENCH_LINES_H
#define DS_BENCH_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ds_bench_word {
    const char *text;
    size_t length;
} ds_bench_word;

/* Words of a line, enough for a route of all customers; those beyond are counted and not kept. */
enum { DS_BENCH_WORDS = 4096 };

typedef struct ds_bench_lines {
    const char *path; /* for messages */
    const char *at, *end;
    int32_t line; /* number of the line at hand, from 1 */
    int32_t count;
    ds_bench_word words[DS_BENCH_WORDS];
    char *message; /* where the first mistake goes, or NULL */
    size_t room;
} ds_bench_lines;

void ds_bench_lines_init(ds_bench_lines *lines, const char *path, const char *text, size_t length,
                         char *message, size_t room);

/* On to the next line that has a word; false at the end. Spaces, tabs and any of `separators` stand
 * between words. */
bool ds_bench_next_line(ds_bench_lines *lines, const char *separators);

/* On to the next line that is neither blank nor a comment (which begins with '#'), cut at commas
 * into cells: they may be empty, but for the last one. */
bool ds_bench_next_cells(ds_bench_lines *lines);

/* Takes the part up to the separator, or all, off the front of *rest, without space around it;
 * false where nothing is left. */
bool ds_bench_split(ds_bench_word *rest, char separator, ds_bench_word *part);

/* Both say what is wrong with the line at hand, and answer false. */
bool ds_bench_mistake(ds_bench_lines *lines, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool ds_bench_too_short(ds_bench_lines *lines, const char *expected);

bool ds_bench_same(const ds_bench_word *word, const char *text);
bool ds_bench_word_is(const ds_bench_lines *lines, int32_t i, const char *text);

/* The word as a decimal number in [low, high]; `what` is for the message. */
bool ds_bench_number(ds_bench_lines *lines, int32_t i, const char *what, double low, double high,
                     double *out);
bool ds_bench_whole(ds_bench_lines *lines, int32_t i, const char *what, int32_t low, int32_t high,
                    int32_t *out);
bool ds_bench_whole_word(ds_bench_lines *lines, const ds_bench_word *word, const char *what,
                         int32_t low, int32_t high, int32_t *out);

#endif
