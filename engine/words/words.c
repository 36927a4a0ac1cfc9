#include "words/words.h"

static const struct {
    const char *key, *vietnamese, *english;
} rows[] = {
#define ROW(key, vietnamese, english) {#key, vietnamese, english},
    DS_WORD_MAP(ROW)
#undef ROW
};

const char *ds_words(doorstep_language language, ds_word word) {
    return language == DOORSTEP_VIETNAMESE ? rows[word].vietnamese : rows[word].english;
}

const char *ds_word_key(ds_word word) {
    return rows[word].key;
}

const char *ds_language_tag(doorstep_language language) {
    return language == DOORSTEP_VIETNAMESE ? "vi" : "en";
}
