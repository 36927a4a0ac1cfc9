/*
 * Lists within one field.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "io/cells.h"
#include "words/messages.h"

/* Without blanks around it. */
static char *trimmed(char *piece) {
    piece += strspn(piece, " \t");
    size_t length = strlen(piece);
    while (length > 0 && (piece[length - 1] == ' ' || piece[length - 1] == '\t')) {
        length--;
    }
    piece[length] = '\0';
    return piece;
}

/* Cuts a text at its first `sign`; what follows, or NULL. */
static char *cut(char *text, char sign) {
    char *found = strchr(text, sign);
    if (found != NULL) {
        *found++ = '\0';
    }
    return found;
}

/* Adds a piece to the list or object; `piece` may be cut up. False after a mistake. */
typedef bool (*piece_reader)(ds_record *r, const ds_where *at, cJSON *list, char *piece);

/* Every piece of a text. A list with a mistake is left out whole: the rest of it would be judged as
 * if it were all. */
static void read_pieces(ds_record *r, const char *key, const char *text, cJSON *list,
                        piece_reader read) {
    char *copy = strdup(text);
    bool good = true;
    int32_t index = 0;
    r->no_memory |= copy == NULL || list == NULL;
    for (char *piece = copy, *next; good && !r->no_memory && piece != NULL; piece = next) {
        next = cut(piece, '|');
        piece = r->spreadsheet ? trimmed(piece) : piece;
        good = read(r, DS_ITEM(DS_KEY(r->at, key), index++), list, piece);
    }
    if (good && !r->no_memory) {
        ds_record_put(r, r->tree, key, list);
    } else {
        cJSON_Delete(list);
    }
    free(copy);
}

static void read_list(ds_record *r, const char *key, const char *text, piece_reader read) {
    read_pieces(r, key, text, cJSON_CreateArray(), read);
}

/* ---- Pieces of parts, as account:2 ---- */

enum { PARTS = 4 };

typedef struct part {
    const char *key;
    bool is_number;
} part;

typedef struct shape {
    part parts[PARTS]; /* up to one without a key */
    int least;         /* how many have to be there; of the others, an empty one is absent */
    const char *expected;
} shape;

static bool read_parts(ds_record *r, const ds_where *at, cJSON *list, char *piece,
                       const shape *of) {
    char whole[64], *words[PARTS];
    int n = 0, room = 0;
    while (room < PARTS && of->parts[room].key != NULL) {
        room++;
    }
    snprintf(whole, sizeof whole, "%s", piece);
    for (char *word = piece, *next; word != NULL; word = next, n++) {
        next = cut(word, ':');
        words[n < room ? n : 0] = r->spreadsheet ? trimmed(word) : word;
    }
    if (n < of->least || n > room) {
        ds_record_wrong(r, at, whole, of->expected);
        return false;
    }
    cJSON *object = cJSON_CreateObject();
    ds_record_put(r, list, NULL, object);
    for (int i = 0; i < n && !r->no_memory; i++) {
        const char *key = of->parts[i].key;
        if (of->parts[i].is_number && (i < of->least || words[i][0] != '\0')) {
            ds_record_put_number(r, object, key, words[i]);
        } else if (!of->parts[i].is_number) {
            ds_record_put_text(r, object, key, words[i]);
        }
    }
    return true;
}

static bool read_need(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
    static const shape need = {
        {{"service", false}, {"people", true}},
        2,
        DS_TEXT("a service and people, as account:2, with | between several")};
    return read_parts(r, at, list, piece, &need);
}

static bool read_request(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
    static const shape request = {
        {{"shift", false}, {"want", false}, {"weight", true}},
        2,
        DS_TEXT("a shift, on or off, and a weight where it is not 1, as mon-am:off:2, with | "
                "between several")};
    return read_parts(r, at, list, piece, &request);
}

static bool read_rule(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
    static const char expected[] =
        DS_TEXT("role or skill, which, and how many at least and at most, as role:police:1 or "
                "skill:account:1:3, with | between several");
    static const shape of_role = {{{"role", false}, {"min", true}, {"max", true}}, 1, expected};
    static const shape of_skill = {{{"skill", false}, {"min", true}, {"max", true}}, 1, expected};
    char whole[64];
    snprintf(whole, sizeof whole, "%s", piece);
    char *rest = cut(piece, ':');
    const char *word = r->spreadsheet ? trimmed(piece) : piece;
    bool role = strcmp(word, "role") == 0;
    if (rest == NULL || (!role && strcmp(word, "skill") != 0)) {
        ds_record_wrong(r, at, whole, expected);
        return false;
    }
    return read_parts(r, at, list, rest, role ? &of_role : &of_skill);
}

static bool read_demand(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
    static const shape demand = {{{"shift", false}, {"min", true}, {"ideal", true}, {"max", true}},
                                 2,
                                 DS_TEXT("a shift and how many people at least, ideally and at "
                                         "most, as mon-am:1:2:3, with | between several")};
    return read_parts(r, at, list, piece, &demand);
}

static bool read_count(ds_record *r, const ds_where *at, cJSON *object, char *piece) {
    char whole[64];
    snprintf(whole, sizeof whole, "%s", piece);
    char *number = cut(piece, ':');
    if (number == NULL || strchr(number, ':') != NULL || piece[0] == '\0') {
        ds_record_wrong(r, at, whole, "a kind and a number, as evening:2, with | between several");
        return false;
    }
    cJSON *count = ds_record_number(r, number);
    if (!cJSON_AddItemToObject(object, piece, count)) {
        cJSON_Delete(count);
        r->no_memory = true;
    }
    return true;
}

static bool read_window(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
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
        ds_record_wrong(r, at, whole,
                        "a date, a start and an end, * for any, as 2022-11-07 08:00 *");
        return false;
    }
    cJSON *window = cJSON_CreateObject();
    ds_record_put(r, list, NULL, window);
    for (int i = 0; i < WORDS && !r->no_memory; i++) {
        if (strcmp(words[i], "*") != 0) {
            (i == 0 ? ds_record_put_date : ds_record_put_clock)(r, window, keys[i], words[i]);
        }
    }
    return true;
}

static bool read_word(ds_record *r, const ds_where *at, cJSON *list, char *piece) {
    (void)at;
    ds_record_put_text(r, list, NULL, piece);
    return true;
}

/* ---- Columns ---- */

void ds_cell_needs(ds_record *r, const char *key, const char *text) {
    read_list(r, key, text, read_need);
}

void ds_cell_windows(ds_record *r, const char *key, const char *text) {
    read_list(r, key, text, read_window);
}

void ds_cell_requests(ds_record *r, const char *key, const char *text) {
    read_list(r, key, text, read_request);
}

void ds_cell_counts(ds_record *r, const char *key, const char *text) {
    read_pieces(r, key, text, cJSON_CreateObject(), read_count);
}

void ds_cell_words(ds_record *r, const char *key, const char *text) {
    if (r->spreadsheet && strcmp(text, "-") == 0) {
        ds_record_put(r, r->tree, key, cJSON_CreateArray());
    } else {
        read_list(r, key, text, read_word);
    }
}

/* "police+guard": any of several roles. */
static void part_roles(ds_record *r, cJSON *rule) {
    const cJSON *role = cJSON_GetObjectItemCaseSensitive(rule, "role");
    if (role == NULL || strchr(role->valuestring, '+') == NULL) {
        return;
    }
    char *copy = strdup(role->valuestring);
    cJSON *roles = cJSON_CreateArray();
    r->no_memory |= copy == NULL || roles == NULL;
    for (char *word = copy, *next; word != NULL && !r->no_memory; word = next) {
        next = cut(word, '+');
        ds_record_put_text(r, roles, NULL, trimmed(word));
    }
    cJSON_DeleteItemFromObjectCaseSensitive(rule, "role");
    ds_record_put(r, rule, "role", roles);
    free(copy);
}

void ds_cell_rules(ds_record *r, const char *key, const char *text) {
    read_list(r, key, text, read_rule);
    cJSON *rule;
    cJSON_ArrayForEach(rule, cJSON_GetObjectItemCaseSensitive(r->tree, key)) {
        part_roles(r, rule);
    }
}

static const char *shift_of(const cJSON *demand) {
    return cJSON_GetObjectItemCaseSensitive(demand, "shift")->valuestring;
}

static bool names_shift(const cJSON *list, const char *shift) {
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        if (strcmp(shift_of(item), shift) == 0) {
            return true;
        }
    }
    return false;
}

static void demand_in(ds_record *r, cJSON *list, const cJSON *model, const char *shift) {
    cJSON *demand = cJSON_Duplicate(model, true);
    ds_record_put(r, list, NULL, demand);
    if (!r->no_memory) {
        cJSON_DeleteItemFromObjectCaseSensitive(demand, "shift");
        ds_record_put_text(r, demand, "shift", shift);
    }
}

void ds_cell_demand(ds_record *r, const char *key, const char *text) {
    read_list(r, key, text, read_demand);
    cJSON *list = cJSON_GetObjectItemCaseSensitive(r->tree, key), *item, *star = NULL;
    cJSON_ArrayForEach(item, list) {
        star = strcmp(shift_of(item), "*") == 0 ? item : star;
    }
    if (star == NULL || r->shifts == NULL) {
        return;
    }
    cJSON_DetachItemViaPointer(list, star);
    for (int32_t i = 0; i < r->shifts->count && !r->no_memory; i++) {
        if (!names_shift(list, r->shifts->items[i])) {
            demand_in(r, list, star, r->shifts->items[i]);
        }
    }
    cJSON_Delete(star);
}
