/* What becomes of sound files: the compiled arrays, section by section. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "io/instance_read.h"
#include "model/calendar.h"
#include "model/draft.h"
#include "suite.h"

#define DATA DS_TEST_ROOT "/tests/data/"

/* The instance of a file that has to be sound; the caller frees it. */
static ds_instance *read_with(const char *path, const ds_read_options *options) {
    size_t length;
    char *text = ds_test_read_file(path, &length);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_instance *in;
    doorstep_status status = ds_instance_read(text, length, options, &diags, &in);
    if (status != DOORSTEP_OK || diags.warnings > 0) {
        printf("\n  %s: %s", path, diags.count > 0 ? diags.items[0].message : "?");
    }
    CU_ASSERT_EQUAL_FATAL(status, DOORSTEP_OK);
    CU_ASSERT_EQUAL(diags.errors + diags.warnings, 0);
    ds_diags_free(&diags);
    free(text);
    return in;
}

static ds_instance *read_valid(const char *section) {
    char path[512];
    snprintf(path, sizeof path, DATA "valid/%s.json", section);
    return read_with(path, NULL);
}

static bool same(double a, double b) {
    return fabs(a - b) <= 1e-9 * (1 + fabs(b));
}

/* ---- The format's worked example ---- */

static void the_example_has_its_counts(void) {
    ds_instance *in = read_with(DATA "example.json", NULL);
    CU_ASSERT_STRING_EQUAL(in->name, "Two hamlets, three days");
    CU_ASSERT(in->n_shifts == 4 && in->n_kinds == 2 && in->n_roles == 5 && in->n_skills == 3);
    CU_ASSERT(in->n_services == 4 && in->n_areas == 2 && in->n_places == 1 && in->n_teams == 2);
    CU_ASSERT(in->n_members == 6 && in->n_desks == 1 && in->n_demands == 2);
    CU_ASSERT(in->n_households == 8 && in->n_visits == 10 && in->n_bad_households == 0);
    CU_ASSERT(in->n_shapes == 8 && in->n_window_classes == 3 && in->n_windows == 2);
    CU_ASSERT(in->n_rules == 3 && in->n_locations == 9 && in->n_groups == 1);
    CU_ASSERT(in->n_member_locks == 1 && in->n_visit_locks == 0);
    CU_ASSERT(in->n_days == 3 && in->n_weeks == 1 && in->first_date == 19303);
    CU_ASSERT_EQUAL(in->ticks_per_second, 1);
    ds_instance_free(in);
}

static void the_example_has_its_people(void) {
    ds_instance *in = read_with(DATA "example.json", NULL);
    const ds_member *lan = &in->members[ds_ids_find(&in->member_ids, "lan")];
    const ds_member *binh = &in->members[ds_ids_find(&in->member_ids, "binh")];
    int32_t l = (int32_t)(lan - in->members), b = (int32_t)(binh - in->members);
    CU_ASSERT_STRING_EQUAL(in->roles[lan->role], "teacher");
    CU_ASSERT_EQUAL(lan->skills, 1);
    CU_ASSERT(in->member_team[l * 2] == DS_MAY_BELONG && in->member_team[b * 2] == DS_HELPS);
    CU_ASSERT(in->max_of_kind[l * 2] == DS_NO_LIMIT && in->max_of_kind[l * 2 + 1] == 0);
    CU_ASSERT(same(in->request[l * 4 + 2], -2) && same(in->request[l * 4], 0));
    CU_ASSERT(in->member_desk[l] && same(binh->share, 0.5) && binh->max_shifts == 2);
    CU_ASSERT(in->member_shift[1 * 4 + 2] && !in->member_shift[1 * 4 + 3]); /* nam: no wed-am */
    CU_ASSERT(lan->max_shifts == DS_NO_LIMIT && lan->max_seconds == INT64_MAX);
    CU_ASSERT(lan->max_shifts_per_day == 2 && lan->min_days_off_in_a_row == 1);
    CU_ASSERT_EQUAL(in->member_locks[0].member, b);
    CU_ASSERT(in->member_locks[0].shift == 2 && in->member_locks[0].duty == DS_DUTY_OFF);
    ds_instance_free(in);
}

static void the_example_has_its_visits(void) {
    ds_instance *in = read_with(DATA "example.json", NULL);
    const ds_visit *first = &in->visits[0], *late = &in->visits[3], *done = &in->visits[8];
    const ds_shape *shape = &in->shapes[first->shape];
    CU_ASSERT(same(shape->work, 3 * 600 + 480) && same(shape->longest, 600));
    CU_ASSERT(shape->most_people == 3 && shape->services == 4 && same(shape->value, 7));
    CU_ASSERT_EQUAL(shape->skills, 0x5); /* account, payment */
    CU_ASSERT_EQUAL(shape->skill_works.count, 2);
    CU_ASSERT_EQUAL(in->skill_works[shape->skill_works.first].skill, 0);
    CU_ASSERT(same(in->skill_works[shape->skill_works.first].seconds, 1800));
    CU_ASSERT(late->number == 2 && late->lag_days == 2 && late->household == 2);
    CU_ASSERT_EQUAL(late->shape, in->visits[4].shape); /* h4 needs the same */
    const ds_range *intervals = &in->class_intervals[late->window_class * 4];
    CU_ASSERT(intervals[0].count == 1 && intervals[1].count == 0);
    CU_ASSERT_EQUAL(in->intervals[intervals[0].first].open, 8 * 3600);
    CU_ASSERT_EQUAL(in->intervals[intervals[0].first].close, 10 * 3600);
    CU_ASSERT(done->done_date == 19298 && in->households[7].done == 1);
    CU_ASSERT(in->visits[9].at == (DS_AT_HOME | DS_AT_DESK) && in->visits[9].lag_days == 1);
    CU_ASSERT(in->areas[0].households == 4 && in->areas[0].wanted == 2 && in->areas[1].wanted == 0);
    CU_ASSERT(same(in->visits[1].value, 12)); /* priority 2 */
    ds_instance_free(in);
}

static void the_digest_is_of_the_bytes(void) {
    ds_instance *in = read_with(DATA "example.json", NULL);
    size_t length;
    char *text = ds_test_read_file(DATA "example.json", &length);
    CU_ASSERT_EQUAL(in->digest, ds_digest(DS_DIGEST_START, text, length));
    CU_ASSERT_EQUAL(ds_digest(DS_DIGEST_START, "a", 1), UINT64_C(0xaf63dc4c8601ec8c));
    free(text);
    ds_instance_free(in);
}

/* ---- A file for each section ---- */

static void section_shifts(void) {
    ds_instance *in = read_valid("shifts");
    const ds_shift *s = in->shifts;
    CU_ASSERT(s[1].start == 7 * 3600 + 30 && s[1].end == 11 * 3600 + 30 * 60 + 15);
    CU_ASSERT(s[1].kind == DS_NONE && s[0].kind == 2 && s[2].kind == 0 && s[3].kind == 1);
    CU_ASSERT(s[0].day == 0 && s[2].day == 5 && s[3].day == 7 && in->n_days == 8);
    CU_ASSERT(s[2].week == 0 && s[3].week == 1 && in->n_weeks == 2);
    CU_ASSERT(s[2].weekend && !s[0].weekend && !s[3].weekend);
    CU_ASSERT(ds_shifts_overlap(&s[0], &s[1]) && !ds_shifts_overlap(&s[0], &s[2]));
    const bool *next = in->kinds[0].not_next_day;
    CU_ASSERT(!next[0] && next[1] && next[2] && !in->kinds[2].not_next_day[0]);
    ds_instance_free(in);
}

static void section_services(void) {
    ds_instance *in = read_valid("services");
    CU_ASSERT_STRING_EQUAL(in->skills[0], "identity"); /* in the order listed */
    CU_ASSERT_EQUAL(in->services[0].skills, 3);
    CU_ASSERT(same(in->services[0].seconds, 900) && same(in->services[0].value, 3));
    CU_ASSERT(same(in->services[1].seconds, 450) && same(in->services[1].value, 1));
    CU_ASSERT(in->services[2].skills == 0 && same(in->services[2].value, 0));
    ds_instance_free(in);
}

static void section_areas(void) {
    ds_instance *in = read_valid("areas");
    CU_ASSERT(in->areas[0].households == 6 && in->areas[0].wanted == 2);
    CU_ASSERT(in->areas[1].wanted == 0 && in->areas[2].wanted == 0);
    CU_ASSERT_STRING_EQUAL(in->places[0].name, "UBND phường");
    const ds_location *hall = &in->locations[in->places[1].location];
    CU_ASSERT(same(hall->lat, -90) && same(hall->lon, 180) && hall->node == 3);
    CU_ASSERT_STRING_EQUAL(in->areas[0].district, "Hòa Thành");
    CU_ASSERT_STRING_EQUAL(in->areas[1].name, "");
    ds_instance_free(in);
}

static void section_teams(void) {
    ds_instance *in = read_valid("teams");
    const ds_team *t = in->teams;
    CU_ASSERT_EQUAL(t[0].base, in->places[0].location);
    CU_ASSERT(same(in->locations[t[0].end].lat, 11.35) && t[1].end == t[0].base);
    CU_ASSERT_EQUAL(t[2].end, t[2].base);
    CU_ASSERT(!t[0].returns && t[1].returns && !t[0].parallel && t[1].parallel);
    CU_ASSERT(t[0].size_min == 2 && t[0].size_max == 9 && t[2].size_max == DS_NO_LIMIT);
    CU_ASSERT(t[0].max_crews == 3 && t[1].max_crews == 1 && t[2].max_crews == 0);
    CU_ASSERT(t[1].crew_min == 5 && t[1].crew_max == 5 && t[2].crew_min == 1 && t[2].crew_max == 4);
    CU_ASSERT(t[0].require.count == 2 && t[0].crew_require.count == 1 && t[2].require.count == 0);
    const ds_rule *rule = &in->rules[t[0].require.first];
    CU_ASSERT(rule[0].roles == 5 && rule[0].skill == 0 && rule[0].min == 1 && rule[0].max == 2);
    CU_ASSERT(rule[1].roles == 0 && rule[1].skill != 0 && rule[1].max == DS_NO_LIMIT);
    CU_ASSERT(in->rules[t[0].crew_require.first].min == 0);
    CU_ASSERT(in->team_area[0] && !in->team_area[1] && !in->team_area[2] && in->team_area[5]);
    CU_ASSERT(in->team_shift[0] && !in->team_shift[1] && !in->team_shift[3] && in->team_shift[6]);
    CU_ASSERT(same(t[0].travel_factor, 0.8) && same(t[1].travel_factor, 1));
    ds_instance_free(in);
}

static void section_members(void) {
    ds_instance *in = read_valid("members");
    const ds_member *m = in->members;
    CU_ASSERT(m[0].max_shifts == 5 && m[0].min_shifts == 2 && m[0].max_seconds == 73800);
    CU_ASSERT(same(m[0].min_hours, 7.25) && m[0].max_shifts_per_day == 1);
    CU_ASSERT(m[0].max_shifts_per_week == 4 && m[0].max_days_in_a_row == 3);
    CU_ASSERT(m[0].min_days_in_a_row == 2 && m[0].min_days_off_in_a_row == 2);
    CU_ASSERT(m[0].max_weekends == 1 && m[0].min_rest_seconds == 41400 && same(m[0].share, 0.5));
    CU_ASSERT(m[1].max_weekends == DS_NO_LIMIT && m[1].min_rest_seconds == 0);
    CU_ASSERT(m[1].role == DS_NONE && same(m[1].share, 1) && m[1].skills == 0);
    CU_ASSERT(in->member_team[0] == DS_MAY_BELONG && in->member_team[1] == DS_HELPS);
    CU_ASSERT(in->member_team[2] == 0 && in->member_team[4] == DS_MAY_BELONG); /* none; all */
    CU_ASSERT(in->member_desk[0] && !in->member_desk[1] && !in->member_desk[2]);
    CU_ASSERT(in->member_desk[4] && in->member_desk[5]);
    CU_ASSERT(in->member_shift[0] && !in->member_shift[1] && !in->member_shift[2]);
    CU_ASSERT(!in->member_shift[3] && in->member_shift[6]);
    CU_ASSERT(in->max_of_kind[0] == DS_NO_LIMIT && in->max_of_kind[1] == 2);
    CU_ASSERT(same(in->request[0], -2.5) && same(in->request[2], 1) && same(in->request[1], 0));
    CU_ASSERT(in->n_groups == 2 && m[0].group == m[2].group && m[1].group == m[3].group);
    ds_instance_free(in);
}

static void section_desks(void) {
    ds_instance *in = read_valid("desks");
    const ds_desk *d = in->desks;
    CU_ASSERT(d[0].one_team_per_day && d[0].max_days_per_team == 1);
    CU_ASSERT(!d[1].one_team_per_day && d[2].max_days_per_team == DS_NO_LIMIT);
    CU_ASSERT(same(d[0].appointment_seconds, 7200) && same(d[1].appointment_seconds, 0));
    CU_ASSERT(d[0].location == in->places[0].location && d[1].location == DS_NONE);
    CU_ASSERT(d[0].demands.count == 3 && d[1].demands.count == 0 && in->n_demands == 3);
    const ds_demand *q = &in->demands[d[0].demands.first];
    CU_ASSERT(q[0].shift == 0 && q[1].shift == 1 && q[2].shift == 2); /* in shift order */
    CU_ASSERT(q[0].min == 0 && q[0].ideal == 0 && q[0].max == 0);
    CU_ASSERT(q[1].min == 1 && q[1].ideal == 1 && q[1].max == DS_NO_LIMIT);
    CU_ASSERT(q[2].min == 2 && q[2].ideal == 3 && q[2].max == 4 && q[2].require.count == 2);
    CU_ASSERT(same(q[2].shortage_weight, 50) && same(q[2].ideal_weight, 2.5));
    CU_ASSERT(same(q[1].shortage_weight, 900) && same(q[1].ideal_weight, 5));
    CU_ASSERT(same(q[2].over_weight, 1) && same(q[1].over_weight, 0));
    CU_ASSERT(in->demand_at[2] == 2 && in->demand_at[3] == DS_NONE);
    CU_ASSERT(!in->desk_area[0] && in->desk_area[1] && in->desk_area[2]);
    CU_ASSERT(!in->desk_service[0] && in->desk_service[1] && in->desk_service[2]);
    ds_instance_free(in);
}

static void check_interval(const ds_instance *in, int32_t class, int32_t shift, int32_t i,
                           int32_t open, int32_t close) {
    ds_range range = in->class_intervals[class * in->n_shifts + shift];
    CU_ASSERT_FATAL(i < range.count);
    CU_ASSERT_EQUAL(in->intervals[range.first + i].open, open);
    CU_ASSERT_EQUAL(in->intervals[range.first + i].close, close);
}

static void section_households(void) {
    ds_instance *in = read_valid("households");
    const ds_visit *v = in->visits;
    const ds_household *h = in->households;
    CU_ASSERT(h[0].area == 0 && h[0].team == 0 && same(h[0].priority, 2.5));
    CU_ASSERT(h[1].area == DS_NONE && h[1].team == DS_NONE && same(h[1].priority, 1));
    CU_ASSERT(h[1].visits.first == 1 && h[1].visits.count == 4 && h[1].done == 1);
    CU_ASSERT(in->shapes[v[0].shape].services == 10003 && same(v[0].value, 2.5 * 10009));
    CU_ASSERT(v[0].at == DS_AT_HOME && v[1].at == 3 && v[2].at == DS_AT_DESK && v[5].at == 1);
    CU_ASSERT(v[1].lag_days == 0 && v[2].lag_days == 2 && v[3].lag_days == 1);
    CU_ASSERT(v[1].done_date == 19298 && v[2].done_date == INT32_MIN);
    CU_ASSERT_EQUAL(in->window_classes[v[2].window_class].windows.count, 0); /* lifted */
    CU_ASSERT_EQUAL(v[2].window_class, v[5].window_class);
    CU_ASSERT_EQUAL(v[1].window_class, v[4].window_class); /* the household's */
    CU_ASSERT_EQUAL(v[1].shape, v[3].shape);
    int32_t c = v[0].window_class;
    check_interval(in, c, 0, 0, 27000, 41400); /* mon-am by its shift, until 08:00 inside it */
    check_interval(in, c, 1, 0, 66600, 70200);
    check_interval(in, c, 2, 0, 27000, 41400); /* until 08:00 and from 08:00 on: joined */
    CU_ASSERT_EQUAL(in->class_intervals[c * 3].count, 1);
    CU_ASSERT_EQUAL(in->class_intervals[c * 3 + 2].count, 1);
    CU_ASSERT(in->class_meets[c * 3 + 1] && !in->class_meets[v[1].window_class * 3 + 1]);
    check_interval(in, v[2].window_class, 1, 0, 64800, 73800);
    check_interval(in, v[3].window_class, 1, 0, 64800, 73800); /* {}: any time */
    ds_instance_free(in);
}

static void section_travel(void) {
    ds_instance *in = read_valid("travel");
    CU_ASSERT(in->travel.mode == DS_TRAVEL_STRAIGHT && same(in->travel.speed_kmh, 15));
    CU_ASSERT(same(in->travel.detour, 1.35) && same(in->travel.stop_seconds, 120));
    ds_instance_free(in);
    in = read_valid("travel-matrix");
    CU_ASSERT(in->travel.mode == DS_TRAVEL_MATRIX && in->travel.nodes == 3);
    CU_ASSERT(same(in->travel.minutes[2], 3.5) && same(in->travel.minutes[3], 2.25));
    CU_ASSERT(same(in->travel.minutes[6], 10) && same(in->travel.stop_seconds, 30));
    const ds_location *l = in->locations;
    CU_ASSERT(l[in->teams[0].base].node == 0 && l[in->households[1].location].node == 2);
    CU_ASSERT(same(l[in->households[0].location].lat, 11.3) && isnan(l[in->teams[0].base].lat));
    ds_instance_free(in);
}

static void section_objective(void) {
    ds_instance *in = read_valid("objective");
    const ds_weights *w = &in->weights;
    const double weights[] = {w->coverage,   w->complete,  w->area_target,  w->desk_shortage,
                              w->desk_ideal, w->desk_over, w->min_shifts,   w->min_hours,
                              w->fairness,   w->requests,  w->member_shift, w->travel,
                              w->change};
    for (int i = 0; i < 13; i++) {
        CU_ASSERT(same(weights[i], i + 0.5));
    }
    ds_instance_free(in);
    in = read_valid("roster-only");
    w = &in->weights;
    CU_ASSERT(same(w->coverage, 1) && same(w->complete, 0) && same(w->area_target, 5));
    CU_ASSERT(same(w->desk_shortage, 1000) && same(w->desk_ideal, 5) && same(w->desk_over, 0));
    CU_ASSERT(same(w->min_shifts, 20) && same(w->min_hours, 5) && same(w->fairness, 0.5));
    CU_ASSERT(same(w->requests, 1) && same(w->member_shift, 0) && same(w->travel, 0.01));
    CU_ASSERT(same(w->change, 2) && in->n_groups == 0 && in->n_visits == 0);
    ds_instance_free(in);
}

static void section_locks(void) {
    ds_instance *in = read_valid("locks");
    const ds_member_lock *m = in->member_locks;
    const ds_visit_lock *v = in->visit_locks;
    CU_ASSERT(in->n_member_locks == 3 && in->n_visit_locks == 3);
    CU_ASSERT(m[0].duty == DS_DUTY_OFF && m[0].where == DS_NONE && m[0].source == 0);
    CU_ASSERT(m[1].duty == DS_DUTY_TEAM && m[1].where == 1 && m[1].member == 1);
    CU_ASSERT(m[2].duty == DS_DUTY_DESK && m[2].where == 0 && m[2].shift == 2);
    CU_ASSERT(v[0].visit == 1 && v[0].team == 0 && v[0].desk == DS_NONE && v[0].shift == 2);
    CU_ASSERT(v[1].visit == 2 && v[1].team == DS_NONE && v[1].desk == 0 && v[1].shift == DS_NONE);
    CU_ASSERT(v[2].shift == 0 && v[2].source == 5);
    ds_instance_free(in);
}

/* Every key of every table is written in at least one of the sound files. */
static void note_keys(const ds_table *table, const char *text, uint64_t *seen) {
    for (int i = 0; i < table->n_fields; i++) {
        char quoted[64];
        snprintf(quoted, sizeof quoted, "\"%s\":", table->fields[i].key);
        *seen |= strstr(text, quoted) != NULL ? UINT64_C(1) << i : 0;
    }
}

static void every_key_is_exercised(void) {
    static const char *const files[] = {"shifts",  "services",      "areas",      "teams",
                                        "members", "desks",         "households", "travel",
                                        "locks",   "travel-matrix", "objective"};
    static const ds_table *const tables[] = {
        &ds_table_instance, &ds_table_shift,     &ds_table_kind,    &ds_table_service,
        &ds_table_area,     &ds_table_place,     &ds_table_team,    &ds_table_member,
        &ds_table_desk,     &ds_table_household, &ds_table_travel,  &ds_table_objective,
        &ds_table_lock,     &ds_table_rule,      &ds_table_request, &ds_table_demand,
        &ds_table_need,     &ds_table_window,    &ds_table_visit,   &ds_table_done};
    enum { TABLES = sizeof tables / sizeof tables[0] };
    uint64_t seen[TABLES] = {0};
    for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
        char path[512];
        snprintf(path, sizeof path, DATA "valid/%s.json", files[f]);
        size_t length;
        char *text = ds_test_read_file(path, &length);
        for (int t = 0; t < TABLES; t++) {
            note_keys(tables[t], text, &seen[t]);
        }
        free(text);
    }
    for (int t = 0; t < TABLES; t++) {
        CU_ASSERT_EQUAL(seen[t], (UINT64_C(1) << tables[t]->n_fields) - 1);
    }
}

static void finer_ticks(void) {
    ds_read_options options = {.ticks_per_second = 1000};
    ds_instance *in = read_with(DATA "example.json", &options);
    CU_ASSERT(in->ticks_per_second == 1000 && in->shifts[0].start == 27000000);
    int32_t c = in->visits[3].window_class;
    check_interval(in, c, 0, 0, 28800000, 36000000);
    check_interval(in, in->visits[0].window_class, 1, 0, 64800000, 73800000);
    CU_ASSERT(same(in->services[0].seconds, 600)); /* seconds stay seconds */
    ds_instance_free(in);
    options.ticks_per_second = 1000000;
    CU_ASSERT_EQUAL(ds_instance_read("{}", 2, &options, NULL, &in), DOORSTEP_USAGE);
}

DS_SUITE(instance_read, {"example: counts", the_example_has_its_counts},
         {"example: people", the_example_has_its_people},
         {"example: visits", the_example_has_its_visits},
         {"the digest is of the bytes", the_digest_is_of_the_bytes},
         {"section shifts", section_shifts}, {"section services", section_services},
         {"section areas and places", section_areas}, {"section teams", section_teams},
         {"section members", section_members}, {"section desks", section_desks},
         {"section households", section_households}, {"section travel", section_travel},
         {"section objective", section_objective}, {"section locks", section_locks},
         {"every key is exercised", every_key_is_exercised}, {"finer ticks", finer_ticks})
