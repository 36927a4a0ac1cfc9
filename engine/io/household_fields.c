#include "io/household_fields.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/scan.h"
#include "io/scan_text.h"

typedef ds_household_record record;

/* ---- Values ---- */

/* Into an object, or without a key into a list. Takes the item over; one that is NULL, or finds no
 * room, is memory that ran out. */
static void put(record *r, cJSON *holder, const char *key, cJSON *item) {
    bool added = item != NULL && (key != NULL ? cJSON_AddItemToObjectCS(holder, key, item)
                                              : cJSON_AddItemToArray(holder, item));
    if (!added) {
        cJSON_Delete(item);
        r->no_memory = true;
    }
}

static void put_text(record *r, cJSON *holder, const char *key, const char *text) {
    put(r, holder, key, cJSON_CreateString(text));
}

/* A finite number as JSON has it, blanks around it allowed; NULL: it is none, or memory ran out. */
static cJSON *number_of(record *r, const char *text) {
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

/* What is no number stays text, and is then told to be no number. */
static void put_number(record *r, cJSON *holder, const char *key, const char *text) {
    cJSON *number = number_of(r, text);
    put(r, holder, key, number != NULL ? number : cJSON_CreateString(text));
}

static void wrong(record *r, const ds_where *at, const char *found, const char *expected) {
    ds_mistake(r->reporter, at, "found \"%.60s\", expected %s", found, expected);
    r->broken = true;
}

/* ---- Pieces of lists ---- */

/* Adds a piece to the list; `piece` may be cut up. False after a mistake. */
typedef bool (*piece_reader)(record *r, const ds_where *at, cJSON *list, char *piece);

static bool read_need(record *r, const ds_where *at, cJSON *list, char *piece) {
    char *colon = strchr(piece, ':');
    if (colon == NULL || strchr(colon + 1, ':') != NULL) {
        wrong(r, at, piece, "a service and people, as account:2, with | between several");
        return false;
    }
    *colon = '\0';
    cJSON *need = cJSON_CreateObject();
    put(r, list, NULL, need);
    if (!r->no_memory) {
        put_text(r, need, "service", piece);
        put_number(r, need, "people", colon + 1);
    }
    return true;
}

static bool read_window(record *r, const ds_where *at, cJSON *list, char *piece) {
    static const char *const keys[] = {"date", "start", "end"};
    enum { WORDS = sizeof keys / sizeof keys[0] };
    char whole[64], *words[WORDS], *state = NULL;
    int n = 0;
    snprintf(whole, sizeof whole, "%s", piece);
    for (char *word = strtok_r(piece, " ", &state); word != NULL;
         word = strtok_r(NULL, " ", &state), n++) {
        words[n < WORDS ? n : 0] = word;
    }
    if (n != WORDS) {
        wrong(r, at, whole, "a date, a start and an end, * for any, as 2022-11-07 08:00 *");
        return false;
    }
    cJSON *window = cJSON_CreateObject();
    put(r, list, NULL, window);
    for (int i = 0; i < WORDS && !r->no_memory; i++) {
        if (strcmp(words[i], "*") != 0) {
            put_text(r, window, keys[i], words[i]);
        }
    }
    return true;
}

static bool read_word(record *r, const ds_where *at, cJSON *list, char *piece) {
    (void)at;
    put_text(r, list, NULL, piece);
    return true;
}

/* A list with a mistake is left out whole: the rest of it would be judged as if it were all. */
static void read_list(record *r, const char *key, const char *text, piece_reader read) {
    cJSON *list = cJSON_CreateArray();
    char *copy = strdup(text);
    bool good = true;
    int32_t index = 0;
    r->no_memory |= copy == NULL || list == NULL;
    for (char *piece = copy, *next; good && !r->no_memory && piece != NULL; piece = next) {
        next = strchr(piece, '|');
        if (next != NULL) {
            *next++ = '\0';
        }
        good = read(r, DS_ITEM(DS_KEY(r->at, key), index++), list, piece);
    }
    if (good && !r->no_memory) {
        put(r, r->tree, key, list);
    } else {
        cJSON_Delete(list);
    }
    free(copy);
}

/* ---- Columns ---- */

static void read_text(record *r, const char *key, const char *text) {
    put_text(r, r->tree, key, text);
}

/* Ids hold none of the signs that lists are made of. */
static bool judge_id(record *r, const char *key, const char *text) {
    if (strpbrk(text, ":|") == NULL) {
        return true;
    }
    wrong(r, DS_KEY(r->at, key), text, "an id without : and |, as the file is CSV");
    return false;
}

static void read_own_id(record *r, const char *key, const char *text) {
    judge_id(r, key, text);
    put_text(r, r->tree, key, text);
}

static void read_id(record *r, const char *key, const char *text) {
    if (judge_id(r, key, text)) {
        put_text(r, r->tree, key, text);
    }
}

static void read_number(record *r, const char *key, const char *text) {
    put_number(r, r->tree, key, text);
}

static void read_needs(record *r, const char *key, const char *text) {
    read_list(r, key, text, read_need);
}

static void read_windows(record *r, const char *key, const char *text) {
    read_list(r, key, text, read_window);
}

static void read_at(record *r, const char *key, const char *text) {
    read_list(r, key, text, read_word);
}

const ds_household_column ds_household_columns[DS_HOUSEHOLD_COLUMNS] = {
    {"id", read_own_id},   {"name", read_text}, {"lat", read_number},      {"lon", read_number},
    {"node", read_number}, {"area", read_id},   {"priority", read_number}, {"team", read_id},
    {"needs", read_needs}, {"at", read_at},     {"windows", read_windows},
};
