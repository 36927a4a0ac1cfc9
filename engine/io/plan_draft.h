/*
 * A plan as its file has it, ids still strings: docs/format.md's "Plan" as tables.
 */
#ifndef DS_IO_PLAN_DRAFT_H
#define DS_IO_PLAN_DRAFT_H

#include <stdint.h>

#include "io/figures.h"
#include "model/fields.h"

typedef struct ds_plan_draft_source {
    ds_field_state state;
    const char *name, *digest;
} ds_plan_draft_source;

typedef struct ds_plan_draft_replan {
    ds_field_state state;
    const char *from, *baseline;
} ds_plan_draft_replan;

typedef struct ds_plan_draft_team {
    ds_field_state state;
    const char *team;
    ds_list_ids members;
} ds_plan_draft_team;

typedef struct ds_plan_draft_duty {
    ds_field_state state;
    const char *member, *shift, *team, *desk;
    int32_t crew; /* DS_ABSENT where not given */
} ds_plan_draft_duty;

typedef struct ds_plan_draft_stop {
    ds_field_state state;
    const char *household;
    int32_t visit, arrive, start, end;
} ds_plan_draft_stop;

typedef struct ds_plan_draft_route {
    ds_field_state state;
    const char *team, *shift;
    int32_t crew, leave, back; /* `back` DS_ABSENT where not given */
    DS_LIST(ds_plan_draft_stop) stops;
} ds_plan_draft_route;

typedef struct ds_plan_draft_appointment {
    ds_field_state state;
    const char *household, *desk, *shift;
    int32_t visit;
} ds_plan_draft_appointment;

typedef struct ds_plan_draft_uncovered {
    ds_field_state state;
    const char *household, *pointer;
    int32_t visit;
    uint8_t reason; /* ds_reason */
} ds_plan_draft_uncovered;

/* Figures by their bit in ds_plan.stated; DS_ABSENT_NUMBER and DS_ABSENT where not given. */
typedef struct ds_plan_draft_figures {
    ds_field_state state;
    double number[DS_N_FIGURES];
    int32_t whole[DS_N_FIGURES];
} ds_plan_draft_figures;

typedef struct ds_plan_draft_score {
    ds_plan_draft_figures own, penalties, households;
} ds_plan_draft_score;

typedef struct ds_plan_draft_bound {
    ds_field_state state;
    double score, gap;
    const char *method;
} ds_plan_draft_bound;

typedef struct ds_plan_draft_budget {
    ds_field_state state;
    double seconds, iterations, gap;
} ds_plan_draft_budget;

typedef struct ds_plan_draft_run {
    ds_field_state state;
    const char *version, *stopped;
    double seed, seconds, iterations;
    int32_t threads;
    ds_plan_draft_budget budget;
} ds_plan_draft_run;

typedef struct ds_plan_draft {
    ds_field_state state;
    int32_t version;
    ds_plan_draft_source instance;
    ds_plan_draft_replan replan;
    ds_list_any teams, duties, routes, appointments, uncovered; /* handed out one by one */
    ds_plan_draft_score score;
    ds_plan_draft_bound bound;
    ds_plan_draft_run run;
} ds_plan_draft;

extern const ds_table ds_table_plan;

#endif
