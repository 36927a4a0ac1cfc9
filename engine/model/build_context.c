#include "model/build_context.h"

#include <string.h>

bool ds_build_failed(const ds_build *b) {
    return b->arena.failed || b->scratch.failed || b->draft->arena.failed;
}

const char *ds_build_text(ds_build *b, const char *text) {
    return text == NULL || text[0] == '\0' ? "" : ds_arena_copy(&b->arena, text, strlen(text));
}

int32_t ds_build_refer(ds_build *b, const ds_where *at, const ds_section *section, const char *id) {
    int32_t index = ds_ids_find(section->ids, id);
    if (index >= 0 || id == NULL || section->incomplete) {
        return index;
    }
    bool shown = b->reporter->mistakes < 2 * DS_DIAG_KEPT; /* else not worth the search */
    const char *nearest = shown ? ds_ids_nearest(section->ids, id) : NULL;
    if (nearest != NULL) {
        ds_mistake(b->reporter, at, "unknown %s \"%.60s\"; did you mean \"%.60s\"?",
                   ds_told(b->reporter, section->what), id, nearest);
    } else {
        ds_mistake(b->reporter, at, "unknown %s \"%.60s\", expected one listed under \"%s\"",
                   ds_told(b->reporter, section->what), id, section->key);
    }
    return DS_NONE;
}

void ds_build_mark(ds_build *b, const ds_where *at, const ds_list_ids *list,
                   const ds_section *section, bool otherwise, bool *flags) {
    if (!list->given) {
        memset(flags, otherwise, (size_t)section->ids->count * sizeof *flags);
        return;
    }
    for (int32_t i = 0; i < list->count; i++) {
        int32_t index = ds_build_refer(b, DS_ITEM(at, i), section, list->items[i]);
        if (index >= 0 && flags[index]) {
            ds_notice(b->reporter, DS_ITEM(at, i), "\"%.60s\" is listed twice", list->items[i]);
        }
        if (index >= 0) {
            flags[index] = true;
        }
    }
}

void ds_build_order(ds_build *b, const ds_where *at, const char *low_key, int32_t low,
                    const char *high_key, int32_t high) {
    if (low > high) {
        ds_mistake(b->reporter, at,
                   "\"%s\" is %d and \"%s\" %d, expected \"%s\" to be at most \"%s\"", low_key, low,
                   high_key, high, low_key, high_key);
    }
}
