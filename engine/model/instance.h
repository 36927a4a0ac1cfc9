/*
 * The instance, compiled: what a planner wrote, as dense arrays. Const once built; everything lives
 * in one arena. Ids are kept only for messages and output: nothing in the engine hashes or compares
 * strings after this. A `name` that was not given is "".
 *
 * Units: durations and clock times are ticks; `ticks_per_second` is 1 for planners, finer for
 * benchmarks with real-valued distances. Dates are days since 1970-01-01, "day" is a date minus the
 * first date of the horizon. Indices are int32_t, -1 means none. Ranges point into shared arrays.
 */
#ifndef DS_MODEL_INSTANCE_H
#define DS_MODEL_INSTANCE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/ids.h"

typedef int32_t ds_tick;

enum { DS_NONE = -1, DS_NO_LIMIT = INT32_MAX };

typedef struct ds_range {
    int32_t first, count;
} ds_range;

typedef struct ds_shift {
    const char *id;
    int32_t date, day;  /* day 0 = first date of the horizon */
    int32_t week;       /* ISO week, counted from that of the first date */
    bool weekend;       /* Saturday or Sunday */
    ds_tick start, end; /* from midnight */
    int32_t kind;
} ds_shift;

typedef struct ds_kind {
    const char *id;
    const bool *not_next_day; /* [n_kinds] */
} ds_kind;

/* Composition rule: among a group, the number of members who match is in [min, max]. */
typedef struct ds_rule {
    uint64_t roles; /* one of these roles; 0 where the rule is about a skill */
    uint64_t skill; /* this skill's bit; 0 where the rule is about roles */
    int32_t min, max;
} ds_rule;

typedef struct ds_service {
    const char *id, *name;
    double seconds; /* one person helped by one member */
    uint64_t skills;
    double value;
} ds_service;

typedef struct ds_area {
    const char *id, *name;
    const char *district; /* for headings alone; "" where not given */
    const char *boundary; /* GeoJSON text of a Polygon or MultiPolygon; "" where not given */
    double target;
    int32_t households; /* in the area */
    int32_t wanted;     /* ceil(target x households - 1e-6) */
} ds_area;

typedef struct ds_location {
    double lat, lon; /* degrees; NAN where not given */
    int32_t node;    /* row of the matrix, or DS_NONE */
} ds_location;

typedef struct ds_place {
    const char *id, *name;
    int32_t location;
} ds_place;

typedef struct ds_team {
    const char *id, *name;
    int32_t base, end; /* locations */
    bool returns;
    bool parallel;
    int32_t size_min, size_max;
    ds_range require; /* rules */
    int32_t max_crews;
    int32_t crew_min, crew_max;
    ds_range crew_require; /* rules */
    double travel_factor;
} ds_team;

enum { DS_MAY_BELONG = 1, DS_HELPS = 2 };

typedef struct ds_member {
    const char *id, *name;
    int32_t role;
    uint64_t skills;
    int32_t max_shifts, min_shifts;
    int64_t max_seconds; /* INT64_MAX: no limit */
    double min_hours;    /* wish */
    int32_t max_shifts_per_day, max_shifts_per_week;
    int32_t max_days_in_a_row, min_days_in_a_row, min_days_off_in_a_row;
    int32_t max_weekends;
    int64_t min_rest_seconds;
    int32_t group; /* fair group */
    double share;
} ds_member;

typedef struct ds_desk {
    const char *id, *name;
    int32_t location; /* DS_NONE where the desk has no place */
    bool one_team_per_day;
    int32_t max_days_per_team;
    double appointment_seconds;
    ds_range demands; /* in shift order */
} ds_desk;

typedef struct ds_demand {
    int32_t desk, shift;
    int32_t min, ideal, max;
    ds_range require; /* rules */
    double shortage_weight, ideal_weight, over_weight;
} ds_demand;

/* Times of a date or shift at which a visit may start. All that are given must hold. */
typedef struct ds_window {
    int32_t date;        /* DS_NONE: any */
    int32_t shift;       /* DS_NONE: any */
    int32_t from, until; /* dates, inclusive; INT32_MIN, INT32_MAX: open */
    ds_tick start, end;  /* inclusive */
} ds_window;

/* Interval of starts, inclusive. */
typedef struct ds_interval {
    ds_tick open, close;
} ds_interval;

typedef struct ds_need {
    int32_t service, people;
} ds_need;

typedef struct ds_skill_work {
    int32_t skill;
    double seconds; /* sum of people x service seconds of the needs that call for the skill */
} ds_skill_work;

/* What is done in a visit. Visits with equal needs share one shape. */
typedef struct ds_shape {
    ds_range needs;       /* in `needs`, in the order written */
    double work;          /* sum of people x seconds */
    double longest;       /* largest service seconds among the needs */
    uint64_t skills;      /* called for */
    ds_range skill_works; /* one per skill called for, by rising skill */
    int32_t most_people;  /* largest `people` among the needs */
    int64_t services;     /* sum of people */
    double value;         /* sum of people x service value */
} ds_shape;

enum { DS_AT_HOME = 1, DS_AT_DESK = 2 };

typedef struct ds_household {
    const char *id, *name;
    int32_t location;
    int32_t area;
    int32_t team; /* the only one that may visit at home, or DS_NONE */
    double priority;
    ds_range visits;
    int32_t done; /* number of visits done before the horizon */
} ds_household;

typedef struct ds_visit {
    int32_t household;
    int32_t number; /* from 1, as planners count */
    int32_t shape;
    int32_t window_class; /* visits with equal lists of windows share one */
    int32_t lag_days;     /* after the visit before it; 0 on the first */
    int32_t done_date;    /* date it was done before the horizon, or INT32_MIN */
    uint8_t at;           /* DS_AT_HOME | DS_AT_DESK */
    double value; /* household priority x shape value: coverage before the objective's weight */
} ds_visit;

/* Distinct list of windows; none = any time. */
typedef struct ds_window_class {
    ds_range windows;
} ds_window_class;

typedef enum ds_duty_kind { DS_DUTY_OFF, DS_DUTY_TEAM, DS_DUTY_DESK } ds_duty_kind;

typedef struct ds_member_lock {
    int32_t member, shift;
    ds_duty_kind duty;
    int32_t where;  /* team or desk; DS_NONE for off */
    int32_t source; /* index in the document's `locks` */
} ds_member_lock;

typedef struct ds_visit_lock {
    int32_t visit;
    int32_t team, desk, shift; /* DS_NONE where not asked; at least one is */
    int32_t source;
} ds_visit_lock;

typedef struct ds_weights {
    double coverage, complete, area_target;
    double desk_shortage, desk_ideal, desk_over;
    double min_shifts, min_hours, fairness, requests, member_shift;
    double travel, change;
} ds_weights;

typedef enum ds_travel_mode { DS_TRAVEL_STRAIGHT, DS_TRAVEL_MATRIX } ds_travel_mode;

typedef struct ds_travel_spec {
    ds_travel_mode mode;
    double speed_kmh, detour; /* straight */
    int32_t nodes;            /* matrix */
    const double *minutes;    /* [nodes x nodes], row = from */
    double stop_seconds;      /* added once to every home visit */
} ds_travel_spec;

/* Household left out because of a mistake (--tolerant). */
typedef struct ds_bad_household {
    const char *id; /* NULL where unusable */
    const char *pointer;
    int32_t visits; /* that it would have had, as far as known; at least 1 */
} ds_bad_household;

typedef struct ds_instance {
    ds_arena arena;
    const char *name;           /* "" where not given */
    uint64_t digest;            /* FNV-1a 64 of the file(s) */
    const char *household_file; /* that it states the path of; "": none */
    int32_t ticks_per_second;

    int32_t n_shifts, n_kinds, n_roles, n_skills, n_services, n_areas, n_places, n_teams, n_members,
        n_desks, n_demands, n_households, n_visits, n_needs, n_shapes, n_window_classes, n_windows,
        n_rules, n_locations, n_groups, n_member_locks, n_visit_locks, n_bad_households;
    int32_t first_date, n_days, n_weeks;

    const ds_shift *shifts;
    const ds_kind *kinds;
    const char *const *roles;
    const char *const *skills;
    const ds_service *services;
    const ds_area *areas;
    const ds_place *places;
    const ds_location *locations;
    const ds_rule *rules;

    const ds_team *teams;
    const bool *team_area;  /* [n_teams x n_areas] */
    const bool *team_shift; /* [n_teams x n_shifts] crews may go out */

    const ds_member *members;
    const uint8_t *member_team; /* [n_members x n_teams] DS_MAY_BELONG | DS_HELPS */
    const bool *member_desk;    /* [n_members x n_desks] */
    const bool *member_shift;   /* [n_members x n_shifts] can work */
    const int32_t *max_of_kind; /* [n_members x n_kinds] */
    const double *request;      /* [n_members x n_shifts] +w wants on, -w wants off, 0 none */

    const ds_desk *desks;
    const ds_demand *demands;
    const int32_t *demand_at; /* [n_desks x n_shifts] demand, or DS_NONE */
    const bool *desk_area;    /* [n_desks x n_areas] may book households of the area */
    const bool *desk_service; /* [n_desks x n_services] */

    const ds_household *households;
    const ds_visit *visits; /* of one household: neighbours, in order */
    const ds_need *needs;
    const ds_shape *shapes;
    const ds_skill_work *skill_works;
    const ds_window_class *window_classes;
    const ds_window *windows;
    const ds_range *class_intervals; /* [n_window_classes x n_shifts] into `intervals`: allowed
                                      * starts inside the shift, disjoint, rising; class with no
                                      * windows: the whole shift */
    const ds_interval *intervals;
    const bool
        *class_meets; /* [n_window_classes x n_shifts] an appointment in the shift would do */

    ds_travel_spec travel;
    ds_weights weights;
    const ds_member_lock *member_locks;
    const ds_visit_lock *visit_locks;
    const ds_bad_household *bad_households;
    const struct ds_past *past; /* of what is left to plan once shifts have begun
                                 * (solve/remainder.h); NULL otherwise */

    /* Names to indices, for readers of plans and for the command line. */
    ds_ids shift_ids, team_ids, member_ids, desk_ids, household_ids, service_ids, area_ids,
        place_ids;
} ds_instance;

/* The struct itself lives in its arena. NULL is allowed. */
void ds_instance_free(ds_instance *instance);

/* The last day on which a clock time can fall. */
#define DS_DAY_SECONDS 86400

static inline bool ds_visit_done_before(const ds_visit *visit) {
    return visit->done_date != INT32_MIN;
}

/* May this team visit the household at home, by `areas` and the household's `team`? */
static inline bool ds_team_may_visit(const ds_instance *in, int32_t team, int32_t household) {
    const ds_household *h = &in->households[household];
    if (h->team != DS_NONE && h->team != team) {
        return false;
    }
    return h->area == DS_NONE || in->team_area[(int64_t)team * in->n_areas + h->area];
}

/* May this desk book the visit, by its `areas` and `services` and the visit's `at`? */
bool ds_desk_may_book(const ds_instance *in, int32_t desk, int32_t visit);

static inline bool ds_shifts_overlap(const ds_shift *a, const ds_shift *b) {
    return a->date == b->date && a->start < b->end && b->start < a->end;
}

static inline bool ds_rule_matches(const ds_rule *rule, const ds_member *member) {
    if (rule->roles != 0) {
        return member->role != DS_NONE && (rule->roles >> member->role & 1) != 0;
    }
    return (member->skills & rule->skill) != 0;
}

#endif
