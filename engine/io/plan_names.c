#include "io/plan_names.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

void ds_name_unknown(ds_plan_names *names, const ds_where *at, const char *format, ...) {
    char pointer[DS_POINTER_MAX], message[320];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    ds_where_pointer(at, pointer, sizeof pointer);
    ds_unknown *entry = next_unknown(names);
    if (entry != NULL) {
        entry->pointer = ds_arena_copy(names->arena, pointer, strlen(pointer));
        entry->message = ds_arena_copy(names->arena, message, strlen(message));
        entry->shift = names->shift;
    }
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
        bool near = nearest != NULL;
        ds_name_unknown(names, at, "unknown %s \"%s\"%s%s%s", what, shorten(name).text,
                        near ? "; did you mean \"" : "", near ? shorten(nearest).text : "",
                        near ? "\"?" : "");
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
        ds_name_unknown(names, DS_KEY(at, "visit"), "household \"%s\" has no visit %d, only %d",
                        shorten(household).text, number, visits.count);
        return DS_NONE;
    }
    return visits.first + number - 1;
}
