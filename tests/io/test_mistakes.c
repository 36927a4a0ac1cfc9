/*
 * Several mistakes in one file: all are reported, none twice, and none that only follows from
 * another. And what a tolerant reading leaves out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/instance_read.h"
#include "suite.h"

/* Pieces of an instance, to be broken one by one. */
typedef struct pieces {
    const char *shifts, *services, *teams, *members, *households, *rest;
} pieces;

static const pieces SOUND = {
    .shifts = "[{\"id\":\"s1\",\"date\":\"2022-11-07\",\"start\":\"08:00\",\"end\":\"11:00\"},"
              "{\"id\":\"s2\",\"date\":\"2022-11-08\",\"start\":\"08:00\",\"end\":\"11:00\"}]",
    .services = "[{\"id\":\"v1\",\"minutes\":10,\"skills\":[\"k1\"]}]",
    .teams = "[{\"id\":\"t1\",\"base\":\"p1\"}]",
    .members = "[{\"id\":\"m1\",\"skills\":[\"k1\"],\"teams\":[\"t1\"]}]",
    .households = "[{\"id\":\"h1\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\","
                  "\"people\":1}]}]",
    .rest = ",\"places\":[{\"id\":\"p1\",\"lat\":1,\"lon\":2}]",
};

enum { TEXT_MAX = 8192 };

static size_t write_instance(char *text, const pieces *p) {
    return (size_t)snprintf(text, TEXT_MAX,
                            "{\"doorstep\":1,\"shifts\":%s,\"services\":%s,\"teams\":%s,"
                            "\"members\":%s,\"households\":%s,"
                            "\"travel\":{\"mode\":\"straight\",\"speed_kmh\":12}%s}",
                            p->shifts, p->services, p->teams, p->members, p->households, p->rest);
}

static ds_instance *read_pieces(const pieces *p, bool tolerant, ds_diags *diags,
                                doorstep_status *status) {
    char text[TEXT_MAX];
    size_t length = write_instance(text, p);
    CU_ASSERT_FATAL(length < TEXT_MAX);
    ds_read_options options = {.tolerant = tolerant};
    ds_instance *in;
    ds_diags_init(diags);
    *status = ds_instance_read(text, length, &options, diags, &in);
    return in;
}

/* The mistakes, as "pointer: message" lines, are these and no others. */
static void expect(const pieces *p, int n, const char *const *expected) {
    ds_diags diags;
    doorstep_status status;
    ds_instance *in = read_pieces(p, false, &diags, &status);
    CU_ASSERT_PTR_NULL(in);
    CU_ASSERT_EQUAL(status, DOORSTEP_BAD_INPUT);
    CU_ASSERT_EQUAL(diags.errors, n);
    for (int i = 0; i < diags.count; i++) {
        char line[600];
        snprintf(line, sizeof line, "%s: %s", diags.items[i].pointer, diags.items[i].message);
        if (i >= n || strcmp(line, expected[i]) != 0) {
            printf("\n  %s", line);
            CU_FAIL("a message differs");
        }
        CU_ASSERT_EQUAL(diags.items[i].line, 1);
    }
    ds_diags_free(&diags);
}

static void the_pieces_are_sound(void) {
    ds_diags diags;
    doorstep_status status;
    ds_instance *in = read_pieces(&SOUND, false, &diags, &status);
    CU_ASSERT_EQUAL(status, DOORSTEP_OK);
    ds_instance_free(in);
    ds_diags_free(&diags);
}

static void shape_does_not_hide_meaning(void) {
    pieces p = SOUND;
    p.shifts = "[{\"id\":\"s1\",\"date\":\"2022-11-07\",\"start\":\"8 o'clock\",\"end\":\"11:00\"},"
               "{\"id\":\"s2\",\"date\":\"2022-11-08\",\"start\":\"12:00\",\"end\":\"11:00\"}]";
    p.members =
        "[{\"id\":\"m1\",\"skills\":[\"k1\"],\"teams\":[\"tt1\"],\"shifts\":[\"s1\",\"s9\"],"
        "\"max_shifts\":\"two\",\"min_shifts\":1}]";
    p.households = "[{\"id\":\"h1\",\"lat\":1,\"needs\":[{\"service\":\"v2\",\"people\":0}]}]";
    static const char *const expected[] = {
        "/shifts/0/start: found \"8 o'clock\", expected a time from \"00:00\" to \"23:59:59\", as "
        "\"HH:MM\" or \"HH:MM:SS\"",
        "/members/0/max_shifts: found \"two\", expected a whole number from 0 to 1,000,000,000",
        "/shifts/1/end: the shift ends at 11:00 and starts at 12:00, expected an end after the "
        "start on the same day; write a shift over midnight as two",
        "/members/0/teams/0: unknown team \"tt1\"; did you mean \"t1\"?",
        "/members/0/shifts/1: unknown shift \"s9\"; did you mean \"s1\"?",
        "/households/0/needs/0/people: found 0, expected a whole number from 1 to 10,000",
        "/households/0/needs/0/service: unknown service \"v2\"; did you mean \"v1\"?",
        "/households/0: found \"lat\" without \"lon\"; a location has both"};
    expect(&p, 8, expected);
}

/* An id that cannot be read may be the one that others name. */
static void no_follow_ups_of_ids(void) {
    pieces p = SOUND;
    p.shifts = "[{\"id\":7,\"date\":\"2022-11-07\",\"start\":\"08:00\",\"end\":\"11:00\"}]";
    p.services = "[{\"idd\":\"v1\",\"minutes\":10,\"skills\":[\"k1\"]}]";
    p.teams = "[{\"base\":\"p1\"}]";
    p.members = "[{\"id\":\"m1\",\"skills\":[\"k1\"],\"teams\":[\"t1\"],\"shifts\":[\"s1\"]}]";
    p.rest = ",\"plces\":[],\"skills\":[\"k2\",3],\"desks\":[{\"id\":\"d1\",\"place\":\"p1\"}]";
    static const char *const expected[] = {
        "/shifts/0/id: found 7, expected a string that is not empty",
        "/services/0/idd: unknown key \"idd\"; did you mean \"id\"?",
        "/teams/0: the key \"id\" is missing, expected a string that is not empty",
        "/plces: unknown key \"plces\"; did you mean \"places\"?",
        "/skills/1: found 3, expected a string that is not empty"};
    expect(&p, 5, expected);
}

static void no_follow_ups_of_sections(void) {
    pieces p = SOUND;
    p.teams = "7";
    p.services = "null";
    p.members = "[{\"id\":\"m1\",\"teams\":[\"t1\"]}]";
    static const char *const expected[] = {
        "/services: found null, expected a list of objects, each a service",
        "/teams: found 7, expected a list of objects, each a team"};
    expect(&p, 2, expected);
}

static void no_follow_ups_inside_an_object(void) {
    pieces p = SOUND;
    p.households =
        "[{\"id\":\"h1\",\"lat\":\"1\",\"lon\":2,\"neds\":[]},"
        "{\"id\":\"h2\",\"lat\":1,\"lon\":2,\"visits\":[{\"needs\":[{\"service\":\"v1\",\"people\":"
        "1}]},"
        "7],\"done\":[{\"visit\":0,\"date\":\"2022-11-01\"}]},"
        "{\"id\":\"h3\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":1}],"
        "\"windows\":[{\"start\":\"9\",\"end\":\"08:00\"}]}]";
    static const char *const expected[] = {
        "/households/0/lat: found \"1\", expected a number from -90 to 90",
        "/households/0/neds: unknown key \"neds\"; did you mean \"needs\"?",
        "/households/1/visits/1: found 7, expected a visit: an object",
        "/households/1/done/0/visit: found 0, expected a whole number from 1 to 1,000,000,000",
        ("/households/2/windows/0/start: found \"9\", expected a time from \"00:00\" to "
         "\"23:59:59\", as \"HH:MM\" or \"HH:MM:SS\"")};
    expect(&p, 5, expected);
}

static void twenty_are_kept_and_all_counted(void) {
    char members[4096] = "[";
    for (int i = 0; i < 60; i++) {
        snprintf(members + strlen(members), sizeof members - strlen(members),
                 "%s{\"id\":\"m%d\",\"age\":%d}", i > 0 ? "," : "", i, i);
    }
    strcat(members, "]");
    pieces p = SOUND;
    p.members = members;
    ds_diags diags;
    doorstep_status status;
    CU_ASSERT_PTR_NULL(read_pieces(&p, false, &diags, &status));
    CU_ASSERT(diags.errors == 60 && diags.count == DS_DIAG_KEPT);
    CU_ASSERT_STRING_EQUAL(diags.items[19].pointer, "/members/19/age");
    CU_ASSERT(diags.items[19].line == 1 && diags.items[19].column > diags.items[18].column);
    ds_diags_free(&diags);
}

/* Diagnostics of another document keep their places. */
static void diagnostics_may_hold_others(void) {
    char text[TEXT_MAX];
    pieces p = SOUND;
    p.teams = "7";
    size_t length = write_instance(text, &p);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_error(&diags, "/members/0", "of another file");
    ds_instance *in;
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, &diags, &in), DOORSTEP_BAD_INPUT);
    CU_ASSERT(diags.count == 2 && diags.items[0].line == 0 && diags.items[1].line == 1);
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, NULL, &in), DOORSTEP_BAD_INPUT);
    ds_diags_free(&diags);
    length = write_instance(text, &SOUND); /* earlier errors are not this document's */
    ds_diags_init(&diags);
    ds_error(&diags, NULL, "of another file");
    CU_ASSERT_EQUAL(ds_instance_read(text, length, NULL, &diags, &in), DOORSTEP_OK);
    ds_instance_free(in);
    ds_diags_free(&diags);
}

/* ---- Warnings ---- */

static void oddities_are_warnings(void) {
    pieces p = SOUND;
    p.members = "[{\"id\":\"m1\",\"skills\":[\"k1\",\"k1\"],\"teams\":[\"t1\",\"t1\"],"
                "\"max_of_kind\":{\"night\":1}}]";
    p.rest = ",\"places\":[{\"id\":\"p1\",\"lat\":1,\"lon\":2}],\"skills\":[\"k1\",\"k2\"],"
             "\"roles\":[\"r1\"]";
    static const char *const expected[] = {"/members/0/skills/1",
                                           "\"k1\" is listed twice",
                                           "/members/0/teams/1",
                                           "\"t1\" is listed twice",
                                           "/members/0/max_of_kind/night",
                                           "no shift is of the kind \"night\"",
                                           "/roles/0",
                                           "no member has the role \"r1\"",
                                           "/skills/1",
                                           "no member has the skill \"k2\""};
    ds_diags diags;
    doorstep_status status;
    ds_instance *in = read_pieces(&p, false, &diags, &status);
    CU_ASSERT_EQUAL(status, DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(diags.count, 5);
    for (int i = 0; i < 5; i++) {
        CU_ASSERT(diags.items[i].warning && diags.items[i].line == 1);
        CU_ASSERT_STRING_EQUAL(diags.items[i].pointer, expected[2 * i]);
        CU_ASSERT_STRING_EQUAL(diags.items[i].message, expected[2 * i + 1]);
    }
    ds_instance_free(in);
    ds_diags_free(&diags);
}

/* ---- Tolerant ---- */

static const char BAD_HOUSEHOLDS[] =
    "[{\"id\":\"h0\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"nothing\",\"people\":1}]},"
    "{\"id\":\"h1\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":1}]},"
    "{\"id\":\"h1\",\"lat\":3,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":2}]},"
    "{\"id\":5,\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":1}]},"
    "\"h4\","
    "{\"id\":\"h5\",\"lat\":1,\"lon\":2,\"visits\":[{\"needs\":[{\"service\":\"v1\",\"people\":1}]}"
    ","
    "{\"needs\":[{\"service\":\"v1\",\"people\":1}],\"lag_days\":0},"
    "{\"needs\":[{\"service\":\"v1\",\"people\":1}]}]},"
    "{\"id\":\"h6\",\"lat\":1e999,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":1}]},"
    "{\"id\":\"h7\",\"id\":\"h7\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\","
    "\"people\":1}]},"
    "{\"id\":\"h8\",\"lat\":1,\"lon\":2,\"needs\":[{\"service\":\"v1\",\"people\":3}],"
    "\"windows\":[{\"shift\":\"s1\"}]}]";

static void check_left_out(const ds_instance *in) {
    static const struct {
        const char *id, *pointer;
        int visits;
    } expected[] = {{"h0", "/households/0", 1}, {NULL, "/households/2", 1},
                    {NULL, "/households/3", 1}, {NULL, "/households/4", 1},
                    {"h5", "/households/5", 3}, {"h6", "/households/6", 1},
                    {"h7", "/households/7", 1}};
    CU_ASSERT_EQUAL_FATAL(in->n_bad_households, 7);
    for (int i = 0; i < 7; i++) {
        const ds_bad_household *bad = &in->bad_households[i];
        CU_ASSERT_STRING_EQUAL(bad->pointer, expected[i].pointer);
        CU_ASSERT_EQUAL(bad->visits, expected[i].visits);
        CU_ASSERT_EQUAL(bad->id == NULL, expected[i].id == NULL);
        if (bad->id != NULL && expected[i].id != NULL) {
            CU_ASSERT_STRING_EQUAL(bad->id, expected[i].id);
        }
    }
}

static void tolerant_leaves_out_households(void) {
    pieces p = SOUND;
    p.households = BAD_HOUSEHOLDS;
    ds_diags diags;
    doorstep_status status;
    CU_ASSERT_PTR_NULL(read_pieces(&p, false, &diags, &status));
    CU_ASSERT_EQUAL(diags.errors, 7);
    ds_diags_free(&diags);
    ds_instance *in = read_pieces(&p, true, &diags, &status);
    CU_ASSERT_EQUAL_FATAL(status, DOORSTEP_OK);
    CU_ASSERT(diags.errors == 0 && diags.warnings == 7);
    check_left_out(in);
    CU_ASSERT(in->n_households == 2 && in->n_visits == 2 && in->n_locations == 3);
    CU_ASSERT(in->n_shapes == 2 && in->n_window_classes == 2);
    CU_ASSERT_STRING_EQUAL(in->households[0].id, "h1");
    CU_ASSERT(in->visits[1].household == 1 && in->shapes[in->visits[1].shape].services == 3);
    CU_ASSERT_EQUAL(ds_ids_find(&in->household_ids, "h8"), 1);
    CU_ASSERT_EQUAL(ds_ids_find(&in->household_ids, "h5"), -1);
    ds_instance_free(in);
    ds_diags_free(&diags);
}

static void tolerant_drops_their_locks(void) {
    pieces p = SOUND;
    p.households = BAD_HOUSEHOLDS;
    p.rest = ",\"places\":[{\"id\":\"p1\",\"lat\":1,\"lon\":2}],\"locks\":["
             "{\"household\":\"h5\",\"visit\":2,\"shift\":\"s1\"},"
             "{\"household\":\"h8\",\"shift\":\"s1\"},{\"household\":\"h9\",\"shift\":\"s1\"}]";
    ds_diags diags;
    doorstep_status status;
    ds_instance *in = read_pieces(&p, true, &diags, &status);
    CU_ASSERT_EQUAL_FATAL(status, DOORSTEP_OK);
    CU_ASSERT(in->n_visit_locks == 1 && in->visit_locks[0].visit == 1);
    CU_ASSERT_EQUAL_FATAL(diags.count, 9);
    CU_ASSERT_STRING_EQUAL(diags.items[7].message,
                           "the lock is dropped: household \"h5\" was left out");
    CU_ASSERT_STRING_EQUAL(diags.items[8].pointer, "/locks/2"); /* h9 may be one without an id */
    ds_instance_free(in);
    ds_diags_free(&diags);
}

static void tolerant_of_nothing_else(void) {
    pieces p = SOUND;
    p.households = BAD_HOUSEHOLDS;
    p.members = "[{\"id\":\"m1\",\"teams\":[\"t9\"]}]";
    ds_diags diags;
    doorstep_status status;
    CU_ASSERT_PTR_NULL(read_pieces(&p, true, &diags, &status));
    CU_ASSERT(status == DOORSTEP_BAD_INPUT && diags.errors == 1);
    ds_diags_free(&diags);
    p = SOUND;
    p.households = "[{\"id\":\"h1\" \"lat\":1}]"; /* the text itself */
    CU_ASSERT_PTR_NULL(read_pieces(&p, true, &diags, &status));
    CU_ASSERT(status == DOORSTEP_BAD_INPUT && diags.errors == 1);
    ds_diags_free(&diags);
}

DS_SUITE(mistakes, {"the pieces are sound", the_pieces_are_sound},
         {"mistakes of shape do not hide those of meaning", shape_does_not_hide_meaning},
         {"no follow-ups of an id", no_follow_ups_of_ids},
         {"no follow-ups of a section", no_follow_ups_of_sections},
         {"no follow-ups inside an object", no_follow_ups_inside_an_object},
         {"twenty are kept and all counted", twenty_are_kept_and_all_counted},
         {"diagnostics may hold those of other documents", diagnostics_may_hold_others},
         {"oddities are warnings", oddities_are_warnings},
         {"tolerant: households with mistakes are left out", tolerant_leaves_out_households},
         {"tolerant: their locks are dropped", tolerant_drops_their_locks},
         {"tolerant of nothing else", tolerant_of_nothing_else})
