#include "io/cells.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/scan.h"
#include "io/scan_text.h"
#include "model/calendar.h"
#include "words/fold.h"

void ds_record_put(ds_record *r, cJSON *holder, const char *key, cJSON *item) {
    bool added = item != NULL && (key != NULL ? cJSON_AddItemToObjectCS(holder, key, item)
                                              : cJSON_AddItemToArray(holder, item));
    if (!added) {
        cJSON_Delete(item);
        r->no_memory = true;
    }
}

void ds_record_put_text(ds_record *r, cJSON *holder, const char *key, const char *text) {
    ds_record_put(r, holder, key, cJSON_CreateString(text));
}

void ds_record_wrong(ds_record *r, const ds_where *at, const char *found, const char *expected) {
    ds_mistake(r->reporter, at, "found \"%.60s\", expected %s", found,
               ds_told(r->reporter, expected));
    r->broken = true;
}

/* ---- Numbers ---- */

/* A finite number as JSON has it, blanks around it allowed; NULL: it is none, or memory ran out. */
static cJSON *number_of(ds_record *r, const char *text) {
    char copy[DS_SCAN_NUMBER + 1];
    text += strspn(text, " ");
    size_t length = strcspn(text, " ");
    if (length == 0 || length >= sizeof copy || text[length + strspn(text + length, " ")] != '\0') {
        return NULL;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *comma = r->decimal_comma ? strchr(copy, ',') : NULL;
    if (comma != NULL) {
        *comma = '.';
    }
    const char *end = copy;
    if (ds_scan_number(&end, copy + length) != NULL || end != copy + length) {
        return NULL;
    }
    cJSON *number = cJSON_ParseWithLength(copy, length);
    r->no_memory |= number == NULL;
    if (number != NULL && !isfinite(number->valuedouble)) {
        cJSON_Delete(number);
        number = NULL;
    }
    return number;
}

cJSON *ds_record_number(ds_record *r, const char *text) {
    cJSON *number = number_of(r, text);
    return number != NULL ? number : cJSON_CreateString(text);
}

void ds_record_put_number(ds_record *r, cJSON *holder, const char *key, const char *text) {
    ds_record_put(r, holder, key, ds_record_number(r, text));
}

/* ---- Dates and times ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Digits at *at, at most `most`; moves behind them. -1: there are none, or more. */
static int digits(const char **at, int most) {
    int value = 0, n = 0;
    for (; is_digit(**at) && n <= most; (*at)++, n++) {
        value = 10 * value + (**at - '0');
    }
    return n >= 1 && n <= most ? value : -1;
}

/* "7/11/2022" as "2022-11-07", where there is such a day. */
static bool turn_date(const char *text, char *out, size_t size) {
    const char *at = text;
    int day = digits(&at, 2);
    char between = *at;
    if (day < 0 || (between != '/' && between != '-' && between != '.')) {
        return false;
    }
    at++;
    int month = digits(&at, 2);
    if (month < 0 || *at++ != between) {
        return false;
    }
    const char *year_at = at;
    int year = digits(&at, 4);
    if (at - year_at != 4 || *at != '\0') {
        return false;
    }
    snprintf(out, size, "%04d-%02d-%02d", year, month, day);
    return ds_date_parse(out, &(int32_t){0});
}

/* Hours that a word behind a time adds to it, as systems write them in English and Vietnamese; -1:
 * it is none of these words. */
static int half_day(const char *text) {
    static const struct {
        const char *word;
        int hours;
    } words[] = {{"am", 0},  {"sa", 0},   {"sang", 0},  {"pm", 12},
                 {"ch", 12}, {"toi", 12}, {"chieu", 12}};
    char folded[8];
    ds_fold(text, folded, sizeof folded);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(folded, words[i].word) == 0) {
            return words[i].hours;
        }
    }
    return -1;
}

/* "7:30", "7h30", "7:30:00 PM", "07:30:00 chiều" as "07:30", "19:30:00". */
static bool turn_clock(const char *text, char *out, size_t size) {
    const char *at = text;
    int hour = digits(&at, 2);
    if (hour < 0 || (*at != ':' && *at != 'h' && *at != 'H')) {
        return false;
    }
    at++;
    int minute = *at == '\0' && at[-1] != ':' ? 0 : digits(&at, 2), second = -1;
    if (minute >= 0 && *at == ':') {
        at++;
        second = digits(&at, 2);
        if (second < 0) {
            return false;
        }
    }
    at += strspn(at, " ");
    if (minute < 0 || (*at != '\0' && (half_day(at) < 0 || hour < 1 || hour > 12))) {
        return false;
    }
    if (*at != '\0') {
        hour = hour % 12 + half_day(at);
    }
    int used = snprintf(out, size, "%02d:%02d", hour, minute);
    if (second > 0) {
        snprintf(out + used, size - (size_t)used, ":%02d", second);
    }
    return true;
}

void ds_record_put_date(ds_record *r, cJSON *holder, const char *key, const char *text) {
    char turned[40];
    bool other = r->spreadsheet && turn_date(text, turned, sizeof turned);
    ds_record_put_text(r, holder, key, other ? turned : text);
}

void ds_record_put_clock(ds_record *r, cJSON *holder, const char *key, const char *text) {
    char turned[40];
    bool other = r->spreadsheet && turn_clock(text, turned, sizeof turned);
    ds_record_put_text(r, holder, key, other ? turned : text);
}

/* ---- Columns ---- */

/* Ids hold none of the signs that lists are made of. */
static bool judge_id(ds_record *r, const char *key, const char *text) {
    if (strpbrk(text, ":|") == NULL) {
        return true;
    }
    ds_record_wrong(r, DS_KEY(r->at, key), text, "an id without : and |, as the file is CSV");
    return false;
}

void ds_cell_text(ds_record *r, const char *key, const char *text) {
    ds_record_put_text(r, r->tree, key, text);
}

void ds_cell_own_id(ds_record *r, const char *key, const char *text) {
    judge_id(r, key, text);
    ds_record_put_text(r, r->tree, key, text);
}

void ds_cell_id(ds_record *r, const char *key, const char *text) {
    if (judge_id(r, key, text)) {
        ds_record_put_text(r, r->tree, key, text);
    }
}

void ds_cell_number(ds_record *r, const char *key, const char *text) {
    ds_record_put_number(r, r->tree, key, text);
}

void ds_cell_date(ds_record *r, const char *key, const char *text) {
    ds_record_put_date(r, r->tree, key, text);
}

void ds_cell_clock(ds_record *r, const char *key, const char *text) {
    ds_record_put_clock(r, r->tree, key, text);
}

void ds_cell_flag(ds_record *r, const char *key, const char *text) {
    static const char *const no_words[] = {"false", "no", "n", "khong", "sai", "0"};
    static const char *const yes_words[] = {"true", "yes", "y", "co", "dung", "x", "1"};
    char folded[16];
    ds_fold(text, folded, sizeof folded);
    for (size_t i = 0; i < sizeof no_words / sizeof no_words[0]; i++) {
        if (strcmp(folded, no_words[i]) == 0) {
            ds_record_put(r, r->tree, key, cJSON_CreateFalse());
            return;
        }
    }
    for (size_t i = 0; i < sizeof yes_words / sizeof yes_words[0]; i++) {
        if (strcmp(folded, yes_words[i]) == 0) {
            ds_record_put(r, r->tree, key, cJSON_CreateTrue());
            return;
        }
    }
    ds_record_put_text(r, r->tree, key, text);
}
