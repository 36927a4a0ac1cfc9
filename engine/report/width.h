/*
 * How many columns UTF-8 text takes on a terminal or in a fixed-width print. Vietnamese names come
 * both composed and with combining marks; both must line up.
 */
#ifndef DS_REPORT_WIDTH_H
#define DS_REPORT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point at `*text`, which moves on behind it; U+FFFD, one byte on, for what is no UTF-8.
 */
uint32_t ds_next_point(const char **text);

/* Columns of one code point: 0 for combining marks, 2 for East Asian wide characters and emoji. */
int ds_point_width(uint32_t point);

/* Characters that would move the cursor, end the line or turn its direction. */
bool ds_point_is_control(uint32_t point);

/* Of the first `length` bytes. */
int ds_columns(const char *text, size_t length);

/* Bytes of the longest start of `text` that takes at most `columns`; marks stay with their letter.
 */
size_t ds_columns_fit(const char *text, int columns);

#endif
