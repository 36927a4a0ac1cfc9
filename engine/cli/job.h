/*
 * A manifest planned: which part is next, what became of each, and the summary at the end. Who does
 * the tasks, here or on other machines, is somebody else's business: one thread asks for them and
 * brings the outcomes.
 *
 * First it is looked which parts have a plan as it is asked for, then the others are planned, the
 * largest first: the last ones are then small, and nobody waits long for the end.
 */
#ifndef DS_CLI_JOB_H
#define DS_CLI_JOB_H

#include "cli/part.h"

/* A part and how large its files are. */
typedef struct ds_cli_piece {
    int64_t extent;
    int32_t part;
} ds_cli_piece;

typedef struct ds_cli_job {
    const ds_cli_request *request;
    const doorstep_cancel_token *token;
    doorstep_manifest *manifest;
    doorstep_summary *summary;
    int32_t n_parts, workers;
    ds_cli_piece *pieces; /* [n_parts] the largest first */
    bool *planned;        /* [n_parts] by part */
    ds_cli_task_kind kind;
    int32_t next,
        pending; /* of this kind: index in `pieces`; tasks whose outcome is not here yet */
    int32_t n_planned, n_done;
    double began, share_left; /* of a total time: the clock, and seconds of all workers */
    int64_t extent_left;      /* of the parts that have had no share */
} ds_cli_job;

/* Reads the manifest and looks at the folders. Says what is wrong. */
doorstep_status ds_cli_job_open(ds_cli_job *job, const ds_cli_request *request,
                                const doorstep_cancel_token *token, int32_t workers);
void ds_cli_job_close(ds_cli_job *job);

typedef enum ds_cli_turn {
    DS_CLI_TASK, /* there is one */
    DS_CLI_WAIT, /* not before an outcome is here */
    DS_CLI_DONE  /* never again */
} ds_cli_turn;

ds_cli_turn ds_cli_job_next(ds_cli_job *job, ds_cli_task *task);

/* An outcome, and what the part had to say. */
void ds_cli_job_take(ds_cli_job *job, const ds_cli_outcome *outcome, const char *messages);

/* Writes the summary beside the plans, and its page. DOORSTEP_INCOMPLETE: some parts have no plan.
 */
doorstep_status ds_cli_job_finish(ds_cli_job *job);

#endif
