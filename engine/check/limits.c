/*
 * M2: what a member can be asked for, one function a limit.
 *
 * Limits count shifts worked, not entries: a shift in which a member has two duties (which breaks
 * M1) counts once. Frozen shifts count, but a limit that is passed is reported only where a later
 * shift has a part in it: of one member's shifts, in order of time, the frozen ones come first.
 */
#include "check/judge.h"
#include "check/measure.h"

/* A date with a duty. */
typedef struct workday {
    int32_t date;
    int32_t first, count; /* shifts */
    ds_tick start, end;   /* of the first duty, of the last */
} workday;

/* What one member works, in order of time. */
typedef struct record {
    const ds_member *who;
    int32_t member;
    int32_t n_shifts, n_days;
    int32_t n_frozen; /* shifts */
    int32_t *shifts;
    workday *days;
} record;

/* Is some duty of the day not frozen; is none? */
static bool adds(const record *r, const workday *day) {
    return day->first + day->count > r->n_frozen;
}

static bool is_new(const record *r, const workday *day) {
    return day->first >= r->n_frozen;
}

static void judge_max_shifts(ds_judge *judge, const record *r) {
    if (r->n_shifts > r->who->max_shifts && r->n_shifts > r->n_frozen) {
        ds_violated(judge, "M2", "member \"%s\" has %d shifts, max_shifts is %d", r->who->id,
                    r->n_shifts, r->who->max_shifts);
    }
}

static void judge_max_hours(ds_judge *judge, const record *r) {
    int64_t ticks = 0, a_second = judge->in->ticks_per_second;
    for (int32_t i = 0; i < r->n_shifts; i++) {
        const ds_shift *shift = &judge->in->shifts[r->shifts[i]];
        ticks += (int64_t)shift->end - shift->start;
    }
    /* A limit of whole seconds is passed exactly when the time, rounded up, passes it. */
    if ((ticks + a_second - 1) / a_second > r->who->max_seconds && r->n_shifts > r->n_frozen) {
        ds_violated(judge, "M2", "member \"%s\" works %s hours, max_hours is %s", r->who->id,
                    ds_say_number(judge, (double)ticks / (double)a_second / 3600).text,
                    ds_say_number(judge, (double)r->who->max_seconds / 3600).text);
    }
}

static void judge_max_of_kind(ds_judge *judge, const record *r) {
    const ds_instance *in = judge->in;
    for (int32_t k = 0; k < in->n_kinds; k++) {
        int32_t limit = in->max_of_kind[(int64_t)r->member * in->n_kinds + k];
        int32_t count = 0, later = 0;
        for (int32_t i = 0; limit != DS_NO_LIMIT && i < r->n_shifts; i++) {
            bool of_kind = in->shifts[r->shifts[i]].kind == k;
            count += of_kind;
            later += of_kind && i >= r->n_frozen;
        }
        if (count > limit && later > 0) {
            ds_violated(judge, "M2",
                        "member \"%s\" has %d shifts of kind \"%s\", max_of_kind is %d", r->who->id,
                        count, in->kinds[k].id, limit);
        }
    }
}

static void judge_max_shifts_per_day(ds_judge *judge, const record *r) {
    for (int32_t i = 0; i < r->n_days; i++) {
        if (r->days[i].count > r->who->max_shifts_per_day && adds(r, &r->days[i])) {
            ds_violated(judge, "M2", "member \"%s\" has %d shifts on %s, max_shifts_per_day is %d",
                        r->who->id, r->days[i].count, ds_say_date(judge, r->days[i].date).text,
                        r->who->max_shifts_per_day);
        }
    }
}

/* The first day after `from` that is in another ISO week. */
static int32_t end_of_week(const record *r, int32_t from) {
    int32_t i = from;
    while (i < r->n_days && ds_week_of(r->days[i].date) == ds_week_of(r->days[from].date)) {
        i++;
    }
    return i;
}

static void judge_max_shifts_per_week(ds_judge *judge, const record *r) {
    for (int32_t from = 0, to; from < r->n_days; from = to) {
        int32_t count = 0;
        to = end_of_week(r, from);
        for (int32_t i = from; i < to; i++) {
            count += r->days[i].count;
        }
        if (count > r->who->max_shifts_per_week && adds(r, &r->days[to - 1])) {
            ds_violated(judge, "M2",
                        "member \"%s\" has %d shifts in the week of %s, max_shifts_per_week is %d",
                        r->who->id, count, ds_say_date(judge, r->days[from].date).text,
                        r->who->max_shifts_per_week);
        }
    }
}

static void judge_run(ds_judge *judge, const record *r, int32_t first, int32_t last) {
    const ds_instance *in = judge->in;
    int32_t days = last - first + 1;
    if (days > r->who->max_days_in_a_row) {
        ds_violated(judge, "M2",
                    "member \"%s\" works %d days in a row from %s, max_days_in_a_row is %d",
                    r->who->id, days, ds_say_date(judge, first).text, r->who->max_days_in_a_row);
    }
    bool touches_an_end = first == in->first_date || last == in->first_date + in->n_days - 1;
    if (days < r->who->min_days_in_a_row && !touches_an_end) {
        ds_violated(judge, "M2",
                    "member \"%s\" works %d days in a row from %s, min_days_in_a_row is %d",
                    r->who->id, days, ds_say_date(judge, first).text, r->who->min_days_in_a_row);
    }
}

static void judge_days_in_a_row(ds_judge *judge, const record *r) {
    for (int32_t i = 0, first = 0; i < r->n_days; i++) {
        if (i + 1 == r->n_days || r->days[i + 1].date > r->days[i].date + 1) {
            if (is_new(r, &r->days[i])) {
                judge_run(judge, r, r->days[first].date, r->days[i].date);
            }
            first = i + 1;
        }
    }
}

static void judge_min_days_off(ds_judge *judge, const record *r) {
    for (int32_t i = 1; i < r->n_days; i++) {
        int32_t off = r->days[i].date - r->days[i - 1].date - 1;
        if (off > 0 && off < r->who->min_days_off_in_a_row && is_new(r, &r->days[i])) {
            ds_violated(judge, "M2",
                        "member \"%s\" has %d days off from %s, min_days_off_in_a_row is %d",
                        r->who->id, off, ds_say_date(judge, r->days[i - 1].date + 1).text,
                        r->who->min_days_off_in_a_row);
        }
    }
}

enum { SATURDAY = 5 };

/* Is the first of the week's duties on its weekend no frozen one? */
static bool adds_weekend(const record *r, int32_t from, int32_t to) {
    int32_t i = from;
    while (i < to && ds_weekday_of(r->days[i].date) < SATURDAY) {
        i++;
    }
    return i < to && is_new(r, &r->days[i]);
}

static void judge_max_weekends(ds_judge *judge, const record *r) {
    int32_t weekends = 0;
    bool later = false;
    for (int32_t from = 0, to; from < r->n_days; from = to) {
        to = end_of_week(r, from);
        bool weekend = ds_weekday_of(r->days[to - 1].date) >= SATURDAY;
        weekends += weekend;
        later = later || (weekend && adds_weekend(r, from, to));
    }
    if (weekends > r->who->max_weekends && later) {
        ds_violated(judge, "M2", "member \"%s\" works on %d weekends, max_weekends is %d",
                    r->who->id, weekends, r->who->max_weekends);
    }
}

static void judge_min_rest(ds_judge *judge, const record *r) {
    const ds_instance *in = judge->in;
    double a_second = in->ticks_per_second;
    for (int32_t i = 1; i < r->n_days; i++) {
        const workday *day = &r->days[i - 1], *next = &r->days[i];
        int64_t seconds = ((int64_t)next->date - day->date) * DS_DAY_SECONDS;
        double rest = (double)seconds + ((double)next->start - day->end) / a_second;
        if (rest < (double)r->who->min_rest_seconds && is_new(r, next)) {
            ds_violated(judge, "M2",
                        "member \"%s\" rests %s hours between %s %s and %s %s, "
                        "min_rest_hours is %s",
                        r->who->id, ds_say_number(judge, rest / 3600).text,
                        ds_say_date(judge, day->date).text, ds_say_clock(judge, day->end).text,
                        ds_say_date(judge, next->date).text, ds_say_clock(judge, next->start).text,
                        ds_say_number(judge, (double)r->who->min_rest_seconds / 3600).text);
        }
    }
}

/* The first shift of a day whose kind lets nobody work a shift of `kind` on the next date. */
static int32_t shift_that_forbids(const ds_instance *in, const record *r, const workday *day,
                                  int32_t kind) {
    for (int32_t i = 0; i < day->count; i++) {
        int32_t shift = r->shifts[day->first + i];
        int32_t before = in->shifts[shift].kind;
        if (before != DS_NONE && in->kinds[before].not_next_day[kind]) {
            return shift;
        }
    }
    return DS_NONE;
}

static void judge_not_next_day(ds_judge *judge, const record *r) {
    const ds_instance *in = judge->in;
    for (int32_t d = 1; d < r->n_days; d++) {
        const workday *day = &r->days[d];
        bool next_day = r->days[d - 1].date + 1 == day->date;
        for (int32_t i = 0; next_day && i < day->count; i++) {
            int32_t shift = r->shifts[day->first + i], kind = in->shifts[shift].kind;
            int32_t before = DS_NONE;
            if (kind != DS_NONE && day->first + i >= r->n_frozen) {
                before = shift_that_forbids(in, r, &r->days[d - 1], kind);
            }
            if (before != DS_NONE) {
                ds_violated(judge, "M2",
                            "member \"%s\" works %s and on the next day %s, which not_next_day of "
                            "kind \"%s\" forbids",
                            r->who->id, ds_say_shift(judge, before).text,
                            ds_say_shift(judge, shift).text, in->kinds[in->shifts[before].kind].id);
            }
        }
    }
}

static void add_shift(record *r, const ds_work *work, ds_tick end) {
    if (r->n_days == 0 || r->days[r->n_days - 1].date != work->date) {
        r->days[r->n_days++] = (workday){work->date, r->n_shifts, 0, work->start, end};
    }
    workday *day = &r->days[r->n_days - 1];
    day->end = end > day->end ? end : day->end;
    day->count++;
    r->shifts[r->n_shifts++] = work->shift;
}

static void fill_record(record *r, const ds_judge *judge, int32_t member) {
    const ds_ledger *ledger = &judge->ledger;
    r->who = &judge->in->members[member];
    r->member = member;
    r->n_shifts = r->n_days = r->n_frozen = 0;
    for (int32_t i = ledger->member_works[member]; i < ledger->member_works[member + 1]; i++) {
        const ds_work *work = &ledger->works[i];
        if (r->n_shifts == 0 || r->shifts[r->n_shifts - 1] != work->shift) {
            add_shift(r, work, judge->in->shifts[work->shift].end);
            r->n_frozen += ds_is_frozen(judge, work->shift);
        }
    }
}

void ds_judge_limits(ds_judge *judge) {
    static void (*const limits[])(ds_judge *, const record *) = {
        judge_max_shifts,         judge_max_hours,           judge_max_of_kind,
        judge_max_shifts_per_day, judge_max_shifts_per_week, judge_days_in_a_row,
        judge_min_days_off,       judge_max_weekends,        judge_min_rest,
        judge_not_next_day,
    };
    record r;
    r.shifts = DS_ARENA_NEW(&judge->scratch, int32_t, judge->ledger.n_works);
    r.days = DS_ARENA_NEW(&judge->scratch, workday, judge->ledger.n_works);
    if (judge->scratch.failed) {
        return;
    }
    for (int32_t m = 0; m < judge->in->n_members; m++) {
        fill_record(&r, judge, m);
        for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
            limits[i](judge, &r);
        }
    }
}
