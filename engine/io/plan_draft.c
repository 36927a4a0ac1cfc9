#include "io/plan_draft.h"

#include <float.h>

#include "model/draft.h"
#include "words/messages.h"

#define ROW(holder, name, kind, ...) \
    { .key = #name, .type = DS_FIELD_##kind, .offset = offsetof(holder, name), ##__VA_ARGS__ }
#define ROW_AS(holder, text, member, kind, ...) \
    { .key = (text), .type = DS_FIELD_##kind, .offset = offsetof(holder, member), ##__VA_ARGS__ }
#define NEEDED .required = true
#define ELSE(value) .fallback = (value)
#define COUNT .low = 0, .high = DS_WHOLE_MAX
#define ANY .low = -DBL_MAX, .high = DBL_MAX
#define LARGE_COUNT .low = 0, .high = 9007199254740992.0 /* doubles hold every whole one below */
#define TABLE(name, struct_name, what_text, rows)                      \
    static const ds_table name##_table = {.what = (what_text),         \
                                          .size = sizeof(struct_name), \
                                          .fields = (rows),            \
                                          .n_fields = sizeof(rows) / sizeof((rows)[0])}

static const ds_field source_rows[] = {
    ROW(ds_plan_draft_source, name, TEXT),
    ROW(ds_plan_draft_source, digest, TEXT),
};
TABLE(source, ds_plan_draft_source, "the plan's instance", source_rows);

static const ds_field replan_rows[] = {
    ROW(ds_plan_draft_replan, from, TEXT, NEEDED),
    ROW(ds_plan_draft_replan, baseline, TEXT, NEEDED),
};
TABLE(replan, ds_plan_draft_replan, "a replan", replan_rows);

static const ds_field team_rows[] = {
    ROW(ds_plan_draft_team, team, ID, NEEDED),
    ROW(ds_plan_draft_team, members, IDS, NEEDED),
};
TABLE(team, ds_plan_draft_team, "a team of a plan", team_rows);

static const ds_field duty_rows[] = {
    ROW(ds_plan_draft_duty, member, ID, NEEDED),
    ROW(ds_plan_draft_duty, shift, ID, NEEDED),
    ROW(ds_plan_draft_duty, team, ID),
    ROW(ds_plan_draft_duty, crew, WHOLE, COUNT, ELSE(DS_ABSENT)),
    ROW(ds_plan_draft_duty, desk, ID),
};
TABLE(duty, ds_plan_draft_duty, "a duty", duty_rows);

static const ds_field stop_rows[] = {
    ROW(ds_plan_draft_stop, household, ID, NEEDED),
    ROW(ds_plan_draft_stop, visit, WHOLE, NEEDED, COUNT),
    ROW(ds_plan_draft_stop, arrive, CLOCK, NEEDED),
    ROW(ds_plan_draft_stop, start, CLOCK, NEEDED),
    ROW(ds_plan_draft_stop, end, CLOCK, NEEDED),
};
TABLE(stop, ds_plan_draft_stop, "a stop", stop_rows);

static const ds_field route_rows[] = {
    ROW(ds_plan_draft_route, team, ID, NEEDED),
    ROW(ds_plan_draft_route, shift, ID, NEEDED),
    ROW(ds_plan_draft_route, crew, WHOLE, NEEDED, COUNT),
    ROW(ds_plan_draft_route, leave, CLOCK, NEEDED),
    ROW_AS(ds_plan_draft_route, "return", back, CLOCK, ELSE(DS_ABSENT)),
    ROW(ds_plan_draft_route, stops, OBJECTS, NEEDED, .of = &stop_table),
};
TABLE(route, ds_plan_draft_route, "a route", route_rows);

static const ds_field appointment_rows[] = {
    ROW(ds_plan_draft_appointment, household, ID, NEEDED),
    ROW(ds_plan_draft_appointment, visit, WHOLE, NEEDED, COUNT),
    ROW(ds_plan_draft_appointment, desk, ID, NEEDED),
    ROW(ds_plan_draft_appointment, shift, ID, NEEDED),
};
TABLE(appointment, ds_plan_draft_appointment, "an appointment", appointment_rows);

static const char *const reasons[] = {
#define REASON(name, text) text,
    DS_REASON_MAP(REASON)
#undef REASON
        NULL};

static const ds_field uncovered_rows[] = {
    ROW(ds_plan_draft_uncovered, household, ID),
    ROW(ds_plan_draft_uncovered, pointer, ID),
    ROW(ds_plan_draft_uncovered, visit, WHOLE, NEEDED, COUNT),
    ROW(ds_plan_draft_uncovered, reason, CHOICE, NEEDED, .choices = reasons),
};
TABLE(uncovered, ds_plan_draft_uncovered, "an uncovered visit", uncovered_rows);

#define FIGURE(key, bit) \
    ROW_AS(ds_plan_draft_figures, key, number[bit], NUMBER, ANY, ELSE(DS_ABSENT_NUMBER))
#define WHOLE_FIGURE(key, bit) \
    ROW_AS(ds_plan_draft_figures, key, whole[bit], WHOLE, COUNT, ELSE(DS_ABSENT))

static const ds_field penalty_rows[] = {
#define PENALTY(field, key) FIGURE(key, DS_PENALTY_##field),
    DS_PENALTY_MAP(PENALTY)
#undef PENALTY
};
TABLE(penalties, ds_plan_draft_figures, "the penalties", penalty_rows);

static const ds_field household_rows[] = {
    WHOLE_FIGURE("total", DS_STATED_HOUSEHOLDS),
    WHOLE_FIGURE("covered", DS_STATED_COVERED),
    WHOLE_FIGURE("touched", DS_STATED_TOUCHED),
};
TABLE(households, ds_plan_draft_figures, "the households' figures", household_rows);

static const ds_field score_rows[] = {
    FIGURE("total", DS_STATED_TOTAL),
    FIGURE("coverage", DS_STATED_COVERAGE),
    FIGURE("complete", DS_STATED_COMPLETE),
    ROW(ds_plan_draft_score, penalties, OBJECT, .of = &penalties_table),
    ROW(ds_plan_draft_score, households, OBJECT, .of = &households_table),
    WHOLE_FIGURE("people_helped", DS_STATED_PEOPLE),
    WHOLE_FIGURE("services_given", DS_STATED_SERVICES),
};
TABLE(score, ds_plan_draft_score, "a score", score_rows);

static const ds_field bound_rows[] = {
    ROW(ds_plan_draft_bound, score, NUMBER, NEEDED, ANY),
    ROW(ds_plan_draft_bound, gap, NUMBER, NEEDED, ANY),
    ROW(ds_plan_draft_bound, method, TEXT),
};
TABLE(bound, ds_plan_draft_bound, "a bound", bound_rows);

static const ds_field budget_rows[] = {
    ROW(ds_plan_draft_budget, seconds, NUMBER, .low = 0, .high = DBL_MAX, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_plan_draft_budget, iterations, NUMBER, LARGE_COUNT, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_plan_draft_budget, gap, NUMBER, .low = 0, .high = DBL_MAX),
};
TABLE(budget, ds_plan_draft_budget, "a budget", budget_rows);

static const ds_field run_rows[] = {
    ROW(ds_plan_draft_run, version, TEXT),
    ROW(ds_plan_draft_run, seed, NUMBER, LARGE_COUNT),
    ROW(ds_plan_draft_run, threads, WHOLE, COUNT),
    ROW(ds_plan_draft_run, seconds, NUMBER, .low = 0, .high = DBL_MAX),
    ROW(ds_plan_draft_run, iterations, NUMBER, LARGE_COUNT),
    ROW(ds_plan_draft_run, budget, OBJECT, .of = &budget_table),
    ROW(ds_plan_draft_run, stopped, TEXT),
};
TABLE(run, ds_plan_draft_run, "a run", run_rows);

static const ds_field plan_rows[] = {
    ROW_AS(ds_plan_draft, "doorstep_plan", version, WHOLE, NEEDED, .low = 1, .high = 1),
    ROW(ds_plan_draft, instance, OBJECT, .of = &source_table),
    ROW(ds_plan_draft, replan, OBJECT, .of = &replan_table),
    ROW(ds_plan_draft, teams, OBJECTS, NEEDED, .of = &team_table),
    ROW(ds_plan_draft, duties, OBJECTS, NEEDED, .of = &duty_table),
    ROW(ds_plan_draft, routes, OBJECTS, NEEDED, .of = &route_table),
    ROW(ds_plan_draft, appointments, OBJECTS, .of = &appointment_table),
    ROW(ds_plan_draft, uncovered, OBJECTS, .of = &uncovered_table),
    ROW(ds_plan_draft, score, OBJECT, .of = &score_table),
    ROW(ds_plan_draft, bound, OBJECT, .of = &bound_table),
    ROW(ds_plan_draft, run, OBJECT, .of = &run_table),
};

const ds_table ds_table_plan = {.what = DS_TEXT("a plan"),
                                .size = sizeof(ds_plan_draft),
                                .fields = plan_rows,
                                .n_fields = sizeof plan_rows / sizeof plan_rows[0]};
