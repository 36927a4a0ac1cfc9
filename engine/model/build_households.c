/*
 * Households and their visits. A household is judged whole before anything of it is kept, so that
 * a tolerant reading can leave it out.
 */
#include <string.h>

#include "model/build_context.h"
#include "model/calendar.h"

/* The arrays being filled, and the household at hand. */
typedef struct filling {
    ds_household *households;
    ds_visit *visits;
    ds_buffer bad;
    ds_buffer done; /* int32_t dates of the household at hand, by visit */
} filling;

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
                                int32_t n, ds_buffer *buffer) {
    buffer->count = 0;
    int32_t *dates = ds_buffer_add(buffer, n);
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
                   draft->needs.given ? "both \"needs\" and \"visits\""
                                      : "neither \"needs\" nor \"visits\"");
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

static void leave_out(ds_build *b, const ds_where *at, const char *id, int32_t visits,
                      filling *fill) {
    char pointer[DS_POINTER_MAX];
    ds_where_pointer(at, pointer, sizeof pointer);
    ds_bad_household *bad = ds_buffer_add(&fill->bad, 1);
    if (bad != NULL) {
        *bad = (ds_bad_household){.id = id != NULL ? ds_build_text(b, id) : NULL,
                                  .pointer = ds_build_text(b, pointer),
                                  .visits = visits > 0 ? visits : 1};
    }
}

static void keep(ds_build *b, int32_t i, const ds_draft_household *draft, ds_household household,
                 int32_t visits, const int32_t *done, filling *fill) {
    ds_instance *in = b->in;
    b->household_index[i] = in->n_households;
    household.id = ds_build_text(b, draft->id);
    household.name = ds_build_text(b, draft->name);
    household.location = ds_build_keep_location(b, &draft->location);
    household.priority = draft->priority;
    household.visits = (ds_range){in->n_visits, visits};
    for (int32_t k = 0; k < visits; k++) {
        ds_visit *visit = &fill->visits[in->n_visits + k];
        visit->household = in->n_households;
        visit->done_date = done[k];
        household.done += done[k] != INT32_MIN;
    }
    ds_ids_add(&in->household_ids, household.id);
    fill->households[in->n_households++] = household;
    in->n_visits += visits;
}

static void compile_household(ds_build *b, int32_t i, filling *fill) {
    const ds_draft_household *draft = &b->draft->households.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), i);
    int64_t before = b->reporter->mistakes;
    int32_t needs = b->needs.lists.count, windows = b->windows.lists.count;
    ds_draft_visit short_form;
    visit_list list = visits_of(draft, &short_form);
    judge_household(b, at, draft);
    compile_visits(b, at, draft, list, &fill->visits[b->in->n_visits]);
    const int32_t *done = read_done(b, DS_KEY(at, "done"), draft, list.count, &fill->done);
    ds_household household = {.area = ds_build_refer(b, DS_KEY(at, "area"), &b->areas, draft->area),
                              .team =
                                  ds_build_refer(b, DS_KEY(at, "team"), &b->teams, draft->team)};
    if (!draft->state.broken) {
        ds_build_judge_location(b, at, &draft->location);
    }
    b->household_index[i] = DS_NONE;
    bool repeated = draft->id != NULL && ds_ids_find(&b->household_ids, draft->id) != i;
    if (draft->faulty || repeated || b->reporter->mistakes != before) {
        ds_intern_forget(&b->needs, needs);
        ds_intern_forget(&b->windows, windows);
        /* An id that another household holds names that one, not this. */
        leave_out(b, at, repeated ? NULL : draft->id, list.count, fill);
    } else if (done != NULL && !b->arena.failed) {
        keep(b, i, draft, household, list.count, done, fill);
    }
}

/* ---- All of them ---- */

static int64_t most_visits(const ds_draft *draft) {
    int64_t visits = 0;
    for (int32_t i = 0; i < draft->households.count; i++) {
        int32_t count = draft->households.items[i].visits.count;
        visits += count > 0 ? count : 1;
    }
    return visits;
}

static filling start(ds_build *b) {
    int32_t n = b->draft->households.count;
    int64_t visits = most_visits(b->draft);
    b->arena.failed |= visits > INT32_MAX;
    b->household_index = DS_ARENA_NEW(&b->scratch, int32_t, n);
    ds_ids_init(&b->in->household_ids, &b->arena, n);
    return (filling){.households = DS_ARENA_NEW(&b->arena, ds_household, n),
                     .visits = DS_ARENA_NEW(&b->arena, ds_visit, visits),
                     .bad = ds_buffer_make(&b->scratch, sizeof(ds_bad_household)),
                     .done = ds_buffer_make(&b->scratch, sizeof(int32_t))};
}

void ds_build_households(ds_build *b) {
    ds_instance *in = b->in;
    filling fill = start(b);
    in->households = fill.households;
    in->visits = fill.visits;
    for (int32_t i = 0; i < b->draft->households.count && !b->arena.failed && !b->scratch.failed;
         i++) {
        compile_household(b, i, &fill);
    }
    in->bad_households = ds_buffer_keep(&fill.bad, &b->arena);
    in->n_bad_households = fill.bad.count;
}
