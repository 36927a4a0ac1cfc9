#include "solve/conflict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "solve/lock_model.h"
#include "solve/lock_words.h"
#include "words/messages.h"

/* ---- Questions ------------------------------------------------------------------------------- */

static ds_lock_answer ask(ds_lock_case *c, const ds_lock_set *set) {
    if (ds_find_visit_fault(c, set).kind != DS_VISITS_FIT) {
        return DS_LOCKS_CLASH;
    }
    return ds_ask_lock_model(c, set, NULL);
}

static int32_t owner(const ds_lock_case *c, int32_t lock) {
    const ds_lock *l = &c->locks[lock];
    return l->member != NULL ? l->member->member
                             : c->in->n_members + c->in->visits[l->visit->visit].household;
}

/* The locks of one member or one household, from `first` on. Returns where the next's begin. */
static int32_t take_owner(const ds_lock_case *c, int32_t first, ds_lock_set *set) {
    int32_t i = first;
    for (set->count = 0; i < c->n_locks && owner(c, i) == owner(c, first); i++) {
        set->items[set->count++] = i;
    }
    return i;
}

/* The locks in one shift; DS_NONE: all. */
static void take_shift(const ds_lock_case *c, int32_t shift, ds_lock_set *set) {
    set->count = 0;
    for (int32_t i = 0; i < c->n_locks; i++) {
        if (shift == DS_NONE || ds_lock_shift(&c->locks[i]) == shift) {
            set->items[set->count++] = i;
        }
    }
}

/* Leaves in `set` locks that clash: those of one member or household or of one shift where they do
 * by themselves, so that little is left to take away. */
static ds_lock_answer find_clash(ds_lock_case *c, ds_lock_set *set) {
    ds_lock_answer answer = DS_LOCKS_FIT;
    for (int32_t i = 0; i < c->n_locks && answer == DS_LOCKS_FIT;) {
        i = take_owner(c, i, set);
        answer = ask(c, set);
    }
    for (int32_t s = 0; s < c->in->n_shifts && answer == DS_LOCKS_FIT; s++) {
        take_shift(c, s, set);
        answer = set->count > 1 ? ask(c, set) : DS_LOCKS_FIT;
    }
    if (answer == DS_LOCKS_FIT) {
        take_shift(c, DS_NONE, set);
        answer = ask(c, set);
    }
    return answer;
}

/* ---- Fewest locks ---------------------------------------------------------------------------- */

/* Takes away the `size` locks from `first` on, where the others still clash. */
static ds_lock_answer try_without(ds_lock_case *c, ds_lock_set *set, int32_t first, int32_t size,
                                  ds_lock_set *rest) {
    rest->count = 0;
    for (int32_t i = 0; i < set->count; i++) {
        if (i < first || i >= first + size) {
            rest->items[rest->count++] = set->items[i];
        }
    }
    ds_lock_answer answer = ask(c, rest);
    if (answer == DS_LOCKS_CLASH) {
        ds_lock_set swap = *set;
        *set = *rest;
        *rest = swap;
    }
    return answer;
}

/* Halves, then quarters ... then single locks. */
static ds_lock_answer shrink(ds_lock_case *c, ds_lock_set *set, ds_lock_set *rest) {
    int32_t size = set->count > 1 ? set->count / 2 : 1;
    for (; size > 0; size /= 2) {
        for (int32_t first = 0; first < set->count && set->count > 1;) {
            ds_lock_answer answer = try_without(c, set, first, size, rest);
            if (answer == DS_LOCKS_NO_MEMORY) {
                return answer;
            }
            first += answer == DS_LOCKS_CLASH ? 0 : size;
        }
    }
    return DS_LOCKS_CLASH;
}

/* ---- Fewest rules ---------------------------------------------------------------------------- */

/* Drops every rule without which the locks clash all the same. Rules of single members are met
 * first and tried last: they say most. */
static ds_lock_answer name_rules(ds_lock_case *c, const ds_lock_set *set, ds_lock_rules *rules) {
    ds_lock_answer answer = ds_ask_lock_model(c, set, rules);
    int32_t met = rules->met.count;
    for (int32_t i = met - 1; i >= 0 && answer != DS_LOCKS_NO_MEMORY; i--) {
        ds_lock_rule_at(rules, i)->dropped = true;
        answer = ds_ask_lock_model(c, set, rules);
        ds_lock_rule_at(rules, i)->dropped = answer == DS_LOCKS_CLASH;
    }
    for (int32_t i = met; i < rules->met.count; i++) {
        ds_lock_rule_at(rules, i)->dropped = true;
    }
    return answer == DS_LOCKS_NO_MEMORY ? answer : DS_LOCKS_CLASH;
}

static void say_rules(ds_buf *text, doorstep_language language, const ds_instance *in,
                      const ds_lock_rules *rules) {
    const char *before = "";
    for (int32_t i = 0; i < rules->met.count; i++) {
        if (!ds_lock_rule_at(rules, i)->dropped) {
            ds_buf_puts(text, before);
            ds_say_rule(text, language, in, ds_lock_rule_at(rules, i));
            before = "; ";
        }
    }
}

/* What stands against the locks; nothing but each other: no text. */
static ds_lock_answer say_why(ds_lock_case *c, const ds_lock_set *set, doorstep_language language,
                              ds_buf *text) {
    ds_visit_fault fault = ds_find_visit_fault(c, set);
    if (fault.kind != DS_VISITS_FIT) {
        ds_say_fault(text, language, c->in, &fault);
        return DS_LOCKS_CLASH;
    }
    ds_arena scratch;
    ds_arena_init(&scratch);
    ds_lock_rules rules = {.met = ds_buffer_make(&scratch, sizeof(ds_lock_rule))};
    ds_lock_answer answer = name_rules(c, set, &rules);
    if (scratch.failed) {
        answer = DS_LOCKS_NO_MEMORY;
    }
    if (answer == DS_LOCKS_CLASH) {
        say_rules(text, language, c->in, &rules);
    }
    ds_arena_free(&scratch);
    return answer;
}

/* ---- Report ---------------------------------------------------------------------------------- */

static void say_others(ds_buf *text, doorstep_language language, const ds_lock_case *c,
                       const ds_lock_set *set, int32_t own) {
    enum { NAMED = 4 };
    const char *before = ds_translate(language, "; it cannot be kept together with ");
    int32_t named = 0;
    for (int32_t i = 0; i < set->count && named < NAMED; i++) {
        if (i != own) {
            ds_buf_printf(text, "%s/locks/%d", before, ds_lock_source(ds_lock_at(c, set, i)));
            before = ", ";
            named++;
        }
    }
    if (set->count - 1 > named) {
        ds_buf_say(text, language, " and %d more", set->count - 1 - named);
    }
}

static bool report_lock(const ds_lock_case *c, const ds_lock_set *set, int32_t i, const char *why,
                        ds_diags *diags) {
    char pointer[32];
    const ds_lock *lock = ds_lock_at(c, set, i);
    const doorstep_language language = ds_diags_language(diags);
    ds_buf text = {0};
    ds_say_lock(&text, language, c->in, lock);
    if (set->count > 1) {
        say_others(&text, language, c, set, i);
    }
    if (*why != '\0') {
        ds_buf_printf(&text, "%s%s", set->count == 1 ? ds_translate(language, ", but ") : ": ",
                      why);
    } else if (set->count == 1) { /* more than one reason, each of which is enough */
        ds_buf_say(&text, language,
                   ", but nobody or nothing of the kind can be there in that shift");
    }
    bool ok = !text.failed;
    if (ok) {
        snprintf(pointer, sizeof pointer, "/locks/%d", ds_lock_source(lock));
        ds_error(diags, pointer, "%s", text.bytes);
    }
    ds_buf_free(&text);
    return ok;
}

/* The locks in the order of the document. */
static void sort_by_source(const ds_lock_case *c, ds_lock_set *set) {
    for (int32_t i = 1; i < set->count; i++) {
        int32_t lock = set->items[i], j = i;
        for (; j > 0 && ds_lock_source(&c->locks[lock]) < ds_lock_source(ds_lock_at(c, set, j - 1));
             j--) {
            set->items[j] = set->items[j - 1];
        }
        set->items[j] = lock;
    }
}

static ds_lock_answer report(ds_lock_case *c, ds_lock_set *set, ds_diags *diags) {
    ds_buf why = {0};
    ds_lock_answer answer = say_why(c, set, ds_diags_language(diags), &why);
    sort_by_source(c, set);
    for (int32_t i = 0; i < set->count && answer == DS_LOCKS_CLASH; i++) {
        if (why.failed || !report_lock(c, set, i, why.bytes != NULL ? why.bytes : "", diags)) {
            answer = DS_LOCKS_NO_MEMORY;
        }
    }
    ds_buf_free(&why);
    return answer;
}

static ds_lock_answer judge(ds_lock_case *c, ds_lock_set *set, ds_lock_set *rest, ds_diags *diags) {
    ds_lock_answer answer = find_clash(c, set);
    if (answer == DS_LOCKS_CLASH) {
        answer = shrink(c, set, rest);
    }
    return answer == DS_LOCKS_CLASH ? report(c, set, diags) : answer;
}

doorstep_status ds_lock_conflict(const ds_instance *in, ds_diags *diags, bool *conflict) {
    ds_lock_case c;
    *conflict = false;
    if (in->n_member_locks == 0 && in->n_visit_locks == 0) {
        return DOORSTEP_OK;
    }
    if (!ds_lock_case_init(&c, in)) {
        return DOORSTEP_NO_MEMORY;
    }
    size_t room = (size_t)c.n_locks * sizeof(int32_t);
    ds_lock_set set = {0, malloc(room)}, rest = {0, malloc(room)};
    ds_lock_answer answer = DS_LOCKS_NO_MEMORY;
    if (set.items != NULL && rest.items != NULL) {
        answer = judge(&c, &set, &rest, diags);
    }
    free(set.items);
    free(rest.items);
    ds_lock_case_free(&c);
    *conflict = answer == DS_LOCKS_CLASH;
    return answer == DS_LOCKS_NO_MEMORY ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}
