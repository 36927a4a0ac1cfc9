/*
 * Strings and numbers of JSON text, character by character. Each function moves `*at` and returns
 * NULL, or stops at the offending place and returns what is wrong there.
 */
#ifndef DS_IO_SCAN_TEXT_H
#define DS_IO_SCAN_TEXT_H

#include <stdbool.h>

/* From behind the opening quote to behind the closing one. Returns the whole message. */
const char *ds_scan_string(const char **at, const char *end);

/* Returns what was expected at `*at`. */
const char *ds_scan_number(const char **at, const char *end);

/* Letters, digits, signs: what a misplaced word is made of. */
bool ds_scan_in_word(char c);

/* Bytes of the well-formed UTF-8 character at `at` (Unicode table 3-7), or 0. */
int ds_scan_utf8(const char *at, const char *end);

#endif
