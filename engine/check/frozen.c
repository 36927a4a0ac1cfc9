/*
 * F1: what frozen shifts hold is what the baseline says: the same duties, routes and appointments.
 * Beside a baseline only.
 *
 * Both sides are sorted and walked side by side. An entry listed twice is there once. Two different
 * entries with one name (a crew's route, a member's duty) are reported as one difference.
 */
#include <stdlib.h>

#include "check/judge.h"

bool ds_is_frozen(const ds_judge *judge, int32_t shift) {
    return judge->baseline != NULL && judge->baseline->frozen[shift];
}

/* A duty, an appointment or a route: its name first, then the rest of what has to be the same. */
typedef struct entry {
    int32_t shift;
    int32_t name[3]; /* member; visit; team and crew */
    int32_t rest[5]; /* where on duty; desk; times and number of stops */
    const ds_stop *stops;
} entry;

enum { N_NAME = 3, N_REST = 5 };

static int compare_numbers(const int32_t *a, const int32_t *b, int count) {
    for (int i = 0; i < count; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

static int compare_names(const entry *a, const entry *b) {
    int order = compare_numbers(&a->shift, &b->shift, 1);
    return order != 0 ? order : compare_numbers(a->name, b->name, N_NAME);
}

/* Where the counts are the same, stop by stop. */
static int compare_stops(const entry *a, const entry *b) {
    int order = 0;
    for (int32_t i = 0; order == 0 && a->stops != NULL && i < a->rest[N_REST - 1]; i++) {
        const ds_stop *x = &a->stops[i], *y = &b->stops[i];
        const int32_t one[] = {x->visit, x->arrive, x->start, x->end};
        const int32_t other[] = {y->visit, y->arrive, y->start, y->end};
        order = compare_numbers(one, other, 4);
    }
    return order;
}

static int compare_entries(const void *a, const void *b) {
    const entry *x = a, *y = b;
    int order = compare_names(x, y);
    order = order != 0 ? order : compare_numbers(x->rest, y->rest, N_REST);
    return order != 0 ? order : compare_stops(x, y);
}

/* ---- The entries of one side ---- */

typedef struct side {
    entry *entries;
    int32_t count;
} side;

static void add(const ds_judge *judge, side *to, const entry *e) {
    if (ds_is_frozen(judge, e->shift)) {
        to->entries[to->count++] = *e;
    }
}

static void add_duties(const ds_judge *judge, side *to, const ds_duty *duties, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        const ds_duty *d = &duties[i];
        if (ds_duty_known(judge->in, d)) {
            int32_t crew = d->team == DS_NONE ? 0 : d->crew;
            add(judge, to,
                &(entry){.shift = d->shift, .name = {d->member}, .rest = {d->team, crew, d->desk}});
        }
    }
}

static void add_appointments(const ds_judge *judge, side *to, const ds_appointment *appointments,
                             int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        const ds_appointment *a = &appointments[i];
        if (ds_appointment_known(judge->in, a)) {
            add(judge, to, &(entry){.shift = a->shift, .name = {a->visit}, .rest = {a->desk}});
        }
    }
}

/* `stops` has room for the known stops of all routes, each route's behind those before it. */
static void add_routes(const ds_judge *judge, side *to, const ds_route *routes, int32_t count,
                       const ds_stop *given, ds_stop *stops) {
    for (int32_t i = 0; i < count; i++) {
        const ds_route *r = &routes[i];
        int32_t n = 0;
        for (int32_t k = 0; ds_route_known(judge->in, r) && k < r->stops.count; k++) {
            if (ds_visit_known(judge->in, given[r->stops.first + k].visit)) {
                stops[n++] = given[r->stops.first + k];
            }
        }
        if (ds_route_known(judge->in, r)) {
            add(judge, to,
                &(entry){.shift = r->shift,
                         .name = {r->team, r->crew},
                         .rest = {r->leave, r->has_back, r->has_back ? r->back : 0, 0, n},
                         .stops = stops});
        }
        stops += n;
    }
}

/* ---- Side by side ---- */

typedef ds_phrase naming(const ds_judge *judge, const entry *e);

static ds_phrase name_duty(const ds_judge *judge, const entry *e) {
    return ds_say(judge, "the duty of member \"%.100s\"", judge->in->members[e->name[0]].id);
}

static ds_phrase name_appointment(const ds_judge *judge, const entry *e) {
    return ds_say(judge, "the appointment of %.130s", ds_say_visit(judge, e->name[0]).text);
}

static ds_phrase name_route(const ds_judge *judge, const entry *e) {
    return ds_say(judge, "the route of %.130s", ds_say_crew(judge, e->name[0], e->name[1]).text);
}

static void sort(side *s) {
    int32_t kept = 0;
    qsort(s->entries, (size_t)s->count, sizeof *s->entries, compare_entries);
    for (int32_t i = 0; i < s->count; i++) {
        if (i == 0 || compare_entries(&s->entries[i], &s->entries[kept - 1]) != 0) {
            s->entries[kept++] = s->entries[i];
        }
    }
    s->count = kept;
}

static void compare_sides(ds_judge *judge, side *was, side *is, naming *name) {
    sort(was);
    sort(is);
    for (int32_t i = 0, j = 0; i < was->count || j < is->count;) {
        const entry *a = &was->entries[i], *b = &is->entries[j];
        int order = i == was->count ? 1 : j == is->count ? -1 : compare_entries(a, b);
        bool both = i < was->count && j < is->count && compare_names(a, b) == 0;
        if (order != 0) {
            const entry *e = order < 0 ? a : b;
            ds_violated(judge, "F1", "%s has begun: %s %s", ds_say_shift(judge, e->shift).text,
                        name(judge, e).text,
                        ds_translate(judge->language,
                                     both        ? "is not as in the baseline"
                                     : order < 0 ? "is in the baseline and not in the plan"
                                                 : "is in the plan and not in the baseline"));
        }
        i += order <= 0 || both;
        j += order >= 0 || both;
    }
}

static side room_for(ds_judge *judge, int32_t count) {
    return (side){DS_ARENA_NEW(&judge->scratch, entry, count), 0};
}

static void judge_routes(ds_judge *judge) {
    const ds_baseline *b = judge->baseline;
    const ds_plan *plan = judge->plan;
    side was = room_for(judge, b->n_routes), is = room_for(judge, plan->n_routes);
    ds_stop *old_stops = DS_ARENA_NEW(&judge->scratch, ds_stop, b->n_stops);
    ds_stop *stops = DS_ARENA_NEW(&judge->scratch, ds_stop, plan->n_stops);
    if (!judge->scratch.failed) {
        add_routes(judge, &was, b->routes, b->n_routes, b->stops, old_stops);
        add_routes(judge, &is, plan->routes, plan->n_routes, plan->stops, stops);
        compare_sides(judge, &was, &is, name_route);
    }
}

void ds_judge_frozen(ds_judge *judge) {
    const ds_baseline *b = judge->baseline;
    const ds_plan *plan = judge->plan;
    if (b == NULL) {
        return;
    }
    side was = room_for(judge, b->n_duties), is = room_for(judge, plan->n_duties);
    if (!judge->scratch.failed) {
        add_duties(judge, &was, b->duties, b->n_duties);
        add_duties(judge, &is, plan->duties, plan->n_duties);
        compare_sides(judge, &was, &is, name_duty);
    }
    was = room_for(judge, b->n_appointments);
    is = room_for(judge, plan->n_appointments);
    if (!judge->scratch.failed) {
        add_appointments(judge, &was, b->appointments, b->n_appointments);
        add_appointments(judge, &is, plan->appointments, plan->n_appointments);
        compare_sides(judge, &was, &is, name_appointment);
    }
    judge_routes(judge);
}
