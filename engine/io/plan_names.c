#include "io/plan_names.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "words/messages.h"

enum { MOST_SUGGESTED = 100 };

/* The next entry of a list of what means nothing in the instance; NULL when memory ran out. */
static ds_unknown *next_unknown(ds_plan_names *names) {
    if (names->n_unknown == names->capacity) {
        int32_t capacity = names->capacity > 0 ? 2 * names->capacity : 16;
        ds_unknown *larger = DS_ARENA_NEW(names->arena, ds_unknown, capacity);
        if (larger == NULL) {
            return NULL;
        }
        if (names->n_unknown > 0) {
            memcpy(larger, names->unknown, (size_t)names->n_unknown * sizeof *larger);
        }
        names->unknown = larger;
        names->capacity = capacity;
    }
    return &names->unknown[names->n_unknown++];
}

/* A plan may be read by one and judged for another: what is wrong is kept in every language. */
typedef struct ds_remark {
    char texts[DS_LANGUAGES][320];
} ds_remark;

static void add_unknown(ds_plan_names *names, const ds_where *at, const ds_remark *remark) {
    char pointer[DS_POINTER_MAX];
    ds_where_pointer(at, pointer, sizeof pointer);
    ds_unknown *entry = next_unknown(names);
    if (entry != NULL) {
        entry->pointer = ds_arena_copy(names->arena, pointer, strlen(pointer));
        for (int i = 0; i < DS_LANGUAGES; i++) {
            entry->messages[i] =
                ds_arena_copy(names->arena, remark->texts[i], strlen(remark->texts[i]));
        }
        entry->shift = names->shift;
    }
}

void ds_name_no_duty(ds_plan_names *names, const ds_where *at) {
    ds_remark remark;
    for (int i = 0; i < DS_LANGUAGES; i++) {
        ds_format((doorstep_language)i, remark.texts[i], sizeof remark.texts[i],
                  "a duty names a team and a crew, or a desk");
    }
    add_unknown(names, at, &remark);
}

typedef struct short_name {
    char text[100];
} short_name;

/* A name for a message, cut between characters where it is long. */
static short_name shorten(const char *name) {
    short_name shown;
    size_t length = strlen(name), most = sizeof shown.text - sizeof "...";
    bool cut = length > most;
    for (length = cut ? most : length; cut && ((unsigned char)name[length] & 0xC0) == 0x80;) {
        length--;
    }
    snprintf(shown.text, sizeof shown.text, "%.*s%s", (int)length, name, cut ? "..." : "");
    return shown;
}

int32_t ds_name_find_at(ds_plan_names *names, const ds_ids *ids, const ds_where *at,
                        const char *what, const char *name) {
    int32_t index = name == NULL ? DS_NONE : ds_ids_find(ids, name);
    if (name != NULL && index == DS_NONE) {
        /* Where nearly nothing is known, as in a plan for another instance, it is not worth the
         * search. */
        const char *nearest = names->n_unknown < MOST_SUGGESTED ? ds_ids_nearest(ids, name) : NULL;
        ds_remark remark;
        for (int i = 0; i < DS_LANGUAGES; i++) {
            const doorstep_language language = (doorstep_language)i;
            const char *thing = ds_translate(language, what);
            if (nearest != NULL) {
                ds_format(language, remark.texts[i], sizeof remark.texts[i],
                          "unknown %s \"%s\"; did you mean \"%s\"?", thing, shorten(name).text,
                          shorten(nearest).text);
            } else {
                ds_format(language, remark.texts[i], sizeof remark.texts[i], "unknown %s \"%s\"",
                          thing, shorten(name).text);
            }
        }
        add_unknown(names, at, &remark);
    }
    return index;
}

int32_t ds_name_find(ds_plan_names *names, const ds_ids *ids, const ds_where *at, const char *what,
                     const char *name) {
    return ds_name_find_at(names, ids, DS_KEY(at, what), what, name);
}

int32_t ds_name_visit(ds_plan_names *names, const ds_where *at, const char *household,
                      int32_t number) {
    int32_t h = ds_name_find(names, &names->in->household_ids, at, "household", household);
    if (h == DS_NONE) {
        return DS_NONE;
    }
    ds_range visits = names->in->households[h].visits;
    if (number < 1 || number > visits.count) {
        ds_remark remark;
        for (int i = 0; i < DS_LANGUAGES; i++) {
            ds_format((doorstep_language)i, remark.texts[i], sizeof remark.texts[i],
                      "household \"%s\" has no visit %d, only %d", shorten(household).text, number,
                      visits.count);
        }
        add_unknown(names, DS_KEY(at, "visit"), &remark);
        return DS_NONE;
    }
    return visits.first + number - 1;
}
