/* Roles and skills become bits; composition rules are made of them. */
#include <string.h>

#include "model/build_context.h"

static void give_bit(ds_words *words, int32_t index) {
    words->bit[index] = words->n_bits;
    words->names[words->n_bits++] = words->ids.names[index];
}

/* Where the document lists the words they keep its order; a list too long for the bits gets them
 * by first use. */
static void note_words(ds_build *b, ds_words *words, const char *what, const char *key,
                       const ds_list_ids *list) {
    *words =
        (ds_words){.what = what, .key = key, .listed = list->given, .incomplete = list->broken};
    int32_t capacity = list->given ? list->count : DS_MAX_BITS;
    ds_ids_init(&words->ids, &b->scratch, capacity);
    words->bit = DS_ARENA_NEW(&b->scratch, int32_t, capacity);
    words->names = DS_ARENA_NEW(&b->arena, const char *, DS_MAX_BITS);
    if (b->scratch.failed || b->arena.failed) {
        return;
    }
    for (int32_t i = 0; i < list->count; i++) {
        const char *name = list->items[i] != NULL ? ds_build_text(b, list->items[i]) : NULL;
        int32_t first = ds_ids_add(&words->ids, name);
        words->bit[i] = DS_NONE;
        if (first >= 0) {
            ds_mistake(b->reporter, DS_ITEM(DS_KEY(NULL, key), i),
                       "the %s \"%.60s\" is listed twice", ds_told(b->reporter, what), name);
        } else if (name != NULL && list->count <= DS_MAX_BITS) {
            give_bit(words, i);
        }
    }
}

void ds_build_words(ds_build *b) {
    note_words(b, &b->roles, "role", "roles", &b->draft->roles);
    note_words(b, &b->skills, "skill", "skills", &b->draft->skills);
}

static void report_too_many(ds_build *b, ds_words *words, const ds_where *at, const char *name) {
    if (!words->too_many) {
        words->too_many = true;
        ds_mistake(b->reporter, at,
                   "the %s \"%.60s\" is one too many, expected at most %d %ss in use",
                   ds_told(b->reporter, words->what), name, DS_MAX_BITS,
                   ds_told(b->reporter, words->what));
    }
}

static int32_t new_word(ds_build *b, ds_words *words, const ds_where *at, const char *name) {
    if (words->listed) {
        ds_section section = {words->what, words->key, &words->ids, words->incomplete};
        return ds_build_refer(b, at, &section, name);
    }
    if (words->n_bits == DS_MAX_BITS) {
        report_too_many(b, words, at, name);
        return DS_NONE;
    }
    int32_t index = words->ids.count;
    ds_ids_add(&words->ids, ds_build_text(b, name));
    words->bit[index] = DS_NONE;
    return index;
}

int32_t ds_build_bit(ds_build *b, ds_words *words, const ds_where *at, const char *name) {
    if (name == NULL) {
        return DS_NONE;
    }
    int32_t index = ds_ids_find(&words->ids, name);
    if (index < 0) {
        index = new_word(b, words, at, name);
    }
    if (index < 0 || b->arena.failed) {
        return DS_NONE;
    }
    if (words->bit[index] == DS_NONE && words->n_bits == DS_MAX_BITS) {
        report_too_many(b, words, at, name);
    } else if (words->bit[index] == DS_NONE) {
        give_bit(words, index);
    }
    return words->bit[index];
}

uint64_t ds_build_bits(ds_build *b, ds_words *words, const ds_where *at, const ds_list_ids *list) {
    uint64_t bits = 0;
    for (int32_t i = 0; i < list->count; i++) {
        const ds_where *item = list->single ? at : DS_ITEM(at, i);
        int32_t bit = ds_build_bit(b, words, item, list->items[i]);
        if (bit >= 0 && (bits >> bit & 1) != 0) {
            ds_notice(b->reporter, item, "\"%.60s\" is listed twice", list->items[i]);
        }
        bits |= bit >= 0 ? UINT64_C(1) << bit : 0;
    }
    return bits;
}

static ds_rule compile_rule(ds_build *b, const ds_where *at, const ds_draft_rule *draft) {
    if (!draft->state.broken && draft->role.given == (draft->skill != NULL)) {
        ds_mistake(b->reporter, at, "found %s, expected exactly one of \"role\" and \"skill\"",
                   draft->role.given ? ds_told(b->reporter, "both \"role\" and \"skill\"")
                                     : ds_told(b->reporter, "neither \"role\" nor \"skill\""));
    }
    if (!draft->state.broken) {
        ds_build_order(b, at, "min", draft->min, "max", draft->max);
    }
    int32_t skill = ds_build_bit(b, &b->skills, DS_KEY(at, "skill"), draft->skill);
    return (ds_rule){.roles = ds_build_bits(b, &b->roles, DS_KEY(at, "role"), &draft->role),
                     .skill = skill >= 0 ? UINT64_C(1) << skill : 0,
                     .min = draft->min,
                     .max = draft->max};
}

ds_range ds_build_rules(ds_build *b, const ds_where *at, const ds_draft_rules *rules) {
    ds_range range = {b->rules.count, rules->count};
    ds_rule *compiled = ds_buffer_add(&b->rules, rules->count);
    for (int32_t i = 0; compiled != NULL && i < rules->count; i++) {
        compiled[i] = compile_rule(b, DS_ITEM(at, i), &rules->items[i]);
    }
    return range;
}

/* A listed word that nobody has is odd: a typing mistake, or someone forgotten. */
static void report_unheld(ds_build *b, const ds_words *words) {
    for (int32_t i = 0; words->listed && i < words->ids.count; i++) {
        int32_t bit = words->bit[i];
        if (words->ids.names[i] != NULL && (bit < 0 || (words->held >> bit & 1) == 0)) {
            ds_notice(b->reporter, DS_ITEM(DS_KEY(NULL, words->key), i),
                      "no member has the %s \"%.60s\"", ds_told(b->reporter, words->what),
                      words->ids.names[i]);
        }
    }
}

void ds_build_words_end(ds_build *b) {
    if (b->reporter->errors == 0) {
        report_unheld(b, &b->roles);
        report_unheld(b, &b->skills);
    }
    b->in->roles = b->roles.names;
    b->in->n_roles = b->roles.n_bits;
    b->in->skills = b->skills.names;
    b->in->n_skills = b->skills.n_bits;
}
