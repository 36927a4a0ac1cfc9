/*
 * Sentences for planners: mistakes, broken rules, reasons, pages of text. They stand in the source
 * in English, where they are used and where the compiler sees their arguments; in another language
 * a table has the text for the English one (words/vietnamese.h).
 */
#ifndef DS_WORDS_MESSAGES_H
#define DS_WORDS_MESSAGES_H

#include <stddef.h>

#include <doorstep/doorstep.h>

enum { DS_LANGUAGES = DOORSTEP_VIETNAMESE + 1 };

/* Marks a text that is handed around in English and looked up where it is said. */
#define DS_TEXT(english) english

/* The text in a language; the English one where the language has none of its own. Formats have the
 * same arguments in every language: the compiler checks those of the English one, tests/words that
 * the others agree. */
const char *ds_translate(doorstep_language language, const char *english)
    __attribute__((format_arg(2)));

/* Prints into `size` bytes, as snprintf does. */
int ds_format(doorstep_language language, char *buffer, size_t size, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A number as people write it, "1,234.5" or "1.234,5", into `size` bytes, of which the
 * last is a NUL. */
void ds_format_number(doorstep_language language, char *buffer, size_t size, double value,
                      int decimals);

#endif
