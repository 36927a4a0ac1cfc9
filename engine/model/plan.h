/*
 * A plan as data: what docs/format.md's plan holds, by index. The same struct for a plan that the
 * engine made and for one read from a file, which may break any rule; a name in a file that the
 * instance does not know is DS_NONE here and listed in `unknown` (the checker reports it as P1).
 *
 * A plan owns its memory (one arena) and is not changed after it is built.
 */
#ifndef DS_MODEL_PLAN_H
#define DS_MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/calendar.h"
#include "model/instance.h"
#include "words/messages.h"

typedef struct ds_belonging {
    int32_t team, member;
} ds_belonging;

typedef struct ds_duty {
    int32_t member, shift;
    int32_t team, crew; /* crew from 1; team DS_NONE for a desk duty */
    int32_t desk;       /* DS_NONE for a crew duty */
} ds_duty;

typedef struct ds_stop {
    int32_t visit; /* index into the instance's visits */
    ds_tick arrive, start, end;
} ds_stop;

typedef struct ds_route {
    int32_t team, shift, crew;
    ds_tick leave, back; /* back: meaningful where `has_back` */
    bool has_back;
    ds_range stops;
} ds_route;

typedef struct ds_appointment {
    int32_t visit, desk, shift;
} ds_appointment;

/* Why a visit is not done, in the order in which they are tried. */
#define DS_REASON_MAP(X)                                  \
    X(BAD_INPUT, "bad-input")                             \
    X(NO_TEAM, "no-team")                                 \
    X(NO_SKILL, "no-skill")                               \
    X(NO_WINDOW, "no-window")                             \
    X(TOO_FAR, "too-far")                                 \
    X(WAITS_FOR_EARLIER_VISIT, "waits-for-earlier-visit") \
    X(NO_TIME, "no-time")

typedef enum ds_reason {
#define DS_REASON_ENUM(name, text) DS_REASON_##name,
    DS_REASON_MAP(DS_REASON_ENUM)
#undef DS_REASON_ENUM
        DS_N_REASONS
} ds_reason;

typedef struct ds_uncovered {
    int32_t visit; /* index, or DS_NONE for bad input */
    ds_reason reason;
    const char *household; /* bad input only: id, or NULL */
    const char *pointer;   /* bad input only: where the household stands in the instance */
    int32_t number;        /* bad input only: visit number */
} ds_uncovered;

/* The penalties of the score, each a key under "penalties". One row: field, key. */
#define DS_PENALTY_MAP(X)             \
    X(area_target, "area_target")     \
    X(desk_shortage, "desk_shortage") \
    X(desk_ideal, "desk_ideal")       \
    X(desk_over, "desk_over")         \
    X(min_shifts, "min_shifts")       \
    X(min_hours, "min_hours")         \
    X(fairness, "fairness")           \
    X(requests, "requests")           \
    X(member_shift, "member_shift")   \
    X(travel, "travel")               \
    X(change, "change")

enum {
#define DS_PENALTY_ENUM(field, key) DS_PENALTY_##field,
    DS_PENALTY_MAP(DS_PENALTY_ENUM)
#undef DS_PENALTY_ENUM
        DS_N_PENALTIES
};

/* Weighted parts of the score; total = coverage + complete - sum of penalties. */
typedef struct ds_score {
    double total, coverage, complete;
    double penalties[DS_N_PENALTIES];
    int64_t households, covered, touched;
    int64_t people_helped, services_given;
} ds_score;

/* Bits that say which figures a plan file states: bit k for the k-th penalty, then these. */
enum {
    DS_STATED_TOTAL = DS_N_PENALTIES,
    DS_STATED_COVERAGE,
    DS_STATED_COMPLETE,
    DS_STATED_HOUSEHOLDS,
    DS_STATED_COVERED,
    DS_STATED_TOUCHED,
    DS_STATED_PEOPLE,
    DS_STATED_SERVICES
};

typedef struct ds_bound {
    bool known;
    double score; /* no plan's score is above it */
    double gap;
    const char *method;
} ds_bound;

/* What a search was given. */
typedef struct ds_budget {
    bool timed, counted; /* is there a budget of time, of iterations? */
    double seconds;
    int64_t iterations;
    double gap; /* that was good enough; 0: none */
} ds_budget;

typedef struct ds_run {
    const char *version;
    uint64_t seed;
    int32_t threads;
    double seconds;
    int64_t iterations;
    ds_budget budget;    /* where it is stated */
    const char *stopped; /* NULL: ran to its budget; "cancelled": by the user */
} ds_run;

/* A name (or a duty that is neither crew nor desk) of a plan file that means nothing in the
 * instance. */
typedef struct ds_unknown {
    const char *pointer;
    const char *messages[DS_LANGUAGES]; /* by language */
    int32_t shift; /* of the duty, route or appointment it stands in, where known; or DS_NONE */
} ds_unknown;

typedef struct ds_plan {
    ds_arena arena;
    int32_t n_belongings, n_duties, n_routes, n_stops, n_appointments, n_uncovered, n_unknown;
    ds_belonging *belongings;
    ds_duty *duties;
    ds_route *routes;
    ds_stop *stops;
    ds_appointment *appointments;
    ds_uncovered *uncovered;
    ds_unknown *unknown;
    bool lists_uncovered; /* false: the file has no list */

    uint64_t stated; /* which figures below a file states */
    ds_score score;
    ds_bound bound;
    ds_run run;
    bool has_digest;
    uint64_t digest; /* of the instance the plan was made for */
    bool has_replan; /* "replan": {"from", "baseline"} */
    ds_moment replan_from;
    uint64_t replan_baseline; /* digest of the plan that was in force */
} ds_plan;

/* The struct itself lives in its arena. NULL is allowed. */
void ds_plan_free(ds_plan *plan);

/* Is everything that an entry of a plan names in the instance? */
bool ds_duty_known(const ds_instance *in, const ds_duty *duty);
bool ds_route_known(const ds_instance *in, const ds_route *route);
bool ds_visit_known(const ds_instance *in, int32_t visit);
bool ds_appointment_known(const ds_instance *in, const ds_appointment *appointment);
bool ds_belonging_known(const ds_instance *in, const ds_belonging *belonging);

const char *ds_reason_key(ds_reason reason);

#endif
