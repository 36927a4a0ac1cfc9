#include "support/random_parts.h"

#include <stdio.h>

const char *const random_skills[] = {"account", "identity", "payment"};
const char *const random_roles[] = {"hamlet_head", "police", "teacher"};
const char *const random_kinds[] = {"day", "evening", "weekend"};
const char *const random_places[] = {"hall", "post"};

void write_id_set(draw *d, const char *key, const char *prefix, uint32_t set) {
    json_key(&d->out, key);
    json_open(&d->out, '[');
    for (; set != 0; set &= set - 1) {
        json_value(&d->out, "\"%s%d\"", prefix, __builtin_ctz(set) + 1);
    }
    json_close(&d->out, ']');
}

void write_word_set(draw *d, const char *key, const char *const *words, uint32_t set) {
    json_key(&d->out, key);
    json_open(&d->out, '[');
    for (; set != 0; set &= set - 1) {
        json_value(&d->out, "\"%s\"", words[__builtin_ctz(set)]);
    }
    json_close(&d->out, ']');
}

/* About a role or skill that somebody has, most of the time. */
static void write_matcher(draw *d) {
    const draw_member *example = &d->member[ds_rng_below(&d->rng, d->members)];
    int32_t role = example->role >= 0 ? example->role : 0;
    if (example->skills != 0 && draw_chance(d, 35)) {
        json_member(&d->out, "skill", "\"%s\"", random_skills[draw_one_of(d, example->skills)]);
    } else if (draw_chance(d, 50)) {
        uint32_t roles = draw_some(d, d->roles, 40) | UINT32_C(1) << role;
        write_word_set(d, "role", random_roles, roles);
    } else {
        json_member(&d->out, "role", "\"%s\"", random_roles[role]);
    }
}

void write_rules(draw *d, const char *key, int32_t most) {
    json_key(&d->out, key);
    json_open(&d->out, '[');
    int32_t rules = draw_between(d, 1, 4) / 3 + 1;
    for (int32_t i = 0; i < rules; i++) {
        json_open(&d->out, '{');
        write_matcher(d);
        int32_t min = draw_chance(d, 55) && most > 0;
        if (min > 0) {
            json_member(&d->out, "min", "%d", min);
        }
        if (min == 0 || draw_chance(d, 40)) {
            json_member(&d->out, "max", "%d", draw_between(d, 1, 2));
        }
        json_close(&d->out, '}');
    }
    json_close(&d->out, ']');
}

void write_location(draw *d, int32_t node) {
    if (d->matrix) {
        json_member(&d->out, "node", "%d", node);
    }
    if (!d->matrix || draw_chance(d, 30)) {
        json_member(&d->out, "lat", "%.6f", 11.34 + 0.02 * (ds_rng_unit(&d->rng) - 0.5));
        json_member(&d->out, "lon", "%.6f", 106.13 + 0.02 * (ds_rng_unit(&d->rng) - 0.5));
    }
}

void write_extra(draw *d) {
    static const char *const values[] = {"\"s\\u1ed1 nh\\u00e0 \\\"7\\\"\"", "[1, {\"a\": true}]",
                                         "-1.5e3", "{}"};
    if (draw_chance(d, 14)) {
        json_member(&d->out, "x-note", "%s", values[ds_rng_below(&d->rng, 4)]);
    }
}

void write_clock(draw *d, const char *key, int32_t minutes) {
    int32_t second = draw_chance(d, 15) ? ds_rng_below(&d->rng, 60) : 0;
    if (second > 0 || draw_chance(d, 20)) {
        json_member(&d->out, key, "\"%02d:%02d:%02d\"", minutes / 60, minutes % 60, second);
    } else {
        json_member(&d->out, key, "\"%02d:%02d\"", minutes / 60, minutes % 60);
    }
}

void write_date(draw *d, const char *key, int32_t day) {
    enum { NOVEMBER = 30 };
    bool later = day > NOVEMBER;
    json_member(&d->out, key, "\"2022-%d-%02d\"", later ? 12 : 11, later ? day - NOVEMBER : day);
}
