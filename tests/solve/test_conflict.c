/*
 * Locks that contradict the rules: which of them are named, that no fewer of them clash, and why;
 * and locks that come close and can be kept.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/instance_read.h"
#include "solve/conflict.h"
#include "solve/small.h"
#include "suite.h"

enum { MAX_LOCKS = 8 };

typedef struct lock_case {
    const char *what;
    const char *named; /* places in the list of locks: "0 2"; NULL: they can be kept */
    const char *why;   /* part of every message */
    ds_small world;
    const char *locks[MAX_LOCKS];
} lock_case;

/* All the locks but the one at `without`, as a JSON list. */
static char *list_locks(const lock_case *c, int without) {
    ds_buf text = {0};
    const char *before = "";
    ds_buf_puts(&text, "[");
    for (int i = 0; i < MAX_LOCKS && c->locks[i] != NULL; i++) {
        if (i != without) {
            ds_buf_printf(&text, "%s{%s}", before, c->locks[i]);
            before = ", ";
        }
    }
    ds_buf_puts(&text, "]");
    return text.bytes;
}

static bool conflicts(const lock_case *c, int without, ds_diags *diags) {
    char *locks = list_locks(c, without);
    ds_small world = c->world;
    bool conflict = false;
    world.locks = locks;
    ds_instance *in = ds_small_read(&world);
    if (in != NULL) {
        CU_ASSERT_EQUAL(ds_lock_conflict(in, diags, &conflict), DOORSTEP_OK);
    }
    ds_instance_free(in);
    free(locks);
    return conflict;
}

static void fail(const lock_case *c, const char *text, const char *found) {
    printf("\n    %s: %s%s", c->what, text, found);
    CU_FAIL("conflict");
}

static void judge_messages(const lock_case *c, const ds_diags *diags) {
    char named[100] = "";
    size_t n = 0;
    for (int i = 0; i < diags->count; i++) {
        const ds_diag *diag = &diags->items[i];
        n += (size_t)snprintf(named + n, sizeof named - n, "%s%s", i > 0 ? " " : "",
                              strrchr(diag->pointer, '/') + 1);
        if (strstr(diag->message, c->why) == NULL) {
            fail(c, "unexpected message: ", diag->message);
        }
    }
    if (strcmp(named, c->named) != 0) {
        fail(c, "other locks are named: ", named);
    }
}

/* Without any one of the named locks there must be no clash left. */
static void judge_irreducible(const lock_case *c, const ds_diags *diags) {
    for (int i = 0; i < diags->count; i++) {
        const char *place = strrchr(diags->items[i].pointer, '/') + 1;
        if (conflicts(c, atoi(place), NULL)) {
            fail(c, "still a conflict without lock ", place);
        }
    }
}

static void run(const lock_case *c) {
    ds_diags diags;
    ds_diags_init(&diags);
    bool conflict = conflicts(c, -1, &diags);
    if (conflict != (c->named != NULL)) {
        fail(c, conflict ? "a conflict: " : "no conflict",
             diags.count > 0 ? diags.items[0].message : "");
    } else if (conflict) {
        judge_messages(c, &diags);
        judge_irreducible(c, &diags);
    }
    ds_diags_free(&diags);
}

static void run_all(const lock_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        run(&cases[i]);
    }
}

#define RUN(cases) run_all(cases, sizeof cases / sizeof cases[0])

#define OFF(member, shift) "'member': '" member "', 'shift': '" shift "', 'duty': 'off'"
#define TO_TEAM(member, shift, team) \
    "'member': '" member "', 'shift': '" shift "', 'duty': {'team': '" team "'}"
#define TO_DESK(member, shift, desk) \
    "'member': '" member "', 'shift': '" shift "', 'duty': {'desk': '" desk "'}"
#define HALL "{'id': 'hall', 'appointment_minutes': 60, 'demand': [{'shift': 'mon-am'}]}"
#define SIM(people) "'needs': [{'service': 'sim', 'people': " people "}]"

/* Seven days from Monday on, one shift each, in two kinds. */
#define WEEK                                                                                    \
    "[{'id': 'd1', 'date': '2022-11-07', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"     \
    " {'id': 'd2', 'date': '2022-11-08', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"     \
    " {'id': 'd3', 'date': '2022-11-09', 'start': '17:00', 'end': '21:00', 'kind': 'evening'}," \
    " {'id': 'd4', 'date': '2022-11-10', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"     \
    " {'id': 'd5', 'date': '2022-11-11', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"     \
    " {'id': 'd6', 'date': '2022-11-12', 'start': '08:00', 'end': '12:00', 'kind': 'day'},"     \
    " {'id': 'd7', 'date': '2022-11-20', 'start': '08:00', 'end': '12:00', 'kind': 'day'}]"

static void test_one_lock(void) {
    static const lock_case cases[] = {
        {"not available", "0", "\"ann\" cannot work in \"mon-am\"",
         .world = {.members = "[{'id': 'ann', 'unavailable': ['mon-am']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"not available, locked off", NULL, "",
         .world = {.members = "[{'id': 'ann', 'unavailable': ['mon-am']}]"},
         .locks = {OFF("ann", "mon-am")}},
        {"none of their teams", "0", "may neither belong to team \"blue\" nor help it",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "blue")}},
        {"a team they help, and somebody to belong", NULL, "",
         .world = {.members =
                       "[{'id': 'ann', 'teams': ['red'], 'helps': ['blue']}, {'id': 'bob'}]"},
         .locks = {TO_TEAM("ann", "mon-am", "blue")}},
        {"a team they help, and nobody else", "0", "must belong to team \"blue\"",
         .world = {.members = "[{'id': 'ann', 'teams': ['red'], 'helps': ['blue']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "blue")}},
        {"the team does not go out", "0", "crews of team \"red\" do not go out in \"mon-am\"",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'shifts': ['tue-am']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"it sends no crews", "0", "max_crews of team \"red\" is 0",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'max_crews': 0}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"its crews cannot be large enough", "0", "crew min of team \"red\" is 4",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'crew': {'min': 4}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"a crew needs a skill", "0", "crew require of team \"red\" asks for skill \"law\", min 1",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0},"
                            " 'crew': {'require': [{'skill': 'law', 'min': 1}]}}]",
                   .members = "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'],"
                              " 'unavailable': ['mon-am']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"the team cannot be large enough", "0", "size min of team \"red\" is 4",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'size': {'min': 4}}]"},
         .locks = {TO_TEAM("ann", "tue-am", "red")}},
        {"the team may not have them", "0", "require of team \"red\" asks for role \"head\", max 0",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0},"
                            " 'require': [{'role': 'head', 'max': 0}]}]"},
         .locks = {TO_TEAM("ann", "tue-am", "red")}},
        {"a desk that is not theirs", "0", "\"ann\" may not staff desk \"hall\"",
         .world = {.members = "[{'id': 'ann', 'desks': []}]", .desks = "[" HALL "]"},
         .locks = {TO_DESK("ann", "mon-am", "hall")}},
        {"the desk is closed", "0", "desk \"hall\" has no demand in \"mon-pm\"",
         .world = {.desks = "[" HALL "]"}, .locks = {TO_DESK("ann", "mon-pm", "hall")}},
        {"the desk needs a skill", "0", "require of desk \"hall\" in \"mon-am\" asks for skill",
         .world = {.members = "[{'id': 'ann'}, {'id': 'cat', 'skills': ['law'], 'desks': []}]",
                   .desks = "[{'id': 'hall', 'demand': [{'shift': 'mon-am',"
                            " 'require': [{'skill': 'law', 'min': 1}]}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall")}},
        {"a desk of one team, and a member of none", "0", "staffed by one team a day",
         .world = {.members = "[{'id': 'ann', 'teams': []}, {'id': 'bob'}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'demand': [{'shift': 'mon-am'}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall")}},
        {"a limit of none", "0", "max_of_kind of \"ann\" is 0 for \"day\"",
         .world = {.members = "[{'id': 'ann', 'max_of_kind': {'day': 0}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"a shift longer than the limit", "0", "max_hours of \"ann\" is 3.5",
         .world = {.members = "[{'id': 'ann', 'max_hours': 3.5}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
        {"as long as the limit", NULL, "", .world = {.members = "[{'id': 'ann', 'max_hours': 4}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red")}},
    };
    RUN(cases);
}

static void test_one_member(void) {
    static const lock_case cases[] = {
        {"off and on", "0 1", "cannot be kept",
         .locks = {OFF("ann", "mon-am"), TO_TEAM("ann", "mon-am", "red")}},
        {"two teams at once", "0 1", "\"ann\" can have one duty in \"mon-am\"",
         .world = {.members = "[{'id': 'ann', 'helps': ['blue']}, {'id': 'bob'}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "mon-am", "blue")}},
        {"the same twice", NULL, "",
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "mon-am", "red")}},
        {"shifts that overlap", "0 2", "shifts \"a\" and \"b\" overlap",
         .world = {.shifts =
                       "[{'id': 'a', 'date': '2022-11-07', 'start': '08:00', 'end': '12:00'},"
                       " {'id': 'b', 'date': '2022-11-07', 'start': '11:00', 'end': '13:00'},"
                       " {'id': 'c', 'date': '2022-11-07', 'start': '13:00', 'end': '14:00'}]"},
         .locks = {TO_TEAM("ann", "a", "red"), TO_TEAM("ann", "c", "red"),
                   TO_TEAM("ann", "b", "red")}},
        {"too many shifts", "0 1 2", "max_shifts of \"ann\" is 2",
         .world = {.members = "[{'id': 'ann', 'max_shifts': 2}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "mon-pm", "red"),
                   TO_TEAM("ann", "tue-am", "red")}},
        {"just enough", NULL, "", .world = {.members = "[{'id': 'ann', 'max_shifts': 2}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "mon-pm", "red"),
                   OFF("ann", "tue-am")}},
        {"too many hours", "0 1 2", "max_hours of \"ann\" is 11",
         .world = {.members = "[{'id': 'ann', 'max_hours': 11}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "mon-pm", "red"),
                   TO_TEAM("ann", "tue-am", "red")}},
        {"too many on a day", "1 2", "max_shifts_per_day of \"ann\" is 1",
         .world = {.members = "[{'id': 'ann', 'max_shifts_per_day': 1}]"},
         .locks = {TO_TEAM("ann", "tue-am", "red"), TO_TEAM("ann", "mon-am", "red"),
                   TO_TEAM("ann", "mon-pm", "red")}},
        {"too many in a week", "0 1", "max_shifts_per_week of \"ann\" is 1",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'max_shifts_per_week': 1}]"},
         .locks = {TO_TEAM("ann", "d1", "red"), TO_TEAM("ann", "d5", "red"),
                   TO_TEAM("ann", "d7", "red")}},
        {"too many days in a row", "0 1 2", "max_days_in_a_row of \"ann\" is 2",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'max_days_in_a_row': 2}]"},
         .locks = {TO_TEAM("ann", "d4", "red"), TO_TEAM("ann", "d5", "red"),
                   TO_TEAM("ann", "d6", "red"), TO_TEAM("ann", "d2", "red")}},
        {"too many weekends", "0 2", "max_weekends of \"ann\" is 1",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'max_weekends': 1}]"},
         .locks = {TO_TEAM("ann", "d6", "red"), TO_TEAM("ann", "d5", "red"),
                   TO_TEAM("ann", "d7", "red")}},
        {"too little rest", "0 1", "min_rest_hours of \"ann\" is 20.5",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'min_rest_hours': 20.5}]"},
         .locks = {TO_TEAM("ann", "d1", "red"), TO_TEAM("ann", "d2", "red"),
                   TO_TEAM("ann", "d4", "red")}},
        {"a kind barred by the day before", "0 1", "not_next_day of kind \"evening\"",
         .world = {.shifts = WEEK},
         .locks = {TO_TEAM("ann", "d3", "red"), TO_TEAM("ann", "d4", "red")}},
        {"a kind barred, a day later", NULL, "", .world = {.shifts = WEEK},
         .locks = {TO_TEAM("ann", "d3", "red"), TO_TEAM("ann", "d5", "red")}},
        {"alone between days off", "0 1 2", "min_days_in_a_row of \"ann\" is 2",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'min_days_in_a_row': 2}]"},
         .locks = {OFF("ann", "d4"), TO_TEAM("ann", "d5", "red"), OFF("ann", "d6")}},
        {"a second day can be found", NULL, "",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'min_days_in_a_row': 2}]"},
         .locks = {OFF("ann", "d4"), TO_TEAM("ann", "d5", "red")}},
        {"a second day twice would be one too many", "0 1", "max_shifts of \"ann\" is 3",
         .world = {.shifts = WEEK,
                   .members = "[{'id': 'ann', 'min_days_in_a_row': 2, 'max_shifts': 3}]"},
         .locks = {TO_TEAM("ann", "d2", "red"), TO_TEAM("ann", "d5", "red")}},
        {"the run at the start may be short", NULL, "",
         .world = {.shifts = WEEK,
                   .members = "[{'id': 'ann', 'min_days_in_a_row': 2, 'max_shifts': 3}]"},
         .locks = {TO_TEAM("ann", "d1", "red"), TO_TEAM("ann", "d5", "red"), OFF("ann", "d2")}},
        {"days off too few", "0 1 2", "min_days_off_in_a_row of \"ann\" is 2",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'min_days_off_in_a_row': 2}]"},
         .locks = {TO_TEAM("ann", "d4", "red"), OFF("ann", "d5"), TO_TEAM("ann", "d6", "red")}},
        {"the day off can be worked", NULL, "",
         .world = {.shifts = WEEK, .members = "[{'id': 'ann', 'min_days_off_in_a_row': 2}]"},
         .locks = {TO_TEAM("ann", "d4", "red"), TO_TEAM("ann", "d6", "red")}},
        {"two teams, on two days", "0 1", "\"ann\" can belong to one team",
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "tue-am", "blue")}},
        {"two teams, one of them helped", NULL, "",
         .world = {.members = "[{'id': 'ann', 'helps': ['blue']}, {'id': 'bob'}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("ann", "tue-am", "blue")}},
    };
    RUN(cases);
}

static void test_together(void) {
    static const lock_case cases[] = {
        {"more than the one crew takes", "0 1 2", "crew max of team \"red\" is 2",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'crew': {'max': 2}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "mon-am", "red"),
                   TO_TEAM("cat", "mon-am", "red")}},
        {"two crews take them", NULL, "",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'max_crews': 2,"
                            " 'crew': {'max': 2}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "mon-am", "red"),
                   TO_TEAM("cat", "mon-am", "red")}},
        {"two crews that each need the one officer", "0 1", "crew require of team \"red\"",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'max_crews': 2, 'crew':"
                            " {'max': 2, 'require': [{'role': 'police', 'min': 1}]}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "mon-am", "red"),
                   TO_TEAM("cat", "mon-am", "red")}},
        {"who could complete the crew is off", "0 1", "crew min of team \"red\" is 3",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'crew': {'min': 3}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), OFF("bob", "mon-am")}},
        {"or at a desk", "0 1", "crew min of team \"red\" is 3",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'crew': {'min': 3}}]",
                   .desks = "[" HALL "]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_DESK("bob", "mon-am", "hall")}},
        {"or has worked enough", "0 1", "max_shifts of \"bob\" is 1",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'crew': {'min': 3}},"
                            " {'id': 'blue', 'base': {'node': 0}}]",
                   .members = "[{'id': 'ann'}, {'id': 'bob', 'helps': ['red'], 'max_shifts': 1},"
                              " {'id': 'cat'}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "tue-am", "blue")}},
        {"a team too large, on two days", "0 1", "size max of team \"red\" is 1",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'size': {'max': 1}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "tue-am", "red")}},
        {"one of them helps", NULL, "",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'size': {'max': 1}}]",
                   .members = "[{'id': 'ann'}, {'id': 'bob', 'helps': ['red']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "mon-am", "red")}},
        {"the only one of the team is off when the helper goes", "0 1 2",
         "size max of team \"red\" is 1",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'size': {'max': 1}}]",
                   .members = "[{'id': 'ann'}, {'id': 'bob', 'helps': ['red']}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "tue-am", "red"),
                   OFF("ann", "tue-am")}},
        {"two teams want all three members", "0 1", "size min of team",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'size': {'min': 2}},"
                            " {'id': 'blue', 'base': {'node': 0}, 'size': {'min': 2}}]"},
         .locks = {TO_TEAM("ann", "mon-am", "red"), TO_TEAM("bob", "tue-am", "blue")}},
        {"more than a desk takes", "0 1", "max of desk \"hall\" in \"mon-am\" is 1",
         .world = {.desks = "[{'id': 'hall', 'demand': [{'shift': 'mon-am', 'max': 1}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall"), TO_DESK("cat", "mon-am", "hall")}},
        {"two teams at a desk of one, in one shift and the next", "0 2", "one team a day",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}, {'id': 'bob', 'teams': ['red']},"
                              " {'id': 'cat', 'teams': ['blue']}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'demand': [{'shift': 'mon-am'}, {'shift': 'mon-pm'},"
                            " {'shift': 'tue-am'}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall"), TO_DESK("bob", "tue-am", "hall"),
                   TO_DESK("cat", "mon-pm", "hall")}},
        {"two teams, on two days", NULL, "",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}, {'id': 'cat', 'teams': ['blue']}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'max_days_per_team': 1,"
                            " 'demand': [{'shift': 'mon-am'}, {'shift': 'tue-am'}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall"), TO_DESK("cat", "tue-am", "hall")}},
        {"a helper alone at a desk of one team", "0 1", "one team a day",
         .world = {.members = "[{'id': 'ann', 'teams': ['red'], 'unavailable': ['mon-am']},"
                              " {'id': 'cat', 'teams': [], 'helps': ['red']}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'demand': [{'shift': 'mon-am'}, {'shift': 'mon-pm'}]}]"},
         .locks = {TO_DESK("cat", "mon-am", "hall"), OFF("ann", "mon-pm")}},
        {"one of the team comes later that day", NULL, "",
         .world = {.members = "[{'id': 'ann', 'teams': ['red'], 'unavailable': ['mon-am']},"
                              " {'id': 'cat', 'teams': [], 'helps': ['red']}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'demand': [{'shift': 'mon-am'}, {'shift': 'mon-pm'}]}]"},
         .locks = {TO_DESK("cat", "mon-am", "hall"), OFF("ann", "tue-am")}},
        {"the desk too often with one team", "0 1", "max_days_per_team of desk \"hall\" is 1",
         .world = {.members = "[{'id': 'ann', 'teams': ['red']}, {'id': 'bob', 'teams': ['red']}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'max_days_per_team': 1,"
                            " 'demand': [{'shift': 'mon-am'}, {'shift': 'tue-am'}]}]"},
         .locks = {TO_DESK("ann", "mon-am", "hall"), TO_DESK("bob", "tue-am", "hall")}},
        {"the desk's team is not the crews' team", "0 1 2", "\"ann\" can belong to one team",
         .world = {.members = "[{'id': 'ann', 'teams': ['red', 'blue']},"
                              " {'id': 'cat', 'teams': ['blue'], 'max_shifts': 1}]",
                   .desks = "[{'id': 'hall', 'staffed_by': 'one_team_per_day',"
                            " 'demand': [{'shift': 'mon-am'}]}]"},
         .locks = {TO_DESK("cat", "mon-am", "hall"), TO_TEAM("ann", "tue-am", "red"),
                   TO_DESK("ann", "mon-am", "hall")}},
    };
    RUN(cases);
}

#define VISIT(rest) "'household': 'h1', " rest
#define H1(rest) "[{'id': 'h1', 'node': 1, 'area': 'north', " rest "}]"

static void test_visits(void) {
    static const lock_case cases[] = {
        {"not the team's area", "0", "may not be done there", .locks = {VISIT("'team': 'blue'")}},
        {"the right team", NULL, "", .locks = {VISIT("'team': 'red', 'shift': 'mon-am'")}},
        {"not at a desk", "0", "may not be done there", .world = {.desks = "[" HALL "]"},
         .locks = {VISIT("'desk': 'hall'")}},
        {"a desk, and the desk is closed", "0", "can be done nowhere in this way",
         .world = {.desks = "[" HALL "]", .households = H1("'at': ['desk'], " SIM("1"))},
         .locks = {VISIT("'desk': 'hall', 'shift': 'tue-am'")}},
        {"no window in the shift", "0", "has no window then",
         .world = {.households = H1("'windows': [{'start': '13:00'}], " SIM("1"))},
         .locks = {VISIT("'shift': 'mon-am'")}},
        {"nobody holds the skill", "0", "nobody there with its skills",
         .world = {.members = "[{'id': 'bob'}]",
                   .households = H1("'needs': [{'service': 'law', 'people': 1}]")},
         .locks = {VISIT("'team': 'red'")}},
        {"too long", "0", "does not fit there", .world = {.households = H1(SIM("70"))},
         .locks = {VISIT("'team': 'red'")}},
        {"two locks that differ", "0 1", "nowhere in this way",
         .locks = {VISIT("'shift': 'mon-am'"), VISIT("'shift': 'mon-pm'")}},
        {"two locks that agree", NULL, "",
         .locks = {VISIT("'shift': 'mon-am'"), VISIT("'team': 'red'")}},
        {"done before", "0", "was done on 2022-11-02",
         .world = {.households = H1("'done': [{'visit': 1, 'date': '2022-11-02'}], " SIM("1"))},
         .locks = {VISIT("'team': 'red'")}},
        {"the second as soon as the first could be", "0", "too late",
         .world = {.households = H1("'visits': [{" SIM("1") "}, {" SIM("1") "}]")},
         .locks = {VISIT("'visit': 2, 'shift': 'mon-am'")}},
        {"the second a day later", NULL, "",
         .world = {.households = H1("'visits': [{" SIM("1") "}, {" SIM("1") "}]")},
         .locks = {VISIT("'visit': 2, 'shift': 'tue-am'"),
                   VISIT("'visit': 1") ", 'shift': 'mon-pm'"}},
        {"the two in the wrong order", "0 1", "too late",
         .world = {.households = H1("'visits': [{" SIM("1") "}, {" SIM("1") "}]")},
         .locks = {VISIT("'visit': 2, 'shift': 'tue-am'"), VISIT("'visit': 1, 'shift': 'tue-am'")}},
        {"a lag that the last visit before leaves no time for", "0", "4 or more days",
         .world = {.households =
                       H1("'done': [{'visit': 1, 'date': '2022-11-05'}], 'visits': [{" SIM(
                           "1") "}, {" SIM("1") ", 'lag_days': 4}]")},
         .locks = {VISIT("'visit': 2, 'team': 'red'")}},
        {"who holds the skill is off", "0 1", "needs somebody with skill \"law\" there",
         .world = {.households = H1("'needs': [{'service': 'law', 'people': 1}]")},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"), OFF("cat", "mon-am"),
                   OFF("cat", "mon-pm")}},
        {"who holds it is with the other team", "0 1", "needs somebody with skill \"law\" there",
         .world = {.households = H1("'needs': [{'service': 'law', 'people': 1}]")},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"), TO_TEAM("cat", "mon-am", "blue")}},
        {"who holds it belongs to the other team", "0 1", "\"cat\" can belong to one team",
         .world = {.households = H1("'needs': [{'service': 'law', 'people': 1}]")},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"), TO_TEAM("cat", "tue-am", "blue")}},
        {"nobody is left for the crew", "0 1 2 3", "cannot be kept",
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"), OFF("cat", "mon-am"),
                   OFF("ann", "mon-am"), OFF("bob", "mon-am")}},
        {"two visits longer than the shift", "0 1", "has not the time",
         .world = {.households = "[{'id': 'h1', 'node': 1, 'area': 'north', " SIM(
                       "60") "},"
                             " {'id': 'h2', 'node': 1, 'area': 'north', " SIM("60") "}]"},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"),
                   "'household': 'h2', 'team': 'red', 'shift': 'mon-am'"}},
        {"by two crews", NULL, "",
         .world = {.teams = "[{'id': 'red', 'base': {'node': 0}, 'max_crews': 2}]",
                   .households = "[{'id': 'h1', 'node': 1, 'area': 'north', " SIM(
                       "20") "},"
                             " {'id': 'h2', 'node': 1, 'area': 'north', " SIM("20") "}]"},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"),
                   "'household': 'h2', 'team': 'red', 'shift': 'mon-am'"}},
        {"two windows at the same time", "0 1", "one crew cannot do both",
         .world = {.households =
                       "[{'id': 'h1', 'node': 1, 'area': 'north', 'windows': [{'start':"
                       " '09:00', 'end': '09:10'}], " SIM(
                           "1") "},"
                                " {'id': 'h2', 'node': 2, 'area': 'north', 'windows': [{'start':"
                                " '09:00', 'end': '09:10'}], " SIM("1") "}]"},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"),
                   "'household': 'h2', 'team': 'red', 'shift': 'mon-am'"}},
        {"one after the other", NULL, "",
         .world = {.households =
                       "[{'id': 'h1', 'node': 1, 'area': 'north', 'windows': [{'start':"
                       " '09:00', 'end': '09:17'}], " SIM(
                           "1") "},"
                                " {'id': 'h2', 'node': 2, 'area': 'north', 'windows': [{'start':"
                                " '09:00', 'end': '09:17'}], " SIM("1") "}]"},
         .locks = {VISIT("'team': 'red', 'shift': 'mon-am'"),
                   "'household': 'h2', 'team': 'red', 'shift': 'mon-am'"}},
        {"more than a desk's staff can do", "0 1", "appointment_minutes of desk \"hall\"",
         .world = {.desks = "[" HALL "]",
                   .households = "[{'id': 'h1', 'node': 1, 'at': ['desk'], " SIM(
                       "10") "},"
                             " {'id': 'h2', 'node': 1, 'at': ['desk'], " SIM("9") "}]"},
         .locks = {VISIT("'desk': 'hall'"), "'household': 'h2', 'desk': 'hall'"}},
        {"as much as it can", NULL, "",
         .world = {.desks = "[" HALL "]",
                   .households = "[{'id': 'h1', 'node': 1, 'at': ['desk'], " SIM(
                       "9") "},"
                            " {'id': 'h2', 'node': 1, 'at': ['desk'], " SIM("9") "}]"},
         .locks = {VISIT("'desk': 'hall'"), "'household': 'h2', 'desk': 'hall'"}},
        {"the only one with the skill has not the time", "0 1", "with skill \"law\"",
         .world = {.desks = "[" HALL "]",
                   .households = "[{'id': 'h1', 'node': 1, 'at': ['desk'],"
                                 " 'needs': [{'service': 'law', 'people': 1}]},"
                                 " {'id': 'h2', 'node': 1, 'at': ['desk'],"
                                 " 'needs': [{'service': 'law', 'people': 2}]}]"},
         .locks = {VISIT("'desk': 'hall'"), "'household': 'h2', 'desk': 'hall'"}},
    };
    RUN(cases);
}

/* The worked example of the format has a plan that keeps its lock. */
static void test_example(void) {
    size_t length;
    bool conflict = true;
    ds_instance *in = NULL;
    char *text = ds_test_read_file(DS_TEST_ROOT "/tests/data/example.json", &length);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(text, length, NULL, NULL, &in), DOORSTEP_OK);
    CU_ASSERT_EQUAL(ds_lock_conflict(in, NULL, &conflict), DOORSTEP_OK);
    CU_ASSERT_FALSE(conflict);
    ds_instance_free(in);
    free(text);
}

DS_SUITE(conflict, {"one lock", test_one_lock}, {"one member", test_one_member},
         {"several members", test_together}, {"visits", test_visits},
         {"the worked example", test_example})
