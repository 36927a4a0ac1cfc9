#include "support/random_instance.h"

#include "support/random_parts.h"

const ds_test_random_options ds_test_tiny = {
    .members = {3, 4},
    .teams = {2, 2},
    .shifts = {2, 3},
    .dates = {1, 3},
    .desks = {1, 2},
    .visits = {5, 7},
    .shift_minutes = {50, 110},
};

const ds_test_random_options ds_test_medium = {
    .members = {5, 8},
    .teams = {2, 3},
    .shifts = {3, 6},
    .dates = {2, 4},
    .desks = {1, 2},
    .visits = {28, 80},
    .shift_minutes = {90, 200},
};

const ds_test_random_options ds_test_large = {
    .members = {8, 12},
    .teams = {3, 6},
    .shifts = {6, 12},
    .dates = {3, 5},
    .desks = {2, 4},
    .visits = {250, 700},
    .shift_minutes = {120, 240},
};

/* The arrays of a draw are as large as that; a span starts at one. */
static bool within_limits(const ds_test_random_options *options) {
    const struct {
        ds_test_span span;
        int32_t most;
    } rows[] = {
        {options->members, DRAW_MEMBERS}, {options->teams, DRAW_TEAMS},
        {options->shifts, DRAW_SHIFTS},   {options->dates, DRAW_SHIFTS},
        {options->desks, DRAW_DESKS},     {options->visits, 1000},
        {options->shift_minutes, 300},
    };
    bool within = true;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const ds_test_span *span = &rows[i].span;
        within &= span->low >= 1 && span->low <= span->high && span->high <= rows[i].most;
    }
    return within;
}

static void write_shifts(draw *d) {
    json_open(&d->out, '[');
    for (int32_t s = 0; s < d->shifts; s++) {
        const draw_shift *shift = &d->shift[s];
        json_open(&d->out, '{');
        json_member(&d->out, "id", "\"s%d\"", s + 1);
        write_date(d, "date", shift->day);
        write_clock(d, "start", shift->start);
        write_clock(d, "end", shift->end);
        if (shift->kind >= 0) {
            json_member(&d->out, "kind", "\"%s\"", random_kinds[shift->kind]);
        }
        write_extra(d);
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_kinds(draw *d) {
    json_open(&d->out, '[');
    for (int32_t k = 0; k < d->kinds; k++) {
        json_open(&d->out, '{');
        json_member(&d->out, "id", "\"%s\"", random_kinds[k]);
        if (draw_chance(d, 60)) {
            write_word_set(d, "not_next_day", random_kinds, draw_some(d, d->kinds, 40));
        }
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_words(draw *d, const char *const *words, int32_t count) {
    json_open(&d->out, '[');
    for (int32_t i = 0; i < count; i++) {
        json_value(&d->out, "\"%s\"", words[i]);
    }
    json_close(&d->out, ']');
}

static void write_roles(draw *d) {
    write_words(d, random_roles, d->roles);
}

static void write_skills(draw *d) {
    write_words(d, random_skills, d->skills);
}

static void write_services(draw *d) {
    json_open(&d->out, '[');
    for (int32_t i = 0; i < d->services; i++) {
        json_open(&d->out, '{');
        json_member(&d->out, "id", "\"v%d\"", i + 1);
        if (draw_chance(d, 30)) {
            json_member(&d->out, "name", "\"Dịch vụ %d\"", i + 1);
        }
        json_member(&d->out, "minutes", "%g", draw_between(d, 20, 80) * 0.25);
        if (d->service_skills[i] != 0) {
            write_word_set(d, "skills", random_skills, d->service_skills[i]);
        }
        if (draw_chance(d, 60)) {
            json_member(&d->out, "value", "%.1f", 0.5 + 3 * ds_rng_unit(&d->rng));
        }
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_boundary(draw *d) {
    bool several = draw_chance(d, 50);
    const char *type = several ? "\"MultiPolygon\"" : "\"Polygon\"";
    const char *ring = "[[[106.12, 11.33], [106.14, 11.33], [106.14, 11.35], [106.12, 11.33]]]";
    json_key(&d->out, "boundary");
    json_open(&d->out, '{');
    json_member(&d->out, "type", "%s", type);
    json_member(&d->out, "coordinates", several ? "[%s]" : "%s", ring);
    json_close(&d->out, '}');
}

static void write_areas(draw *d) {
    json_open(&d->out, '[');
    for (int32_t a = 0; a < d->areas; a++) {
        json_open(&d->out, '{');
        json_member(&d->out, "id", "\"a%d\"", a + 1);
        if (draw_chance(d, 30)) {
            json_member(&d->out, "name", "\"Khu phố %d\"", a + 1);
        }
        if (draw_chance(d, 20)) {
            json_member(&d->out, "x-district", "\"Huyện %d\"", a % 2 + 1);
        }
        if (draw_chance(d, 55)) {
            json_member(&d->out, "target", "%.2f", 0.1 + 0.9 * ds_rng_unit(&d->rng));
        }
        if (draw_chance(d, 30)) {
            write_boundary(d);
        }
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_places(draw *d) {
    json_open(&d->out, '[');
    for (int32_t p = 0; p < d->places; p++) {
        json_open(&d->out, '{');
        json_member(&d->out, "id", "\"%s\"", random_places[p]);
        if (draw_chance(d, 50)) {
            json_member(&d->out, "name", "\"UBND phường %d\"", p + 1);
        }
        write_location(d, place_node(p));
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

static void write_matrix(draw *d) {
    int32_t nodes = household_node(d, d->households);
    json_member(&d->out, "mode", "\"matrix\"");
    json_key(&d->out, "minutes");
    json_open(&d->out, '[');
    for (int32_t i = 0; i < nodes; i++) {
        json_open(&d->out, '[');
        for (int32_t j = 0; j < nodes; j++) {
            json_value(&d->out, "%.1f", i == j ? 0 : 1 + 11 * ds_rng_unit(&d->rng));
        }
        json_close(&d->out, ']');
    }
    json_close(&d->out, ']');
}

void write_travel(draw *d) {
    json_open(&d->out, '{');
    if (d->matrix) {
        write_matrix(d);
    } else {
        json_member(&d->out, "mode", "\"straight\"");
        json_member(&d->out, "speed_kmh", "%.1f", 6 + 10 * ds_rng_unit(&d->rng));
        if (draw_chance(d, 60)) {
            json_member(&d->out, "detour", "%.2f", 1 + ds_rng_unit(&d->rng));
        }
    }
    if (draw_chance(d, 60)) {
        json_member(&d->out, "stop_minutes", "%g", draw_between(d, 0, 12) * 0.25);
    }
    json_close(&d->out, '}');
}

/* Weights are drawn so that wishes compete with visits, which are worth 1 to 30. */
static const struct {
    const char *key;
    int32_t percent;
    double low, high;
} WEIGHTS[] = {
    {"coverage", 30, 0.2, 2},     {"complete", 45, 0, 5},     {"area_target", 40, 0, 8},
    {"desk_shortage", 60, 2, 30}, {"desk_ideal", 30, 0, 8},   {"desk_over", 30, 0, 5},
    {"min_shifts", 30, 0, 10},    {"min_hours", 30, 0, 10},   {"fairness", 40, 0, 4},
    {"requests", 30, 0, 3},       {"member_shift", 40, 0, 2}, {"travel", 50, 0, 0.4},
    {"change", 25, 0, 5},
};

void write_objective(draw *d) {
    json_open(&d->out, '{');
    for (size_t i = 0; i < sizeof WEIGHTS / sizeof WEIGHTS[0]; i++) {
        if (draw_chance(d, WEIGHTS[i].percent)) {
            double span = WEIGHTS[i].high - WEIGHTS[i].low;
            json_member(&d->out, WEIGHTS[i].key, "%.2f",
                        WEIGHTS[i].low + span * ds_rng_unit(&d->rng));
        }
    }
    json_close(&d->out, '}');
}

static void write_version(draw *d) {
    json_value(&d->out, "1");
}

static void write_name(draw *d) {
    json_value(&d->out, "\"Phường %d\"", ds_rng_below(&d->rng, 1000));
}

static void write_origin(draw *d) {
    json_value(&d->out, "{\"made\": [\"at\", \"random\", null]}");
}

/* The sections in the order of docs/format.md; an absent one has no use or lost the draw. */
static const struct {
    const char *key;
    void (*write)(draw *d);
    int32_t percent;
} SECTIONS[] = {
    {"doorstep", write_version, 100},
    {"name", write_name, 60},
    {"shifts", write_shifts, 100},
    {"kinds", write_kinds, 70},
    {"roles", write_roles, 40},
    {"skills", write_skills, 40},
    {"services", write_services, 100},
    {"areas", write_areas, 100},
    {"places", write_places, 100},
    {"teams", write_teams, 100},
    {"members", write_members, 100},
    {"desks", write_desks, 100},
    {"households", write_households, 100},
    {"travel", write_travel, 100},
    {"objective", write_objective, 85},
    {"locks", write_locks, 70},
    {"x-origin", write_origin, 30},
};

enum { N_SECTIONS = sizeof SECTIONS / sizeof SECTIONS[0] };

static void order_sections(draw *d, int32_t order[N_SECTIONS]) {
    bool shuffled = draw_chance(d, 50);
    for (int32_t i = 0; i < N_SECTIONS; i++) {
        int32_t j = shuffled ? ds_rng_below(&d->rng, i + 1) : i;
        order[i] = order[j];
        order[j] = i;
    }
}

char *ds_test_random_instance(uint64_t seed, const ds_test_random_options *options) {
    draw d;
    int32_t order[N_SECTIONS];
    options = options != NULL ? options : &ds_test_tiny;
    if (!within_limits(options) || !draw_facts(&d, seed, options)) {
        return NULL;
    }
    order_sections(&d, order);
    json_open(&d.out, '{');
    for (int32_t i = 0; i < N_SECTIONS; i++) {
        int32_t section = order[i];
        bool empty = SECTIONS[section].write == write_areas && d.areas == 0;
        if (!empty && draw_chance(&d, SECTIONS[section].percent)) {
            json_key(&d.out, SECTIONS[section].key);
            SECTIONS[section].write(&d);
        }
    }
    json_close(&d.out, '}');
    draw_free(&d);
    return d.out.buf.bytes;
}
