/*
 * M1: at most one duty among overlapping shifts, none where not available. M3 of desks: staff are
 * allowed there.
 */
#include "check/judge.h"

static ds_phrase say_duty(const ds_judge *judge, const ds_work *work) {
    if (work->team != DS_NONE) {
        return ds_say_crew(judge, work->team, work->crew);
    }
    return ds_say(judge, "desk \"%.100s\"", judge->in->desks[work->desk].id);
}

static void judge_duty(ds_judge *judge, const ds_work *work) {
    const ds_instance *in = judge->in;
    const char *who = in->members[work->member].id;
    if (!in->member_shift[(int64_t)work->member * in->n_shifts + work->shift]) {
        ds_violated(judge, "M1", "member \"%s\" is not available in %s, but has a duty there", who,
                    ds_say_shift(judge, work->shift).text);
    }
    if (work->desk != DS_NONE &&
        !in->member_desk[(int64_t)work->member * in->n_desks + work->desk]) {
        ds_violated(judge, "M3", "member \"%s\" may not staff desk \"%s\" (%s)", who,
                    in->desks[work->desk].id, ds_say_shift(judge, work->shift).text);
    }
}

/* Works come by date and start, so a duty overlaps an earlier one of its date exactly when it
 * begins before the latest end among them. A duty given twice overlaps itself. */
static void judge_overlaps(ds_judge *judge, const ds_work *works, int32_t count) {
    const ds_instance *in = judge->in;
    const ds_work *latest = NULL;
    for (int32_t i = 0; i < count; i++) {
        const ds_work *work = &works[i];
        bool same_date = latest != NULL && latest->date == work->date;
        if (same_date && work->start < in->shifts[latest->shift].end &&
            !ds_is_frozen(judge, work->shift)) {
            ds_violated(judge, "M1", "member \"%s\" has two duties at once: %s in %s, and %s in %s",
                        in->members[work->member].id, say_duty(judge, latest).text,
                        ds_say_shift(judge, latest->shift).text, say_duty(judge, work).text,
                        ds_say_shift(judge, work->shift).text);
        }
        if (!same_date || in->shifts[work->shift].end > in->shifts[latest->shift].end) {
            latest = work;
        }
    }
}

void ds_judge_members(ds_judge *judge) {
    const ds_ledger *ledger = &judge->ledger;
    for (int32_t i = 0; i < ledger->n_works; i++) {
        if (!ds_is_frozen(judge, ledger->works[i].shift)) {
            judge_duty(judge, &ledger->works[i]);
        }
    }
    for (int32_t m = 0; m < judge->in->n_members; m++) {
        int32_t first = ledger->member_works[m];
        judge_overlaps(judge, &ledger->works[first], ledger->member_works[m + 1] - first);
    }
}
