#include "cli/values.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/say.h"

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

static bool is_decimal(const char *text, size_t length) {
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < length; i++) {
        digits += text[i] != '.';
        points += text[i] == '.';
    }
    return digits > 0 && points <= 1;
}

bool ds_cli_duration(const char *text, double *seconds) {
    static const struct {
        const char *unit;
        double seconds;
    } units[] = {{"ms", 1e-3}, {"", 1}, {"s", 1}, {"m", 60}, {"h", 3600}};
    const double longest = 1000.0 * 86400.0;
    size_t length = strspn(text, "0123456789.");
    if (!is_decimal(text, length)) {
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

bool ds_cli_share(const char *text, double *share) {
    size_t length = strspn(text, "0123456789.");
    *share = strtod(text, NULL);
    return text[length] == '\0' && is_decimal(text, length) && *share <= 1.0;
}

bool ds_cli_bytes(const char *text, int64_t *bytes) {
    static const struct {
        const char *unit;
        double bytes;
    } units[] = {{"", 1}, {"K", 0x1p10}, {"M", 0x1p20}, {"G", 0x1p30}, {"T", 0x1p40}};
    size_t length = strspn(text, "0123456789.");
    for (size_t i = 0; i < sizeof units / sizeof units[0] && is_decimal(text, length); i++) {
        if (strcmp(text + length, units[i].unit) == 0) {
            double size = strtod(text, NULL) * units[i].bytes;
            *bytes = size <= 0x1p52 ? (int64_t)size : 0;
            return *bytes >= 1 << 20;
        }
    }
    return false;
}

int ds_cli_choice(const char *words, const char *text) {
    for (int i = 0;; i++) {
        size_t length = strcspn(words, "|");
        if (strlen(text) == length && memcmp(text, words, length) == 0) {
            return i;
        }
        if (words[length] == '\0') {
            return -1;
        }
        words += length + 1;
    }
}

/* "json or text", "ics, geojson or csv" */
static void list_choices(const char *words, char *buffer, size_t size) {
    const char *last = strrchr(words, '|');
    const char *joint = ds_cli_text(" or ");
    size_t used = 0;
    for (; *words != '\0' && used + strlen(joint) + 1 < size; words++) {
        const char *next = words == last ? joint : ", ";
        used += (size_t)snprintf(buffer + used, size - used, *words == '|' ? "%s" : "%.1s",
                                 *words == '|' ? next : words);
    }
}

void ds_cli_expected(const ds_cli_option *option, char *buffer, size_t size) {
    switch (option->kind) {
    case DS_CLI_SETTING:
        if (strcmp(option->argument, "PLACE") == 0) {
            snprintf(buffer, size,
                     ds_cli_text("a code, or a name as ids have it: tay-ninh, ninh-son"));
            break;
        }
        if (strchr(option->argument, '|') != NULL) {
            list_choices(option->argument, buffer, size);
            break;
        }
        /* fall through */
    case DS_CLI_WHOLE:
        snprintf(buffer, size, ds_cli_text("a whole number from %lld to %lld"),
                 (long long)option->low, (long long)option->high);
        break;
    case DS_CLI_DURATION:
        snprintf(buffer, size, ds_cli_text("a time like 500ms, 30s, 2m or 1h"));
        break;
    case DS_CLI_SHARE:
        snprintf(buffer, size, ds_cli_text("a number from 0 to 1, like 0.01"));
        break;
    case DS_CLI_BYTES:
        snprintf(buffer, size, ds_cli_text("a size from 1M on, like 500M or 2G"));
        break;
    case DS_CLI_CHOICE:
        list_choices(option->argument, buffer, size);
        break;
    default:
        if (strcmp(option->argument, "ID") == 0) {
            snprintf(buffer, size, "%s", ds_cli_text("an id"));
        } else {
            bool folder = strcmp(option->argument, "FOLDER") == 0;
            snprintf(buffer, size, "%s", ds_cli_text(folder ? "a folder" : "a file"));
        }
    }
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Edit distance with neighbours exchanged (Damerau 1964, restricted) of words of at most
 * LONGEST_WORD characters: row i holds the distances of the first i characters of `a`. */
static int distance(const char *a, const char *b) {
    int rows[LONGEST_WORD + 1][LONGEST_WORD + 1];
    int m = (int)strlen(a), n = (int)strlen(b);
    for (int i = 0; i <= m; i++) {
        rows[i][0] = i;
    }
    for (int j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (int i = 1; i <= m; i++) {
        for (int j = 1; j <= n; j++) {
            int changed = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            rows[i][j] = least(changed, 1 + least(rows[i - 1][j], rows[i][j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[m][n];
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
