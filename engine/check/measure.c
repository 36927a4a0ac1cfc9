#include "check/measure.h"

#include <math.h>

static const double EARTH_RADIUS_KM = 6371.0088;
static const double DEGREE = 0.017453292519943295;

/* No time in a plan comes near this many ticks, and sums of it do not overflow. */
static const double ENDLESS = 1e15;

static int64_t whole_ticks(const ds_instance *in, double seconds) {
    double ticks = ceil(seconds * in->ticks_per_second - 1e-6);
    return ticks < ENDLESS ? (int64_t)ticks : (int64_t)ENDLESS;
}

static double haversine_km(const ds_location *a, const ds_location *b) {
    double rise = sin((b->lat - a->lat) * DEGREE / 2);
    double turn = sin((b->lon - a->lon) * DEGREE / 2);
    double h = rise * rise + cos(a->lat * DEGREE) * cos(b->lat * DEGREE) * turn * turn;
    return 2 * EARTH_RADIUS_KM * asin(sqrt(fmin(h, 1)));
}

int64_t ds_measure_travel(const ds_instance *in, int32_t team, int32_t from, int32_t to) {
    const ds_location *a = &in->locations[from], *b = &in->locations[to];
    const ds_travel_spec *travel = &in->travel;
    double minutes;
    if (travel->mode == DS_TRAVEL_MATRIX) {
        minutes = travel->minutes[(int64_t)a->node * travel->nodes + b->node];
    } else {
        minutes = haversine_km(a, b) * travel->detour / travel->speed_kmh * 60;
    }
    return whole_ticks(in, 60 * minutes * in->teams[team].travel_factor);
}

int64_t ds_measure_route(const ds_instance *in, const ds_plan *plan, const ds_route *route) {
    const ds_team *team = &in->teams[route->team];
    int32_t at = team->base;
    int64_t ticks = 0;
    for (int32_t i = 0; i < route->stops.count; i++) {
        int32_t visit = plan->stops[route->stops.first + i].visit;
        if (ds_visit_known(in, visit)) {
            int32_t next = in->households[in->visits[visit].household].location;
            ticks += ds_measure_travel(in, route->team, at, next);
            at = next;
        }
    }
    return team->returns ? ticks + ds_measure_travel(in, route->team, at, team->end) : ticks;
}

double ds_measure_work(const ds_instance *in, int32_t visit, int32_t skill) {
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    double work = 0;
    for (int32_t i = 0; i < needs.count; i++) {
        const ds_need *need = &in->needs[needs.first + i];
        const ds_service *service = &in->services[need->service];
        if (skill == DS_NONE || (service->skills >> skill & 1) != 0) {
            work += need->people * service->seconds;
        }
    }
    return work;
}

uint64_t ds_measure_skills(const ds_instance *in, int32_t visit) {
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    uint64_t skills = 0;
    for (int32_t i = 0; i < needs.count; i++) {
        skills |= in->services[in->needs[needs.first + i].service].skills;
    }
    return skills;
}

static double longest_need(const ds_instance *in, int32_t visit) {
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    double longest = 0;
    for (int32_t i = 0; i < needs.count; i++) {
        longest = fmax(longest, in->services[in->needs[needs.first + i].service].seconds);
    }
    return longest;
}

static int32_t holders(const ds_instance *in, const ds_ledger *ledger, const ds_group *crew,
                       int32_t skill) {
    int32_t count = 0;
    for (int32_t i = 0; i < crew->people.count; i++) {
        int32_t member = ledger->people[crew->people.first + i];
        count += (int32_t)(in->members[member].skills >> skill & 1);
    }
    return count;
}

int64_t ds_measure_length(const ds_instance *in, const ds_ledger *ledger, int32_t visit,
                          const ds_group *crew, bool parallel) {
    double seconds = longest_need(in, visit);
    if (crew != NULL) {
        uint64_t skills = ds_measure_skills(in, visit) & crew->skills;
        int32_t share = parallel ? crew->people.count : 1;
        seconds = fmax(seconds, ds_measure_work(in, visit, DS_NONE) / share);
        for (int32_t k = 0; k < in->n_skills; k++) {
            if ((skills >> k & 1) != 0) {
                share = parallel ? holders(in, ledger, crew, k) : 1;
                seconds = fmax(seconds, ds_measure_work(in, visit, k) / share);
            }
        }
    }
    return whole_ticks(in, in->travel.stop_seconds + seconds);
}

/* 1970-01-01 was a Thursday. */
static int64_t days_since_a_monday(int32_t date) {
    return (int64_t)date + 3;
}

int32_t ds_week_of(int32_t date) {
    int64_t days = days_since_a_monday(date);
    return (int32_t)((days - ds_weekday_of(date)) / 7);
}

int32_t ds_weekday_of(int32_t date) {
    int64_t days = days_since_a_monday(date);
    return (int32_t)((days % 7 + 7) % 7);
}
