/* The rostering benchmark: every rule of the judge, its objective, and what becomes of an instance
 * and its rosters in the engine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "check/case.h"
#include "nrp_convert.h"
#include "nrp_plan.h"
#include "nrp_run.h"
#include "nrp_values.h"
#include "rosters.h"
#include "suite.h"

/* ---- Rules ----------------------------------------------------------------------------------- */

/* Two weeks; day 8 is off. */
#define BEFORE_STAFF "SECTION_HORIZON\n14\nSECTION_SHIFTS\nE,480\nL,600,E\nSECTION_STAFF\n"
#define BEHIND_STAFF                                                                   \
    "\nSECTION_DAYS_OFF\nP,8\nSECTION_SHIFT_ON_REQUESTS\nSECTION_SHIFT_OFF_REQUESTS\n" \
    "SECTION_COVER\n"

enum { KEPT = DS_NRP_RULES };

/* One person, one roster, and the one rule that it breaks. */
typedef struct rule_case {
    const char *person, *roster;
    int rule; /* or KEPT */
    int32_t times;
    const char *text;
} rule_case;

static const rule_case RULES[] = {
    /* Everything at its limit. */
    {"P,E=4|L=4,4320,4320,4,4,5,1", "EELL-----EELL-", KEPT, 0, NULL},
    {"P,E=3|L=4,4320,4320,4,4,5,1", "EELL-----EELL-", DS_NRP_MAX_OF, 1,
     "P works 4 shifts E, at most 3 are allowed"},
    {"P,E=4|L=0,4320,4320,4,4,5,1", "EELL-----EELL-", DS_NRP_MAX_OF, 1,
     "P works 4 shifts L, at most 0 are allowed"},
    {"P,E=4|L=4,4319,4319,4,4,5,1", "EELL-----EELL-", DS_NRP_MAX_MINUTES, 1,
     "P works 4320 minutes, at most 4319 are allowed"},
    {"P,E=4|L=4,9999,4321,4,4,5,1", "EELL-----EELL-", DS_NRP_MIN_MINUTES, 1,
     "P works 4320 minutes, at least 4321 are asked"},
    {"P,E=4|L=4,4320,4320,3,1,5,1", "EELL-----EELL-", DS_NRP_MAX_RUN, 2,
     "P works 4 days in a row from day 0, at most 3 are allowed"},
    {"P,E=4|L=4,4320,4320,5,5,5,1", "EELL-----EELL-", DS_NRP_MIN_RUN, 1,
     "P works 4 days in a row from day 9, at least 5 are asked"},
    {"P,E=4|L=4,4320,4320,4,4,6,1", "EELL-----EELL-", DS_NRP_MIN_OFF, 1,
     "P is off 5 days in a row from day 4, at least 6 are asked"},
    {"P,E=4|L=4,4320,4320,4,4,5,0", "EELL-----EELL-", DS_NRP_WEEKENDS, 1,
     "P works on 1 weekends, at most 0 are allowed"},
    {"P,E=4|L=4,4320,4320,4,4,4,1", "EELL----EELL--", DS_NRP_DAY_OFF, 1,
     "P works on day 8, a day off"},
    {"P,E=4|L=4,4320,4320,4,4,5,1", "ELEL-----EELL-", DS_NRP_NOT_NEXT, 1,
     "P works L on day 1 and E on the next day"},
    {"P,E=14|L=5,9999,0,4,4,5,1", "EXLL-----EELL-", DS_NRP_ONE_A_DAY, 1,
     "P works 2 shifts on day 1, at most one is allowed"},
    /* Runs at the ends of the horizon may be short, and long ones may not be too long. */
    {"P,E=14|L=4,9999,0,4,2,2,2", "E----EE------E", KEPT, 0, NULL},
    {"P,E=14|L=4,9999,0,4,2,2,2", "-EE---EE--EEE-", KEPT, 0, NULL},
    {"P,E=14|L=4,9999,0,4,2,9,2", "--------------", KEPT, 0, NULL},
    {"P,E=14|L=4,9999,0,4,2,2,2", "E---E--------E", DS_NRP_MIN_RUN, 1,
     "P works 1 days in a row from day 4, at least 2 are asked"},
    {"P,E=14|L=4,9999,0,4,2,3,2", "E--EE---------", DS_NRP_MIN_OFF, 1,
     "P is off 2 days in a row from day 1, at least 3 are asked"},
    {"P,E=14|L=4,9999,0,3,2,2,2", "----------EEEE", DS_NRP_MAX_RUN, 1,
     "P works 4 days in a row from day 10, at most 3 are allowed"},
    /* Saturday and Sunday are one weekend, each alone is one too. */
    {"P,E=14|L=4,9999,0,4,2,2,1", "----------EEEE", KEPT, 0, NULL},
    {"P,E=14|L=4,9999,0,4,1,2,1", "-----E-------E", DS_NRP_WEEKENDS, 1,
     "P works on 2 weekends, at most 1 are allowed"},
    {"P,E=14|L=4,9999,0,4,1,2,0", "------E-------", DS_NRP_WEEKENDS, 1,
     "P works on 1 weekends, at most 0 are allowed"},
};

static ds_nrp_instance instance_of(const char *person) {
    char text[400];
    snprintf(text, sizeof text, "%s%s%s", BEFORE_STAFF, person, BEHIND_STAFF);
    return ds_test_shop_of(text);
}

/* 'X': both shifts. */
static bool *works_of(const ds_nrp_instance *in, const char *roster) {
    bool *works = ds_test_works(in, &roster);
    for (int32_t d = 0; d < in->n_days; d++) {
        for (int32_t s = 0; s < in->n_shifts && roster[d] == 'X'; s++) {
            works[ds_nrp_at(in, d, s)] = true;
        }
    }
    return works;
}

static void test_rules(void) {
    bool seen[DS_NRP_RULES + 1] = {false};
    for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++) {
        const rule_case *c = &RULES[i];
        ds_nrp_instance in = instance_of(c->person);
        bool *works = works_of(&in, c->roster);
        ds_nrp_verdict verdict;
        ds_nrp_check(&in, works, &verdict);
        CU_ASSERT_EQUAL(verdict.broken, c->times);
        if (c->rule != KEPT) {
            CU_ASSERT_EQUAL(verdict.times[c->rule], c->times);
            CU_ASSERT_STRING_EQUAL(verdict.first[c->rule], c->text);
        }
        seen[c->rule] = true;
        free(works);
        ds_nrp_instance_free(&in);
    }
    for (int rule = 0; rule <= DS_NRP_RULES; rule++) {
        CU_ASSERT_TRUE(seen[rule]);
    }
}

/* ---- Objective ------------------------------------------------------------------------------- */

static void test_value(void) {
    static const char *const ROWS[] = {"EL-E", "ELLE"};
    ds_nrp_instance in = ds_test_shop_of(
        "SECTION_HORIZON\n4\nSECTION_SHIFTS\nE,60\nL,90\nSECTION_STAFF\n"
        "A,E=4|L=4,999,0,9,1,1,9\nB,E=4|L=4,999,0,9,1,1,9\nSECTION_DAYS_OFF\n"
        "SECTION_SHIFT_ON_REQUESTS\nA,0,E,1\nA,1,E,2\nB,2,E,4.5\n"
        "SECTION_SHIFT_OFF_REQUESTS\nA,2,L,8\nB,2,L,16\nB,3,E,32\n"
        "SECTION_COVER\n0,E,3,100,7\n1,L,2,100,7\n2,E,1,0,7\n2,L,0,100,0.25\n3,E,0,100,1000\n");
    bool *works = ds_test_works(&in, ROWS);
    ds_nrp_verdict verdict;
    ds_nrp_check(&in, works, &verdict);
    CU_ASSERT_EQUAL(verdict.broken, 0);
    /* Wishes on: 2 + 4.5; off: 16 + 32; one missing on day 0; one too many on day 2, two on day 3;
     * nobody counts who works a shift without a line of cover. */
    CU_ASSERT_EQUAL(verdict.value, 2 + 4.5 + 16 + 32 + 100 + 0.25 + 2000);
    free(works);
    ds_nrp_instance_free(&in);
}

/* ---- Conversion ------------------------------------------------------------------------------ */

static void expect_member(const ds_instance *in, const ds_member *m) {
    CU_ASSERT_STRING_EQUAL(m->id, "p1");
    CU_ASSERT_EQUAL(m->max_seconds, 2880 * 60);
    CU_ASSERT_EQUAL(m->min_hours, 42.0);
    CU_ASSERT_EQUAL(m->max_days_in_a_row, 6);
    CU_ASSERT_EQUAL(m->min_days_in_a_row, 2);
    CU_ASSERT_EQUAL(m->min_days_off_in_a_row, 2);
    CU_ASSERT_EQUAL(m->max_weekends, 1);
    CU_ASSERT_EQUAL(in->max_of_kind[0], 1); /* N */
    CU_ASSERT_EQUAL(in->max_of_kind[1], DS_NO_LIMIT);
    CU_ASSERT_EQUAL(in->max_of_kind[2], 1); /* M */
}

static void test_converted(void) {
    char message[DS_NRP_MESSAGE];
    ds_nrp_instance from = ds_test_shop("night.txt");
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_nrp_build(&from, &in, message), DOORSTEP_OK);
    CU_ASSERT_STRING_EQUAL(message, "");
    CU_ASSERT_EQUAL(in->n_days, 8);
    CU_ASSERT_EQUAL(in->n_shifts, 24);
    CU_ASSERT_EQUAL(in->n_kinds, 3);
    CU_ASSERT_EQUAL(in->n_teams + in->n_households + in->n_visits, 0);
    CU_ASSERT_TRUE(in->kinds[0].not_next_day[1] && in->kinds[0].not_next_day[2]);
    CU_ASSERT_FALSE(in->kinds[0].not_next_day[0] || in->kinds[1].not_next_day[0]);
    for (int32_t i = 0; i < in->n_shifts; i++) {
        CU_ASSERT_EQUAL(in->shifts[i].day, i / 3);
        CU_ASSERT_EQUAL(in->shifts[i].kind, i % 3);
        CU_ASSERT_EQUAL(in->shifts[i].weekend, i / 3 == 5 || i / 3 == 6);
        CU_ASSERT_EQUAL(in->demands[i].shift, i);
    }
    CU_ASSERT_TRUE(ds_shifts_overlap(&in->shifts[0], &in->shifts[2]));
    expect_member(in, &in->members[0]);
    CU_ASSERT_EQUAL(in->demands[10].min, 2); /* day 3, D */
    CU_ASSERT_EQUAL(in->demands[10].shortage_weight, 20.0);
    CU_ASSERT_EQUAL(in->demands[10].over_weight, 2.0);
    CU_ASSERT_EQUAL(in->demands[11].min, 0); /* day 3, M: nobody asks for it */
    CU_ASSERT_EQUAL(in->demands[11].max, DS_NO_LIMIT);
    CU_ASSERT_EQUAL(in->demands[11].over_weight, 0.0);
    CU_ASSERT_EQUAL(in->request[7], 5.0); /* p1, day 2, D */
    CU_ASSERT_EQUAL(in->request[in->n_shifts], -7.0);
    ds_instance_free(in);
    ds_nrp_instance_free(&from);
}

/* Hours are no whole numbers, and minutes are raised only as far as the most allow. */
static void test_hours(void) {
    ds_nrp_instance from = ds_test_shop_of(
        "SECTION_HORIZON\n7\nSECTION_SHIFTS\nA,100\nB,250\nSECTION_STAFF\n"
        "p,A=7|B=7,1000,110,7,1,1,1\nq,A=7|B=0,199,110,7,1,1,1\nr,A=0|B=0,99,7,7,1,1,1\n"
        "SECTION_DAYS_OFF\nSECTION_SHIFT_ON_REQUESTS\nSECTION_SHIFT_OFF_REQUESTS\nSECTION_COVER\n");
    char message[DS_NRP_MESSAGE];
    ds_instance *in = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_nrp_build(&from, &in, message), DOORSTEP_OK);
    CU_ASSERT_EQUAL(in->members[0].min_hours, 150 / 60.0); /* steps of 50 */
    CU_ASSERT_EQUAL(in->members[0].max_seconds, 60000);
    CU_ASSERT_EQUAL(in->members[1].min_hours, 110 / 60.0); /* 200 are not allowed */
    CU_ASSERT_EQUAL(in->members[2].min_hours, 7 / 60.0);   /* may work nothing */
    CU_ASSERT_EQUAL(in->weights.min_hours, ds_nrp_hour_weight(&from));
    CU_ASSERT_EQUAL(ds_nrp_hour_weight(&from), 9); /* at stake is nothing: 1 / (7 / 60) */
    ds_instance_free(in);
    ds_nrp_instance_free(&from);
}

/* The least value of rosters that may be short of minutes, with the weight of missing hours. */
static double least_with_missing(ds_nrp_instance *in, double weight) {
    enum { CELLS = 14 };
    double least = INFINITY;
    for (int32_t bits = 0; bits < 1 << CELLS; bits++) {
        bool works[CELLS];
        ds_nrp_verdict verdict;
        double missing = 0;
        for (int32_t k = 0; k < CELLS; k++) {
            works[k] = (bits >> k & 1) != 0;
        }
        ds_nrp_check(in, works, &verdict);
        for (int32_t i = 0; i < in->n_people; i++) {
            int32_t minutes = 0;
            for (int32_t d = 0; d < in->n_days; d++) {
                minutes += works[i * in->n_days + d] ? in->shifts[0].minutes : 0;
            }
            missing += fmax(0, in->people[i].min_minutes - minutes) / 60.0;
        }
        if (verdict.broken == verdict.times[DS_NRP_MIN_MINUTES]) {
            least = fmin(least, verdict.value + weight * missing);
        }
    }
    return least;
}

/* Here each shift that is worked costs much, and everybody has to work some. */
static void test_weight(void) {
    ds_nrp_instance in = ds_test_shop_of(
        "SECTION_HORIZON\n7\nSECTION_SHIFTS\nD,60\nSECTION_STAFF\n"
        "A,D=7,420,120,3,2,2,1\nB,D=7,420,180,3,2,2,1\nSECTION_DAYS_OFF\nA,3\n"
        "SECTION_SHIFT_ON_REQUESTS\nSECTION_SHIFT_OFF_REQUESTS\nA,1,D,9\nB,5,D,7\nSECTION_COVER\n"
        "0,D,0,100,50\n1,D,0,100,50\n2,D,0,100,50\n3,D,0,100,50\n4,D,0,100,50\n5,D,0,100,50\n"
        "6,D,0,100,50\n");
    double weight = ds_nrp_hour_weight(&in), least = ds_test_least_value(&in);
    CU_ASSERT_EQUAL(weight, 7 * 150 + 9 + 1);
    CU_ASSERT_EQUAL(least, 250);
    CU_ASSERT_EQUAL(least_with_missing(&in, weight), least);
    CU_ASSERT_EQUAL(least_with_missing(&in, 40), 200); /* such a weight would not do */
    ds_nrp_instance_free(&in);
}

/* ---- The engine's checker -------------------------------------------------------------------- */

typedef struct agreement {
    int32_t kept, broken, compared;
} agreement;

static int32_t draw(ds_rng *rng, int32_t low, int32_t high) {
    return low + ds_rng_below(rng, high - low + 1);
}

static void random_instance(ds_rng *rng, char *text, size_t room) {
    int32_t days = draw(rng, 5, 16);
    int used = snprintf(text, room,
                        "SECTION_HORIZON\n%d\nSECTION_SHIFTS\nA,%d,%s\nB,%d,%s\nSECTION_STAFF\n",
                        days, draw(rng, 1, 3) * 120, draw(rng, 0, 2) == 0 ? "B" : "",
                        draw(rng, 1, 3) * 120, draw(rng, 0, 2) == 0 ? "A|B" : "");
    for (int32_t i = 0; i < 2; i++) {
        int32_t least = draw(rng, 0, 3) * 130, run = draw(rng, 2, 6);
        used += snprintf(text + used, room - (size_t)used, "%c,A=%d|B=%d,%d,%d,%d,%d,%d,%d\n",
                         'p' + i, draw(rng, 2, 12), draw(rng, 0, 12), draw(rng, 8, 60) * 60, least,
                         run, draw(rng, 1, run < 3 ? run : 3), draw(rng, 1, 3), draw(rng, 0, 3));
    }
    used += snprintf(text + used, room - (size_t)used,
                     "SECTION_DAYS_OFF\np,%d\nSECTION_SHIFT_ON_REQUESTS\np,%d,A,3\nq,1,B,2\n"
                     "SECTION_SHIFT_OFF_REQUESTS\np,2,B,%d\nSECTION_COVER\n",
                     draw(rng, 0, days - 1), draw(rng, 0, days - 1), draw(rng, 0, 5));
    for (int32_t d = 0; d < days - 1; d++) {
        used += snprintf(text + used, room - (size_t)used, "%d,A,%d,10,1\n%d,B,1,%d,%d\n", d,
                         draw(rng, 0, 2), d, draw(rng, 0, 20), draw(rng, 0, 3));
    }
}

/* A day is like the one before more often than not; rarely somebody works two shifts on it. */
static void random_roster(ds_rng *rng, const ds_nrp_instance *in, bool *works) {
    for (int32_t i = 0; i < in->n_people; i++) {
        int32_t shift = draw(rng, -1, in->n_shifts - 1);
        for (int32_t d = 0; d < in->n_days; d++) {
            bool *day = works + (i * in->n_days + d) * in->n_shifts;
            memset(day, 0, (size_t)in->n_shifts);
            shift = draw(rng, 0, 2) == 0 ? draw(rng, -1, in->n_shifts - 1) : shift;
            shift = ds_nrp_is_off(in, i, d) && draw(rng, 0, 9) > 0 ? -1 : shift;
            if (shift >= 0) {
                day[shift] = true;
                day[0] |= draw(rng, 0, 99) == 0;
            }
        }
    }
}

/* Quotes are those of the checker's cases. */
static void write_plan(const ds_nrp_instance *in, const bool *works, char *text, size_t room) {
    int used = snprintf(text, room, "{'doorstep_plan': 1, 'teams': [], 'routes': [], 'duties': [");
    const char *comma = "";
    for (int32_t k = 0; k < in->n_people * in->n_days * in->n_shifts; k++) {
        int32_t s = k % in->n_shifts, d = k / in->n_shifts % in->n_days;
        if (works[k]) {
            used += snprintf(text + used, room - (size_t)used,
                             "%s{'member': '%s', 'shift': '%d-%s', 'desk': 'floor'}", comma,
                             in->people[k / in->n_shifts / in->n_days].id, d, in->shifts[s].id);
            comma = ", ";
        }
    }
    snprintf(text + used, room - (size_t)used, "]}");
}

static void compare(const ds_nrp_instance *in, const bool *works, agreement *found) {
    char plan[8000], *text = NULL;
    size_t length = 0;
    ds_nrp_verdict verdict;
    ds_nrp_check(in, works, &verdict);
    write_plan(in, works, plan, sizeof plan);
    CU_ASSERT_EQUAL_FATAL(ds_nrp_convert(in, &text, &length), DOORSTEP_OK);
    ds_check_report *report = ds_case_judge(text, plan, false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(report);
    int32_t missing = verdict.times[DS_NRP_MIN_MINUTES];
    bool kept = verdict.broken == missing;
    CU_ASSERT_EQUAL(kept, report->n_violations == 0);
    if (kept && missing == 0) {
        CU_ASSERT_DOUBLE_EQUAL(verdict.value, -report->score.total, 1e-9);
        found->compared++;
    } else if (kept) {
        CU_ASSERT_TRUE(-report->score.total > verdict.value + 1);
    }
    found->kept += kept;
    found->broken += !kept;
    ds_check_report_free(report);
    free(text);
}

/* The judge of the benchmark and the checker of the engine know nothing of each other, and say the
 * same of all sorts of rosters: the conversion does not change what the rules and the values are.
 */
static void test_agreement(void) {
    int32_t rounds = ds_test_rounds(3000);
    agreement found = {0};
    ds_rng rng = ds_rng_make(7, 0);
    for (int32_t k = 0; k < rounds; k++) {
        char text[4000];
        bool works[2 * 16 * 2];
        random_instance(&rng, text, sizeof text);
        ds_nrp_instance in = ds_test_shop_of(text);
        random_roster(&rng, &in, works);
        compare(&in, works, &found);
        ds_nrp_instance_free(&in);
    }
    CU_ASSERT_TRUE(found.kept > rounds / 100 && found.compared > 0);
    CU_ASSERT_TRUE(found.broken > rounds / 4);
}

/* ---- Runs ------------------------------------------------------------------------------------ */

static const char *const FILES[] = {"kiosk.txt", "night.txt", "shop.txt"};

static ds_nrp_result run(const ds_nrp_instance *in, uint64_t seed, int64_t iterations,
                         double stop_at) {
    ds_nrp_result result = {.status = DOORSTEP_OK};
    const ds_nrp_task task = {.instance = in,
                              .budget = {.seed = seed,
                                         .threads = 1,
                                         .seconds = INFINITY,
                                         .iterations = iterations,
                                         .stop_at = stop_at}};
    ds_nrp_run(&task, &result);
    return result;
}

static void test_optima(void) {
    ds_nrp_values known;
    char message[DS_NRP_MESSAGE];
    CU_ASSERT_EQUAL_FATAL(
        ds_nrp_values_read(DS_TEST_ROOT "/tests/data/rostering/optima.csv", &known, message),
        DOORSTEP_OK);
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++) {
        ds_nrp_instance in = ds_test_shop(FILES[i]);
        double least = ds_test_least_value(&in);
        CU_ASSERT_EQUAL(least, ds_nrp_value_named(&known, in.name, "best_known"));
        CU_ASSERT_EQUAL(least, ds_nrp_value_named(&known, in.name, "lower_bound"));
        for (uint64_t seed = 1; seed <= 2; seed++) {
            ds_nrp_result result = run(&in, seed, 20000, INFINITY);
            CU_ASSERT_EQUAL(result.status, DOORSTEP_OK);
            CU_ASSERT_STRING_EQUAL(result.message, "");
            CU_ASSERT_EQUAL(result.value, least);
            CU_ASSERT_TRUE(result.course.final_seconds <= result.course.seconds);
        }
        ds_nrp_instance_free(&in);
    }
    ds_nrp_values_free(&known);
}

/* No budget would end this run otherwise. */
static void test_stop(void) {
    ds_nrp_instance in = ds_test_shop("kiosk.txt");
    ds_nrp_result result = run(&in, 1, -1, -2);
    CU_ASSERT_EQUAL(result.status, DOORSTEP_OK);
    CU_ASSERT_EQUAL(result.value, 2);
    ds_nrp_instance_free(&in);
}

/* Ida cannot work so much on so few days. */
static void test_short_of_minutes(void) {
    ds_nrp_instance in = ds_test_shop("kiosk.txt");
    in.people[0].max_of[0] = 6;
    ds_nrp_result result = run(&in, 1, 2000, INFINITY);
    CU_ASSERT_EQUAL(result.status, DOORSTEP_OK);
    CU_ASSERT_TRUE(isnan(result.value));
    CU_ASSERT_STRING_EQUAL(result.message, "Ida works 1800 minutes, at least 2100 are asked");
    ds_nrp_instance_free(&in);
}

/* What JSON cannot hold is told by the run. */
static void test_failed_run(void) {
    ds_nrp_instance in = ds_test_shop("kiosk.txt");
    memcpy(in.people[1].id, "J\xff", 3);
    ds_nrp_result result = run(&in, 1, 100, INFINITY);
    CU_ASSERT_EQUAL(result.status, DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.message, "kiosk:"));
    ds_nrp_instance_free(&in);
}

DS_SUITE(rostering, {"each rule broken by itself, and kept at its limit", test_rules},
         {"the objective, part by part", test_value},
         {"what becomes of an instance", test_converted}, {"minutes as hours", test_hours},
         {"missing hours never pay", test_weight},
         {"judge and checker agree on random rosters", test_agreement},
         {"optima are those of enumeration, and the engine finds them", test_optima},
         {"a run ends at the reference", test_stop},
         {"a roster short of minutes has no value", test_short_of_minutes},
         {"a run that fails says why", test_failed_run})
