/* A manifest's parts planned one after the other, each on all threads. */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/job.h"
#include "cli/say.h"
#include "cli/watch.h"

/* Messages come together in memory: they belong before the line that says what became of the part.
 */
static bool do_task(ds_cli_job *job, const ds_cli_task *task, const ds_cli_watch *watch) {
    char *text = NULL;
    size_t length;
    ds_cli_outcome outcome;
    FILE *messages = open_memstream(&text, &length);
    if (messages == NULL) {
        return false;
    }
    ds_cli_do(job->request, task, watch, messages, &outcome);
    bool written = fclose(messages) == 0;
    if (watch->payload != NULL) {
        ds_cli_clear_progress(watch->payload);
    }
    if (written) {
        ds_cli_job_take(job, &outcome, text);
    }
    free(text);
    return written;
}

static doorstep_status plan_all(ds_cli_job *job, doorstep_cancel_token *token) {
    ds_cli_meter meter = {0};
    bool watched = !job->request->quiet && ds_cli_is_watched();
    const ds_cli_watch watch = {.token = token,
                                .progress = watched ? ds_cli_show_progress : NULL,
                                .payload = watched ? &meter : NULL};
    ds_cli_task task;
    while (ds_cli_job_next(job, &task) == DS_CLI_TASK) {
        meter = (ds_cli_meter){0};
        if (!do_task(job, &task, &watch)) {
            ds_cli_report(ds_cli_program, NULL, DOORSTEP_NO_MEMORY, false);
            return DOORSTEP_NO_MEMORY;
        }
    }
    return ds_cli_job_finish(job);
}

doorstep_status ds_cli_solve_parts(const ds_cli_request *request) {
    ds_cli_job job;
    doorstep_cancel_token *token = NULL;
    doorstep_status status = doorstep_cancel_token_new(&token);
    if (status != DOORSTEP_OK) {
        ds_cli_report(ds_cli_program, NULL, status, false);
        return status;
    }
    ds_cli_catch_signals(token);
    status = ds_cli_job_open(&job, request, token, 1);
    if (status == DOORSTEP_OK) {
        status = plan_all(&job, token);
    }
    ds_cli_job_close(&job);
    ds_cli_release_signals();
    doorstep_cancel_token_free(token);
    return status;
}
