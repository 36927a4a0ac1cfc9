#include "generate/commune.h"

#include "generate/desks.h"
#include "generate/draw.h"
#include "generate/facts.h"
#include "generate/ground.h"
#include "generate/locks.h"
#include "generate/members.h"
#include "generate/teams.h"
#include "generate/visits.h"
#include "generate/week.h"

/* Whom a commune has beside its quarters' heads, police and clerks; dealt in this order. */
static const int32_t others[] = {
    DS_ROLE_YOUTH,    DS_ROLE_WOMEN,   DS_ROLE_OFFICIAL, DS_ROLE_TEACHER, DS_ROLE_FARMERS,
    DS_ROLE_YOUTH,    DS_ROLE_TELECOM, DS_ROLE_VETERANS, DS_ROLE_WOMEN,   DS_ROLE_RESIDENT,
    DS_ROLE_OFFICIAL, DS_ROLE_POST,    DS_ROLE_TEACHER,  DS_ROLE_YOUTH,   DS_ROLE_RESIDENT,
};

enum { N_OTHERS = sizeof others / sizeof others[0], CLERKS = 2 };

static const ds_gen_weight weights[] = {
    {"coverage", 100},    {"complete", 50},  {"area_target", 500}, {"desk_shortage", 100000},
    {"desk_ideal", 3000}, {"desk_over", 50}, {"min_shifts", 2000}, {"min_hours", 200},
    {"fairness", 50},     {"requests", 300}, {"member_shift", 50}, {"travel", 2},
    {"change", 200},      {NULL, 0},
};

static uint32_t first_bits(int32_t n) {
    return DS_BIT(n) - 1;
}

/* The One-Stop desk and the halls; posts of police and carrier are staffed by their own people. */
static uint32_t public_desks(const ds_gen_world *world) {
    return first_bits(world->n_desks) & ~(DS_BIT(DS_DESK_POLICE) | DS_BIT(DS_DESK_CARRIER));
}

static void add_heads(ds_gen_world *world, ds_rng *rng) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        ds_gen_member *head = ds_add_member(world, DS_ROLE_HEAD, rng);
        head->home = world->quarters[q].team;
        head->teams = DS_BIT(head->home);
        head->desks = public_desks(world);
    }
}

/* An officer goes along with the crews of three teams. */
static void add_police(ds_gen_world *world, int32_t officers, ds_rng *rng) {
    for (int32_t i = 0; i < officers; i++) {
        ds_gen_member *officer = ds_add_member(world, DS_ROLE_POLICE, rng);
        for (int32_t k = 0; k < 3; k++) {
            officer->helps |= DS_BIT((i + k) % world->n_teams);
        }
        officer->home = -1;
        officer->desks = DS_BIT(DS_DESK_POLICE);
        officer->limits[DS_LIMIT_MAX_DAYS] = 5;
    }
}

/* Clerks of the One-Stop desk help whichever team holds it. */
static void add_clerks(ds_gen_world *world, ds_rng *rng) {
    for (int32_t i = 0; i < CLERKS; i++) {
        ds_gen_member *clerk = ds_add_member(world, DS_ROLE_OFFICIAL, rng);
        clerk->home = -1;
        clerk->helps = first_bits(world->n_teams);
        clerk->desks = DS_BIT(DS_DESK_ONE_STOP);
        clerk->limits[DS_LIMIT_MAX_SHIFTS] = 7;
        clerk->limits[DS_LIMIT_PER_WEEK] = -1;
    }
}

/* Most may belong to the team at home or to one of the two nearest, some to all three. */
static uint32_t draw_teams_of(const ds_gen_world *world, int32_t home, ds_rng *rng) {
    int32_t order[DS_GEN_TEAMS];
    int32_t roll = ds_rng_below(rng, 100);
    ds_teams_by_distance(world, home, order);
    uint32_t first = DS_BIT(order[1]);
    uint32_t second = world->n_teams > 2 ? DS_BIT(order[2]) : 0;
    uint32_t away = roll < 35 ? 0 : roll < 60 ? first : roll < 80 ? second : first | second;
    return DS_BIT(home) | away;
}

/* People of one role come from all teams' quarters in turn. */
static void add_others(ds_gen_world *world, int32_t n, ds_rng *rng) {
    int32_t dealt[DS_GEN_ROLES] = {0};
    for (int32_t i = 0; i < n; i++) {
        int32_t role = others[i % N_OTHERS];
        ds_gen_member *member = ds_add_member(world, role, rng);
        member->home = (role + dealt[role]++) % world->n_teams;
        member->teams = draw_teams_of(world, member->home, rng);
        member->any_team = role == DS_ROLE_RESIDENT && ds_chance(rng, 50);
        member->any_desk = role == DS_ROLE_POST;
        member->desks = public_desks(world);
        if (role == DS_ROLE_TELECOM) {
            member->desks |= DS_BIT(DS_DESK_CARRIER);
            member->helps = first_bits(world->n_teams) & ~member->teams;
        }
    }
}

static void add_members(ds_gen_world *world, int32_t n, ds_rng *rng) {
    int32_t officers = n / 11 < 2 ? 2 : n / 11;
    add_heads(world, rng);
    add_police(world, officers, rng);
    add_clerks(world, rng);
    add_others(world, n - world->n_members, rng);
}

static void set_targets(ds_gen_world *world, ds_rng *rng) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        world->quarters[q].target = ds_between(rng, 10, 20);
    }
}

static void draw_service(ds_gen_world *world, const ds_generate_options *options) {
    ds_rng teams = ds_stream(options, DS_STREAM_TEAMS);
    ds_rng members = ds_stream(options, DS_STREAM_MEMBERS);
    ds_rng visits = ds_stream(options, DS_STREAM_VISITS);
    ds_draw_week(world, (int32_t)options->days, first_bits(DS_GEN_KINDS));
    ds_draw_teams(world, (int32_t)options->teams, &teams);
    set_targets(world, &teams);
    ds_add_desks(world);
    add_members(world, (int32_t)options->members, &members);
    ds_draw_sizes(world);
    ds_draw_visits(world, &visits);
    ds_add_locks(world);
}

bool ds_draw_commune(ds_gen_world *world, const ds_generate_options *options) {
    if (!ds_reserve(world, options)) {
        return false;
    }
    world->shows_families = true;
    world->weights = weights;
    world->speed = 1500;
    world->detour = 135;
    world->stop = 250;
    const ds_commune_facts *facts = ds_commune_find(options->commune);
    ds_gen_format(world->name, sizeof world->name, "%s", facts->name);
    ds_draw_ground(world, facts, options);
    ds_add_halls(world);
    ds_add_offices(world);
    draw_service(world, options);
    return true;
}
