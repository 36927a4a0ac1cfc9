/*
 * Rules that locks can run into, so that a clash can be named: which rule, and whose limit.
 */
#ifndef DS_SOLVE_LOCK_RULES_H
#define DS_SOLVE_LOCK_RULES_H

#include "model/buffer.h"
#include "words/messages.h"

/* What the two numbers of a rule are. */
typedef enum ds_lock_subject {
    DS_NOTHING,
    DS_A_MEMBER,
    DS_A_SHIFT,
    DS_A_KIND,
    DS_A_TEAM,
    DS_A_DESK,
    DS_A_DEMAND,
    DS_A_VISIT,
    DS_A_SKILL, /* DS_NONE: none in particular */
    DS_A_RULE
} ds_lock_subject;

/* One row: rule, its two subjects, and how it is said: {A} and {B} the subjects, {N} the limit. */
#define DS_LOCK_RULE_MAP(X)                                                                    \
    X(UNAVAILABLE, A_MEMBER, A_SHIFT, DS_TEXT("{A} cannot work in {B} (shifts, unavailable)")) \
    X(ONE_DUTY, A_MEMBER, A_SHIFT, DS_TEXT("{A} can have one duty in {B}"))                    \
    X(OVERLAP, A_SHIFT, A_SHIFT, DS_TEXT("shifts {A} and {B} overlap"))                        \
    X(MAX_SHIFTS, A_MEMBER, NOTHING, DS_TEXT("max_shifts of {A} is {N}"))                      \
    X(MAX_HOURS, A_MEMBER, NOTHING, DS_TEXT("max_hours of {A} is {N}"))                        \
    X(MAX_OF_KIND, A_MEMBER, A_KIND, DS_TEXT("max_of_kind of {A} is {N} for {B}"))             \
    X(MAX_A_DAY, A_MEMBER, NOTHING, DS_TEXT("max_shifts_per_day of {A} is {N}"))               \
    X(MAX_A_WEEK, A_MEMBER, NOTHING, DS_TEXT("max_shifts_per_week of {A} is {N}"))             \
    X(MAX_DAYS_IN_A_ROW, A_MEMBER, NOTHING, DS_TEXT("max_days_in_a_row of {A} is {N}"))        \
    X(MIN_DAYS_IN_A_ROW, A_MEMBER, NOTHING, DS_TEXT("min_days_in_a_row of {A} is {N}"))        \
    X(MIN_DAYS_OFF, A_MEMBER, NOTHING, DS_TEXT("min_days_off_in_a_row of {A} is {N}"))         \
    X(MAX_WEEKENDS, A_MEMBER, NOTHING, DS_TEXT("max_weekends of {A} is {N}"))                  \
    X(MIN_REST, A_MEMBER, NOTHING, DS_TEXT("min_rest_hours of {A} is {N}"))                    \
    X(NOT_NEXT_DAY, A_KIND, A_KIND, DS_TEXT("not_next_day of kind {A} forbids {B}"))           \
    X(ONE_TEAM, A_MEMBER, NOTHING, DS_TEXT("{A} can belong to one team"))                      \
    X(NOT_TIED, A_MEMBER, A_TEAM, DS_TEXT("{A} may neither belong to team {B} nor help it"))   \
    X(NOT_AT_DESK, A_MEMBER, A_DESK, DS_TEXT("{A} may not staff desk {B}"))                    \
    X(NO_DEMAND, A_DESK, A_SHIFT, DS_TEXT("desk {A} has no demand in {B}"))                    \
    X(DEMAND_MAX, A_DEMAND, NOTHING, DS_TEXT("max of desk {A} is {N}"))                        \
    X(DEMAND_REQUIRE, A_DEMAND, A_RULE, DS_TEXT("require of desk {A} asks for {B}"))           \
    X(ONE_TEAM_A_DAY, A_DESK, NOTHING, DS_TEXT("desk {A} is staffed by one team a day"))       \
    X(MAX_DAYS_HELD, A_DESK, NOTHING, DS_TEXT("max_days_per_team of desk {A} is {N}"))         \
    X(APPOINTMENTS, A_DEMAND, A_SKILL,                                                         \
      DS_TEXT("appointment_minutes of desk {A} are {N} for each there{B}"))                    \
    X(TEAM_SHIFTS, A_TEAM, A_SHIFT, DS_TEXT("crews of team {A} do not go out in {B}"))         \
    X(MAX_CREWS, A_TEAM, NOTHING, DS_TEXT("max_crews of team {A} is {N}"))                     \
    X(CREW_MIN, A_TEAM, NOTHING, DS_TEXT("crew min of team {A} is {N}"))                       \
    X(CREW_MAX, A_TEAM, NOTHING, DS_TEXT("crew max of team {A} is {N}"))                       \
    X(CREW_REQUIRE, A_TEAM, A_RULE, DS_TEXT("crew require of team {A} asks for {B}"))          \
    X(CREW_BELONGS, A_TEAM, NOTHING, DS_TEXT("somebody in each crew must belong to team {A}")) \
    X(TEAM_MIN, A_TEAM, NOTHING, DS_TEXT("size min of team {A} is {N}"))                       \
    X(TEAM_MAX, A_TEAM, NOTHING, DS_TEXT("size max of team {A} is {N}"))                       \
    X(TEAM_REQUIRE, A_TEAM, A_RULE, DS_TEXT("require of team {A} asks for {B}"))               \
    X(SKILL, A_VISIT, A_SKILL, DS_TEXT("{A} needs somebody{B} there"))                         \
    X(SHIFT_LENGTH, A_TEAM, A_SHIFT,                                                           \
      DS_TEXT("a crew of team {A} has not the time for more visits in {B}"))                   \
    X(APART, A_VISIT, A_VISIT, DS_TEXT("one crew cannot do both {A} and {B} then"))

typedef enum ds_lock_rule_kind {
#define DS_LOCK_RULE_ENUM(name, a, b, text) DS_RULE_##name,
    DS_LOCK_RULE_MAP(DS_LOCK_RULE_ENUM)
#undef DS_LOCK_RULE_ENUM
} ds_lock_rule_kind;

typedef struct ds_lock_rule {
    ds_lock_rule_kind kind;
    int32_t a, b;
    bool dropped; /* a question is asked as if the rule were not */
} ds_lock_rule;

/* Every rule that was met in a question, each once. */
typedef struct ds_lock_rules {
    ds_buffer met;
} ds_lock_rules;

static inline ds_lock_rule *ds_lock_rule_at(const ds_lock_rules *rules, int32_t i) {
    return (ds_lock_rule *)rules->met.items + i;
}

#endif
