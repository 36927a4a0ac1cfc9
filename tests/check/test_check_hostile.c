/* Any plan can be judged: random damage to a good one, field by field, extreme values included. */
#include <stdlib.h>
#include <string.h>

#include "suite.h"

#include "base/rng.h"
#include "check/case.h"
#include "io/instance_read.h"
#include "io/plan_read.h"

enum { ROUNDS = 3000, MOST_DAMAGE = 12 };

typedef struct ward {
    ds_instance *in;
    ds_plan *plan;
} ward;

static ward read_ward(void) {
    ward w = {NULL, NULL};
    char *instance = ds_case_json(ds_ward_instance), *plan = ds_case_json(ds_ward_plan);
    CU_ASSERT_EQUAL_FATAL(ds_instance_read(instance, strlen(instance), NULL, NULL, &w.in),
                          DOORSTEP_OK);
    CU_ASSERT_EQUAL_FATAL(ds_plan_read(w.in, plan, strlen(plan), NULL, &w.plan), DOORSTEP_OK);
    free(instance);
    free(plan);
    return w;
}

static void free_ward(ward *w) {
    ds_plan_free(w->plan);
    ds_instance_free(w->in);
}

static int32_t odd_number(ds_rng *rng) {
    static const int32_t odd[] = {INT32_MIN, INT32_MIN + 1, -86400,        -2,       -1, 86400,
                                  86401,     1 << 28,       INT32_MAX - 1, INT32_MAX};
    int32_t which = ds_rng_below(rng, 20);
    return which < 10 ? odd[which] : ds_rng_below(rng, 15);
}

/* Sets one int32_t anywhere in an array of rows. */
static void damage(ds_rng *rng, void *rows, int32_t count, size_t size) {
    if (count > 0) {
        int32_t fields = (int32_t)(size / sizeof(int32_t)) * count;
        ((int32_t *)rows)[ds_rng_below(rng, fields)] = odd_number(rng);
    }
}

static void damage_route(ds_rng *rng, ds_route *route) {
    int32_t *const fields[] = {&route->team, &route->shift, &route->crew, &route->leave,
                               &route->back};
    int32_t which = ds_rng_below(rng, 6);
    if (which < 5) {
        *fields[which] = odd_number(rng);
    } else {
        route->has_back = !route->has_back;
    }
}

static void damage_plan(ds_rng *rng, ds_plan *plan) {
    switch (ds_rng_below(rng, 6)) {
    case 0:
        damage(rng, plan->belongings, plan->n_belongings, sizeof *plan->belongings);
        break;
    case 1:
        damage(rng, plan->duties, plan->n_duties, sizeof *plan->duties);
        break;
    case 2:
        damage(rng, plan->stops, plan->n_stops, sizeof *plan->stops);
        break;
    case 3:
        damage(rng, plan->appointments, plan->n_appointments, sizeof *plan->appointments);
        break;
    case 4:
        plan->lists_uncovered = !plan->lists_uncovered;
        break;
    default:
        damage_route(rng, &plan->routes[ds_rng_below(rng, plan->n_routes)]);
        break;
    }
}

static bool well_formed(const ds_check_report *report) {
    static const char *const codes = "P1 M1 M2 M3 T1 T2 D1 D2 V1 V2 V3 R1 L1 S1 S2 S3";
    for (int32_t i = 0; i < report->n_violations; i++) {
        const ds_violation *v = &report->violations[i];
        if (strstr(codes, v->code) == NULL || *v->text == '\0' || strchr(v->text, '\n') != NULL) {
            return false;
        }
    }
    return true;
}

static void random_damage(void) {
    ds_rng rng = ds_rng_make(20221107, 1);
    int32_t clean = 0;
    for (int32_t round = 0; round < ROUNDS; round++) {
        ward w = read_ward();
        for (int32_t i = ds_rng_below(&rng, MOST_DAMAGE); i >= 0; i--) {
            damage_plan(&rng, w.plan);
        }
        ds_check_report *report = NULL;
        CU_ASSERT_EQUAL_FATAL(ds_check(w.in, w.plan, NULL, DOORSTEP_ENGLISH, &report), DOORSTEP_OK);
        CU_ASSERT(well_formed(report));
        clean += report->n_violations == 0;
        ds_check_report_free(report);
        free_ward(&w);
    }
    CU_ASSERT(clean > 0 && clean < ROUNDS / 2);
}

static void names_without_a_list(void) {
    ward w = read_ward();
    w.plan->duties[0].team = 99;
    w.plan->stops[0].visit = DS_NONE;
    w.plan->duties[3].team = 0; /* a crew and a desk at once */
    ds_check_report *report = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_check(w.in, w.plan, NULL, DOORSTEP_ENGLISH, &report), DOORSTEP_OK);
    int32_t named = 0;
    for (int32_t i = 0; i < report->n_violations; i++) {
        named += strcmp(report->violations[i].code, "P1") == 0;
    }
    CU_ASSERT_EQUAL(named, 3);
    ds_check_report_free(report);
    free_ward(&w);
}

static void ids_of_any_shape(void) {
    static const ds_check_case cases[] = {
        {.what = "an id that holds a line break",
         .codes = "M3",
         .instance =
             {{"{'id': 'flo'", "{'id': 'f\\nlo'"},
              {"'f\\nlo', 'role': 'official', 'skills': ['key'], 'teams': [], 'desks': ['hall']",
               "'f\\nlo', 'role': 'official', 'skills': ['key'], 'teams': [], 'desks': []"}},
         .plan = {{"'flo', 'shift': 'm1'", "'f\\nlo', 'shift': 'm1'"},
                  {"'flo', 'shift': 't1'", "'f\\nlo', 'shift': 't1'"}},
         .text = "member \"f?lo\" may not staff"},
    };
    DS_CASE_RUN(cases);
}

DS_SUITE(check_hostile, {"random damage", random_damage},
         {"P1 without the reader's list", names_without_a_list},
         {"texts are one line", ids_of_any_shape})
