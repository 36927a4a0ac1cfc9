/*
 * The draft: what a planner wrote, as docs/format.md has it, ids still strings. It comes from a
 * file by way of io/, or from code that makes instances; ds_instance_build judges it and compiles
 * it.
 *
 * To make one in code: ds_draft_init, then DS_DRAFT_LIST for every list (its elements come with the
 * format's defaults), then fill in. Strings are borrowed. Clock times are seconds from midnight,
 * dates days since 1970-01-01.
 */
#ifndef DS_MODEL_DRAFT_H
#define DS_MODEL_DRAFT_H

#include <math.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/fields.h"

/* What an absent whole number, number and date look like where the default depends on others. */
#define DS_ABSENT (-1)
#define DS_ABSENT_NUMBER NAN
#define DS_ABSENT_DATE INT32_MIN

typedef struct ds_draft_location {
    double lat, lon; /* DS_ABSENT_NUMBER where not given */
    int32_t node;    /* DS_ABSENT where not given */
} ds_draft_location;

/* A place's id or a location. */
typedef struct ds_draft_spot {
    ds_field_state state;
    const char *place;
    ds_draft_location location;
} ds_draft_spot;

typedef struct ds_draft_shift {
    ds_field_state state;
    const char *id, *kind;
    int32_t date, start, end;
} ds_draft_shift;

typedef struct ds_draft_kind {
    ds_field_state state;
    const char *id;
    ds_list_ids not_next_day;
} ds_draft_kind;

typedef struct ds_draft_service {
    ds_field_state state;
    const char *id, *name;
    double minutes, value;
    ds_list_ids skills;
} ds_draft_service;

typedef struct ds_draft_area {
    ds_field_state state;
    const char *id, *name, *district, *boundary;
    double target;
} ds_draft_area;

typedef struct ds_draft_place {
    ds_field_state state;
    const char *id, *name;
    ds_draft_location location;
} ds_draft_place;

typedef struct ds_draft_rule {
    ds_field_state state;
    ds_list_ids role;
    const char *skill;
    int32_t min, max;
} ds_draft_rule;

typedef DS_LIST(ds_draft_rule) ds_draft_rules;

typedef struct ds_draft_size {
    ds_field_state state;
    int32_t min, max;
} ds_draft_size;

typedef struct ds_draft_crew {
    ds_field_state state;
    int32_t min, max; /* `max` DS_ABSENT: the larger of 4 and `min` */
    ds_draft_rules require;
} ds_draft_crew;

typedef struct ds_draft_team {
    ds_field_state state;
    const char *id, *name;
    ds_draft_spot base, end; /* `end` not given: the base */
    bool returns, parallel;
    ds_list_ids areas, shifts; /* not given: all */
    ds_draft_size size;
    ds_draft_rules require;
    int32_t max_crews;
    ds_draft_crew crew;
    double travel_factor;
} ds_draft_team;

enum { DS_WANT_ON, DS_WANT_OFF };

typedef struct ds_draft_request {
    ds_field_state state;
    const char *shift;
    uint8_t want;
    double weight;
} ds_draft_request;

typedef struct ds_draft_member {
    ds_field_state state;
    const char *id, *name, *role, *fair_group;
    ds_list_ids skills, helps, unavailable;
    ds_list_ids teams, desks, shifts; /* not given: all */
    int32_t max_shifts, min_shifts;
    double max_hours, min_hours; /* `max_hours` DS_ABSENT_NUMBER: no limit */
    DS_LIST(ds_field_count) max_of_kind;
    int32_t max_shifts_per_day, max_shifts_per_week;
    int32_t max_days_in_a_row, min_days_in_a_row, min_days_off_in_a_row, max_weekends;
    double min_rest_hours, share;
    DS_LIST(ds_draft_request) requests;
} ds_draft_member;

typedef struct ds_draft_demand {
    ds_field_state state;
    const char *shift;
    int32_t min, ideal, max; /* `ideal` DS_ABSENT: `min` */
    ds_draft_rules require;
    double shortage_weight, ideal_weight, over_weight; /* DS_ABSENT_NUMBER: the objective's */
} ds_draft_demand;

enum { DS_STAFFED_BY_MEMBERS, DS_STAFFED_BY_ONE_TEAM_PER_DAY };

typedef struct ds_draft_desk {
    ds_field_state state;
    const char *id, *name, *place;
    uint8_t staffed_by;
    int32_t max_days_per_team;
    double appointment_minutes;
    ds_list_ids areas, services; /* not given: all */
    DS_LIST(ds_draft_demand) demand;
} ds_draft_desk;

typedef struct ds_draft_need {
    ds_field_state state;
    const char *service;
    int32_t people;
} ds_draft_need;

typedef DS_LIST(ds_draft_need) ds_draft_needs;

typedef struct ds_draft_window {
    ds_field_state state;
    const char *shift;
    int32_t date, from, until; /* DS_ABSENT_DATE: any */
    int32_t start, end;
} ds_draft_window;

typedef DS_LIST(ds_draft_window) ds_draft_windows;

typedef struct ds_draft_visit {
    ds_field_state state;
    ds_draft_needs needs;
    ds_draft_windows windows; /* not given: the household's */
    int32_t lag_days;         /* DS_ABSENT: 1 */
    uint8_t at;               /* DS_AT_HOME | DS_AT_DESK; 0: the household's */
} ds_draft_visit;

typedef struct ds_draft_done {
    ds_field_state state;
    int32_t visit, date;
} ds_draft_done;

typedef struct ds_draft_household {
    ds_field_state state;
    const char *id, *name, *area, *team;
    ds_draft_location location;
    double priority;
    ds_draft_needs needs;           /* either these ... */
    DS_LIST(ds_draft_visit) visits; /* ... or these */
    ds_draft_windows windows;
    DS_LIST(ds_draft_done) done;
    uint8_t at;  /* 0: home */
    bool faulty; /* something in it, however deep, has been reported */
} ds_draft_household;

typedef struct ds_draft_travel {
    ds_field_state state;
    uint8_t mode;             /* ds_travel_mode, or DS_CHOICE_NONE */
    double speed_kmh, detour; /* DS_ABSENT_NUMBER where not given */
    DS_LIST(ds_list_numbers) minutes;
    double stop_minutes;
} ds_draft_travel;

typedef struct ds_draft_objective {
    ds_field_state state;
    double coverage, complete, area_target;
    double desk_shortage, desk_ideal, desk_over;
    double min_shifts, min_hours, fairness, requests, member_shift;
    double travel, change;
} ds_draft_objective;

/* "off", or a team or a desk. */
typedef struct ds_draft_duty {
    ds_field_state state;
    const char *word, *team, *desk;
} ds_draft_duty;

/* A member's duty or a household's visit. */
typedef struct ds_draft_lock {
    ds_field_state state;
    const char *member, *household;
    const char *team, *desk, *shift;
    int32_t visit; /* DS_ABSENT: 1 */
    ds_draft_duty duty;
} ds_draft_lock;

typedef struct ds_draft {
    ds_field_state state;
    ds_arena arena; /* holds what the draft's maker wants to live as long as the draft */
    int32_t version;
    const char *name;
    DS_LIST(ds_draft_shift) shifts;
    DS_LIST(ds_draft_kind) kinds;
    ds_list_ids roles, skills;
    DS_LIST(ds_draft_service) services;
    DS_LIST(ds_draft_area) areas;
    DS_LIST(ds_draft_place) places;
    DS_LIST(ds_draft_team) teams;
    DS_LIST(ds_draft_member) members;
    DS_LIST(ds_draft_desk) desks;
    DS_LIST(ds_draft_household) households;
    ds_draft_travel travel;
    ds_draft_objective objective;
    DS_LIST(ds_draft_lock) locks;
} ds_draft;

/* The tables behind the structs. */
extern const ds_table ds_table_instance, ds_table_shift, ds_table_kind, ds_table_service,
    ds_table_area, ds_table_place, ds_table_team, ds_table_member, ds_table_desk,
    ds_table_household, ds_table_travel, ds_table_objective, ds_table_lock, ds_table_rule,
    ds_table_request, ds_table_demand, ds_table_need, ds_table_window, ds_table_visit,
    ds_table_done;

/* Nothing given, every key at its default. */
void ds_draft_init(ds_draft *draft);
void ds_draft_free(ds_draft *draft);

/* `count` elements for a list, with defaults. False when memory ran out (the arena remembers). */
bool ds_list_make(ds_arena *arena, ds_list_any *list, const ds_table *table, int32_t count);

#define DS_DRAFT_LIST(draft, list, table, count) \
    ds_list_make(&(draft)->arena, (ds_list_any *)(void *)&(list), (table), (count))

#endif
