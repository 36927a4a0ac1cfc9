#include "generate/commune.h"

#include "generate/desks.h"
#include "generate/draw.h"
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

enum { N_OTHERS = sizeof others / sizeof others[0], HOLDERS = 2 };

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
    return ds_desks_of(world, DS_BIT(DS_DESK_ONE_STOP) | DS_BIT(DS_DESK_HALL));
}

static void set_home(ds_gen_world *world, ds_gen_member *member, int32_t team) {
    member->home = team;
    world->teams[team].at_home++;
}

static void add_heads(ds_gen_world *world, ds_rng *rng) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        ds_gen_member *head = ds_add_member(world, DS_ROLE_HEAD, rng);
        set_home(world, head, world->quarters[q].team);
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
        officer->desks = ds_desks_of(world, DS_BIT(DS_DESK_POLICE));
        officer->limits[DS_LIMIT_MAX_DAYS] = 5;
    }
}

/* Clerks of the One-Stop desk help whichever team holds it. */
static void add_clerks(ds_gen_world *world, int32_t clerks, ds_rng *rng) {
    for (int32_t i = 0; i < clerks; i++) {
        ds_gen_member *clerk = ds_add_member(world, DS_ROLE_OFFICIAL, rng);
        clerk->home = -1;
        clerk->helps = first_bits(world->n_teams);
        clerk->desks = ds_desks_of(world, DS_BIT(DS_DESK_ONE_STOP));
        clerk->limits[DS_LIMIT_MAX_SHIFTS] = 7;
        clerk->limits[DS_LIMIT_PER_WEEK] = -1;
    }
}

/* Most may belong to the team at home or to one of the two nearest, some to all three. */
static uint32_t draw_teams_of(const ds_gen_world *world, int32_t home, ds_rng *rng) {
    int32_t order[DS_GEN_TEAMS];
    int32_t roll = ds_rng_below(rng, 100);
    ds_teams_by_distance(world, home, order);
    uint32_t first = world->n_teams > 1 ? DS_BIT(order[1]) : 0;
    uint32_t second = world->n_teams > 2 ? DS_BIT(order[2]) : 0;
    uint32_t away = roll < 35 ? 0 : roll < 60 ? first : roll < 80 ? second : first | second;
    return DS_BIT(home) | away;
}

/* From this one on, the first team that has room. */
static int32_t team_with_room(const ds_gen_world *world, const ds_gen_brief *brief, int32_t team) {
    team %= world->n_teams;
    while (brief->sizes[team] > 0 && world->teams[team].at_home >= brief->sizes[team]) {
        team = (team + 1) % world->n_teams;
    }
    return team;
}

/* People of one role come from all teams' quarters in turn. */
static void add_others(ds_gen_world *world, const ds_gen_brief *brief, ds_rng *rng) {
    int32_t dealt[DS_GEN_ROLES] = {0};
    for (int32_t i = 0; world->n_members < brief->members; i++) {
        int32_t role = others[i % N_OTHERS];
        ds_gen_member *member = ds_add_member(world, role, rng);
        set_home(world, member, team_with_room(world, brief, role + dealt[role]++));
        member->teams = draw_teams_of(world, member->home, rng);
        member->any_team = role == DS_ROLE_RESIDENT && ds_chance(rng, 50);
        member->any_desk = role == DS_ROLE_POST;
        member->desks = public_desks(world);
        if (role == DS_ROLE_TELECOM) {
            member->desks |= ds_desks_of(world, DS_BIT(DS_DESK_CARRIER));
            member->helps = first_bits(world->n_teams) & ~member->teams;
        }
    }
}

/* No team without people who can do what every crew has to: the first of those at home learn it. */
static void train(ds_gen_world *world) {
    int32_t holders[DS_GEN_TEAMS] = {0};
    for (int32_t i = 0; i < world->n_members; i++) {
        const ds_gen_member *member = &world->members[i];
        if (member->home >= 0 && (member->skills & DS_BIT(DS_SKILL_ACCOUNT)) != 0) {
            holders[member->home]++;
        }
    }
    for (int32_t i = 0; i < world->n_members; i++) {
        ds_gen_member *member = &world->members[i];
        if (member->home >= 0 && holders[member->home] < HOLDERS &&
            (member->skills & DS_BIT(DS_SKILL_ACCOUNT)) == 0) {
            member->skills |= DS_BIT(DS_SKILL_ACCOUNT);
            holders[member->home]++;
        }
    }
}

static bool is_free(const ds_gen_member *member, int32_t shift) {
    bool suits = member->shifts == 0 || (member->shifts & DS_BIT(shift)) != 0;
    return suits && (member->unavailable & DS_BIT(shift)) == 0;
}

static void make_free(ds_gen_member *member, int32_t shift) {
    member->shifts |= member->shifts != 0 ? DS_BIT(shift) : 0;
    member->unavailable &= ~DS_BIT(shift);
}

/* Somebody whom the rule asks for can come; where nobody could, the first of them can now. */
static void find_somebody(ds_gen_world *world, int32_t desk, int32_t shift,
                          const ds_gen_rule *rule) {
    ds_gen_member *first = NULL;
    for (int32_t i = 0; i < world->n_members; i++) {
        ds_gen_member *member = &world->members[i];
        bool fits = rule->skill >= 0 ? (member->skills & DS_BIT(rule->skill)) != 0
                                     : (rule->roles & DS_BIT(member->role)) != 0;
        if (!fits || (!member->any_desk && (member->desks & DS_BIT(desk)) == 0)) {
            continue;
        }
        if (is_free(member, shift)) {
            return;
        }
        first = first != NULL ? first : member;
    }
    if (first != NULL) {
        make_free(first, shift);
    }
}

/* A desk opens when the people it needs can be there. */
static void open_for_staff(ds_gen_world *world) {
    for (int32_t k = 0; k < world->n_desks; k++) {
        const ds_gen_desk *desk = &world->desks[k];
        for (int32_t i = 0; i < desk->n_demands; i++) {
            const ds_gen_demand *demand = &desk->demands[i];
            for (int32_t r = 0; r < demand->require.count; r++) {
                find_somebody(world, k, demand->shift, &demand->require.of[r]);
            }
        }
    }
}

static void add_members(ds_gen_world *world, const ds_gen_brief *brief, ds_rng *rng) {
    add_heads(world, rng);
    add_police(world, brief->officers, rng);
    add_clerks(world, brief->clerks, rng);
    add_others(world, brief, rng);
    if (brief->in_province) {
        train(world);
        open_for_staff(world);
    }
}

static void set_targets(ds_gen_world *world, ds_rng *rng) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        world->quarters[q].target = ds_between(rng, 10, 20);
    }
}

static void draw_service(ds_gen_world *world, const ds_gen_brief *brief) {
    ds_rng teams = ds_stream(brief->seed, DS_STREAM_TEAMS);
    ds_rng members = ds_stream(brief->seed, DS_STREAM_MEMBERS);
    ds_rng visits = ds_stream(brief->seed, DS_STREAM_VISITS);
    ds_draw_week(world, brief->days, first_bits(DS_GEN_KINDS));
    ds_draw_teams(world, brief->hamlet_teams, brief->commune_team, &teams);
    set_targets(world, &teams);
    ds_add_desks(world, brief->in_province);
    add_members(world, brief, &members);
    ds_draw_sizes(world, brief->in_province);
    ds_draw_visits(world, &visits);
    ds_add_locks(world, brief->in_province);
}

bool ds_draw_commune(ds_gen_world *world, const ds_gen_brief *brief) {
    const ds_commune_facts *facts = brief->facts;
    if (!ds_reserve(world, brief->households, brief->members)) {
        return false;
    }
    world->shows = brief->in_province ? DS_GEN_PEOPLE : DS_GEN_FAMILIES;
    world->weights = weights;
    world->speed = 1500;
    world->detour = 135;
    world->stop = 250;
    ds_gen_format(world->name, sizeof world->name, "%s", facts->name);
    ds_draw_ground(world, facts, brief->quarters, brief->seed);
    ds_add_halls(world);
    ds_add_offices(world);
    draw_service(world, brief);
    return true;
}
