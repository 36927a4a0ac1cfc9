#include "generate/visits.h"

#include "generate/draw.h"
#include "generate/week.h"

static void need(ds_gen_visit *visit, int32_t service, int32_t people) {
    if (people > 0) {
        visit->needs[visit->n_needs++] = (ds_gen_need){service, people};
    }
}

static ds_gen_visit *add_visit(ds_gen_household *household) {
    ds_gen_visit *visit = &household->visits[household->n_visits++];
    visit->windows.count = -1;
    visit->lag_days = -1;
    return visit;
}

/* The usual house call: a talk, and whatever is asked for on the doorstep. */
static void home_needs(ds_gen_visit *visit, const ds_gen_family *family, ds_rng *rng) {
    int32_t phones = family->phones < 4 ? family->phones : 4;
    need(visit, DS_SERVICE_TALK, 1);
    need(visit, DS_SERVICE_PORTAL, ds_some(rng, phones, 65));
    need(visit, DS_SERVICE_PAYMENT, ds_some(rng, phones, 35));
    need(visit, DS_SERVICE_HEALTH, ds_some(rng, phones, 25));
    need(visit, DS_SERVICE_CITIZEN, ds_some(rng, 1, 40));
    need(visit, DS_SERVICE_SCHOOL, ds_some(rng, family->pupils, 45));
    need(visit, DS_SERVICE_SAFETY, ds_some(rng, 1, 30));
    need(visit, DS_SERVICE_DOSSIER, ds_some(rng, family->fibre, 4));
    if (visit->n_needs == 1) {
        need(visit, DS_SERVICE_PORTAL, 1);
    }
}

static void plain(ds_gen_household *household, ds_rng *rng) {
    home_needs(add_visit(household), &household->family, rng);
}

/* Cannot come to the police post: an officer goes along with the crew. */
static void housebound(ds_gen_household *household, ds_rng *rng) {
    const ds_gen_family *family = &household->family;
    ds_gen_visit *visit = add_visit(household);
    need(visit, DS_SERVICE_TALK, 1);
    need(visit, DS_SERVICE_IDENTITY, 1 + ds_some(rng, family->adults > 1, 50));
    need(visit, DS_SERVICE_PORTAL, ds_some(rng, family->phones, 40));
    need(visit, DS_SERVICE_HEALTH, 1);
}

static int32_t without_phone(const ds_gen_family *family) {
    int32_t without = family->adults - family->phones;
    return without < 3 ? without : 3;
}

/* No phone of their own: the ward's computers. */
static void invited_needs(ds_gen_visit *visit, const ds_gen_family *family, ds_rng *rng) {
    visit->at = DS_GEN_DESK;
    need(visit, DS_SERVICE_PORTAL, without_phone(family));
    need(visit, DS_SERVICE_RECEPTION, ds_some(rng, 1, 25));
    need(visit, DS_SERVICE_DOSSIER, ds_some(rng, 1, family->fibre ? 5 : 15));
}

static void invited(ds_gen_household *household, ds_rng *rng) {
    invited_needs(add_visit(household), &household->family, rng);
    household->at = DS_GEN_DESK;
    household->visits[0].at = 0;
}

/* Either will do: a crew at the door, or an appointment. */
static void either(ds_gen_household *household, ds_rng *rng) {
    const ds_gen_family *family = &household->family;
    ds_gen_visit *visit = add_visit(household);
    household->at = DS_GEN_HOME | DS_GEN_DESK;
    need(visit, DS_SERVICE_PORTAL, 1 + ds_some(rng, family->phones - 1, 40));
    need(visit, DS_SERVICE_PAYMENT, ds_some(rng, 1, 40));
    need(visit, DS_SERVICE_ACTIVATE, ds_some(rng, 1, 40));
}

/* Some of the first visits took place in the week before the horizon, on or before `latest`. */
static void perhaps_done(ds_gen_household *household, int32_t percent, int32_t latest,
                         ds_rng *rng) {
    if (ds_chance(rng, percent)) {
        household->done_day = ds_between(rng, -7, latest);
    }
}

/* Registered with the police; activated at home when the message has come: after three days with a
 * chip card, after seven where the card itself has to be made. */
static void identity_first(ds_gen_household *household, ds_rng *rng) {
    const ds_gen_family *family = &household->family;
    int32_t people = 1 + ds_some(rng, family->phones < 3 ? family->phones - 1 : 2, 40);
    bool has_card = ds_chance(rng, 75);
    ds_gen_visit *first = add_visit(household);
    need(first, has_card ? DS_SERVICE_IDENTITY : DS_SERVICE_CARD, people);
    first->at = DS_GEN_DESK | (has_card && ds_chance(rng, 50) ? DS_GEN_HOME : 0);
    first->windows.count = 0;
    ds_gen_visit *second = add_visit(household);
    need(second, DS_SERVICE_ACTIVATE, people);
    need(second, DS_SERVICE_PORTAL, ds_some(rng, people, 60));
    need(second, DS_SERVICE_PAYMENT, ds_some(rng, people, 30));
    second->lag_days = has_card ? 3 : 7;
    perhaps_done(household, has_card ? 25 : 75, -4, rng);
}

/* The SIM is in somebody else's name: the carrier first, accounts days later. */
static void sim_first(ds_gen_household *household, ds_rng *rng) {
    ds_gen_visit *first = add_visit(household);
    need(first, DS_SERVICE_SIM, 1);
    first->at = DS_GEN_DESK | (ds_chance(rng, 40) ? DS_GEN_HOME : 0);
    first->windows.count = 0;
    ds_gen_visit *second = add_visit(household);
    need(second, DS_SERVICE_PORTAL, 1 + ds_some(rng, household->family.phones > 1, 50));
    need(second, DS_SERVICE_PAYMENT, ds_some(rng, 1, 40));
    second->lag_days = 2;
    perhaps_done(household, 30, -3, rng);
}

/* Those with a phone at home, those without one at the ward's computers on a later day. */
static void home_then_desk(ds_gen_household *household, ds_rng *rng) {
    home_needs(add_visit(household), &household->family, rng);
    ds_gen_visit *second = add_visit(household);
    invited_needs(second, &household->family, rng);
    second->windows.count = 0;
}

static bool anybody(const ds_gen_family *family) {
    return family->adults > 0;
}

static bool is_elderly(const ds_gen_family *family) {
    return family->elderly;
}

static bool lacks_phones(const ds_gen_family *family) {
    return without_phone(family) > 0;
}

static bool lacks_more(const ds_gen_family *family) {
    return lacks_phones(family) && (family->elderly || !family->fibre);
}

/* A household's visits: the first row that fits and whose chance comes up; else a plain one. */
typedef struct story {
    void (*tell)(ds_gen_household *household, ds_rng *rng);
    bool (*fits)(const ds_gen_family *family);
    int32_t percent[2]; /* of those whom it fits: without desks, with them */
    uint32_t skills;    /* that somebody must have */
} story;

static const story stories[] = {
    {housebound, is_elderly, {80, 30}, DS_BIT(DS_SKILL_IDENTITY)},
    {invited, lacks_more, {0, 45}, 0},
    {identity_first, anybody, {0, 11}, DS_BIT(DS_SKILL_IDENTITY)},
    {sim_first, anybody, {0, 4}, DS_BIT(DS_SKILL_SIM)},
    {home_then_desk, lacks_phones, {0, 8}, 0},
    {either, anybody, {0, 6}, 0},
};

static void tell_story(ds_gen_household *household, bool desks, uint32_t skills, ds_rng *rng) {
    for (size_t i = 0; i < sizeof stories / sizeof stories[0]; i++) {
        const story *row = &stories[i];
        if ((row->skills & ~skills) == 0 && row->fits(&household->family) &&
            ds_chance(rng, row->percent[desks])) {
            row->tell(household, rng);
            return;
        }
    }
    plain(household, rng);
}

/* Nobody asks for what nobody can do; every visit has a need that all teams can serve. */
static void drop_unserved(ds_gen_visit *visit, uint32_t skills) {
    int32_t kept = 0;
    for (int32_t i = 0; i < visit->n_needs; i++) {
        if ((ds_gen_services[visit->needs[i].service].skills & ~skills) == 0) {
            visit->needs[kept++] = visit->needs[i];
        }
    }
    visit->n_needs = kept;
}

static const ds_gen_window any_time = {-1, -1, -1, -1, -1, -1};

static void add_window(ds_gen_windows *windows, ds_gen_window window) {
    windows->of[windows->count++] = window;
}

static int32_t any_evening(const ds_gen_world *world, ds_rng *rng) {
    int32_t evenings[DS_GEN_SHIFTS], count = 0;
    for (int32_t i = 0; i < world->n_shifts; i++) {
        if (world->shifts[i].kind == DS_KIND_EVENING) {
            evenings[count++] = i;
        }
    }
    return evenings[ds_rng_below(rng, count)];
}

enum { CLOCK = 60 };

/* When working people are at home. */
static void draw_windows(const ds_gen_world *world, ds_gen_windows *windows, ds_rng *rng) {
    const ds_gen_shift *shift = &world->shifts[ds_rng_below(rng, world->n_shifts)];
    int32_t style = ds_rng_below(rng, 100);
    ds_gen_window window = any_time;
    windows->count = 0;
    if (style < 40) {
        window.start = 18 * CLOCK;
        window.end = 20 * CLOCK + 30;
    } else if (style < 50) {
        window.shift = any_evening(world, rng);
    } else if (style < 65) {
        window.date = shift->day;
        window.start = shift->start + ds_between(rng, 0, 2) * CLOCK / 2;
    } else if (style < 75) {
        window.from = shift->day / 2;
        window.until = shift->day / 2 + 2;
    } else if (style < 85) {
        window.end = 8 * CLOCK + 30;
        add_window(windows, window);
        window = any_time;
        window.start = 15 * CLOCK + 30;
        window.end = 20 * CLOCK;
    } else {
        window.start = shift->start + ds_between(rng, 0, 1) * CLOCK / 2;
        window.end = shift->end - CLOCK / 2;
    }
    add_window(windows, window);
}

static void draw_ties(const ds_gen_world *world, ds_gen_household *household, ds_rng *rng) {
    const ds_gen_family *family = &household->family;
    household->priority = 100 + (family->elderly ? 50 : 0) + (family->poor ? 100 : 0);
    household->windows.count = -1;
    if (family->working) {
        draw_windows(world, &household->windows, rng);
    }
    if (ds_rng_below(rng, 1000) < 5 && world->n_teams > 1) {
        household->team = world->quarters[household->quarter].team;
    }
    if (ds_rng_below(rng, 1000) < 3) {
        household->quarter = -1;
    }
}

/* Where there are desks, SIM cards are seen to by those that do so, or nowhere. */
static bool sees_to_sims(const ds_gen_world *world) {
    bool somewhere = world->n_desks == 0;
    for (int32_t i = 0; i < world->n_desks; i++) {
        uint32_t services = world->desks[i].services;
        somewhere |= services == 0 || (services & DS_BIT(DS_SERVICE_SIM)) != 0;
    }
    return somewhere;
}

void ds_draw_visits(ds_gen_world *world, ds_rng *rng) {
    bool desks = world->n_desks > 0;
    uint32_t skills = ds_skills_of(world);
    skills &= sees_to_sims(world) ? ~UINT32_C(0) : ~DS_BIT(DS_SKILL_SIM);
    for (int32_t i = 0; i < world->n_households; i++) {
        ds_gen_household *household = &world->households[i];
        household->team = -1;
        household->done_day = DS_GEN_NO_DAY;
        tell_story(household, desks, skills, rng);
        for (int32_t k = 0; k < household->n_visits; k++) {
            drop_unserved(&household->visits[k], skills);
        }
        draw_ties(world, household, rng);
    }
}
