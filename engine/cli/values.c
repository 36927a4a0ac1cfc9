#include "cli/values.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_WORD = 40 };

bool ds_cli_whole(const char *text, int64_t low, int64_t high, int64_t *value) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits] != '\0') {
        return false;
    }
    errno = 0;
    long long number = strtoll(text, NULL, 10);
    *value = number;
    return errno == 0 && number >= low && number <= high;
}

bool ds_cli_duration(const char *text, double *seconds) {
    static const struct {
        const char *unit;
        double seconds;
    } units[] = {{"ms", 1e-3}, {"", 1}, {"s", 1}, {"m", 60}, {"h", 3600}};
    const double longest = 1000.0 * 86400.0;
    size_t length = strspn(text, "0123456789.");
    if (length == 0 || strspn(text, ".") == length || strchr(text, '.') != strrchr(text, '.')) {
        return false;
    }
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(text + length, units[i].unit) == 0) {
            *seconds = strtod(text, NULL) * units[i].seconds;
            return *seconds <= longest;
        }
    }
    return false;
}

int ds_cli_format(const char *text) {
    return strcmp(text, "json") == 0   ? DOORSTEP_JSON
           : strcmp(text, "text") == 0 ? DOORSTEP_TEXT
                                       : -1;
}

void ds_cli_expected(const ds_cli_option *option, char *buffer, size_t size) {
    switch (option->kind) {
    case DS_CLI_WHOLE:
    case DS_CLI_SETTING:
        snprintf(buffer, size, "a whole number from %lld to %lld", (long long)option->low,
                 (long long)option->high);
        break;
    case DS_CLI_DURATION:
        snprintf(buffer, size, "a time like 500ms, 30s, 2m or 1h");
        break;
    case DS_CLI_FORMAT:
        snprintf(buffer, size, "json or text");
        break;
    default:
        snprintf(buffer, size, "a file");
    }
}

static int least(int a, int b, int c) {
    int ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Edit distance (Levenshtein 1966) of words of at most LONGEST_WORD characters. */
static int distance(const char *a, const char *b) {
    int row[LONGEST_WORD + 1];
    int length = (int)strlen(b);
    for (int j = 0; j <= length; j++) {
        row[j] = j;
    }
    for (int i = 0; a[i] != '\0'; i++) {
        int diagonal = row[0];
        row[0] = i + 1;
        for (int j = 0; j < length; j++) {
            int above = row[j + 1];
            row[j + 1] = least(row[j] + 1, above + 1, diagonal + (a[i] != b[j]));
            diagonal = above;
        }
    }
    return row[length];
}

const char *ds_cli_nearest(const char *word, const char *const *words, size_t count) {
    size_t length = strlen(word);
    int limit = length < 5 ? 1 : (int)length / 3;
    const char *nearest = NULL;
    for (size_t i = 0; i < count && length <= LONGEST_WORD; i++) {
        int d = distance(word, words[i]);
        if (d <= limit) {
            nearest = words[i];
            limit = d - 1;
        }
    }
    return nearest;
}
