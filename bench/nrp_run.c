#include "nrp_run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/control.h"
#include "nrp_check.h"
#include "nrp_plan.h"

/* The first broken rule, the least minutes only where nothing else is broken. */
static ds_nrp_rule worst_rule(const ds_nrp_verdict *verdict) {
    int rule = 0;
    while (rule < DS_NRP_RULES && (rule == DS_NRP_MIN_MINUTES || verdict->times[rule] == 0)) {
        rule++;
    }
    return rule < DS_NRP_RULES ? (ds_nrp_rule)rule : DS_NRP_MIN_MINUTES;
}

static void judge(const ds_nrp_task *task, const bool *works, double score, ds_nrp_result *result) {
    ds_nrp_verdict verdict;
    ds_nrp_check(task->instance, works, &verdict);
    if (verdict.broken == 0) {
        result->value = verdict.value;
        if (fabs(verdict.value + score) > ds_bench_same_score * fmax(1, verdict.value)) {
            result->status = DOORSTEP_INTERNAL;
            snprintf(result->message, sizeof result->message,
                     "the engine's score is %.10g, the roster's value %.10g", score, verdict.value);
        }
        return;
    }
    ds_nrp_rule rule = worst_rule(&verdict);
    result->value = NAN;
    result->status = rule == DS_NRP_MIN_MINUTES ? DOORSTEP_OK : DOORSTEP_INTERNAL;
    snprintf(result->message, sizeof result->message, "%.200s", verdict.first[rule]);
}

void ds_nrp_run(const ds_nrp_task *task, ds_nrp_result *result) {
    ds_instance *in = NULL;
    ds_plan *plan = NULL;
    bool *works = NULL;
    double now = ds_clock();
    result->status = ds_nrp_build(task->instance, &in, result->message);
    if (result->status == DOORSTEP_OK) {
        result->status = ds_bench_plan(in, &task->budget, now, &result->course, &plan,
                                       result->message, sizeof result->message);
    }
    if (result->status == DOORSTEP_OK) {
        result->status = ds_nrp_works_of_plan(task->instance, plan, &works, result->message);
    }
    if (result->status == DOORSTEP_OK) {
        judge(task, works, plan->score.total, result);
    }
    free(works);
    ds_plan_free(plan);
    ds_instance_free(in);
}
