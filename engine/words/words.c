#include "words/words.h"

#include <string.h>

typedef struct texts {
    const char *key, *vietnamese, *english;
} texts;

static const texts rows[] = {
#define ROW(key, vietnamese, english) {#key, vietnamese, english},
    DS_WORD_MAP(ROW)};

static const texts roles[] = {DS_ROLES_KNOWN(ROW)};
#undef ROW

static const char *in_language(const texts *row, doorstep_language language) {
    return language == DOORSTEP_VIETNAMESE ? row->vietnamese : row->english;
}

const char *ds_words(doorstep_language language, ds_word word) {
    return in_language(&rows[word], language);
}

const char *ds_role_words(doorstep_language language, const char *id) {
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (strcmp(roles[i].key, id) == 0) {
            return in_language(&roles[i], language);
        }
    }
    return id;
}

const char *ds_word_key(ds_word word) {
    return rows[word].key;
}

const char *ds_language_tag(doorstep_language language) {
    return language == DOORSTEP_VIETNAMESE ? "vi" : "en";
}
