/* Kinds of shift, shifts and the horizon. */
#include <string.h>

#include "model/build_context.h"
#include "model/calendar.h"
#include "words/messages.h"

/* ---- Kinds ---- */

static void compile_kind(ds_build *b, int32_t i, ds_kind *kind) {
    const ds_draft_kind *draft = &b->draft->kinds.items[i];
    bool *row = DS_ARENA_NEW(&b->arena, bool, b->kinds.ids->count);
    *kind = (ds_kind){.id = b->kinds.ids->names[i], .not_next_day = row};
    if (row != NULL) {
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "kinds"), i);
        ds_build_mark(b, DS_KEY(at, "not_next_day"), &draft->not_next_day, &b->kinds, false, row);
    }
}

static void compile_kinds(ds_build *b) {
    int32_t n = b->kinds.ids->count;
    ds_kind *kinds = DS_ARENA_NEW(&b->arena, ds_kind, n);
    if (kinds == NULL) {
        return;
    }
    for (int32_t i = 0; i < b->draft->kinds.count; i++) {
        compile_kind(b, i, &kinds[i]);
    }
    for (int32_t i = b->draft->kinds.count; i < n; i++) { /* met in shifts, declared nowhere */
        kinds[i].id = b->kinds.ids->names[i];
        kinds[i].not_next_day = DS_ARENA_NEW(&b->arena, bool, n);
    }
    b->in->kinds = kinds;
    b->in->n_kinds = n;
}

/* Where no kinds are declared, those that shifts name. */
static void collect_kinds(ds_build *b, ds_ids *ids) {
    for (int32_t i = 0; i < b->draft->shifts.count; i++) {
        const char *kind = b->draft->shifts.items[i].kind;
        if (kind != NULL && ds_ids_find(ids, kind) < 0) {
            ds_ids_add(ids, ds_build_text(b, kind));
        }
    }
}

static void note_kinds(ds_build *b) {
    const ds_draft *d = b->draft;
    ds_ids *ids = &b->kind_ids;
    b->kinds = (ds_section){DS_TEXT("kind"), "kinds", ids, d->kinds.broken};
    ds_ids_init(ids, &b->scratch, d->kinds.given ? d->kinds.count : d->shifts.count);
    if (b->scratch.failed) {
        return;
    }
    for (int32_t i = 0; i < d->kinds.count; i++) {
        const char *id = d->kinds.items[i].id;
        b->kinds.incomplete |= id == NULL;
        int32_t first = ds_ids_add(ids, id != NULL ? ds_build_text(b, id) : NULL);
        if (first >= 0) {
            ds_mistake(b->reporter, DS_KEY(DS_ITEM(DS_KEY(NULL, "kinds"), i), "id"),
                       "the id \"%.60s\" is taken by /kinds/%d", id, first);
        }
    }
    if (!d->kinds.given) {
        collect_kinds(b, ids);
    }
}

/* ---- Shifts ---- */

static void judge_times(ds_build *b, const ds_where *at, const ds_draft_shift *draft) {
    if (draft->start == DS_ABSENT || draft->end == DS_ABSENT || draft->end > draft->start) {
        return;
    }
    char start[DS_CLOCK_TEXT], end[DS_CLOCK_TEXT];
    ds_clock_text(draft->start, true, start);
    ds_clock_text(draft->end, true, end);
    ds_mistake(b->reporter, DS_KEY(at, "end"),
               "the shift ends at %s and starts at %s, expected an end after the start on the same "
               "day; write a shift over midnight as two",
               end, start);
}

static void compile_shift(ds_build *b, int32_t i, ds_shift *shift) {
    const ds_draft_shift *draft = &b->draft->shifts.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "shifts"), i);
    judge_times(b, at, draft);
    int32_t ticks = b->in->ticks_per_second;
    *shift = (ds_shift){.id = b->in->shift_ids.names[i],
                        .date = draft->date,
                        .start = draft->start * ticks,
                        .end = draft->end * ticks,
                        .kind = ds_build_refer(b, DS_KEY(at, "kind"), &b->kinds, draft->kind)};
}

/* ---- The horizon ---- */

static void find_horizon(ds_build *b, int32_t *first, int32_t *last) {
    *first = INT32_MAX;
    *last = INT32_MIN;
    b->horizon_known = b->draft->shifts.count > 0;
    for (int32_t i = 0; i < b->draft->shifts.count; i++) {
        int32_t date = b->draft->shifts.items[i].date;
        b->horizon_known &= date != DS_ABSENT_DATE;
        *first = date < *first ? date : *first;
        *last = date > *last ? date : *last;
    }
}

static void place_in_horizon(ds_build *b, ds_shift *shifts) {
    ds_instance *in = b->in;
    int32_t first, last;
    find_horizon(b, &first, &last);
    if (!b->horizon_known) {
        return;
    }
    if (last - first >= DS_MAX_HORIZON_DAYS) {
        char from[DS_DATE_TEXT], until[DS_DATE_TEXT];
        ds_date_text(first, from);
        ds_date_text(last, until);
        ds_mistake(b->reporter, DS_KEY(NULL, "shifts"),
                   "the shifts reach from %s to %s, expected at most %d days", from, until,
                   DS_MAX_HORIZON_DAYS);
        b->horizon_known = false;
        return;
    }
    in->first_date = first;
    in->n_days = last - first + 1;
    in->n_weeks = ds_date_week(last) - ds_date_week(first) + 1;
    for (int32_t i = 0; i < in->n_shifts; i++) {
        shifts[i].day = shifts[i].date - first;
        shifts[i].week = ds_date_week(shifts[i].date) - ds_date_week(first);
        shifts[i].weekend = ds_date_weekday(shifts[i].date) >= 5;
    }
}

void ds_build_shifts(ds_build *b) {
    note_kinds(b);
    compile_kinds(b);
    int32_t n = b->draft->shifts.count;
    ds_shift *shifts = DS_ARENA_NEW(&b->arena, ds_shift, n);
    if (shifts == NULL || b->scratch.failed) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        compile_shift(b, i, &shifts[i]);
    }
    b->in->shifts = shifts;
    b->in->n_shifts = n;
    place_in_horizon(b, shifts);
}
