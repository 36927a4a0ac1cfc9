/* One run: an instance planned once by the engine, the roster judged by the harness. */
#ifndef DS_BENCH_NRP_RUN_H
#define DS_BENCH_NRP_RUN_H

#include "nrp_instance.h"
#include "planning.h"

typedef struct ds_nrp_task {
    const ds_nrp_instance *instance;
    ds_bench_budget budget;
} ds_nrp_task;

typedef struct ds_nrp_result {
    doorstep_status status;
    char message[DS_NRP_MESSAGE]; /* why it failed, or which least minutes are not reached */
    double value; /* the set's objective by the harness's judge; NAN where least minutes, a wish to
                   * the engine, are not reached */
    ds_bench_course course; /* the making of our instance included */
} ds_nrp_result;

/* DOORSTEP_INTERNAL: the roster breaks another rule, or the engine's score is not its value. */
void ds_nrp_run(const ds_nrp_task *task, ds_nrp_result *result);

#endif
