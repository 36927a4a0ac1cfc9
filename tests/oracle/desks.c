/* What the staff of a desk can do in a shift: which sets of booked visits they have time for. */
#include "oracle/puzzle.h"

#include <math.h>

static uint64_t skills_held(const puzzle *p, oracle_set members) {
    uint64_t skills = 0;
    for (oracle_set rest = members; rest != 0; rest &= rest - 1) {
        skills |= p->in->members[__builtin_ctz(rest)].skills;
    }
    return skills;
}

static oracle_set bookable(const puzzle *p, int32_t desk, int32_t shift, oracle_set members) {
    oracle_set set = 0;
    for (int32_t v = 0; v < p->n; v++) {
        const ds_visit *visit = &p->in->visits[p->visit[v]];
        bool may = ds_desk_may_book(p->in, desk, p->visit[v]) &&
                   puzzle_may(p, v, shift, DS_NONE, desk) &&
                   (p->in->shapes[visit->shape].skills & ~skills_held(p, members)) == 0;
        set |= (oracle_set)may << v;
    }
    return set;
}

/* Seconds of booked work that calls for the skill; of all of it for DS_NONE. */
static double booked_work(const puzzle *p, oracle_set set, int32_t skill) {
    const ds_instance *in = p->in;
    double work = 0;
    for (oracle_set rest = set; rest != 0; rest &= rest - 1) {
        ds_range needs = in->shapes[in->visits[p->visit[__builtin_ctz(rest)]].shape].needs;
        for (int32_t i = 0; i < needs.count; i++) {
            const ds_need *need = &in->needs[needs.first + i];
            const ds_service *service = &in->services[need->service];
            bool counts = skill == DS_NONE || (service->skills >> skill & 1) != 0;
            work += counts ? need->people * service->seconds : 0;
        }
    }
    return work;
}

static bool has_time(const puzzle *p, int32_t desk, oracle_set members, oracle_set set) {
    const ds_instance *in = p->in;
    double each = in->desks[desk].appointment_seconds, tolerance = 60e-6;
    if (booked_work(p, set, DS_NONE) > __builtin_popcount(members) * each + tolerance) {
        return false;
    }
    for (int32_t k = 0; k < in->n_skills; k++) {
        int32_t holders = 0;
        for (oracle_set rest = members; rest != 0; rest &= rest - 1) {
            holders += (int32_t)(in->members[__builtin_ctz(rest)].skills >> k & 1);
        }
        if (booked_work(p, set, k) > holders * each + tolerance) {
            return false;
        }
    }
    return true;
}

const double *puzzle_desk_cost(puzzle *p, int32_t desk, int32_t shift, oracle_set members) {
    const double **cell = &p->desk_cost[desk][shift][members];
    double *cost = *cell == NULL ? DS_ARENA_NEW(&p->arena, double, puzzle_sets(p)) : NULL;
    if (cost != NULL) {
        oracle_set may = bookable(p, desk, shift, members);
        for (oracle_set set = 0; set < puzzle_sets(p); set++) {
            bool can = (set & ~may) == 0 && has_time(p, desk, members, set);
            cost[set] = can ? 0 : INFINITY;
        }
        *cell = cost;
    }
    return *cell;
}
