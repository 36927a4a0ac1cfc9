#include "check/ledger.h"

#include <stdlib.h>

/* Orders rows of int32_t by their fields, first field first. */
static int compare_fields(const void *a, const void *b, int fields) {
    const int32_t *x = a, *y = b;
    for (int i = 0; i < fields; i++) {
        if (x[i] != y[i]) {
            return x[i] < y[i] ? -1 : 1;
        }
    }
    return 0;
}

static int compare_works(const void *a, const void *b) {
    return compare_fields(a, b, sizeof(ds_work) / sizeof(int32_t));
}

static int compare_belongings(const void *a, const void *b) {
    return compare_fields(a, b, sizeof(ds_belonging) / sizeof(int32_t));
}

/* A person's place in a group; sorted, the people of a group are neighbours. */
typedef struct place {
    int32_t team, desk, date, shift, crew;
    int32_t member;
} place;

static int compare_places(const void *a, const void *b) {
    return compare_fields(a, b, sizeof(place) / sizeof(int32_t));
}

/* The fields of a place, and the first ones of a ds_group, that say which group it is. */
enum { GROUP_FIELDS = 5 };

/* counts[i + 1] holds how many belong to i: makes each counts[i] the first of i. */
static void make_firsts(int32_t *counts, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        counts[i + 1] += counts[i];
    }
}

static bool make_works(ds_ledger *l, ds_arena *arena, const ds_instance *in, const ds_plan *plan) {
    l->works = DS_ARENA_NEW(arena, ds_work, plan->n_duties);
    l->member_works = DS_ARENA_NEW(arena, int32_t, in->n_members + 1);
    if (arena->failed) {
        return false;
    }
    for (int32_t i = 0; i < plan->n_duties; i++) {
        const ds_duty *duty = &plan->duties[i];
        if (ds_duty_known(in, duty)) {
            const ds_shift *shift = &in->shifts[duty->shift];
            int32_t crew = duty->team == DS_NONE ? 0 : duty->crew;
            l->works[l->n_works++] = (ds_work){duty->member, shift->date, shift->start, duty->shift,
                                               duty->team,   crew,        duty->desk};
            l->member_works[duty->member + 1]++;
        }
    }
    make_firsts(l->member_works, in->n_members);
    qsort(l->works, (size_t)l->n_works, sizeof *l->works, compare_works);
    return true;
}

static void add_to_group(ds_ledger *l, const ds_instance *in, const place *p, bool begins) {
    if (begins) {
        ds_group group = {p->team, p->desk, p->date, p->shift, p->crew, {l->n_people, 0}, 0};
        l->groups[l->n_groups++] = group;
    }
    ds_group *group = &l->groups[l->n_groups - 1];
    group->people.count++;
    group->skills |= in->members[p->member].skills;
    l->people[l->n_people++] = p->member;
}

static bool make_groups(ds_ledger *l, ds_arena *arena, const ds_instance *in) {
    place *places = DS_ARENA_NEW(arena, place, l->n_works);
    l->groups = DS_ARENA_NEW(arena, ds_group, l->n_works);
    l->people = DS_ARENA_NEW(arena, int32_t, l->n_works);
    if (arena->failed) {
        return false;
    }
    for (int32_t i = 0; i < l->n_works; i++) {
        const ds_work *w = &l->works[i];
        places[i] = (place){w->team, w->desk, w->date, w->shift, w->crew, w->member};
    }
    qsort(places, (size_t)l->n_works, sizeof *places, compare_places);
    for (int32_t i = 0; i < l->n_works; i++) {
        bool begins = i == 0 || compare_fields(&places[i], &places[i - 1], GROUP_FIELDS) != 0;
        if (begins || places[i].member != places[i - 1].member) {
            add_to_group(l, in, &places[i], begins);
        }
    }
    return true;
}

/* Belongings without repetitions, by team. */
static void sort_belongings(ds_ledger *l, const ds_instance *in, const ds_plan *plan) {
    int32_t known = 0;
    for (int32_t i = 0; i < plan->n_belongings; i++) {
        if (ds_belonging_known(in, &plan->belongings[i])) {
            l->belongings[known++] = plan->belongings[i];
        }
    }
    qsort(l->belongings, (size_t)known, sizeof *l->belongings, compare_belongings);
    for (int32_t i = 0; i < known; i++) {
        ds_belonging b = l->belongings[i];
        if (i == 0 || compare_belongings(&b, &l->belongings[l->n_belongings - 1]) != 0) {
            l->belongings[l->n_belongings++] = b;
        }
    }
}

static bool make_belongings(ds_ledger *l, ds_arena *arena, const ds_instance *in,
                            const ds_plan *plan) {
    l->belongings = DS_ARENA_NEW(arena, ds_belonging, plan->n_belongings);
    l->member_teams = DS_ARENA_NEW(arena, int32_t, plan->n_belongings);
    l->team_first = DS_ARENA_NEW(arena, int32_t, in->n_teams + 1);
    l->member_first = DS_ARENA_NEW(arena, int32_t, in->n_members + 2);
    if (arena->failed) {
        return false;
    }
    sort_belongings(l, in, plan);
    for (int32_t i = 0; i < l->n_belongings; i++) {
        l->team_first[l->belongings[i].team + 1]++;
        l->member_first[l->belongings[i].member + 2]++;
    }
    make_firsts(l->team_first, in->n_teams);
    /* Counted one place further up, so that filling moves each first to where it belongs. */
    make_firsts(l->member_first, in->n_members + 1);
    for (int32_t i = 0; i < l->n_belongings; i++) {
        ds_belonging b = l->belongings[i];
        l->member_teams[l->member_first[b.member + 1]++] = b.team;
    }
    return true;
}

typedef void carrier_sink(ds_ledger *ledger, const ds_carrier *carrier);

static void each_carrier(ds_ledger *l, const ds_instance *in, const ds_plan *plan,
                         carrier_sink *sink) {
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        for (int32_t i = 0; ds_route_known(in, route) && i < route->stops.count; i++) {
            int32_t visit = plan->stops[route->stops.first + i].visit;
            if (ds_visit_known(in, visit)) {
                sink(l, &(ds_carrier){visit, route->shift, route->team, DS_NONE});
            }
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        const ds_appointment *a = &plan->appointments[i];
        if (ds_appointment_known(in, a)) {
            sink(l, &(ds_carrier){a->visit, a->shift, DS_NONE, a->desk});
        }
    }
}

static void count_carrier(ds_ledger *l, const ds_carrier *carrier) {
    l->visit_first[carrier->visit + 2]++;
    l->n_carriers++;
}

static void put_carrier(ds_ledger *l, const ds_carrier *carrier) {
    l->carriers[l->visit_first[carrier->visit + 1]++] = *carrier;
}

/* A visit done before keeps its date; one done twice counts from its first carrier. */
static void date_visits(ds_ledger *l, const ds_instance *in) {
    for (int32_t v = 0; v < in->n_visits; v++) {
        l->visit_date[v] = in->visits[v].done_date;
        if (ds_done_here(l, in, v)) {
            l->visit_date[v] = in->shifts[l->carriers[l->visit_first[v]].shift].date;
        }
    }
}

static bool make_carriers(ds_ledger *l, ds_arena *arena, const ds_instance *in,
                          const ds_plan *plan) {
    l->visit_first = DS_ARENA_NEW(arena, int32_t, in->n_visits + 2);
    l->visit_date = DS_ARENA_NEW(arena, int32_t, in->n_visits);
    if (arena->failed) {
        return false;
    }
    each_carrier(l, in, plan, count_carrier);
    make_firsts(l->visit_first, in->n_visits + 1);
    l->carriers = DS_ARENA_NEW(arena, ds_carrier, l->n_carriers);
    if (arena->failed) {
        return false;
    }
    each_carrier(l, in, plan, put_carrier);
    date_visits(l, in);
    return true;
}

bool ds_ledger_make(ds_ledger *ledger, ds_arena *arena, const ds_instance *in,
                    const ds_plan *plan) {
    *ledger = (ds_ledger){0};
    return make_works(ledger, arena, in, plan) && make_groups(ledger, arena, in) &&
           make_belongings(ledger, arena, in, plan) && make_carriers(ledger, arena, in, plan);
}

static const ds_group *find_group(const ds_ledger *l, const place *wanted) {
    int32_t low = 0, high = l->n_groups;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        int order = compare_fields(&l->groups[middle], wanted, GROUP_FIELDS);
        if (order == 0) {
            return &l->groups[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

const ds_group *ds_find_crew(const ds_ledger *ledger, const ds_instance *in, int32_t team,
                             int32_t shift, int32_t crew) {
    place wanted = {team, DS_NONE, in->shifts[shift].date, shift, crew, 0};
    return find_group(ledger, &wanted);
}

const ds_group *ds_find_staff(const ds_ledger *ledger, const ds_instance *in, int32_t desk,
                              int32_t shift) {
    place wanted = {DS_NONE, desk, in->shifts[shift].date, shift, 0, 0};
    return find_group(ledger, &wanted);
}

bool ds_belongs(const ds_ledger *ledger, int32_t member, int32_t team) {
    for (int32_t i = ledger->member_first[member]; i < ledger->member_first[member + 1]; i++) {
        if (ledger->member_teams[i] == team) {
            return true;
        }
    }
    return false;
}
