/*
 * Locks: decisions already taken. Only their form is judged here; whether they can be kept is for
 * the solver to say.
 */
#include <string.h>

#include "model/build_context.h"
#include "words/messages.h"

typedef struct lock_lists {
    ds_buffer members, visits;
} lock_lists;

static void foreign_key(ds_build *b, const ds_where *at, const char *key, bool given,
                        const char *whose, const char *advice) {
    if (given) {
        ds_mistake(b->reporter, DS_KEY(at, key), "\"%s\" does not belong in a %s lock%s", key,
                   ds_told(b->reporter, whose), ds_told(b->reporter, advice));
    }
}

/* ---- A member's duty ---- */

static void judge_duty(ds_build *b, const ds_where *at, const ds_draft_duty *duty) {
    if (duty->state.broken) {
        return;
    }
    if (duty->word != NULL && strcmp(duty->word, "off") != 0) {
        ds_mistake(b->reporter, at,
                   "found \"%.60s\", expected \"off\", {\"team\": id} or {\"desk\": id}",
                   duty->word);
    } else if (duty->word == NULL && (duty->team != NULL) == (duty->desk != NULL)) {
        ds_mistake(b->reporter, at, "found %s, expected exactly one of \"team\" and \"desk\"",
                   ds_told(b->reporter, duty->team != NULL ? "both" : "neither"));
    }
}

static void judge_member_lock(ds_build *b, const ds_where *at, const ds_draft_lock *draft) {
    static const char advice[] = DS_TEXT("; say it in \"duty\"");
    foreign_key(b, at, "team", draft->team != NULL, "member's", advice);
    foreign_key(b, at, "desk", draft->desk != NULL, "member's", advice);
    foreign_key(b, at, "visit", draft->visit != DS_ABSENT, "member's", "");
    if (!draft->state.broken && (draft->shift == NULL || !draft->duty.state.given)) {
        ds_mistake(b->reporter, at, "the key \"%s\" is missing, expected in a member's lock",
                   draft->shift == NULL ? "shift" : "duty");
    }
}

static void compile_member_lock(ds_build *b, const ds_where *at, const ds_draft_lock *draft,
                                int32_t source, lock_lists *lists) {
    const ds_draft_duty *duty = &draft->duty;
    const ds_where *at_duty = DS_KEY(at, "duty");
    judge_member_lock(b, at, draft);
    if (duty->state.given) {
        judge_duty(b, at_duty, duty);
    }
    int32_t team = ds_build_refer(b, DS_KEY(at_duty, "team"), &b->teams, duty->team);
    int32_t desk = ds_build_refer(b, DS_KEY(at_duty, "desk"), &b->desks, duty->desk);
    ds_member_lock *lock = ds_buffer_add(&lists->members, 1);
    if (lock != NULL) {
        *lock = (ds_member_lock){
            .member = ds_build_refer(b, DS_KEY(at, "member"), &b->members, draft->member),
            .shift = ds_build_refer(b, DS_KEY(at, "shift"), &b->shifts, draft->shift),
            .duty = duty->team != NULL   ? DS_DUTY_TEAM
                    : duty->desk != NULL ? DS_DUTY_DESK
                                         : DS_DUTY_OFF,
            .where = duty->team != NULL ? team : desk,
            .source = source};
    }
}

/* ---- A household's visit ---- */

static void judge_visit_lock(ds_build *b, const ds_where *at, const ds_draft_lock *draft) {
    foreign_key(b, at, "duty", draft->duty.state.given, "household's",
                "; say \"team\", \"desk\" or \"shift\"");
    if (!draft->state.broken && draft->team == NULL && draft->desk == NULL &&
        draft->shift == NULL) {
        ds_mistake(b->reporter, at,
                   "nothing is locked, expected at least one of \"team\", \"desk\", \"shift\"");
    }
}

/* The visit's index; DS_NONE after a mistake, or a notice where the household was left out. */
static int32_t locked_visit(ds_build *b, const ds_where *at, const ds_draft_lock *draft) {
    int32_t position = ds_build_refer(b, DS_KEY(at, "household"), &b->households, draft->household);
    const int32_t *indices = (const int32_t *)(const void *)b->household_index.items;
    int32_t index = position >= 0 ? indices[position] : DS_NONE;
    int32_t number = draft->visit != DS_ABSENT ? draft->visit : 1;
    if (index == DS_NONE) {
        bool left_out = position >= 0 || b->households.incomplete;
        if (b->reporter->tolerant && b->reporter->errors == 0 && left_out) {
            ds_notice(b->reporter, at, "the lock is dropped: household \"%.60s\" was left out",
                      draft->household);
        }
        return DS_NONE;
    }
    ds_range visits = b->in->households[index].visits;
    if (number > visits.count) {
        ds_mistake(b->reporter, DS_KEY(at, "visit"), "found visit %d, but the household has %d",
                   number, visits.count);
        return DS_NONE;
    }
    return visits.first + number - 1;
}

static void compile_visit_lock(ds_build *b, const ds_where *at, const ds_draft_lock *draft,
                               int32_t source, lock_lists *lists) {
    judge_visit_lock(b, at, draft);
    ds_visit_lock lock = {.visit = locked_visit(b, at, draft),
                          .team = ds_build_refer(b, DS_KEY(at, "team"), &b->teams, draft->team),
                          .desk = ds_build_refer(b, DS_KEY(at, "desk"), &b->desks, draft->desk),
                          .shift = ds_build_refer(b, DS_KEY(at, "shift"), &b->shifts, draft->shift),
                          .source = source};
    ds_visit_lock *kept = lock.visit >= 0 ? ds_buffer_add(&lists->visits, 1) : NULL;
    if (kept != NULL) {
        *kept = lock;
    }
}

/* ---- All of them ---- */

static void compile_lock(ds_build *b, int32_t i, lock_lists *lists) {
    const ds_draft_lock *draft = &b->draft->locks.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "locks"), i);
    bool member = draft->member != NULL, household = draft->household != NULL;
    if (member == household) {
        if (!draft->state.broken) {
            ds_mistake(b->reporter, at,
                       "found %s, expected exactly one of \"member\" and \"household\"",
                       member ? ds_told(b->reporter, "both \"member\" and \"household\"")
                              : ds_told(b->reporter, "neither \"member\" nor \"household\""));
        }
    } else if (member) {
        compile_member_lock(b, at, draft, i, lists);
    } else {
        compile_visit_lock(b, at, draft, i, lists);
    }
}

void ds_build_locks(ds_build *b) {
    ds_instance *in = b->in;
    lock_lists lists = {.members = ds_buffer_make(&b->scratch, sizeof(ds_member_lock)),
                        .visits = ds_buffer_make(&b->scratch, sizeof(ds_visit_lock))};
    for (int32_t i = 0; i < b->draft->locks.count; i++) {
        compile_lock(b, i, &lists);
    }
    in->member_locks = ds_buffer_keep(&lists.members, &b->arena);
    in->n_member_locks = lists.members.count;
    in->visit_locks = ds_buffer_keep(&lists.visits, &b->arena);
    in->n_visit_locks = lists.visits.count;
}
