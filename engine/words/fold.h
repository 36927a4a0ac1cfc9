/*
 * Texts as people type them in a hurry: without case, diacritics, blanks and signs.
 */
#ifndef DS_WORDS_FOLD_H
#define DS_WORDS_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* Writes what is left of a text: small letters of the English alphabet and digits, of Vietnamese
 * letters what they are without their marks, composed or not; other characters are left out. What
 * does not fit into `size` bytes, of which the last is a NUL, is cut. */
void ds_fold(const char *text, char *out, size_t size);

/* Whether the same is left of both, and anything. */
bool ds_fold_same(const char *a, const char *b);

#endif
