/*
 * Households and their visits. A household is judged whole before anything of it is kept, so that
 * a tolerant reading can leave it out.
 */
#include <string.h>

#include "model/build_context.h"
#include "model/calendar.h"
#include "words/messages.h"

/* A household's visits as a list, `needs` being short for one visit. */
typedef struct visit_list {
    const ds_draft_visit *items;
    int32_t count;
    bool one_by_needs;
} visit_list;

static visit_list visits_of(const ds_draft_household *draft, ds_draft_visit *short_form) {
    if (draft->visits.given) {
        return (visit_list){draft->visits.items, draft->visits.count, false};
    }
    *short_form = (ds_draft_visit){.needs = draft->needs, .lag_days = DS_ABSENT};
    return (visit_list){short_form, 1, true};
}

/* ---- Visits done before the horizon ---- */

static void note_done(ds_build *b, const ds_where *at, const ds_draft_done *done, int32_t *dates,
                      int32_t n) {
    if (done->state.broken) {
        return;
    }
    if (done->visit > n) {
        ds_mistake(b->reporter, DS_KEY(at, "visit"), "found visit %d, but the household has %d",
                   done->visit, n);
    } else if (dates[done->visit - 1] != INT32_MIN) {
        ds_mistake(b->reporter, DS_KEY(at, "visit"), "visit %d is given as done twice",
                   done->visit);
    } else {
        dates[done->visit - 1] = done->date;
    }
    if (b->horizon_known && done->date >= b->in->first_date) {
        char found[DS_DATE_TEXT], first[DS_DATE_TEXT];
        ds_date_text(done->date, found);
        ds_date_text(b->in->first_date, first);
        ds_mistake(b->reporter, DS_KEY(at, "date"),
                   "found %s, expected a date before the first shift's, %s", found, first);
    }
}

static void judge_done_order(ds_build *b, const ds_where *at, const int32_t *dates, int32_t n) {
    for (int32_t k = 1; k < n; k++) {
        if (dates[k] == INT32_MIN) {
            continue;
        }
        if (dates[k - 1] == INT32_MIN) {
            ds_mistake(
                b->reporter, at,
                "visit %d is done and visit %d is not, expected the first visits without a gap",
                k + 1, k);
        } else if (dates[k] <= dates[k - 1]) {
            ds_mistake(b->reporter, at,
                       "visit %d was not done later than visit %d, expected a later date", k + 1,
                       k);
        }
    }
}

/* Dates by visit, INT32_MIN where not done; NULL when memory ran out. */
static const int32_t *read_done(ds_build *b, const ds_where *at, const ds_draft_household *draft,
                                int32_t n) {
    b->done.count = 0;
    int32_t *dates = ds_buffer_add(&b->done, n);
    if (dates == NULL) {
        return NULL;
    }
    bool judged = !draft->done.broken && !draft->visits.broken;
    for (int32_t k = 0; k < n; k++) {
        dates[k] = INT32_MIN;
    }
    for (int32_t i = 0; judged && i < draft->done.count; i++) {
        note_done(b, DS_ITEM(at, i), &draft->done.items[i], dates, n);
        judged &= !draft->done.items[i].state.broken;
    }
    if (judged) {
        judge_done_order(b, at, dates, n);
    }
    return dates;
}

/* ---- One household ---- */

static void judge_household(ds_build *b, const ds_where *at, const ds_draft_household *draft) {
    if (!draft->state.broken && draft->needs.given == draft->visits.given) {
        ds_mistake(b->reporter, at, "found %s, expected exactly one of \"needs\" and \"visits\"",
                   draft->needs.given ? ds_told(b->reporter, "both \"needs\" and \"visits\"")
                                      : ds_told(b->reporter, "neither \"needs\" nor \"visits\""));
    }
}

static void judge_lag(ds_build *b, const ds_where *at, int32_t k, int32_t lag_days) {
    if (k == 0 && lag_days != DS_ABSENT) {
        ds_mistake(b->reporter, DS_KEY(at, "lag_days"),
                   "the first visit waits for none, expected \"lag_days\" on later visits only");
    }
}

static uint8_t at_of(const ds_draft_visit *visit, const ds_draft_household *household) {
    return visit->at != 0 ? visit->at : household->at != 0 ? household->at : DS_AT_HOME;
}

static void compile_visits(ds_build *b, const ds_where *at, const ds_draft_household *draft,
                           visit_list list, ds_visit *visits) {
    int32_t class = ds_build_window_class(b, DS_KEY(at, "windows"), &draft->windows);
    for (int32_t k = 0; k < list.count; k++) {
        const ds_draft_visit *visit = &list.items[k];
        const ds_where *here = list.one_by_needs ? at : DS_ITEM(DS_KEY(at, "visits"), k);
        judge_lag(b, here, k, visit->lag_days);
        int32_t lag = visit->lag_days == DS_ABSENT ? 1 : visit->lag_days;
        visits[k] =
            (ds_visit){.number = k + 1,
                       .shape = ds_build_shape(b, DS_KEY(here, "needs"), &visit->needs),
                       .window_class =
                           !visit->windows.given
                               ? class
                               : ds_build_window_class(b, DS_KEY(here, "windows"), &visit->windows),
                       .lag_days = k == 0 ? 0 : lag,
                       .done_date = INT32_MIN,
                       .at = at_of(visit, draft)};
    }
}

static void leave_out(ds_build *b, const ds_where *at, const char *id, int32_t visits) {
    char pointer[DS_POINTER_MAX];
    ds_where_pointer(at, pointer, sizeof pointer);
    ds_bad_household *bad = ds_buffer_add(&b->bad, 1);
    if (bad != NULL) {
        *bad = (ds_bad_household){
            .id = id, .pointer = ds_build_text(b, pointer), .visits = visits > 0 ? visits : 1};
    }
}

/* Its visits are the last ones of the buffer. */
static void keep(ds_build *b, const ds_draft_household *draft, ds_household household,
                 const int32_t *done) {
    ds_ids *ids = &b->in->household_ids;
    ds_household *kept = ds_buffer_add(&b->kept, 1);
    if (kept == NULL || !ds_ids_grow(ids, &b->arena)) {
        return;
    }
    household.name = ds_build_text(b, draft->name);
    household.location = ds_build_keep_location(b, &draft->location);
    household.priority = draft->priority;
    ds_visit *visits = (ds_visit *)(void *)b->visits.items + household.visits.first;
    for (int32_t k = 0; k < household.visits.count; k++) {
        visits[k].household = ids->count;
        visits[k].done_date = done[k];
        household.done += done[k] != INT32_MIN;
    }
    ds_ids_add(ids, household.id);
    *kept = household;
}

/* Notes the id under the next position. Returns it, in the instance's arena, or NULL where there is
 * none or an earlier household has it, which is reported. */
static const char *note_id(ds_build *b, const ds_where *at, const char *id) {
    const char *kept = id != NULL ? ds_build_text(b, id) : NULL;
    if (!ds_ids_grow(&b->household_ids, &b->scratch)) {
        return NULL;
    }
    b->households.incomplete |= id == NULL;
    int32_t first = ds_ids_add(&b->household_ids, kept);
    if (first >= 0) {
        ds_mistake(b->reporter, DS_KEY(at, "id"), "the id \"%.60s\" is taken by /households/%d", id,
                   first);
    }
    return first >= 0 ? NULL : kept;
}

/* Judged whole; true where it can be kept as it then stands in `household`, with its visits. */
static bool judge(ds_build *b, const ds_where *at, const ds_draft_household *draft, visit_list list,
                  ds_household *household, const int32_t **done) {
    int64_t before = b->reporter->mistakes;
    household->id = note_id(b, at, draft->id);
    household->visits = (ds_range){b->visits.count, list.count};
    ds_visit *visits = ds_buffer_add(&b->visits, list.count);
    judge_household(b, at, draft);
    if (visits != NULL) {
        compile_visits(b, at, draft, list, visits);
    }
    *done = read_done(b, DS_KEY(at, "done"), draft, list.count);
    household->area = ds_build_refer(b, DS_KEY(at, "area"), &b->areas, draft->area);
    household->team = ds_build_refer(b, DS_KEY(at, "team"), &b->teams, draft->team);
    if (!draft->state.broken) {
        ds_build_judge_location(b, at, &draft->location);
    }
    return !draft->faulty && b->reporter->mistakes == before;
}

void ds_build_household(ds_build *b, const ds_draft_household *draft) {
    int32_t *index = ds_build_failed(b) ? NULL : ds_buffer_add(&b->household_index, 1);
    if (index == NULL) {
        return;
    }
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), b->household_ids.count);
    int32_t needs = b->needs.lists.count, windows = b->windows.lists.count;
    ds_draft_visit short_form;
    visit_list list = visits_of(draft, &short_form);
    ds_household household = {0};
    const int32_t *done;
    bool good = judge(b, at, draft, list, &household, &done);
    *index = good ? b->kept.count : DS_NONE;
    if (ds_build_failed(b)) {
        return;
    }
    if (good) {
        keep(b, draft, household, done);
    } else {
        ds_intern_forget(&b->needs, needs);
        ds_intern_forget(&b->windows, windows);
        b->visits.count = household.visits.first;
        leave_out(b, at, household.id, list.count);
    }
}

/* ---- All of them ---- */

void ds_build_households(ds_build *b) {
    const ds_draft *draft = b->draft;
    b->households =
        (ds_section){.what = DS_TEXT("household"),
                     .key = "households",
                     .ids = &b->household_ids,
                     .incomplete = draft->households.broken || !draft->households.given};
    b->household_index = ds_buffer_make(&b->scratch, sizeof(int32_t));
    b->kept = ds_buffer_make(&b->arena, sizeof(ds_household));
    b->visits = ds_buffer_make(&b->arena, sizeof(ds_visit));
    b->bad = ds_buffer_make(&b->scratch, sizeof(ds_bad_household));
    b->done = ds_buffer_make(&b->scratch, sizeof(int32_t));
    ds_ids_init(&b->household_ids, &b->scratch, 0);
    ds_ids_init(&b->in->household_ids, &b->arena, 0);
}

void ds_build_households_end(ds_build *b) {
    ds_instance *in = b->in;
    in->n_households = b->kept.count;
    in->n_visits = b->visits.count;
    in->n_bad_households = b->bad.count;
    in->households = ds_buffer_keep(&b->kept, &b->arena);
    in->visits = ds_buffer_keep(&b->visits, &b->arena);
    in->bad_households = ds_buffer_keep(&b->bad, &b->arena);
}
