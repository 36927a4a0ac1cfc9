/*
 * L1: locks are kept. A lock asks that something be so, not that nothing else be: a second duty or
 * a second visit is M1's or V1's to report. Nothing is asked of frozen shifts, nor of visits that
 * are done in them.
 */
#include "check/judge.h"

static bool keeps(const ds_work *work, const ds_member_lock *lock) {
    return lock->duty == DS_DUTY_TEAM ? work->team == lock->where : work->desk == lock->where;
}

static bool member_lock_kept(const ds_ledger *ledger, const ds_member_lock *lock) {
    int32_t end = ledger->member_works[lock->member + 1];
    for (int32_t i = ledger->member_works[lock->member]; i < end; i++) {
        const ds_work *work = &ledger->works[i];
        if (work->shift == lock->shift && (lock->duty == DS_DUTY_OFF || keeps(work, lock))) {
            return lock->duty != DS_DUTY_OFF;
        }
    }
    return lock->duty == DS_DUTY_OFF;
}

static ds_phrase say_duty(const ds_judge *judge, const ds_member_lock *lock) {
    switch (lock->duty) {
    case DS_DUTY_TEAM:
        return ds_say(judge, "in a crew of team \"%.100s\"", judge->in->teams[lock->where].id);
    case DS_DUTY_DESK:
        return ds_say(judge, "at desk \"%.100s\"", judge->in->desks[lock->where].id);
    default:
        return ds_say(judge, "off");
    }
}

static bool visit_lock_kept(const ds_ledger *ledger, const ds_visit_lock *lock) {
    int32_t end = ledger->visit_first[lock->visit + 1];
    for (int32_t i = ledger->visit_first[lock->visit]; i < end; i++) {
        const ds_carrier *carrier = &ledger->carriers[i];
        if ((lock->team == DS_NONE || carrier->team == lock->team) &&
            (lock->desk == DS_NONE || carrier->desk == lock->desk) &&
            (lock->shift == DS_NONE || carrier->shift == lock->shift)) {
            return true;
        }
    }
    return false;
}

static bool visit_is_frozen(const ds_judge *judge, const ds_visit_lock *lock) {
    const ds_ledger *ledger = &judge->ledger;
    bool frozen = lock->shift != DS_NONE && ds_is_frozen(judge, lock->shift);
    int32_t end = ledger->visit_first[lock->visit + 1];
    for (int32_t i = ledger->visit_first[lock->visit]; i < end; i++) {
        frozen = frozen || ds_is_frozen(judge, ledger->carriers[i].shift);
    }
    return frozen;
}

static ds_phrase say_carrier(const ds_judge *judge, const ds_visit_lock *lock) {
    ds_phrase where = ds_say(judge, "%s", "");
    if (lock->team != DS_NONE) {
        where = ds_say(judge, " by team \"%.60s\"", judge->in->teams[lock->team].id);
    }
    if (lock->desk != DS_NONE) {
        where =
            ds_say(judge, "%.80s at desk \"%.60s\"", where.text, judge->in->desks[lock->desk].id);
    }
    return where;
}

static void judge_visit_lock(ds_judge *judge, const ds_visit_lock *lock) {
    if (!visit_is_frozen(judge, lock) && !visit_lock_kept(&judge->ledger, lock)) {
        ds_phrase when = ds_say(judge, "%s", "");
        if (lock->shift != DS_NONE) {
            when = ds_say(judge, " in %.150s", ds_say_shift(judge, lock->shift).text);
        }
        ds_violated(judge, "L1", "/locks/%d: %s is not done%s%s, as the lock asks", lock->source,
                    ds_say_visit(judge, lock->visit).text, say_carrier(judge, lock).text,
                    when.text);
    }
}

void ds_judge_locks(ds_judge *judge) {
    const ds_instance *in = judge->in;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (!ds_is_frozen(judge, lock->shift) && !member_lock_kept(&judge->ledger, lock)) {
            ds_violated(judge, "L1", "/locks/%d: member \"%s\" is not %s in %s, as the lock asks",
                        lock->source, in->members[lock->member].id, say_duty(judge, lock).text,
                        ds_say_shift(judge, lock->shift).text);
        }
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        judge_visit_lock(judge, &in->visit_locks[i]);
    }
}
