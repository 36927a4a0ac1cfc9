/*
 * The facts of a random instance that several of its sections refer to: who exists, who may do
 * what. Everything else is drawn where it is written.
 */
#ifndef DS_TESTS_RANDOM_DRAW_H
#define DS_TESTS_RANDOM_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/rng.h"
#include "support/json_text.h"
#include "support/random_instance.h"

enum {
    DRAW_SHIFTS = 16,
    DRAW_TEAMS = 8,
    DRAW_MEMBERS = 24,
    DRAW_DESKS = 8,
    DRAW_SERVICES = 5,
    DRAW_VISITS = 3, /* of one household */
    DRAW_LOCKS = 2   /* of members */
};

enum { DRAW_HOME = 1, DRAW_DESK = 2 };

/* Sets are bit masks over indices. */
typedef struct draw_shift {
    int32_t day; /* from 1 November 2022 on, which is 1 */
    int32_t start, end;
    int32_t kind; /* -1: none */
} draw_shift;

typedef struct draw_team {
    uint32_t areas, shifts;
} draw_team;

typedef struct draw_member {
    int32_t role;
    uint32_t skills, teams, helps, desks, shifts;
} draw_member;

typedef struct draw_desk {
    uint32_t demand; /* shifts in which it is open */
    uint32_t areas, services;
    int32_t appointment_minutes;
} draw_desk;

typedef struct draw_visit {
    uint32_t services, at;
    bool own_at; /* the visit says so itself */
} draw_visit;

typedef struct draw_household {
    int32_t visits, done;
    int32_t area, team; /* -1: none */
    draw_visit visit[DRAW_VISITS];
} draw_household;

/* The locked visit is the first one left of its household; -1: not asked. */
typedef struct draw_lock {
    int32_t household, team, desk, shift;
} draw_lock;

/* Off where neither team nor desk is asked. */
typedef struct draw_duty {
    int32_t member, shift, team, desk;
} draw_duty;

typedef struct draw {
    ds_rng rng;
    json_text out; /* the text so far */
    const ds_test_random_options *options;
    bool matrix;
    int32_t shifts, kinds, roles, skills, services, areas, places, teams, members, desks;
    int32_t households;
    draw_shift shift[DRAW_SHIFTS];
    uint32_t service_skills[DRAW_SERVICES];
    draw_team team[DRAW_TEAMS];
    draw_member member[DRAW_MEMBERS];
    draw_desk desk[DRAW_DESKS];
    draw_household *household;  /* malloc'd */
    draw_lock lock;             /* household -1: none */
    draw_duty duty[DRAW_LOCKS]; /* locked */
    int32_t duties;
} draw;

bool draw_chance(draw *d, int32_t percent);
int32_t draw_between(draw *d, int32_t low, int32_t high);
int32_t draw_from(draw *d, ds_test_span span);

/* A random one of the set's indices; the set is not empty. */
int32_t draw_one_of(draw *d, uint32_t set);

static inline uint32_t draw_all(int32_t count) {
    return (UINT32_C(1) << count) - 1;
}

/* Each of the indices below `count` with the given chance, at least one where count > 0. */
uint32_t draw_some(draw *d, int32_t count, int32_t percent);

/* False when memory ran out; then there is nothing to free. */
bool draw_facts(draw *d, uint64_t seed, const ds_test_random_options *options);
void draw_free(draw *d);

#endif
