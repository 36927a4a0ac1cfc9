#include "top_jobs.h"

#include <stdio.h>

#include "jobs.h"

typedef struct runs {
    const ds_top_task *tasks;
    ds_top_done *done;
    void *payload;
} runs;

/* The result, then the stops and ends of its routes. */
static size_t size_of(const ds_top_task *task) {
    size_t stops = (size_t)task->instance->n_nodes, ends = (size_t)task->routes;
    return sizeof(ds_top_result) + (stops + ends) * sizeof(int32_t);
}

static void run(int32_t task, void *memory, void *payload) {
    const runs *r = payload;
    ds_top_result *result = memory;
    result->routes.stops = (int32_t *)(void *)(result + 1);
    result->routes.ends = result->routes.stops + r->tasks[task].instance->n_nodes;
    ds_top_run(&r->tasks[task], result);
}

static void done(int32_t task, void *memory, const char *failure, void *payload) {
    const runs *r = payload;
    ds_top_result *result = memory;
    if (failure != NULL) {
        result->status = DOORSTEP_INTERNAL;
        snprintf(result->message, sizeof result->message, "%s", failure);
    }
    r->done(task, result, r->payload);
}

bool ds_top_run_all(const ds_top_task *tasks, int32_t count, int32_t jobs,
                    ds_top_done *whom_to_tell, void *payload) {
    runs r = {tasks, whom_to_tell, payload};
    ds_bench_jobs work = {.count = count, .jobs = jobs, .payload = &r, .run = run, .done = done};
    for (int32_t i = 0; i < count; i++) {
        size_t size = size_of(&tasks[i]);
        work.size = size > work.size ? size : work.size;
    }
    return ds_bench_run_all(&work);
}
