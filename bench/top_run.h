/*
 * One run: an instance planned once by the engine, the answer judged by the harness, and when the
 * final value was found.
 */
#ifndef DS_BENCH_TOP_RUN_H
#define DS_BENCH_TOP_RUN_H

#include "planning.h"
#include "top_instance.h"
#include "top_routes.h"

typedef struct ds_top_task {
    const ds_top_instance *instance;
    int32_t routes; /* m */
    ds_bench_budget budget;
} ds_top_task;

typedef struct ds_top_result {
    doorstep_status status;
    char message[DS_TOP_MESSAGE]; /* why it failed */
    double score;                 /* by the harness's checker */
    ds_bench_course course;       /* the making of our instance included */
    ds_top_routes routes;
} ds_top_result;

/* `result->routes` has to have room for every customer and every route. DOORSTEP_INTERNAL: the
 * checker refused the answer. */
void ds_top_run(const ds_top_task *task, ds_top_result *result);

#endif
