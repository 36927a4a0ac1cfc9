#include "support/random_draw.h"

#include <stdlib.h>

#include "support/random_parts.h"

bool draw_chance(draw *d, int32_t percent) {
    return ds_rng_below(&d->rng, 100) < percent;
}

int32_t draw_between(draw *d, int32_t low, int32_t high) {
    return low + ds_rng_below(&d->rng, high - low + 1);
}

int32_t draw_from(draw *d, ds_test_span span) {
    return draw_between(d, span.low, span.high);
}

int32_t draw_one_of(draw *d, uint32_t set) {
    int32_t skip = ds_rng_below(&d->rng, __builtin_popcount(set));
    while (skip-- > 0) {
        set &= set - 1;
    }
    return __builtin_ctz(set);
}

uint32_t draw_some(draw *d, int32_t count, int32_t percent) {
    uint32_t set = 0;
    for (int32_t i = 0; i < count; i++) {
        set |= (uint32_t)draw_chance(d, percent) << i;
    }
    if (set == 0 && count > 0) {
        set = UINT32_C(1) << ds_rng_below(&d->rng, count);
    }
    return set;
}

enum { FIRST_HOUR = 7 * 60, MIDNIGHT = 24 * 60 };

/* Shifts of one date follow each other with a break, back to back, or overlapping; what would run
 * past midnight begins on the next morning. */
static void draw_shifts(draw *d) {
    d->shifts = draw_from(d, d->options->shifts);
    int32_t dates = draw_from(d, d->options->dates);
    dates = dates < d->shifts ? dates : d->shifts;
    int32_t day = draw_between(d, 7, 13), date = 0, clock = 7 * 60 + 30;
    for (int32_t s = 0; s < d->shifts; s++) {
        if (s * dates / d->shifts != date) {
            date++;
            day += draw_chance(d, 70) ? 1 : 2;
            clock = FIRST_HOUR + draw_between(d, 0, 90);
        }
        int32_t length = draw_from(d, d->options->shift_minutes);
        if (clock + length >= MIDNIGHT) {
            day++;
            clock = FIRST_HOUR;
        }
        d->shift[s] = (draw_shift){day, clock, clock + length, -1};
        clock += length + draw_one_of(d, 7) * 30 - 30;
    }
    d->kinds = draw_chance(d, 60) ? draw_between(d, 2, 3) : 0;
    for (int32_t s = 0; s < d->shifts && d->kinds > 0; s++) {
        d->shift[s].kind = draw_chance(d, 80) ? ds_rng_below(&d->rng, d->kinds) : -1;
    }
}

static void draw_services(draw *d) {
    d->roles = draw_between(d, 2, 3);
    d->skills = draw_between(d, 2, 3);
    d->services = draw_between(d, 2, 4);
    for (int32_t i = 0; i < d->services; i++) {
        d->service_skills[i] = draw_chance(d, 70) ? draw_some(d, d->skills, 30) : 0;
    }
}

static void draw_teams(draw *d) {
    d->areas = draw_chance(d, 70) ? draw_between(d, 1, 3) : 0;
    d->places = draw_between(d, 1, 2);
    d->teams = draw_from(d, d->options->teams);
    for (int32_t t = 0; t < d->teams; t++) {
        d->team[t].areas = draw_chance(d, 40) ? draw_some(d, d->areas, 60) : draw_all(d->areas);
        d->team[t].shifts = draw_chance(d, 25) ? draw_some(d, d->shifts, 65) : draw_all(d->shifts);
    }
}

static void draw_desks(draw *d) {
    d->desks = draw_from(d, d->options->desks);
    for (int32_t i = 0; i < d->desks; i++) {
        draw_desk *desk = &d->desk[i];
        desk->demand = draw_some(d, d->shifts, 60);
        desk->areas = draw_chance(d, 30) ? draw_some(d, d->areas, 60) : draw_all(d->areas);
        desk->services = draw_chance(d, 25) ? draw_some(d, d->services, 70) : draw_all(d->services);
        desk->appointment_minutes = draw_chance(d, 75) ? draw_between(d, 2, 8) * 10 : 0;
    }
}

static void draw_members(draw *d) {
    d->members = draw_from(d, d->options->members);
    for (int32_t m = 0; m < d->members; m++) {
        draw_member *member = &d->member[m];
        member->role = draw_chance(d, 80) ? ds_rng_below(&d->rng, d->roles) : -1;
        member->skills = draw_chance(d, 90) ? draw_some(d, d->skills, 60) : 0;
        member->teams = draw_chance(d, 55) ? draw_all(d->teams) : draw_some(d, d->teams, 40);
        member->helps = draw_chance(d, 30) ? draw_some(d, d->teams, 50) : 0;
        if (member->helps != 0 && draw_chance(d, 50)) {
            member->teams = 0;
        }
        member->desks = draw_chance(d, 35) ? draw_some(d, d->desks, 50) : draw_all(d->desks);
        member->shifts = draw_chance(d, 30) ? draw_some(d, d->shifts, 70) : draw_all(d->shifts);
    }
}

static void draw_visits(draw *d, draw_household *h) {
    static const uint32_t ways[] = {DRAW_HOME, DRAW_DESK, DRAW_HOME | DRAW_DESK};
    uint32_t at = draw_chance(d, 65) ? (uint32_t)DRAW_HOME : ways[ds_rng_below(&d->rng, 3)];
    for (int32_t k = 0; k < h->visits; k++) {
        draw_visit *visit = &h->visit[k];
        visit->services = UINT32_C(1) << ds_rng_below(&d->rng, d->services);
        visit->services |=
            draw_chance(d, 35) ? UINT32_C(1) << ds_rng_below(&d->rng, d->services) : 0;
        visit->own_at = draw_chance(d, 25);
        visit->at = visit->own_at ? ways[ds_rng_below(&d->rng, 3)] : at;
    }
}

/* Households until enough visits are left to do: each has at least one. */
static bool draw_households(draw *d) {
    int32_t wanted = draw_from(d, d->options->visits), left = 0;
    d->household = calloc((size_t)wanted, sizeof *d->household);
    if (d->household == NULL) {
        return false;
    }
    for (d->households = 0; left < wanted; d->households++) {
        draw_household *h = &d->household[d->households];
        bool several = wanted - left > 1 && draw_chance(d, 30);
        int32_t open = several ? 2 + (wanted - left > 2 && draw_chance(d, 20)) : 1;
        h->done = open < DRAW_VISITS && draw_chance(d, 15);
        h->visits = open + h->done;
        h->area = d->areas > 0 && draw_chance(d, 85) ? ds_rng_below(&d->rng, d->areas) : -1;
        h->team = draw_chance(d, 12) ? ds_rng_below(&d->rng, d->teams) : -1;
        draw_visits(d, h);
        left += open;
    }
    return true;
}

bool draw_facts(draw *d, uint64_t seed, const ds_test_random_options *options) {
    *d = (draw){.rng = ds_rng_make(seed, 1), .options = options};
    d->matrix = draw_chance(d, 50);
    draw_shifts(d);
    draw_services(d);
    draw_teams(d);
    draw_desks(d);
    draw_members(d);
    if (!draw_households(d)) {
        return false;
    }
    random_duties(d);
    random_lock(d);
    return true;
}

void draw_free(draw *d) {
    free(d->household);
}
