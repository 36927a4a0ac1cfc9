#include "model/baseline.h"

#include <string.h>

void ds_baseline_free(ds_baseline *baseline) {
    if (baseline != NULL) {
        ds_arena arena = baseline->arena;
        ds_arena_free(&arena);
    }
}

/* A baseline in the making: its tables, still to be written. */
typedef struct maker {
    const ds_instance *in;
    const ds_plan *plan;
    ds_baseline *baseline;
    bool *frozen, *known;
    ds_past_duty *duty;
    ds_past_carrier *carrier;
    ds_duty *duties;
    ds_route *routes;
    ds_stop *stops;
    ds_appointment *appointments;
} maker;

static bool make_tables(maker *m, ds_arena *arena) {
    const ds_instance *in = m->in;
    size_t duties = (size_t)in->n_members * (size_t)in->n_shifts;
    m->frozen = DS_ARENA_NEW(arena, bool, in->n_shifts);
    m->known = DS_ARENA_NEW(arena, bool, in->n_visits);
    m->duty = DS_ARENA_NEW(arena, ds_past_duty, duties);
    m->carrier = DS_ARENA_NEW(arena, ds_past_carrier, in->n_visits);
    m->duties = DS_ARENA_NEW(arena, ds_duty, m->plan->n_duties);
    m->routes = DS_ARENA_NEW(arena, ds_route, m->plan->n_routes);
    m->stops = DS_ARENA_NEW(arena, ds_stop, m->plan->n_stops);
    m->appointments = DS_ARENA_NEW(arena, ds_appointment, m->plan->n_appointments);
    if (arena->failed) {
        return false;
    }
    for (size_t i = 0; i < duties; i++) {
        m->duty[i].where = DS_NONE;
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        m->carrier[v].where = m->carrier[v].shift = DS_NONE;
    }
    return true;
}

static bool starts_before(const ds_instance *in, const ds_shift *shift, ds_moment moment) {
    return shift->date < moment.date ||
           (shift->date == moment.date &&
            shift->start < (int64_t)moment.seconds * in->ticks_per_second);
}

static bool within(int32_t index, int32_t count) {
    return index >= 0 && index < count;
}

/* A shift, team or desk as an index; DS_NONE where the instance does not know it. */
static int32_t index_or_none(int32_t index, int32_t count) {
    return within(index, count) ? index : DS_NONE;
}

static bool is_frozen(const maker *m, int32_t shift) {
    return within(shift, m->in->n_shifts) && m->frozen[shift];
}

/* ---- Duties ---- */

static void note_duty(maker *m, const ds_duty *duty) {
    const ds_instance *in = m->in;
    if (!within(duty->member, in->n_members) || !within(duty->shift, in->n_shifts)) {
        return;
    }
    ds_past_duty *to = &m->duty[(int64_t)duty->member * in->n_shifts + duty->shift];
    bool crew = duty->desk == DS_NONE && duty->crew > 0;
    if (to->kind == DS_DUTY_OFF) {
        to->kind = crew ? DS_DUTY_TEAM : DS_DUTY_DESK;
        to->where =
            crew ? index_or_none(duty->team, in->n_teams) : index_or_none(duty->desk, in->n_desks);
        to->crew = crew ? duty->crew : 0;
    }
}

static void make_duties(maker *m) {
    for (int32_t i = 0; i < m->plan->n_duties; i++) {
        const ds_duty *duty = &m->plan->duties[i];
        note_duty(m, duty);
        if (is_frozen(m, duty->shift) && ds_duty_known(m->in, duty)) {
            m->duties[m->baseline->n_duties++] = *duty;
        }
    }
}

/* ---- Carriers ---- */

static void note_carrier(maker *m, int32_t visit, ds_duty_kind kind, int32_t where, int32_t shift) {
    if (ds_visit_known(m->in, visit) && m->carrier[visit].kind == DS_DUTY_OFF) {
        int32_t places = kind == DS_DUTY_TEAM ? m->in->n_teams : m->in->n_desks;
        m->carrier[visit] = (ds_past_carrier){.kind = kind,
                                              .where = index_or_none(where, places),
                                              .shift = index_or_none(shift, m->in->n_shifts)};
        m->known[visit] = true;
    }
}

static void freeze_route(maker *m, const ds_route *route) {
    ds_baseline *b = m->baseline;
    ds_route *to = &m->routes[b->n_routes++];
    *to = *route;
    to->stops = (ds_range){b->n_stops, 0};
    for (int32_t i = 0; i < route->stops.count; i++) {
        const ds_stop *stop = &m->plan->stops[route->stops.first + i];
        if (ds_visit_known(m->in, stop->visit)) {
            m->stops[b->n_stops++] = *stop;
            to->stops.count++;
        }
    }
}

static void make_routes(maker *m) {
    for (int32_t r = 0; r < m->plan->n_routes; r++) {
        const ds_route *route = &m->plan->routes[r];
        for (int32_t i = 0; i < route->stops.count; i++) {
            note_carrier(m, m->plan->stops[route->stops.first + i].visit, DS_DUTY_TEAM, route->team,
                         route->shift);
        }
        if (is_frozen(m, route->shift) && ds_route_known(m->in, route)) {
            freeze_route(m, route);
        }
    }
}

static void make_appointments(maker *m) {
    for (int32_t i = 0; i < m->plan->n_appointments; i++) {
        const ds_appointment *a = &m->plan->appointments[i];
        note_carrier(m, a->visit, DS_DUTY_DESK, a->desk, a->shift);
        if (is_frozen(m, a->shift) && ds_appointment_known(m->in, a)) {
            m->appointments[m->baseline->n_appointments++] = *a;
        }
    }
}

static void make_known(maker *m) {
    for (int32_t i = 0; i < m->plan->n_uncovered; i++) {
        if (ds_visit_known(m->in, m->plan->uncovered[i].visit)) {
            m->known[m->plan->uncovered[i].visit] = true;
        }
    }
    if (!m->plan->lists_uncovered) {
        memset(m->known, true, (size_t)m->in->n_visits * sizeof *m->known);
    }
}

/* ---- What was dropped ---- */

static void report_frozen(const maker *m, ds_diags *diags) {
    for (int32_t i = 0; i < m->plan->n_unknown; i++) {
        const ds_unknown *entry = &m->plan->unknown[i];
        if (is_frozen(m, entry->shift)) {
            ds_warning(diags, entry->pointer, "dropped from shift \"%.60s\", which has begun: %s",
                       m->in->shifts[entry->shift].id, entry->messages[ds_diags_language(diags)]);
        }
    }
}

/* Names outside frozen shifts: each once, however often it stands in the plan. */
static void report_others(const maker *m, ds_arena *scratch, ds_diags *diags) {
    ds_ids messages;
    ds_ids_init(&messages, scratch, m->plan->n_unknown);
    for (int32_t i = 0; !scratch->failed && i < m->plan->n_unknown; i++) {
        const ds_unknown *entry = &m->plan->unknown[i];
        if (!is_frozen(m, entry->shift) &&
            ds_ids_add(&messages, entry->messages[DOORSTEP_ENGLISH]) == DS_NONE) {
            ds_warning(diags, entry->pointer, "the instance no longer has it: %s",
                       entry->messages[ds_diags_language(diags)]);
        }
    }
}

/* ---- The whole ---- */

static void make(maker *m) {
    const ds_instance *in = m->in;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        m->frozen[s] = starts_before(in, &in->shifts[s], m->baseline->from);
    }
    make_duties(m);
    make_routes(m);
    make_appointments(m);
    make_known(m);
    ds_baseline *b = m->baseline;
    b->n_shifts = in->n_shifts;
    b->frozen = m->frozen;
    b->known = m->known;
    b->duty = m->duty;
    b->carrier = m->carrier;
    b->duties = m->duties;
    b->routes = m->routes;
    b->stops = m->stops;
    b->appointments = m->appointments;
}

doorstep_status ds_baseline_make(const ds_instance *in, const ds_plan *plan, uint64_t digest,
                                 ds_moment from, ds_diags *diags, ds_baseline **out) {
    ds_arena arena, scratch;
    ds_arena_init(&arena);
    ds_arena_init(&scratch);
    ds_baseline *baseline = DS_ARENA_NEW(&arena, ds_baseline, 1);
    maker m = {.in = in, .plan = plan, .baseline = baseline};
    *out = NULL;
    if (baseline != NULL && make_tables(&m, &arena)) {
        baseline->from = from;
        baseline->digest = digest;
        make(&m);
        report_frozen(&m, diags);
        report_others(&m, &scratch, diags);
    }
    if (arena.failed || scratch.failed) {
        ds_arena_free(&arena);
    } else {
        baseline->arena = arena;
        *out = baseline;
    }
    ds_arena_free(&scratch);
    return *out != NULL ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

bool ds_carrier_changed(const ds_baseline *baseline, const ds_instance *in, int32_t visit,
                        ds_duty_kind kind, int32_t where, int32_t shift) {
    ds_past_carrier was = baseline->carrier[visit];
    if (!baseline->known[visit] || ds_visit_done_before(&in->visits[visit])) {
        return false;
    }
    if (was.shift != DS_NONE && baseline->frozen[was.shift]) {
        was = (ds_past_carrier){DS_DUTY_OFF, DS_NONE, DS_NONE};
    }
    if (shift != DS_NONE && baseline->frozen[shift]) {
        return was.kind != DS_DUTY_OFF;
    }
    return was.kind != kind || was.where != where || was.shift != shift;
}
