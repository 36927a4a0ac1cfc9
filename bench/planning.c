#include "planning.h"

#include <math.h>
#include <stdio.h>

#include "solve/solve.h"

const double ds_bench_same_score = 1e-6;

/* What the engine reports while it runs. */
typedef struct watch {
    double stop_at;
    double score, seconds; /* the best so far, and when it was first told */
    atomic_bool cancel;
} watch;

static void note_progress(const ds_progress *progress, void *payload) {
    watch *w = payload;
    if (progress->score > w->score + ds_bench_same_score) {
        w->score = progress->score;
        w->seconds = progress->seconds;
    }
    if (progress->score >= w->stop_at - ds_bench_same_score) {
        atomic_store(&w->cancel, true);
    }
}

doorstep_status ds_bench_plan(const ds_instance *in, const ds_bench_budget *budget, double started,
                              ds_bench_course *course, ds_plan **plan, char *message, size_t room) {
    watch w = {.stop_at = budget->stop_at, .score = -INFINITY};
    const ds_control control = {.started = started,
                                .deadline = started + budget->seconds,
                                .max_iterations = budget->iterations,
                                .cancel = &w.cancel,
                                .progress = note_progress,
                                .payload = &w};
    const ds_solve_options options = {.seed = budget->seed, .threads = budget->threads};
    ds_diags diags;
    ds_diags_init(&diags);
    doorstep_status status = ds_solve(in, &options, &control, &diags, plan);
    if (diags.count > 0) {
        snprintf(message, room, "%s", diags.items[0].message);
    }
    ds_diags_free(&diags);
    course->seconds = ds_clock() - started;
    if (status == DOORSTEP_OK) {
        bool told = w.score >= (*plan)->score.total - ds_bench_same_score;
        course->final_seconds = told ? w.seconds : course->seconds;
        course->iterations = (*plan)->run.iterations;
    }
    return status;
}
