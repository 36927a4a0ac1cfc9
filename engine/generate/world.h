/*
 * What a generated instance holds, before it is written: plain records in one arena. Times are
 * minutes since midnight, days are counted from the week's Monday (0), positions are decimetres
 * east and north of the centre, and amounts with decimals are whole hundredths. -1 means that a
 * value is not given, and then its key is not written.
 */
#ifndef DS_GENERATE_WORLD_H
#define DS_GENERATE_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "generate/catalog.h"

enum {
    DS_GEN_SHIFTS = 20,
    DS_GEN_QUARTERS = 31, /* and teams: a bit each */
    DS_GEN_TEAMS = 31,
    DS_GEN_DESKS = 8,
    DS_GEN_DEMANDS = 12,
    DS_GEN_RULES = 4,
    DS_GEN_NEEDS = 8,
    DS_GEN_WINDOWS = 2,
    DS_GEN_VISITS = 2,
    DS_GEN_REQUESTS = 2,
    DS_GEN_LOCKS = 8,
    DS_GEN_ID = 40,
    DS_GEN_NAME = 96
};

typedef struct ds_gen_point {
    int32_t x, y;
} ds_gen_point;

typedef struct ds_gen_shift {
    char id[DS_GEN_ID];
    int32_t day, kind;
    int32_t start, end;
} ds_gen_shift;

typedef struct ds_gen_rule {
    uint32_t roles; /* one of these; 0 where the rule is about a skill */
    int32_t skill;
    int32_t min, max;
} ds_gen_rule;

typedef struct ds_gen_rules {
    int32_t count; /* 0: none is written */
    ds_gen_rule of[DS_GEN_RULES];
} ds_gen_rules;

/* A location: a point of the map or a row of the matrix. */
typedef struct ds_gen_spot {
    ds_gen_point at;
    int32_t node;
} ds_gen_spot;

typedef struct ds_gen_place {
    char id[DS_GEN_ID], name[DS_GEN_NAME];
    ds_gen_spot spot;
} ds_gen_place;

typedef struct ds_gen_quarter {
    char id[DS_GEN_ID], name[DS_GEN_NAME];
    const char *district;   /* NULL where the document has one commune */
    bool outlined;          /* `boundary` is written */
    ds_gen_point corner[4]; /* counter-clockwise */
    ds_gen_point core;      /* where it is built up, and its hall stands */
    int32_t households;
    int32_t target; /* hundredths */
    int32_t team;   /* whose quarter it is */
} ds_gen_quarter;

typedef struct ds_gen_team {
    char id[DS_GEN_ID], name[DS_GEN_NAME];
    int32_t base;      /* place; -1: at `spot` */
    ds_gen_spot spot;  /* where it has no place */
    int32_t end;       /* place */
    bool stays_out;    /* `return` is false */
    bool one_by_one;   /* `parallel` is false */
    uint32_t quarters; /* 0: all */
    uint32_t shifts;   /* 0: all */
    int32_t at_home;   /* members of its quarters */
    int32_t size_min, size_max;
    ds_gen_rules require;
    int32_t max_crews, crew_min, crew_max;
    ds_gen_rules crew;
    int32_t travel_factor; /* hundredths */
} ds_gen_team;

typedef struct ds_gen_request {
    int32_t shift;
    bool on;
    int32_t weight;
} ds_gen_request;

typedef struct ds_gen_member {
    char id[DS_GEN_ID], name[DS_GEN_NAME];
    int32_t role;
    uint32_t skills;
    int32_t home;  /* team of the quarter the member lives in; -1: of none */
    bool any_team; /* `teams` is not written */
    uint32_t teams, helps;
    const struct ds_gen_world *abroad; /* another commune; NULL: none */
    uint32_t helps_abroad;             /* teams there */
    bool any_desk;
    uint32_t desks;
    uint32_t shifts, unavailable;  /* shifts 0: all */
    int32_t limits[DS_GEN_LIMITS]; /* -1: none */
    int32_t n_requests;
    ds_gen_request requests[DS_GEN_REQUESTS];
    char fair_group[DS_GEN_ID]; /* empty: none */
    int32_t share;
} ds_gen_member;

typedef struct ds_gen_demand {
    int32_t shift, min, ideal, max;
    ds_gen_rules require;
    int32_t shortage_weight, ideal_weight, over_weight;
} ds_gen_demand;

enum { DS_DESK_ONE_STOP, DS_DESK_POLICE, DS_DESK_CARRIER, DS_DESK_HALL };

typedef struct ds_gen_desk {
    int32_t kind;
    char id[DS_GEN_ID], name[DS_GEN_NAME];
    int32_t place;
    bool one_team_per_day;
    int32_t max_days_per_team, appointment_minutes;
    uint32_t quarters, services; /* 0: all */
    int32_t n_demands;
    ds_gen_demand demands[DS_GEN_DEMANDS];
} ds_gen_desk;

typedef struct ds_gen_need {
    int32_t service, people;
} ds_gen_need;

typedef struct ds_gen_window {
    int32_t date, shift, from, until, start, end;
} ds_gen_window;

typedef struct ds_gen_windows {
    int32_t count; /* 0: the empty list, -1: no list */
    ds_gen_window of[DS_GEN_WINDOWS];
} ds_gen_windows;

enum { DS_GEN_HOME = 1, DS_GEN_DESK = 2 };

typedef struct ds_gen_visit {
    int32_t n_needs;
    ds_gen_need needs[DS_GEN_NEEDS];
    ds_gen_windows windows;
    int32_t at; /* 0: not written */
    int32_t lag_days;
} ds_gen_visit;

/* Who lives there: counted before anything is asked of them. */
typedef struct ds_gen_family {
    int32_t people, adults, phones; /* adults with a smartphone of their own */
    bool fibre, elderly, poor, working, pupils;
} ds_gen_family;

typedef struct ds_gen_household {
    char name[DS_GEN_NAME]; /* its id is its number */
    ds_gen_spot spot;
    int32_t quarter;
    int32_t priority; /* hundredths */
    int32_t team;
    ds_gen_family family;
    int32_t n_visits;
    ds_gen_visit visits[DS_GEN_VISITS];
    ds_gen_windows windows;
    int32_t at;
    int32_t done_day; /* on which the first visit was done; NO_DAY: it was not */
} ds_gen_household;

enum { DS_GEN_NO_DAY = 1000 };

/* Member and duty (team, desk or off), or household and what its first visit is tied to. */
typedef struct ds_gen_lock {
    int32_t member, household;
    int32_t team, desk, shift;
} ds_gen_lock;

typedef struct ds_gen_weight {
    const char *key;
    int32_t value; /* hundredths */
} ds_gen_weight;

typedef struct ds_gen_world {
    ds_arena arena, homes; /* of the households; all else */
    char name[DS_GEN_NAME];
    char prefix[DS_GEN_ID]; /* of its households' ids */
    int32_t lat, lon;       /* centre, millionths of a degree */
    int32_t n_shifts, n_quarters, n_places, n_teams, n_members, n_desks, n_households, n_locks;
    int32_t n_hamlet_teams; /* the first ones; a team of the whole commune may follow */
    ds_gen_shift shifts[DS_GEN_SHIFTS];
    ds_gen_quarter quarters[DS_GEN_QUARTERS];
    ds_gen_place places[DS_GEN_QUARTERS + 4];
    ds_gen_team teams[DS_GEN_TEAMS];
    ds_gen_desk desks[DS_GEN_DESKS];
    ds_gen_lock locks[DS_GEN_LOCKS];
    const ds_gen_weight *weights; /* up to one with key NULL; NULL: none */
    ds_gen_member *members;
    ds_gen_household *households; /* NULL: drawn again when they are written */
    uint32_t services;            /* that a household or desk asks for */
    int32_t shows;                /* DS_GEN_FAMILIES …: of who lives in a household */
    int32_t speed, detour, stop;  /* straight travel: hundredths of km/h, of 1, of a minute */
    int32_t nodes;                /* matrix travel: rows; 0: straight travel */
    const int32_t *minutes;       /* [nodes x nodes] tenths of a minute, row = from */
} ds_gen_world;

enum { DS_GEN_NOTHING, DS_GEN_PEOPLE, DS_GEN_FAMILIES };

/* What one document holds: communes that stand side by side, each with its own ground, people and
 * desks. They have the same week, travel and weights. */
typedef struct ds_gen_region {
    const char *name;
    int32_t count;
    ds_gen_world *worlds;
    const struct ds_gen_brief *briefs; /* what the worlds were drawn from; NULL: not known */
} ds_gen_region;

void ds_gen_world_init(ds_gen_world *world);
void ds_gen_world_free(ds_gen_world *world);

/* Bits of the roles and skills that its members have. */
uint32_t ds_roles_of(const ds_gen_world *world);
uint32_t ds_skills_of(const ds_gen_world *world);

/* Of the services that a household or a desk asks for; needs the households. */
uint32_t ds_services_of(const ds_gen_world *world);

/* Ids and names of our own making, which fit; longer ones would be cut. */
void ds_gen_format(char *to, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
