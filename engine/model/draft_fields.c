/*
 * docs/format.md as tables: every object of an instance, every key, its range and its default.
 */
#include "model/draft.h"
#include "model/instance.h"

#define ROW(holder, name, kind, ...) \
    { .key = #name, .type = DS_FIELD_##kind, .offset = offsetof(holder, name), ##__VA_ARGS__ }
#define ROW_AS(holder, text, member, kind, ...) \
    { .key = (text), .type = DS_FIELD_##kind, .offset = offsetof(holder, member), ##__VA_ARGS__ }
#define NEEDED .required = true
#define FROM(least, most) .low = (least), .high = (most)
#define ABOVE(least, most) .above = true, .low = (least), .high = (most)
#define ELSE(value) .fallback = (value)
#define TABLE(name, struct_name, what_text, rows, ...)                              \
    const ds_table ds_table_##name = {.what = (what_text),                          \
                                      .size = sizeof(struct_name),                  \
                                      .fields = (rows),                             \
                                      .n_fields = sizeof(rows) / sizeof((rows)[0]), \
                                      ##__VA_ARGS__}

/* Values and weights: the format asks for finite; this bound keeps every sum of them finite. */
#define WEIGHT FROM(0, 1e12)
#define COUNT FROM(0, DS_WHOLE_MAX)
#define FROM_ONE FROM(1, DS_WHOLE_MAX)
#define NO_LIMIT ELSE(DS_NO_LIMIT)
/* Factors far beyond any real one would overflow a travel time. */
#define FACTOR FROM(1e-6, 1e6)
#define HOURS FROM(0, 1e6)

#define LOCATION(holder)                                                                      \
    ROW_AS(holder, "lat", location.lat, NUMBER, FROM(-90, 90), ELSE(DS_ABSENT_NUMBER)),       \
        ROW_AS(holder, "lon", location.lon, NUMBER, FROM(-180, 180), ELSE(DS_ABSENT_NUMBER)), \
        ROW_AS(holder, "node", location.node, WHOLE, COUNT, ELSE(DS_ABSENT))

static const ds_field shift_rows[] = {
    ROW(ds_draft_shift, id, ID, NEEDED),
    ROW(ds_draft_shift, date, DATE, NEEDED, ELSE(DS_ABSENT_DATE)),
    ROW(ds_draft_shift, start, CLOCK, NEEDED, ELSE(DS_ABSENT)),
    ROW(ds_draft_shift, end, CLOCK, NEEDED, ELSE(DS_ABSENT)),
    ROW(ds_draft_shift, kind, ID),
};
TABLE(shift, ds_draft_shift, "a shift", shift_rows);

static const ds_field kind_rows[] = {
    ROW(ds_draft_kind, id, ID, NEEDED),
    ROW(ds_draft_kind, not_next_day, IDS),
};
TABLE(kind, ds_draft_kind, "a kind of shift", kind_rows);

static const ds_field service_rows[] = {
    ROW(ds_draft_service, id, ID, NEEDED),
    ROW(ds_draft_service, name, TEXT),
    ROW(ds_draft_service, minutes, NUMBER, NEEDED, ABOVE(0, 1440)),
    ROW(ds_draft_service, skills, IDS),
    ROW(ds_draft_service, value, NUMBER, WEIGHT, ELSE(1)),
};
TABLE(service, ds_draft_service, "a service", service_rows);

static const ds_field area_rows[] = {
    ROW(ds_draft_area, id, ID, NEEDED),
    ROW(ds_draft_area, name, TEXT),
    ROW_AS(ds_draft_area, "x-district", district, TEXT),
    ROW(ds_draft_area, target, NUMBER, FROM(0, 1)),
    ROW(ds_draft_area, boundary, BOUNDARY),
};
TABLE(area, ds_draft_area, "an area", area_rows);

static const ds_field place_rows[] = {
    ROW(ds_draft_place, id, ID, NEEDED),
    ROW(ds_draft_place, name, TEXT),
    LOCATION(ds_draft_place),
};
TABLE(place, ds_draft_place, "a place", place_rows);

static const ds_field spot_rows[] = {LOCATION(ds_draft_spot)};
static TABLE(spot, ds_draft_spot, "a place's id or a location", spot_rows,
             .alias = offsetof(ds_draft_spot, place));

static const ds_field rule_rows[] = {
    ROW(ds_draft_rule, role, ID_OR_IDS, .not_empty = true),
    ROW(ds_draft_rule, skill, ID),
    ROW(ds_draft_rule, min, WHOLE, COUNT),
    ROW(ds_draft_rule, max, WHOLE, COUNT, NO_LIMIT),
};
TABLE(rule, ds_draft_rule, "a composition rule", rule_rows);

static const ds_field size_rows[] = {
    ROW(ds_draft_size, min, WHOLE, COUNT),
    ROW(ds_draft_size, max, WHOLE, COUNT, NO_LIMIT),
};
static TABLE(size, ds_draft_size, "a team's size", size_rows);

static const ds_field crew_rows[] = {
    ROW(ds_draft_crew, min, WHOLE, FROM_ONE, ELSE(1)),
    ROW(ds_draft_crew, max, WHOLE, FROM_ONE, ELSE(DS_ABSENT)),
    ROW(ds_draft_crew, require, OBJECTS, .of = &ds_table_rule),
};
static TABLE(crew, ds_draft_crew, "a team's crews", crew_rows);

static const ds_field team_rows[] = {
    ROW(ds_draft_team, id, ID, NEEDED),
    ROW(ds_draft_team, name, TEXT),
    ROW(ds_draft_team, base, ID_OR_OBJECT, NEEDED, .of = &ds_table_spot),
    ROW(ds_draft_team, end, ID_OR_OBJECT, .of = &ds_table_spot),
    ROW_AS(ds_draft_team, "return", returns, FLAG, ELSE(true)),
    ROW(ds_draft_team, areas, IDS),
    ROW(ds_draft_team, shifts, IDS),
    ROW(ds_draft_team, size, OBJECT, .of = &ds_table_size),
    ROW(ds_draft_team, require, OBJECTS, .of = &ds_table_rule),
    ROW(ds_draft_team, max_crews, WHOLE, FROM(0, 10000), ELSE(1)),
    ROW(ds_draft_team, crew, OBJECT, .of = &ds_table_crew),
    ROW(ds_draft_team, parallel, FLAG, ELSE(true)),
    ROW(ds_draft_team, travel_factor, NUMBER, FACTOR, ELSE(1)),
};
TABLE(team, ds_draft_team, "a team", team_rows);

static const char *const want_words[] = {"on", "off", NULL};
static const ds_field request_rows[] = {
    ROW(ds_draft_request, shift, ID, NEEDED),
    ROW(ds_draft_request, want, CHOICE, NEEDED, .choices = want_words, ELSE(DS_CHOICE_NONE)),
    ROW(ds_draft_request, weight, NUMBER, WEIGHT, ELSE(1)),
};
TABLE(request, ds_draft_request, "a request", request_rows);

static const ds_field member_rows[] = {
    ROW(ds_draft_member, id, ID, NEEDED),
    ROW(ds_draft_member, name, TEXT),
    ROW(ds_draft_member, role, ID),
    ROW(ds_draft_member, skills, IDS),
    ROW(ds_draft_member, teams, IDS),
    ROW(ds_draft_member, helps, IDS),
    ROW(ds_draft_member, desks, IDS),
    ROW(ds_draft_member, shifts, IDS),
    ROW(ds_draft_member, unavailable, IDS),
    ROW(ds_draft_member, max_shifts, WHOLE, COUNT, NO_LIMIT),
    ROW(ds_draft_member, min_shifts, WHOLE, COUNT),
    ROW(ds_draft_member, max_hours, NUMBER, HOURS, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_draft_member, min_hours, NUMBER, HOURS),
    ROW(ds_draft_member, max_of_kind, COUNTS, COUNT),
    ROW(ds_draft_member, max_shifts_per_day, WHOLE, COUNT, ELSE(2)),
    ROW(ds_draft_member, max_shifts_per_week, WHOLE, COUNT, NO_LIMIT),
    ROW(ds_draft_member, max_days_in_a_row, WHOLE, FROM_ONE, NO_LIMIT),
    ROW(ds_draft_member, min_days_in_a_row, WHOLE, FROM_ONE, ELSE(1)),
    ROW(ds_draft_member, min_days_off_in_a_row, WHOLE, FROM_ONE, ELSE(1)),
    ROW(ds_draft_member, max_weekends, WHOLE, COUNT, NO_LIMIT),
    ROW(ds_draft_member, min_rest_hours, NUMBER, HOURS),
    ROW(ds_draft_member, requests, OBJECTS, .of = &ds_table_request),
    ROW(ds_draft_member, fair_group, ID),
    ROW(ds_draft_member, share, NUMBER, FACTOR, ELSE(1)),
};
TABLE(member, ds_draft_member, "a member", member_rows);

static const ds_field demand_rows[] = {
    ROW(ds_draft_demand, shift, ID, NEEDED),
    ROW(ds_draft_demand, min, WHOLE, COUNT),
    ROW(ds_draft_demand, ideal, WHOLE, COUNT, ELSE(DS_ABSENT)),
    ROW(ds_draft_demand, max, WHOLE, COUNT, NO_LIMIT),
    ROW(ds_draft_demand, require, OBJECTS, .of = &ds_table_rule),
    ROW(ds_draft_demand, shortage_weight, NUMBER, WEIGHT, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_draft_demand, ideal_weight, NUMBER, WEIGHT, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_draft_demand, over_weight, NUMBER, WEIGHT, ELSE(DS_ABSENT_NUMBER)),
};
TABLE(demand, ds_draft_demand, "a desk's demand", demand_rows);

static const char *const staffed_by_words[] = {"members", "one_team_per_day", NULL};
static const ds_field desk_rows[] = {
    ROW(ds_draft_desk, id, ID, NEEDED),
    ROW(ds_draft_desk, name, TEXT),
    ROW(ds_draft_desk, place, ID),
    ROW(ds_draft_desk, staffed_by, CHOICE, .choices = staffed_by_words),
    ROW(ds_draft_desk, max_days_per_team, WHOLE, COUNT, NO_LIMIT),
    ROW(ds_draft_desk, appointment_minutes, NUMBER, FROM(0, 1440)),
    ROW(ds_draft_desk, areas, IDS),
    ROW(ds_draft_desk, services, IDS),
    ROW(ds_draft_desk, demand, OBJECTS, .of = &ds_table_demand),
};
TABLE(desk, ds_draft_desk, "a desk", desk_rows);

static const ds_field need_rows[] = {
    ROW(ds_draft_need, service, ID, NEEDED),
    ROW(ds_draft_need, people, WHOLE, NEEDED, FROM(1, 10000)),
};
TABLE(need, ds_draft_need, "a need", need_rows);

static const ds_field window_rows[] = {
    ROW(ds_draft_window, date, DATE, ELSE(DS_ABSENT_DATE)),
    ROW(ds_draft_window, shift, ID),
    ROW(ds_draft_window, from, DATE, ELSE(DS_ABSENT_DATE)),
    ROW(ds_draft_window, until, DATE, ELSE(DS_ABSENT_DATE)),
    ROW(ds_draft_window, start, CLOCK),
    ROW(ds_draft_window, end, CLOCK, ELSE(DS_DAY_SECONDS)),
};
TABLE(window, ds_draft_window, "a window", window_rows);

static const char *const at_words[] = {"home", "desk", NULL}; /* bits DS_AT_HOME, DS_AT_DESK */

static const ds_field visit_rows[] = {
    ROW(ds_draft_visit, needs, OBJECTS, NEEDED, .not_empty = true, .of = &ds_table_need),
    ROW(ds_draft_visit, windows, OBJECTS, .of = &ds_table_window),
    ROW(ds_draft_visit, at, CHOICES, .not_empty = true, .choices = at_words),
    ROW(ds_draft_visit, lag_days, WHOLE, FROM(1, 100000), ELSE(DS_ABSENT)),
};
TABLE(visit, ds_draft_visit, "a visit", visit_rows);

static const ds_field done_rows[] = {
    ROW(ds_draft_done, visit, WHOLE, NEEDED, FROM_ONE),
    ROW(ds_draft_done, date, DATE, NEEDED, ELSE(DS_ABSENT_DATE)),
};
TABLE(done, ds_draft_done, "a visit that is done", done_rows);

static const ds_field household_rows[] = {
    ROW(ds_draft_household, id, ID, NEEDED),
    ROW(ds_draft_household, name, TEXT),
    LOCATION(ds_draft_household),
    ROW(ds_draft_household, area, ID),
    ROW(ds_draft_household, priority, NUMBER, ABOVE(0, 1e6), ELSE(1)),
    ROW(ds_draft_household, team, ID),
    ROW(ds_draft_household, needs, OBJECTS, .not_empty = true, .of = &ds_table_need),
    ROW(ds_draft_household, visits, OBJECTS, .not_empty = true, .of = &ds_table_visit),
    ROW(ds_draft_household, windows, OBJECTS, .of = &ds_table_window),
    ROW(ds_draft_household, at, CHOICES, .not_empty = true, .choices = at_words),
    ROW(ds_draft_household, done, OBJECTS, .of = &ds_table_done),
};
TABLE(household, ds_draft_household, "a household", household_rows);

static const char *const mode_words[] = {"straight", "matrix", NULL}; /* ds_travel_mode */
static const ds_field travel_rows[] = {
    ROW(ds_draft_travel, mode, CHOICE, NEEDED, .choices = mode_words, ELSE(DS_CHOICE_NONE)),
    ROW(ds_draft_travel, speed_kmh, NUMBER, FACTOR, ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_draft_travel, detour, NUMBER, FROM(1, 1e6), ELSE(DS_ABSENT_NUMBER)),
    ROW(ds_draft_travel, minutes, MATRIX, .not_empty = true, FROM(0, 1e6)),
    ROW(ds_draft_travel, stop_minutes, NUMBER, FROM(0, 1440)),
};
TABLE(travel, ds_draft_travel, "travel", travel_rows);

#define WEIGHT_ROW(name, value) ROW(ds_draft_objective, name, NUMBER, WEIGHT, ELSE(value))
static const ds_field objective_rows[] = {
    WEIGHT_ROW(coverage, 1),         WEIGHT_ROW(complete, 0),     WEIGHT_ROW(area_target, 5),
    WEIGHT_ROW(desk_shortage, 1000), WEIGHT_ROW(desk_ideal, 5),   WEIGHT_ROW(desk_over, 0),
    WEIGHT_ROW(min_shifts, 20),      WEIGHT_ROW(min_hours, 5),    WEIGHT_ROW(fairness, 0.5),
    WEIGHT_ROW(requests, 1),         WEIGHT_ROW(member_shift, 0), WEIGHT_ROW(travel, 0.01),
    WEIGHT_ROW(change, 2),
};
TABLE(objective, ds_draft_objective, "the weights", objective_rows);

static const ds_field duty_rows[] = {
    ROW(ds_draft_duty, team, ID),
    ROW(ds_draft_duty, desk, ID),
};
static TABLE(duty, ds_draft_duty, "\"off\", a team or a desk", duty_rows,
             .alias = offsetof(ds_draft_duty, word));

static const ds_field lock_rows[] = {
    ROW(ds_draft_lock, member, ID),
    ROW(ds_draft_lock, household, ID),
    ROW(ds_draft_lock, shift, ID),
    ROW(ds_draft_lock, duty, ID_OR_OBJECT, .of = &ds_table_duty),
    ROW(ds_draft_lock, visit, WHOLE, FROM_ONE, ELSE(DS_ABSENT)),
    ROW(ds_draft_lock, team, ID),
    ROW(ds_draft_lock, desk, ID),
};
TABLE(lock, ds_draft_lock, "a lock", lock_rows);

static const ds_field instance_rows[] = {
    ROW_AS(ds_draft, "doorstep", version, WHOLE, NEEDED, FROM(1, 1)),
    ROW(ds_draft, name, TEXT),
    ROW(ds_draft, shifts, OBJECTS, NEEDED, .not_empty = true, .of = &ds_table_shift),
    ROW(ds_draft, kinds, OBJECTS, .of = &ds_table_kind),
    ROW(ds_draft, roles, IDS),
    ROW(ds_draft, skills, IDS),
    ROW(ds_draft, services, OBJECTS, NEEDED, .of = &ds_table_service),
    ROW(ds_draft, areas, OBJECTS, .of = &ds_table_area),
    ROW(ds_draft, places, OBJECTS, .of = &ds_table_place),
    ROW(ds_draft, teams, OBJECTS, NEEDED, .of = &ds_table_team),
    ROW(ds_draft, members, OBJECTS, NEEDED, .of = &ds_table_member),
    ROW(ds_draft, desks, OBJECTS, .of = &ds_table_desk),
    ROW(ds_draft, households, OBJECTS, NEEDED, .of = &ds_table_household),
    ROW(ds_draft, travel, OBJECT, NEEDED, .of = &ds_table_travel),
    ROW(ds_draft, objective, OBJECT, .of = &ds_table_objective),
    ROW(ds_draft, locks, OBJECTS, .of = &ds_table_lock),
};
TABLE(instance, ds_draft, "an instance", instance_rows);
