/* Locks that a plan can keep, as far as the facts tell. */
#include "support/random_parts.h"

static uint32_t member_bit(const draw *d, int32_t member, int32_t shift) {
    return UINT32_C(1) << (member * d->shifts + shift) % 32;
}

static void write_team_duty(draw *d, uint32_t teams) {
    json_key(&d->out, "duty");
    json_open(&d->out, '{');
    json_member(&d->out, "team", "\"t%d\"", draw_one_of(d, teams) + 1);
    json_close(&d->out, '}');
}

static void write_desk_duty(draw *d, uint32_t desks) {
    json_key(&d->out, "duty");
    json_open(&d->out, '{');
    json_member(&d->out, "desk", "\"d%d\"", draw_one_of(d, desks) + 1);
    json_close(&d->out, '}');
}

static uint32_t teams_out(const draw *d, int32_t shift) {
    uint32_t teams = 0;
    for (int32_t t = 0; t < d->teams; t++) {
        teams |= (d->team[t].shifts >> shift & 1) << t;
    }
    return teams;
}

static uint32_t desks_open(const draw *d, int32_t shift) {
    uint32_t desks = 0;
    for (int32_t i = 0; i < d->desks; i++) {
        desks |= (d->demand[i] >> shift & 1) << i;
    }
    return desks;
}

static void write_member_lock(draw *d, int32_t m, int32_t s) {
    const draw_member *member = &d->member[m];
    bool able = (member->shifts >> s & 1) != 0;
    uint32_t teams = able ? member->teams & teams_out(d, s) : 0;
    uint32_t desks = able ? member->desks & desks_open(d, s) : 0;
    json_open(&d->out, '{');
    json_member(&d->out, "member", "\"m%d\"", m + 1);
    json_member(&d->out, "shift", "\"s%d\"", s + 1);
    if (teams != 0 && draw_chance(d, 50)) {
        write_team_duty(d, teams);
    } else if (desks != 0 && draw_chance(d, 60)) {
        write_desk_duty(d, desks);
    } else {
        json_member(&d->out, "duty", "\"off\"");
    }
    write_extra(d);
    json_close(&d->out, '}');
}

/* The first visit left to do, in one of its ways or in a shift of any way. */
static void write_household_lock(draw *d, int32_t index) {
    const draw_household *h = &d->household[index];
    uint32_t at = h->at[h->done];
    bool shift = draw_chance(d, 40), where = !shift || draw_chance(d, 60);
    json_open(&d->out, '{');
    json_member(&d->out, "household", "\"h%d\"", index + 1);
    if (h->done > 0 || draw_chance(d, 60)) {
        json_member(&d->out, "visit", "%d", h->done + 1);
    }
    if (where && (at & DRAW_DESK) != 0 && (at == DRAW_DESK || draw_chance(d, 50))) {
        json_member(&d->out, "desk", "\"d%d\"", ds_rng_below(&d->rng, d->desks) + 1);
    } else if (where) {
        int32_t team = h->team >= 0 ? h->team : ds_rng_below(&d->rng, d->teams);
        json_member(&d->out, "team", "\"t%d\"", team + 1);
    }
    if (shift) {
        json_member(&d->out, "shift", "\"s%d\"", ds_rng_below(&d->rng, d->shifts) + 1);
    }
    json_close(&d->out, '}');
}

void write_locks(draw *d) {
    uint32_t used = 0;
    json_open(&d->out, '[');
    for (int32_t i = draw_between(d, 0, 2); i > 0; i--) {
        int32_t m = ds_rng_below(&d->rng, d->members), s = ds_rng_below(&d->rng, d->shifts);
        if ((used & member_bit(d, m, s)) == 0) {
            write_member_lock(d, m, s);
        }
        used |= member_bit(d, m, s);
    }
    if (draw_chance(d, 65)) {
        write_household_lock(d, ds_rng_below(&d->rng, d->households));
    }
    json_close(&d->out, ']');
}
