/* Households with their visits, windows and visits done before. */
#include "support/random_parts.h"

static void write_window_dates(draw *d, int32_t s) {
    int32_t day = d->shift[s].day;
    if (draw_chance(d, 25)) {
        write_date(d, "date", day);
    }
    if (draw_chance(d, 25)) {
        json_member(&d->out, "shift", "\"s%d\"", s + 1);
    }
    if (draw_chance(d, 20)) {
        write_date(d, "from", day - draw_between(d, 0, 1));
    }
    if (draw_chance(d, 20)) {
        write_date(d, "until", day + draw_between(d, 0, 2));
    }
}

/* A window around a shift, so that it is of use; without clock times where a lock needs it wide. */
static void write_window(draw *d, int32_t s, bool wide) {
    int32_t length = d->shift[s].end - d->shift[s].start;
    int32_t start = d->shift[s].start + draw_between(d, -20, length / 2);
    json_open(&d->out, '{');
    write_window_dates(d, s);
    if (!wide && draw_chance(d, 55)) {
        write_clock(d, "start", start);
    }
    if (!wide && draw_chance(d, 55)) {
        write_clock(d, "end", start + draw_between(d, 10, 60));
    }
    write_extra(d);
    json_close(&d->out, '}');
}

/* `shift` -1: any. */
static void write_windows(draw *d, int32_t count, int32_t shift) {
    json_key(&d->out, "windows");
    json_open(&d->out, '[');
    for (int32_t i = 0; i < count; i++) {
        write_window(d, shift >= 0 ? shift : ds_rng_below(&d->rng, d->shifts), shift >= 0);
    }
    json_close(&d->out, ']');
}

static void write_needs(draw *d, uint32_t services, bool few) {
    json_key(&d->out, "needs");
    json_open(&d->out, '[');
    for (; services != 0; services &= services - 1) {
        json_open(&d->out, '{');
        json_member(&d->out, "service", "\"v%d\"", __builtin_ctz(services) + 1);
        json_member(&d->out, "people", "%d", few ? 1 : draw_one_of(d, 31) / 2 + 1);
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_ways(draw *d, uint32_t at) {
    static const char *const ways[] = {"home", "desk"};
    write_word_set(d, "at", ways, at);
}

static void write_visit(draw *d, const draw_visit *visit, bool first, bool windows, bool locked) {
    json_open(&d->out, '{');
    write_needs(d, visit->services, locked);
    if (draw_chance(d, 20) && !locked) {
        write_windows(d, draw_between(d, 1, 2), -1);
    } else if (windows && draw_chance(d, 40)) {
        write_windows(d, 0, -1);
    }
    if (visit->own_at) {
        write_ways(d, visit->at);
    }
    if (!first && draw_chance(d, 50)) {
        json_member(&d->out, "lag_days", "%d", draw_between(d, 1, 2));
    }
    write_extra(d);
    json_close(&d->out, '}');
}

static void write_visits(draw *d, const draw_household *h, bool windows, bool locked) {
    json_key(&d->out, "visits");
    json_open(&d->out, '[');
    for (int32_t k = 0; k < h->visits; k++) {
        write_visit(d, &h->visit[k], k == 0, windows, locked && k == h->done);
    }
    json_close(&d->out, ']');
}

static void write_done(draw *d, const draw_household *h) {
    json_key(&d->out, "done");
    json_open(&d->out, '[');
    for (int32_t k = 0; k < h->done; k++) {
        json_open(&d->out, '{');
        json_member(&d->out, "visit", "%d", k + 1);
        write_date(d, "date", d->shift[0].day - draw_between(d, 1, 3));
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_household_place(draw *d, int32_t index) {
    const draw_household *h = &d->household[index];
    json_member(&d->out, "id", "\"h%d\"", index + 1);
    if (draw_chance(d, 20)) {
        json_member(&d->out, "name", "\"Nhà ông Tư %d\"", index + 1);
    }
    if (h->area >= 0) {
        json_member(&d->out, "area", "\"a%d\"", h->area + 1);
    }
    write_location(d, household_node(d, index));
    if (h->team >= 0) {
        json_member(&d->out, "team", "\"t%d\"", h->team + 1);
    }
    if (draw_chance(d, 30)) {
        json_member(&d->out, "priority", "%.1f", 0.5 + 2.5 * ds_rng_unit(&d->rng));
    }
}

static bool common_way(const draw_household *h, uint32_t *at) {
    for (int32_t k = 0; k < h->visits; k++) {
        if (!h->visit[k].own_at) {
            *at = h->visit[k].at;
            return true;
        }
    }
    return false;
}

static void write_household(draw *d, int32_t index) {
    const draw_household *h = &d->household[index];
    uint32_t at;
    bool locked = index == d->lock.household;
    bool windows = draw_chance(d, 40) && (!locked || d->lock.shift >= 0);
    json_open(&d->out, '{');
    write_household_place(d, index);
    if (windows) {
        write_windows(d, draw_between(d, 1, 2), locked ? d->lock.shift : -1);
    }
    if (common_way(h, &at) && (at != DRAW_HOME || draw_chance(d, 10))) {
        write_ways(d, at);
    }
    if (h->done > 0) {
        write_done(d, h);
    }
    if (h->visits == 1 && !h->visit[0].own_at) {
        write_needs(d, h->visit[0].services, locked);
    } else {
        write_visits(d, h, windows, locked);
    }
    write_extra(d);
    json_close(&d->out, '}');
}

void write_households(draw *d) {
    json_open(&d->out, '[');
    for (int32_t i = 0; i < d->households; i++) {
        write_household(d, i);
    }
    json_close(&d->out, ']');
}
