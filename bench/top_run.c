#include "top_run.h"

#include <stdio.h>

#include "base/control.h"
#include "top_build.h"
#include "top_check.h"

static void judge(const ds_top_task *task, ds_top_result *result) {
    char broken[DS_TOP_MESSAGE];
    if (!ds_top_check(task->instance, task->routes, &result->routes, &result->score, broken)) {
        result->status = DOORSTEP_INTERNAL;
        snprintf(result->message, sizeof result->message, "the answer breaks a rule: %.200s",
                 broken);
    }
}

void ds_top_run(const ds_top_task *task, ds_top_result *result) {
    ds_instance *in = NULL;
    ds_plan *plan = NULL;
    double now = ds_clock();
    result->status = ds_top_build(task->instance, task->routes, &in, result->message);
    if (result->status == DOORSTEP_OK) {
        result->status = ds_bench_plan(in, &task->budget, now, &result->course, &plan,
                                       result->message, sizeof result->message);
    }
    if (result->status == DOORSTEP_OK) {
        ds_top_routes_of_plan(in, plan, &result->routes);
        judge(task, result);
    }
    ds_plan_free(plan);
    ds_instance_free(in);
}
