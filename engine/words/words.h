/*
 * Words in the planner's language, all from one table (words/table.h).
 */
#ifndef DS_WORDS_WORDS_H
#define DS_WORDS_WORDS_H

#include <doorstep/doorstep.h>

#include "words/table.h"

typedef enum ds_word {
#define DS_WORD_ENUM(key, vietnamese, english) DS_WORD_##key,
    DS_WORD_MAP(DS_WORD_ENUM)
#undef DS_WORD_ENUM
        DS_N_WORDS
} ds_word;

/* Never NULL; of a language that is none, English. */
const char *ds_words(doorstep_language language, ds_word word);

/* What planners call a role; an id that is not among the known ones is said as it stands. */
const char *ds_role_words(doorstep_language language, const char *id);

/* The key of a word, under which pages know it. */
const char *ds_word_key(ds_word word);

/* "vi", "en": how HTML and browsers call the language. */
const char *ds_language_tag(doorstep_language language);

#endif
