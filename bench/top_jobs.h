/* Runs of the campaign, some at once, each in a process of its own. */
#ifndef DS_BENCH_TOP_JOBS_H
#define DS_BENCH_TOP_JOBS_H

#include "top_run.h"

/* Called in the parent when a run has ended, in the order of their ends. The result is gone after
 * the call. */
typedef void ds_top_done(int32_t task, const ds_top_result *result, void *payload);

/* Runs all tasks, at most `jobs` at once. False when no process could be had. */
bool ds_top_run_all(const ds_top_task *tasks, int32_t count, int32_t jobs, ds_top_done *done,
                    void *payload);

#endif
