/*
 * Explanations: every fact has words, reasons are those of the plan, every shift of a member and
 * every member of a desk is accounted for once, the same question has the same answer.
 * (tests/explain/run.sh solves claims again.)
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "explain/explain.h"
#include "report/explain.h"
#include "report/explain_words.h"
#include "suite.h"
#include "support/example.h"
#include "support/random_case.h"

enum { INSTANCES = 25, ITERATIONS = 300 };

static void every_fact_has_words(void) {
    for (int kind = 0; kind < DS_N_FACTS; kind++) {
        const char *words = ds_fact_words((ds_fact_kind)kind);
        CU_ASSERT_PTR_NOT_NULL_FATAL(words);
        CU_ASSERT_TRUE(strlen(ds_fact_key((ds_fact_kind)kind)) > 0);
        for (words = strchr(words, '{'); words != NULL; words = strchr(words, '{')) {
            CU_ASSERT_PTR_NOT_NULL(ds_next_field(&words));
        }
        for (int other = 0; other < kind; other++) {
            CU_ASSERT_STRING_NOT_EQUAL(ds_fact_key((ds_fact_kind)kind),
                                       ds_fact_key((ds_fact_kind)other));
        }
    }
}

static ds_explanation *ask(const ds_instance *in, const ds_plan *plan, ds_subject subject,
                           int32_t index) {
    const ds_question question = {.subject = subject, .index = index, .seed = 1};
    const ds_control control = {.deadline = INFINITY, .max_iterations = 500};
    ds_explanation *explanation = NULL;
    CU_ASSERT_EQUAL_FATAL(ds_explain(in, plan, &question, &control, NULL, &explanation),
                          DOORSTEP_OK);
    return explanation;
}

/* Every page is text, every JSON is JSON. */
static void write_both(const ds_instance *in, const ds_explanation *explanation) {
    char *text = NULL;
    size_t length;
    CU_ASSERT_EQUAL(ds_report_explanation(in, explanation, DOORSTEP_ENGLISH, &text, &length),
                    DOORSTEP_OK);
    CU_ASSERT_TRUE(text != NULL && strchr(text, '{') == NULL);
    free(text);
    CU_ASSERT_EQUAL(ds_report_explanation_json(in, explanation, &text, &length), DOORSTEP_OK);
    cJSON *json = cJSON_Parse(text);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(json, "facts")),
                    explanation->facts.count);
    cJSON_Delete(json);
    free(text);
}

/* ---- Households ------------------------------------------------------------------------------ */

static ds_reason reason_of(const ds_fact *fact) {
    switch (fact->kind) {
    case DS_FACT_NO_TEAM:
        return DS_REASON_NO_TEAM;
    case DS_FACT_NO_SKILL:
        return DS_REASON_NO_SKILL;
    case DS_FACT_NO_WINDOW:
        return DS_REASON_NO_WINDOW;
    case DS_FACT_TOO_FAR:
        return DS_REASON_TOO_FAR;
    case DS_FACT_WAITS:
    case DS_FACT_WAITS_LAG:
        return DS_REASON_WAITS_FOR_EARLIER_VISIT;
    case DS_FACT_NO_TIME:
    case DS_FACT_HAS_ROOM:
        return DS_REASON_NO_TIME;
    default:
        return DS_N_REASONS;
    }
}

static ds_reason told_reason(const ds_explanation *explanation, int32_t visit) {
    for (int32_t i = 0; i < explanation->facts.count; i++) {
        const ds_fact *fact = ds_fact_at(explanation, i);
        if (reason_of(fact) != DS_N_REASONS && fact->visit == visit) {
            return reason_of(fact);
        }
    }
    return DS_N_REASONS;
}

/* A visit whose earlier visit is not done waits for it in the explanation, whatever else the plan's
 * list finds against it. */
static bool agree(const ds_instance *in, const ds_plan *plan, int32_t i, ds_reason told) {
    const ds_uncovered *u = &plan->uncovered[i];
    bool behind =
        i > 0 && in->visits[u->visit].number > 1 && plan->uncovered[i - 1].visit == u->visit - 1;
    return told == (behind ? DS_REASON_WAITS_FOR_EARLIER_VISIT : u->reason);
}

static void judge_households(const ds_instance *in, const ds_plan *plan, int *judged) {
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        int32_t visit = plan->uncovered[i].visit;
        if (visit == DS_NONE) {
            continue;
        }
        ds_explanation *e = ask(in, plan, DS_OF_HOUSEHOLD, in->visits[visit].household);
        CU_ASSERT_TRUE(agree(in, plan, i, told_reason(e, visit)));
        write_both(in, e);
        ds_explanation_free(e);
        (*judged)++;
    }
}

/* ---- Members and desks ----------------------------------------------------------------------- */

static int32_t count_in(const ds_explanation *e, ds_range list, int32_t item) {
    int32_t count = 0;
    for (int32_t i = 0; i < list.count; i++) {
        count += ds_items(e, list)[i] == item;
    }
    return count;
}

/* Each shift is a duty, or has one reason why there is none. */
static void judge_member(const ds_instance *in, const ds_explanation *e) {
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t count = 0;
        for (int32_t i = 0; i < e->facts.count; i++) {
            const ds_fact *f = ds_fact_at(e, i);
            bool duty = f->kind == DS_FACT_DUTY_CREW || f->kind == DS_FACT_DUTY_DESK;
            bool more = f->kind >= DS_FACT_MORE_OPEN && f->kind <= DS_FACT_MORE_PLACE;
            count += duty && f->shift == s;
            count += more ? count_in(e, f->shifts, s) : 0;
        }
        CU_ASSERT_EQUAL(count, 1);
    }
}

/* Each member who may serve is there, or has one reason why not; where the desk has its ideal only
 * those who are there are named. */
static void judge_desk(const ds_instance *in, const ds_explanation *e, int32_t desk) {
    for (int32_t d = 0; d < in->desks[desk].demands.count; d++) {
        const ds_demand *demand = &in->demands[in->desks[desk].demands.first + d];
        for (int32_t m = 0; m < in->n_members; m++) {
            int32_t there = 0, others = 0;
            bool short_of = false;
            for (int32_t i = 0; i < e->facts.count; i++) {
                const ds_fact *f = ds_fact_at(e, i);
                bool other = f->kind >= DS_FACT_COULD_SERVE && f->kind <= DS_FACT_RULE_BARS;
                if (f->shift == demand->shift) {
                    there += f->kind == DS_FACT_STAFF ? count_in(e, f->members, m) : 0;
                    others += other ? count_in(e, f->members, m) : 0;
                    short_of |= f->kind == DS_FACT_DEMAND && f->count < demand->ideal;
                }
            }
            bool may = in->member_desk[(int64_t)m * in->n_desks + desk];
            CU_ASSERT_EQUAL(there + others, there || (may && short_of));
        }
    }
}

static void judge_roster(const ds_instance *in, const ds_plan *plan) {
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_explanation *e = ask(in, plan, DS_OF_MEMBER, m);
        judge_member(in, e);
        write_both(in, e);
        ds_explanation_free(e);
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        ds_explanation *e = ask(in, plan, DS_OF_DESK, d);
        judge_desk(in, e, d);
        write_both(in, e);
        ds_explanation_free(e);
    }
}

/* ---- The plan -------------------------------------------------------------------------------- */

static void judge_plan(const ds_instance *in, const ds_plan *plan) {
    char *text[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        size_t length;
        ds_explanation *e = ask(in, plan, DS_OF_PLAN, 0);
        write_both(in, e);
        CU_ASSERT_EQUAL(ds_report_explanation(in, e, DOORSTEP_ENGLISH, &text[i], &length),
                        DOORSTEP_OK);
        ds_explanation_free(e);
    }
    CU_ASSERT_STRING_EQUAL(text[0], text[1]);
    free(text[0]);
    free(text[1]);
}

static void random_plans(void) {
    int judged = 0, rounds = ds_test_rounds(INSTANCES);
    for (int seed = 1; seed <= rounds; seed++) {
        ds_instance *in = ds_test_random_read((uint64_t)seed, &ds_test_medium);
        ds_plan *plan = NULL;
        if (in != NULL && ds_test_solve(in, (uint64_t)seed, 1, ITERATIONS, &plan) == DOORSTEP_OK) {
            judge_households(in, plan, &judged);
            judge_roster(in, plan);
            judge_plan(in, plan);
        }
        ds_plan_free(plan);
        ds_instance_free(in);
    }
    CU_ASSERT_TRUE(judged > 4 * rounds);
}

/* ---- The example ----------------------------------------------------------------------------- */

static void broken_plans_are_refused(void) {
    ds_instance *in = ds_test_example();
    ds_plan *plan = ds_test_example_plan(in);
    const ds_question question = {.subject = DS_OF_MEMBER};
    const ds_control control = {.deadline = INFINITY, .max_iterations = 0};
    ds_explanation *explanation = NULL;
    ds_diags diags;
    ds_diags_init(&diags);
    plan->stops[0].end--;
    CU_ASSERT_EQUAL(ds_explain(in, plan, &question, &control, &diags, &explanation),
                    DOORSTEP_BROKEN_PLAN);
    CU_ASSERT_PTR_NULL(explanation);
    CU_ASSERT_TRUE(diags.count > 0 && strstr(diags.items[0].message, "breaks R1") != NULL);
    ds_diags_free(&diags);
    ds_plan_free(plan);
    ds_instance_free(in);
}

static void example_member(void) {
    static const char *const lines[] = {
        "Member Bà Hoa\n-------------\n  Belongs to team phu.\n  mon-am: team phu crew 1, 3 "
        "stops.\n",
        "  Shifts: 2 of at most 3 (max_shifts).\n",
        "  Shifts on the fullest day: 1 of at most 2 (max_shifts_per_day).\n"};
    ds_instance *in = ds_test_example();
    ds_plan *plan = ds_test_example_plan(in);
    char *text = NULL;
    size_t length;
    ds_explanation *e = ask(in, plan, DS_OF_MEMBER, ds_ids_find(&in->member_ids, "hoa"));
    CU_ASSERT_EQUAL(ds_report_explanation(in, e, DOORSTEP_ENGLISH, &text, &length), DOORSTEP_OK);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        CU_ASSERT_PTR_NOT_NULL(strstr(text, lines[i]));
    }
    free(text);
    ds_explanation_free(e);
    ds_plan_free(plan);
    ds_instance_free(in);
}

DS_SUITE(explain, {"every fact has words, and they name its fields", every_fact_has_words},
         {"a plan that breaks rules is not explained", broken_plans_are_refused},
         {"a member of the example", example_member},
         {"random plans: reasons, members, desks, the whole", random_plans})
