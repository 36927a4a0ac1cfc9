#include "top_run.h"

#include <math.h>
#include <stdio.h>

#include "solve/solve.h"
#include "top_build.h"
#include "top_check.h"

static const double SAME_SCORE = 1e-6;

/* What the engine reports while it runs. */
typedef struct watch {
    double stop_at;
    double score, seconds; /* the best so far, and when it was first told */
    atomic_bool cancel;
} watch;

static void note_progress(const ds_progress *progress, void *payload) {
    watch *w = payload;
    if (progress->score > w->score + SAME_SCORE) {
        w->score = progress->score;
        w->seconds = progress->seconds;
    }
    if (progress->score >= w->stop_at - SAME_SCORE) {
        atomic_store(&w->cancel, true);
    }
}

static void judge(const ds_top_task *task, ds_top_result *result) {
    char broken[DS_TOP_MESSAGE];
    if (!ds_top_check(task->instance, task->routes, &result->routes, &result->score, broken)) {
        result->status = DOORSTEP_INTERNAL;
        snprintf(result->message, sizeof result->message, "the answer breaks a rule: %.200s",
                 broken);
    }
}

static void take_plan(const ds_top_task *task, const ds_instance *in, const ds_plan *plan,
                      const watch *w, ds_top_result *result) {
    ds_top_routes_of_plan(in, plan, &result->routes);
    judge(task, result);
    result->iterations = plan->run.iterations;
    result->final_seconds = w->score >= result->score - SAME_SCORE ? w->seconds : result->seconds;
}

void ds_top_run(const ds_top_task *task, ds_top_result *result) {
    ds_instance *in = NULL;
    ds_plan *plan = NULL;
    ds_diags diags;
    watch w = {.stop_at = task->stop_at, .score = -INFINITY};
    double now = ds_clock();
    const ds_control control = {.started = now,
                                .deadline = now + task->seconds,
                                .max_iterations = task->iterations,
                                .cancel = &w.cancel,
                                .progress = note_progress,
                                .payload = &w};
    const ds_solve_options options = {.seed = task->seed, .threads = task->threads};
    ds_diags_init(&diags);
    result->status = ds_top_build(task->instance, task->routes, &in, result->message);
    if (result->status == DOORSTEP_OK) {
        result->status = ds_solve(in, &options, &control, &diags, &plan);
        if (diags.count > 0) {
            snprintf(result->message, sizeof result->message, "%s", diags.items[0].message);
        }
    }
    result->seconds = ds_clock() - now;
    if (result->status == DOORSTEP_OK) {
        take_plan(task, in, plan, &w, result);
    }
    ds_plan_free(plan);
    ds_instance_free(in);
    ds_diags_free(&diags);
}
