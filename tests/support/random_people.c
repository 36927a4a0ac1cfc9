/* Teams, members and desks. */
#include "support/random_parts.h"

static void write_point(draw *d, const char *key, int32_t node) {
    if (draw_chance(d, 50)) {
        json_member(&d->out, key, "\"%s\"", random_places[ds_rng_below(&d->rng, d->places)]);
        return;
    }
    json_key(&d->out, key);
    json_open(&d->out, '{');
    write_location(d, node);
    json_close(&d->out, '}');
}

static void write_size(draw *d) {
    int32_t min = ds_rng_below(&d->rng, 3);
    json_key(&d->out, "size");
    json_open(&d->out, '{');
    if (draw_chance(d, 60)) {
        json_member(&d->out, "min", "%d", min);
    }
    if (draw_chance(d, 60)) {
        json_member(&d->out, "max", "%d", draw_between(d, min > 1 ? min : 1, 4));
    }
    json_close(&d->out, '}');
}

static void write_crew(draw *d) {
    int32_t min = draw_one_of(d, 7) / 2 + 1;
    json_key(&d->out, "crew");
    json_open(&d->out, '{');
    if (min > 1 || draw_chance(d, 40)) {
        json_member(&d->out, "min", "%d", min);
    }
    if (draw_chance(d, 50)) {
        json_member(&d->out, "max", "%d", draw_between(d, min, 3));
    }
    if (draw_chance(d, 55)) {
        write_rules(d, "require", min);
    }
    json_close(&d->out, '}');
}

static void write_team_limits(draw *d, int32_t t) {
    if (d->team[t].shifts != draw_all(d->shifts) || draw_chance(d, 10)) {
        write_id_set(d, "shifts", "s", d->team[t].shifts);
    }
    if (draw_chance(d, 40)) {
        json_member(&d->out, "max_crews", "%d", draw_between(d, 1, 3));
    }
    if (random_spares_team(d, t)) {
        return;
    }
    if (draw_chance(d, 30)) {
        write_size(d);
    }
    if (draw_chance(d, 45)) {
        write_rules(d, "require", 1);
    }
    if (draw_chance(d, 60)) {
        write_crew(d);
    }
}

static void write_team(draw *d, int32_t t) {
    json_open(&d->out, '{');
    json_member(&d->out, "id", "\"t%d\"", t + 1);
    if (draw_chance(d, 40)) {
        json_member(&d->out, "name", "\"Tổ số %d\"", t + 1);
    }
    write_point(d, "base", team_node(d, t));
    if (draw_chance(d, 40)) {
        write_point(d, "end", team_node(d, t) + 1);
    }
    if (draw_chance(d, 40)) {
        json_member(&d->out, "return", draw_chance(d, 25) ? "true" : "false");
    }
    if (d->team[t].areas != draw_all(d->areas) || draw_chance(d, 10)) {
        write_id_set(d, "areas", "a", d->team[t].areas);
    }
    write_team_limits(d, t);
    if (draw_chance(d, 30)) {
        json_member(&d->out, "parallel", draw_chance(d, 40) ? "true" : "false");
    }
    if (draw_chance(d, 30)) {
        json_member(&d->out, "travel_factor", "%.2f", 0.5 + ds_rng_unit(&d->rng));
    }
    write_extra(d);
    json_close(&d->out, '}');
}

void write_teams(draw *d) {
    json_open(&d->out, '[');
    for (int32_t t = 0; t < d->teams; t++) {
        write_team(d, t);
    }
    json_close(&d->out, ']');
}

/* One row per limit of a member that is a number: how often, and its range; a limit that must not
 * be below another names it. */
typedef struct limit_row {
    const char *key;
    int32_t percent, low, high;
    double unit;
    int32_t not_below; /* row, or -1 */
} limit_row;

static const limit_row LIMITS[] = {
    {"min_shifts", 15, 0, 2, 1, -1},
    {"max_shifts", 20, 1, 3, 1, 0},
    {"min_hours", 15, 1, 8, 0.25, -1},
    {"max_hours", 20, 5, 16, 0.25, 2},
    {"max_shifts_per_day", 20, 1, 2, 1, -1},
    {"max_shifts_per_week", 15, 1, 3, 1, -1},
    {"min_days_in_a_row", 12, 1, 2, 1, -1},
    {"max_days_in_a_row", 15, 1, 3, 1, 6},
    {"min_days_off_in_a_row", 12, 1, 2, 1, -1},
    {"max_weekends", 15, 0, 1, 1, -1},
    {"min_rest_hours", 15, 20, 100, 0.25, -1},
    {"share", 15, 1, 8, 0.25, -1},
};

enum { N_LIMITS = sizeof LIMITS / sizeof LIMITS[0] };

/* Kinds that some shift has: they are known even where no list declares them. */
static uint32_t kinds_used(const draw *d) {
    uint32_t used = 0;
    for (int32_t s = 0; s < d->shifts; s++) {
        used |= d->shift[s].kind >= 0 ? UINT32_C(1) << d->shift[s].kind : 0;
    }
    return used;
}

static void write_max_of_kind(draw *d) {
    json_key(&d->out, "max_of_kind");
    json_open(&d->out, '{');
    for (uint32_t set = kinds_used(d); set != 0; set &= set - 1) {
        json_member(&d->out, random_kinds[__builtin_ctz(set)], "%d", draw_between(d, 0, 2));
    }
    json_close(&d->out, '}');
}

static void write_limits(draw *d) {
    int32_t given[N_LIMITS] = {0};
    for (int32_t i = 0; i < N_LIMITS; i++) {
        const limit_row *row = &LIMITS[i];
        if (!draw_chance(d, row->percent)) {
            continue;
        }
        int32_t low = row->low;
        if (row->not_below >= 0 && given[row->not_below] > low) {
            low = given[row->not_below];
        }
        given[i] = draw_between(d, low, row->high);
        json_member(&d->out, row->key, "%g", given[i] * row->unit);
    }
    if (d->kinds > 0 && draw_chance(d, 35)) {
        write_max_of_kind(d);
    }
}

static void write_requests(draw *d) {
    json_key(&d->out, "requests");
    json_open(&d->out, '[');
    for (uint32_t set = draw_some(d, d->shifts, 40); set != 0; set &= set - 1) {
        json_open(&d->out, '{');
        json_member(&d->out, "shift", "\"s%d\"", __builtin_ctz(set) + 1);
        json_member(&d->out, "want", draw_chance(d, 50) ? "\"on\"" : "\"off\"");
        if (draw_chance(d, 60)) {
            json_member(&d->out, "weight", "%.1f", 5 * ds_rng_unit(&d->rng));
        }
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

/* The shifts a member can work, as a list of them, a list of the others, or both. */
static void write_availability(draw *d, const draw_member *member) {
    uint32_t off = draw_all(d->shifts) & ~member->shifts;
    if (off == 0) {
        return;
    }
    bool split = (off & (off - 1)) != 0;
    uint32_t taken = split || draw_chance(d, 50) ? off & ~(off - 1) : 0;
    if (taken != off) {
        write_id_set(d, "shifts", "s", draw_all(d->shifts) & ~(off & ~taken));
    }
    if (taken != 0) {
        write_id_set(d, "unavailable", "s", taken);
    }
}

static void write_where(draw *d, const draw_member *member) {
    if (member->teams != draw_all(d->teams) || draw_chance(d, 15)) {
        write_id_set(d, "teams", "t", member->teams);
    }
    if (member->helps != 0) {
        write_id_set(d, "helps", "t", member->helps);
    }
    if (member->desks != draw_all(d->desks) || draw_chance(d, 15)) {
        write_id_set(d, "desks", "d", member->desks);
    }
}

static void write_member(draw *d, int32_t m) {
    const draw_member *member = &d->member[m];
    json_open(&d->out, '{');
    json_member(&d->out, "id", "\"m%d\"", m + 1);
    if (draw_chance(d, 40)) {
        json_member(&d->out, "name", "\"Chị Năm %d\"", m + 1);
    }
    if (member->role >= 0) {
        json_member(&d->out, "role", "\"%s\"", random_roles[member->role]);
    }
    if (member->skills != 0) {
        write_word_set(d, "skills", random_skills, member->skills);
    }
    write_where(d, member);
    write_availability(d, member);
    if (!random_spares_member(d, m)) {
        write_limits(d);
    }
    if (draw_chance(d, 30)) {
        write_requests(d);
    }
    if (draw_chance(d, 25)) {
        json_member(&d->out, "fair_group", draw_chance(d, 50) ? "\"officials\"" : "\"youth\"");
    }
    write_extra(d);
    json_close(&d->out, '}');
}

void write_members(draw *d) {
    json_open(&d->out, '[');
    for (int32_t m = 0; m < d->members; m++) {
        write_member(d, m);
    }
    json_close(&d->out, ']');
}

static void write_demand(draw *d, int32_t shift, bool spared) {
    static const char *const weights[] = {"shortage_weight", "ideal_weight", "over_weight"};
    int32_t min = draw_between(d, 0, 1), ideal = min + draw_between(d, 0, 1);
    int32_t max = ideal > 1 ? ideal : 1;
    json_open(&d->out, '{');
    json_member(&d->out, "shift", "\"s%d\"", shift + 1);
    if (min > 0 || draw_chance(d, 30)) {
        json_member(&d->out, "min", "%d", min);
    }
    if (ideal > min || draw_chance(d, 30)) {
        json_member(&d->out, "ideal", "%d", ideal);
    }
    if (draw_chance(d, 40)) {
        json_member(&d->out, "max", "%d", max + draw_between(d, 0, 1));
    }
    if (!spared && draw_chance(d, 30)) {
        write_rules(d, "require", 1);
    }
    for (int32_t i = 0; i < 3; i++) {
        if (draw_chance(d, 20)) {
            json_member(&d->out, weights[i], "%.1f", 12 * ds_rng_unit(&d->rng));
        }
    }
    json_close(&d->out, '}');
}

static void write_bookings(draw *d, const draw_desk *desk) {
    if (desk->appointment_minutes > 0) {
        json_member(&d->out, "appointment_minutes", "%d", desk->appointment_minutes);
    }
    if (desk->areas != draw_all(d->areas)) {
        write_id_set(d, "areas", "a", desk->areas);
    }
    if (desk->services != draw_all(d->services)) {
        write_id_set(d, "services", "v", desk->services);
    }
}

static void write_desk(draw *d, int32_t desk) {
    json_open(&d->out, '{');
    json_member(&d->out, "id", "\"d%d\"", desk + 1);
    if (draw_chance(d, 50)) {
        json_member(&d->out, "place", "\"%s\"", random_places[ds_rng_below(&d->rng, d->places)]);
    }
    bool spared = random_spares_desk(d, desk);
    if (!spared && draw_chance(d, 50)) {
        json_member(&d->out, "staffed_by", "\"one_team_per_day\"");
        if (draw_chance(d, 50)) {
            json_member(&d->out, "max_days_per_team", "%d", draw_between(d, 1, 2));
        }
    } else if (draw_chance(d, 50)) {
        json_member(&d->out, "staffed_by", "\"members\"");
    }
    write_bookings(d, &d->desk[desk]);
    json_key(&d->out, "demand");
    json_open(&d->out, '[');
    for (uint32_t set = d->desk[desk].demand; set != 0; set &= set - 1) {
        write_demand(d, __builtin_ctz(set), spared);
    }
    json_close(&d->out, ']');
    write_extra(d);
    json_close(&d->out, '}');
}

void write_desks(draw *d) {
    json_open(&d->out, '[');
    for (int32_t i = 0; i < d->desks; i++) {
        write_desk(d, i);
    }
    json_close(&d->out, ']');
}
