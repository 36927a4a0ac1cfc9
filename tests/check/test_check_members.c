/* M1, M2: a member's own limits, one desk and two weeks from Monday, 7 November 2022. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include "check/case.h"

/* A row: what is said of the member, the shifts worked ("7d 8e": the day shift of the 7th, the
 * evening of the 8th), the code that breaks and a piece of its text, or NULL and NULL. */
typedef struct limit_case {
    const char *member, *works;
    const char *code, *text;
} limit_case;

enum { FIRST = 7, LAST = 20, ROOM = 20000 };

/* Every date has a day shift, one that overlaps its end, one that begins at its end, an evening,
 * and a late shift after which nobody works by day on the next date. */
static const char *const kinds_of_shift[][4] = {
    {"d", "08:00", "12:00", ", 'kind': 'day'"},
    {"x", "11:00", "13:00", ""},
    {"n", "12:00", "14:00", ""},
    {"e", "18:00", "20:30", ", 'kind': 'evening'"},
    {"l", "21:00", "22:00", ", 'kind': 'late'"},
};

typedef struct text {
    char bytes[ROOM];
    size_t used;
} text;

static void add(text *t, const char *piece) {
    t->used += (size_t)snprintf(t->bytes + t->used, ROOM - t->used, "%s", piece);
}

static void add_shifts(text *t, bool demand) {
    char piece[200];
    for (int date = FIRST; date <= LAST; date++) {
        for (size_t k = 0; k < 5; k++) {
            const char *const *kind = kinds_of_shift[k];
            const char *comma = date == FIRST && k == 0 ? "" : ",";
            if (demand) {
                snprintf(piece, sizeof piece, "%s{'shift': '%d%s'}", comma, date, kind[0]);
            } else {
                snprintf(piece, sizeof piece,
                         "%s{'id': '%d%s', 'date': '2022-11-%02d', 'start': '%s', 'end': '%s'%s}",
                         comma, date, kind[0], date, kind[1], kind[2], kind[3]);
            }
            add(t, piece);
        }
    }
}

static text *make_instance(const char *member) {
    text *t = calloc(1, sizeof *t);
    add(t, "{'doorstep': 1, 'services': [], 'teams': [], 'households': [], 'travel': {'mode': "
           "'straight', 'speed_kmh': 10}, 'kinds': [{'id': 'day'}, {'id': 'evening'}, {'id': "
           "'late', 'not_next_day': ['day']}], 'members': [{'id': 'ann'");
    add(t, *member != '\0' ? ", " : "");
    add(t, member);
    add(t, "}], 'shifts': [");
    add_shifts(t, false);
    add(t, "], 'desks': [{'id': 'hall', 'demand': [");
    add_shifts(t, true);
    add(t, "]}]}");
    return t;
}

static text *make_plan(const char *works) {
    text *t = calloc(1, sizeof *t);
    char piece[200];
    add(t, "{'doorstep_plan': 1, 'teams': [], 'routes': [], 'duties': [");
    for (const char *w = works, *comma = ""; *w != '\0'; comma = ",") {
        int length = (int)strcspn(w, " ");
        snprintf(piece, sizeof piece, "%s{'member': 'ann', 'shift': '%.*s', 'desk': 'hall'}", comma,
                 length, w);
        add(t, piece);
        w += length;
        w += strspn(w, " ");
    }
    add(t, "]}");
    return t;
}

static bool as_expected(const limit_case *c, const ds_check_report *report) {
    if (c->code == NULL) {
        return report->n_violations == 0;
    }
    return report->n_violations == 1 && strcmp(report->violations[0].code, c->code) == 0 &&
           strstr(report->violations[0].text, c->text) != NULL;
}

static void run(const limit_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        text *instance = make_instance(cases[i].member), *plan = make_plan(cases[i].works);
        ds_check_report *report = ds_case_judge(instance->bytes, plan->bytes, false);
        bool good = report != NULL && as_expected(&cases[i], report);
        CU_ASSERT(good);
        if (!good && report != NULL) {
            printf("\n    {%s} works %s:", cases[i].member, cases[i].works);
            for (int32_t v = 0; v < report->n_violations; v++) {
                printf(" %s %s;", report->violations[v].code, report->violations[v].text);
            }
        }
        ds_check_report_free(report);
        free(instance);
        free(plan);
    }
}

#define RUN(table) run((table), sizeof(table) / sizeof((table)[0]))

static void one_duty_at_a_time(void) {
    static const limit_case cases[] = {
        {"", "7d 7e", NULL, NULL},
        {"", "7d 7n", NULL, NULL},
        {"", "7d 7x", "M1", "has two duties at once"},
        {"", "7x 7n", "M1", "shift \"7n\" (2022-11-07, 12:00-14:00)"},
        {"", "7d 8x", NULL, NULL},
        {"", "7d 7d", "M1", "has two duties at once"},
        {"'unavailable': ['7d']", "7e", NULL, NULL},
        {"'unavailable': ['7d']", "7d", "M1", "is not available in shift \"7d\""},
        {"'shifts': ['7d', '8d']", "7d 8d", NULL, NULL},
        {"'shifts': ['7d', '8d']", "7d 9d", "M1", "is not available in shift \"9d\""},
        {"'shifts': ['7d', '8d'], 'unavailable': ['8d']", "7d 8d", "M1", "shift \"8d\""},
        {"'shifts': []", "7d", "M1", "is not available"},
    };
    RUN(cases);
}

static void counts(void) {
    static const limit_case cases[] = {
        {"'max_shifts': 3", "7d 8d 9d", NULL, NULL},
        {"'max_shifts': 3", "7d 8d 9d 10d", "M2", "has 4 shifts, max_shifts is 3"},
        {"'max_shifts': 0", "7d", "M2", "has 1 shifts, max_shifts is 0"},
        {"'max_hours': 6.5", "7d 8e", NULL, NULL},
        {"'max_hours': 6.49", "7d 8e", "M2", "works 6.50 hours, max_hours is 6.49"},
        {"'max_hours': 6.4999", "7d 8e", NULL, NULL}, /* 23,399.64 s: rounded to 23,400 */
        {"'max_of_kind': {'evening': 1}", "7e 8d 9d", NULL, NULL},
        {"'max_of_kind': {'evening': 1}", "7e 8e", "M2", "2 shifts of kind \"evening\""},
        {"'max_of_kind': {'evening': 0, 'day': 1}", "7d", NULL, NULL},
        {"'max_shifts_per_day': 1", "7d 8e", NULL, NULL},
        {"'max_shifts_per_day': 1", "7d 8d 8e", "M2", "2 shifts on 2022-11-08"},
        {"", "7d 7n 7e", "M2", "3 shifts on 2022-11-07, max_shifts_per_day is 2"},
        {"'max_shifts_per_day': 3", "7d 7n 7e", NULL, NULL},
        {"'max_shifts_per_week': 2", "12d 13d 14d 15d", NULL, NULL},
        {"'max_shifts_per_week': 2", "12d 13d 13e 14d", "M2", "3 shifts in the week of 2022-11-12"},
    };
    RUN(cases);
}

static void runs_of_days(void) {
    static const limit_case cases[] = {
        {"'max_days_in_a_row': 3", "8d 9d 10d 12d", NULL, NULL},
        {"'max_days_in_a_row': 3", "8d 9d 10d 11d", "M2", "works 4 days in a row from 2022-11-08"},
        {"'max_days_in_a_row': 2", "8d 8e 9d", NULL, NULL},
        {"'max_days_in_a_row': 2", "13d 14d 15d", "M2", "works 3 days in a row from 2022-11-13"},
        {"'min_days_in_a_row': 2", "8d 9d 11e 12e", NULL, NULL},
        {"'min_days_in_a_row': 2", "8d 10d 11d", "M2", "works 1 days in a row from 2022-11-08"},
        {"'min_days_in_a_row': 2", "7d 10d 11d", NULL, NULL},          /* touches the first date */
        {"'min_days_in_a_row': 3", "10d 11d 12d 19d 20d", NULL, NULL}, /* and the last */
        {"'min_days_in_a_row': 3", "18d 19d", "M2", "min_days_in_a_row is 3"},
        {"'min_days_off_in_a_row': 2", "7d 10d", NULL, NULL},
        {"'min_days_off_in_a_row': 2", "7d 9d", "M2", "has 1 days off from 2022-11-08"},
        {"'min_days_off_in_a_row': 2", "8d", NULL, NULL}, /* no date off between two with a duty */
        {"'min_days_off_in_a_row': 9", "19d 20d", NULL, NULL},
        {"'max_weekends': 1", "12d 13d 14d", NULL, NULL},
        {"'max_weekends': 1", "12d 20d", "M2", "works on 2 weekends, max_weekends is 1"},
        {"'max_weekends': 0", "13d", "M2", "works on 1 weekends"},
        {"'max_weekends': 0", "11d 14d", NULL, NULL},
    };
    RUN(cases);
}

static void nights(void) {
    static const limit_case cases[] = {
        {"'min_rest_hours': 11.5", "7e 8d", NULL, NULL}, /* 20:30 to 08:00 */
        {"'min_rest_hours': 11.6", "7e 8d", "M2",
         "rests 11.50 hours between 2022-11-07 20:30:00 and 2022-11-08 08:00:00"},
        {"'min_rest_hours': 11.6", "7d 7e", NULL, NULL}, /* within a date there is no rest */
        {"'min_rest_hours': 24", "7e 9d", NULL, NULL},
        {"'min_rest_hours': 36", "7e 9d", "M2", "rests 35.50 hours"}, /* a date off between */
        {"'min_rest_hours': 20", "7d 8d 8e 9e", NULL, NULL},
        {"", "7l 8e", NULL, NULL},
        {"", "7l 9d", NULL, NULL},
        {"", "7l 8n", NULL, NULL},
        {"", "7l 8d", "M2", "which not_next_day of kind \"late\" forbids"},
        {"", "7d 8l", NULL, NULL},
    };
    RUN(cases);
}

DS_SUITE(check_members, {"M1: one duty at a time, where available", one_duty_at_a_time},
         {"M2: shifts and hours", counts}, {"M2: days, runs, weekends", runs_of_days},
         {"M2: rest and the next day", nights})
