/* Locks that a plan can keep, as far as the facts tell. */
#include "support/random_parts.h"

enum { SPARED = 85 }; /* per cent of the locked that no limit is drawn for */

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
        desks |= (d->desk[i].demand >> shift & 1) << i;
    }
    return desks;
}

/* Where the member may be on duty in the shift, or off. */
static void draw_duty_lock(draw *d, draw_duty *duty) {
    const draw_member *member = &d->member[duty->member];
    bool able = (member->shifts >> duty->shift & 1) != 0;
    uint32_t teams = able ? member->teams & teams_out(d, duty->shift) : 0;
    uint32_t desks = able ? member->desks & desks_open(d, duty->shift) : 0;
    if (teams != 0 && draw_chance(d, 45)) {
        duty->team = draw_one_of(d, teams);
    } else if (desks != 0 && draw_chance(d, 60)) {
        duty->desk = draw_one_of(d, desks);
    }
}

void random_duties(draw *d) {
    int32_t locks = draw_between(d, 0, DRAW_LOCKS);
    for (d->duties = 0; d->duties < locks; d->duties++) {
        draw_duty *duty = &d->duty[d->duties];
        /* Of neighbouring members, so that no member is locked twice. */
        int32_t first = d->duties > 0 ? d->duty[0].member + 1 : ds_rng_below(&d->rng, d->members);
        *duty = (draw_duty){first % d->members, ds_rng_below(&d->rng, d->shifts), -1, -1};
        if (d->duties == 0 || duty->shift != d->duty[0].shift) {
            draw_duty_lock(d, duty);
        }
    }
}

bool random_spares_member(draw *d, int32_t member) {
    bool locked = false;
    for (int32_t i = 0; i < d->duties; i++) {
        const draw_duty *duty = &d->duty[i];
        locked |= duty->member == member && (duty->team >= 0 || duty->desk >= 0);
    }
    return locked && draw_chance(d, SPARED);
}

bool random_spares_desk(draw *d, int32_t desk) {
    bool locked = false;
    for (int32_t i = 0; i < d->duties; i++) {
        locked |= d->duty[i].desk == desk;
    }
    return locked && draw_chance(d, SPARED);
}

bool random_spares_team(draw *d, int32_t team) {
    bool locked = d->lock.team == team;
    for (int32_t i = 0; i < d->duties; i++) {
        locked |= d->duty[i].team == team;
    }
    return locked && draw_chance(d, SPARED);
}

static uint32_t skills_called_for(const draw *d, const draw_visit *visit) {
    uint32_t skills = 0;
    for (uint32_t set = visit->services; set != 0; set &= set - 1) {
        skills |= d->service_skills[__builtin_ctz(set)];
    }
    return skills;
}

/* Shifts in which one member alone could do the visit for the team, or at the desk. */
static uint32_t shifts_of(const draw *d, const draw_visit *visit, int32_t team, int32_t desk) {
    uint32_t shifts = 0, skills = skills_called_for(d, visit);
    for (int32_t m = 0; m < d->members; m++) {
        const draw_member *member = &d->member[m];
        uint32_t may = team >= 0 ? member->teams >> team : member->desks >> desk;
        if ((may & 1) != 0 && (skills & ~member->skills) == 0) {
            shifts |= member->shifts;
        }
    }
    return shifts & (team >= 0 ? d->team[team].shifts : d->desk[desk].demand);
}

static bool team_may(const draw *d, const draw_household *h, int32_t team) {
    return (h->visit[h->done].at & DRAW_HOME) != 0 && (h->team < 0 || h->team == team) &&
           (h->area < 0 || (d->team[team].areas >> h->area & 1) != 0);
}

static bool desk_may(const draw *d, const draw_household *h, int32_t i) {
    const draw_desk *desk = &d->desk[i];
    const draw_visit *visit = &h->visit[h->done];
    return (visit->at & DRAW_DESK) != 0 && (visit->services & ~desk->services) == 0 &&
           desk->appointment_minutes >= 40 && (h->area < 0 || (desk->areas >> h->area & 1) != 0);
}

static uint32_t shifts_for(const draw *d, const draw_lock *lock) {
    const draw_household *h = &d->household[lock->household];
    bool may = lock->team >= 0 ? team_may(d, h, lock->team) : desk_may(d, h, lock->desk);
    return may ? shifts_of(d, &h->visit[h->done], lock->team, lock->desk) : 0;
}

/* One try: a household and a team or desk that may do its next visit. */
static bool try_lock(draw *d, bool at_desk, draw_lock *lock) {
    *lock = (draw_lock){ds_rng_below(&d->rng, d->households), -1, -1, -1};
    if (at_desk) {
        lock->desk = ds_rng_below(&d->rng, d->desks);
    } else {
        lock->team = ds_rng_below(&d->rng, d->teams);
    }
    uint32_t shifts = shifts_for(d, lock);
    if (shifts != 0 && draw_chance(d, 45)) {
        lock->shift = draw_one_of(d, shifts);
    }
    return shifts != 0;
}

void random_lock(draw *d) {
    bool at_desk = draw_chance(d, 65), found = false;
    int32_t tries = draw_chance(d, 75) ? 24 : 0;
    for (int32_t i = 0; i < tries && !found; i++) {
        found = try_lock(d, at_desk, &d->lock);
    }
    if (!found) {
        d->lock = (draw_lock){-1, -1, -1, -1};
    } else if (d->lock.shift >= 0 && draw_chance(d, 40)) {
        d->lock.team = d->lock.desk = -1; /* the shift alone */
    }
}

static void write_place_of_duty(draw *d, const char *key, const char *prefix, int32_t index) {
    json_key(&d->out, "duty");
    json_open(&d->out, '{');
    json_member(&d->out, key, "\"%s%d\"", prefix, index + 1);
    json_close(&d->out, '}');
}

static void write_duty_lock(draw *d, const draw_duty *duty) {
    json_open(&d->out, '{');
    json_member(&d->out, "member", "\"m%d\"", duty->member + 1);
    json_member(&d->out, "shift", "\"s%d\"", duty->shift + 1);
    if (duty->team >= 0) {
        write_place_of_duty(d, "team", "t", duty->team);
    } else if (duty->desk >= 0) {
        write_place_of_duty(d, "desk", "d", duty->desk);
    } else {
        json_member(&d->out, "duty", "\"off\"");
    }
    write_extra(d);
    json_close(&d->out, '}');
}

static void write_household_lock(draw *d) {
    const draw_lock *lock = &d->lock;
    int32_t done = d->household[lock->household].done;
    json_open(&d->out, '{');
    json_member(&d->out, "household", "\"h%d\"", lock->household + 1);
    if (done > 0 || draw_chance(d, 60)) {
        json_member(&d->out, "visit", "%d", done + 1);
    }
    if (lock->team >= 0) {
        json_member(&d->out, "team", "\"t%d\"", lock->team + 1);
    }
    if (lock->desk >= 0) {
        json_member(&d->out, "desk", "\"d%d\"", lock->desk + 1);
    }
    if (lock->shift >= 0) {
        json_member(&d->out, "shift", "\"s%d\"", lock->shift + 1);
    }
    json_close(&d->out, '}');
}

void write_locks(draw *d) {
    json_open(&d->out, '[');
    for (int32_t i = 0; i < d->duties; i++) {
        write_duty_lock(d, &d->duty[i]);
    }
    if (d->lock.household >= 0) {
        write_household_lock(d);
    }
    json_close(&d->out, ']');
}
