#include "generate/teams.h"

#include "generate/draw.h"
#include "generate/geometry.h"
#include "generate/week.h"

void ds_add_role_rule(ds_gen_rules *rules, uint32_t roles, int32_t min, int32_t max) {
    if (min > 0 || max >= 0) {
        rules->of[rules->count++] = (ds_gen_rule){roles, -1, min, max};
    }
}

void ds_add_skill_rule(ds_gen_rules *rules, int32_t skill, int32_t min) {
    if (min > 0) {
        rules->of[rules->count++] = (ds_gen_rule){0, skill, min, -1};
    }
}

static int32_t first_quarter(const ds_gen_world *world, int32_t team) {
    int32_t quarter = 0;
    while (world->quarters[quarter].team != team) {
        quarter++;
    }
    return quarter;
}

/* The place where a team meets: its first quarter's hall, or the commune's office. */
static int32_t seat(const ds_gen_world *world, int32_t team) {
    return team < world->n_hamlet_teams ? first_quarter(world, team) : world->n_quarters;
}

static int64_t distance(const ds_gen_world *world, int32_t a, int32_t b) {
    return ds_distance(world->places[seat(world, a)].spot.at,
                       world->places[seat(world, b)].spot.at);
}

void ds_teams_by_distance(const ds_gen_world *world, int32_t team, int32_t order[DS_GEN_TEAMS]) {
    for (int32_t i = 0; i < world->n_teams; i++) {
        int32_t at = i;
        while (at > 0 && distance(world, team, order[at - 1]) > distance(world, team, i)) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
}

/* Neighbouring quarters share a team. */
static void deal_quarters(ds_gen_world *world, int32_t teams) {
    world->n_hamlet_teams = teams;
    for (int32_t t = 0; t < teams; t++) {
        int32_t first = t * world->n_quarters / teams;
        int32_t until = (t + 1) * world->n_quarters / teams;
        for (int32_t q = first; q < until; q++) {
            world->quarters[q].team = t;
            world->teams[t].quarters |= DS_BIT(q);
        }
    }
}

static void name_team(ds_gen_world *world, int32_t number) {
    ds_gen_team *team = &world->teams[number];
    if (number >= world->n_hamlet_teams) {
        ds_gen_format(team->id, sizeof team->id, "to-xa");
        ds_gen_format(team->name, sizeof team->name, "Tổ công nghệ số cấp xã");
        return;
    }
    int32_t quarter = first_quarter(world, number);
    const char *more = (team->quarters & DS_BIT(quarter + 1)) != 0 ? ", " : "";
    const char *second = *more != '\0' ? world->quarters[quarter + 1].name : "";
    ds_gen_format(team->id, sizeof team->id, "to%d", (int)number + 1);
    ds_gen_format(team->name, sizeof team->name, "Tổ %s%s%s", world->quarters[quarter].name, more,
                  second);
}

/* Office hours and all evenings but one; the first team also goes out on Saturday. */
static uint32_t draw_shifts(const ds_gen_world *world, int32_t number, ds_rng *rng) {
    uint32_t evenings = ds_shifts_of(world, DS_BIT(DS_KIND_EVENING));
    int32_t skipped = ds_rng_below(rng, world->n_shifts);
    if (number == 0) {
        return 0;
    }
    while ((evenings & DS_BIT(skipped)) == 0) {
        skipped = (skipped + 1) % world->n_shifts;
    }
    if ((evenings & (evenings - 1)) != 0) {
        evenings &= ~DS_BIT(skipped);
    }
    return evenings | ds_shifts_of(world, DS_BIT(DS_KIND_MORNING) | DS_BIT(DS_KIND_AFTERNOON));
}

/* How teams differ; the rows are dealt in turn. */
typedef struct manner {
    int32_t travel_factor; /* hundredths: on foot, by motorbike */
    int32_t crew_min, crew_max, max_crews;
    bool stays_out, one_by_one;
    bool own_spot;     /* leaves from the head's house, not from the hall */
    bool ends_at_ward; /* hands in its sheets at the ward's office */
} manner;

static const manner manners[] = {
    {100, 2, 4, 3, false, false, false, false}, {80, 2, 4, 3, false, false, false, true},
    {150, 2, 3, 3, false, false, false, false}, {100, 2, 4, 3, true, false, false, false},
    {90, 1, 2, 3, false, true, true, false},
};

static void draw_manner(ds_gen_world *world, int32_t number, ds_rng *rng) {
    const manner *row = &manners[number % (int32_t)(sizeof manners / sizeof manners[0])];
    ds_gen_team *team = &world->teams[number];
    int32_t hall = seat(world, number);
    team->base = row->own_spot ? -1 : hall;
    team->spot = world->places[hall].spot;
    team->spot.at.x += ds_between(rng, -3000, 3000);
    team->end = row->ends_at_ward ? world->n_quarters : -1;
    team->stays_out = row->stays_out;
    team->one_by_one = row->one_by_one;
    team->max_crews = row->max_crews;
    team->crew_min = row->crew_min;
    team->crew_max = row->crew_max;
    team->travel_factor = row->travel_factor;
}

void ds_draw_teams(ds_gen_world *world, int32_t hamlet_teams, bool commune_team, ds_rng *rng) {
    world->n_teams = hamlet_teams + commune_team;
    deal_quarters(world, hamlet_teams);
    if (commune_team) {
        world->teams[hamlet_teams].quarters = DS_BIT(world->n_quarters) - 1;
    }
    for (int32_t number = 0; number < world->n_teams; number++) {
        name_team(world, number);
        world->teams[number].shifts = draw_shifts(world, number, rng);
        draw_manner(world, number, rng);
    }
}

/* People at home in the team, all of them or those with one of the roles or skills. */
static int32_t count_home(const ds_gen_world *world, int32_t team, uint32_t roles,
                          uint32_t skills) {
    int32_t count = 0;
    for (int32_t i = 0; i < world->n_members; i++) {
        const ds_gen_member *member = &world->members[i];
        bool fits = (roles & DS_BIT(member->role)) != 0 || (skills & member->skills) != 0;
        count += member->home == team && fits;
    }
    return count;
}

static int32_t at_most(int32_t value, int32_t most) {
    return value < most ? value : most;
}

static void draw_rules(ds_gen_world *world, int32_t number) {
    static const uint32_t official = DS_BIT(DS_ROLE_OFFICIAL);
    ds_gen_team *team = &world->teams[number];
    uint32_t unions = (DS_BIT(DS_ROLE_YOUTH) | DS_BIT(DS_ROLE_WOMEN)) & ds_roles_of(world);
    int32_t most_officials = (ds_roles_of(world) & official) != 0 ? 2 : -1;
    int32_t officials = at_most(count_home(world, number, official, 0), number % 2);
    int32_t accounts = count_home(world, number, 0, DS_BIT(DS_SKILL_ACCOUNT));
    if (number < world->n_hamlet_teams) {
        ds_add_role_rule(&team->require, DS_BIT(DS_ROLE_HEAD), 1, -1);
    }
    ds_add_role_rule(&team->require, unions, at_most(count_home(world, number, unions, 0), 1), -1);
    ds_add_role_rule(&team->require, official, officials, most_officials);
    ds_add_skill_rule(&team->require, DS_SKILL_ACCOUNT, at_most(accounts, 3));
    ds_add_skill_rule(&team->crew, DS_SKILL_ACCOUNT, 1);
}

void ds_draw_sizes(ds_gen_world *world, bool in_province) {
    enum { LEAST_PEOPLE = 4, MOST_PEOPLE = 9 };
    int32_t belong = 0;
    for (int32_t i = 0; i < world->n_members; i++) {
        belong += world->members[i].home >= 0;
    }
    int32_t mean = belong / world->n_teams;
    for (int32_t number = 0; number < world->n_teams; number++) {
        ds_gen_team *team = &world->teams[number];
        bool two_quarters = (team->quarters & (team->quarters - 1)) != 0;
        int32_t home = count_home(world, number, DS_BIT(DS_GEN_ROLES) - 1, 0);
        team->size_min = at_most((2 * mean + 2) / 3 + two_quarters, home);
        team->size_max = mean + (two_quarters ? 3 : 1);
        if (in_province) {
            team->size_min = LEAST_PEOPLE;
            team->size_max = MOST_PEOPLE;
        }
        draw_rules(world, number);
    }
}
