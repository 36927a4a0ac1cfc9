/*
 * What many visits share: shapes (equal needs) and window classes (equal windows), with all that
 * follows from them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/build_context.h"
#include "model/calendar.h"

/* ---- Shapes ---- */

int32_t ds_build_shape(ds_build *b, const ds_where *at, const ds_draft_needs *needs) {
    ds_buffer list = ds_buffer_make(&b->scratch, sizeof(ds_need));
    ds_need few[16];
    ds_need *compiled = needs->count <= 16 ? few : ds_buffer_add(&list, needs->count);
    bool known = compiled != NULL;
    for (int32_t i = 0; compiled != NULL && i < needs->count; i++) {
        const ds_draft_need *need = &needs->items[i];
        const ds_where *key = DS_KEY(DS_ITEM(at, i), "service");
        compiled[i] = (ds_need){ds_build_refer(b, key, &b->services, need->service), need->people};
        known &= compiled[i].service >= 0;
    }
    return known ? ds_intern_list(&b->needs, compiled, needs->count) : DS_NONE;
}

/* Sums over the needs; and per skill, in `work`, the work that calls for it. */
static void add_needs(const ds_instance *in, ds_shape *shape, double work[DS_MAX_BITS]) {
    memset(work, 0, DS_MAX_BITS * sizeof *work);
    for (int32_t i = 0; i < shape->needs.count; i++) {
        ds_need need = in->needs[shape->needs.first + i];
        const ds_service *service = &in->services[need.service];
        double seconds = need.people * service->seconds;
        shape->work += seconds;
        shape->longest = fmax(shape->longest, service->seconds);
        shape->skills |= service->skills;
        shape->services += need.people;
        shape->value += need.people * service->value;
        if (need.people > shape->most_people) {
            shape->most_people = need.people;
        }
        for (uint64_t rest = service->skills; rest != 0; rest &= rest - 1) {
            work[__builtin_ctzll(rest)] += seconds;
        }
    }
}

static void compile_shape(ds_build *b, ds_shape *shape, ds_range needs, ds_buffer *works) {
    double work[DS_MAX_BITS];
    *shape = (ds_shape){.needs = needs, .skill_works = {works->count, 0}};
    add_needs(b->in, shape, work);
    for (uint64_t rest = shape->skills; rest != 0; rest &= rest - 1) {
        ds_skill_work *added = ds_buffer_add(works, 1);
        if (added != NULL) {
            int32_t skill = __builtin_ctzll(rest);
            *added = (ds_skill_work){skill, work[skill]};
            shape->skill_works.count++;
        }
    }
}

static void value_visits(ds_instance *in, ds_visit *visits) {
    for (int32_t v = 0; v < in->n_visits; v++) {
        visits[v].value =
            in->households[visits[v].household].priority * in->shapes[visits[v].shape].value;
    }
}

void ds_build_shapes_end(ds_build *b) {
    ds_instance *in = b->in;
    if (b->reporter->errors > 0) {
        return; /* needs may name unknown services */
    }
    int32_t n = b->needs.lists.count;
    const ds_range *lists = (const ds_range *)(const void *)b->needs.lists.items;
    ds_buffer works = ds_buffer_make(&b->scratch, sizeof(ds_skill_work));
    ds_shape *shapes = DS_ARENA_NEW(&b->arena, ds_shape, n);
    in->needs = ds_buffer_keep(&b->needs.elements, &b->arena);
    in->n_needs = b->needs.elements.count;
    if (b->arena.failed) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        compile_shape(b, &shapes[i], lists[i], &works);
    }
    in->shapes = shapes;
    in->n_shapes = n;
    in->skill_works = ds_buffer_keep(&works, &b->arena);
    value_visits(in, (ds_visit *)in->visits);
}

/* ---- Windows ---- */

static void judge_window(ds_build *b, const ds_where *at, const ds_draft_window *draft) {
    char first[DS_DATE_TEXT], last[DS_DATE_TEXT];
    if (draft->state.broken) {
        return;
    }
    if (draft->start > draft->end) {
        ds_clock_text(draft->start, true, first);
        ds_clock_text(draft->end, true, last);
        ds_mistake(b->reporter, at, "the window starts at %s and ends at %s, expected a later end",
                   first, last);
    }
    if (draft->until != DS_ABSENT_DATE && draft->from > draft->until) {
        ds_date_text(draft->from, first);
        ds_date_text(draft->until, last);
        ds_mistake(b->reporter, at, "\"from\" is %s and \"until\" %s, expected a later \"until\"",
                   first, last);
    }
}

/* A single date also bounds the range of dates, so that the range alone decides. */
static ds_window compile_window(ds_build *b, const ds_where *at, const ds_draft_window *draft) {
    judge_window(b, at, draft);
    int32_t ticks = b->in->ticks_per_second;
    int32_t until = draft->until != DS_ABSENT_DATE ? draft->until : INT32_MAX;
    bool dated = draft->date != DS_ABSENT_DATE;
    return (ds_window){.date = dated ? draft->date : DS_NONE,
                       .shift = ds_build_refer(b, DS_KEY(at, "shift"), &b->shifts, draft->shift),
                       .from = dated && draft->date > draft->from ? draft->date : draft->from,
                       .until = dated && draft->date < until ? draft->date : until,
                       .start = draft->start * ticks,
                       .end = draft->end * ticks};
}

int32_t ds_build_window_class(ds_build *b, const ds_where *at, const ds_draft_windows *windows) {
    ds_buffer list = ds_buffer_make(&b->scratch, sizeof(ds_window));
    ds_window few[16];
    int64_t before = b->reporter->mistakes;
    ds_window *compiled = windows->count <= 16 ? few : ds_buffer_add(&list, windows->count);
    for (int32_t i = 0; compiled != NULL && i < windows->count; i++) {
        compiled[i] = compile_window(b, DS_ITEM(at, i), &windows->items[i]);
    }
    if (compiled == NULL || b->reporter->mistakes != before) {
        return DS_NONE;
    }
    return ds_intern_list(&b->windows, compiled, windows->count);
}
