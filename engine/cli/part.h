/*
 * One part of a manifest: what is there of it, and its plan made. What comes out is flat, so that
 * it can be sent from one process to another.
 */
#ifndef DS_CLI_PART_H
#define DS_CLI_PART_H

#include <stdio.h>

#include "cli/options.h"

typedef enum ds_cli_task_kind {
    DS_CLI_LOOK, /* is there a plan as it is asked for? */
    DS_CLI_PLAN  /* make one */
} ds_cli_task_kind;

typedef struct ds_cli_task {
    int32_t part; /* index in the manifest */
    ds_cli_task_kind kind;
    double seconds;       /* of the search; < 0: what the request says */
    const char *instance; /* path from the manifest's folder; lives as long as the manifest */
} ds_cli_task;

typedef enum ds_cli_state { DS_CLI_OPEN, DS_CLI_PLANNED, DS_CLI_FAILED } ds_cli_state;

enum { DS_CLI_MISTAKE = 512 };

typedef struct ds_cli_outcome {
    int32_t part;
    ds_cli_task_kind kind;
    ds_cli_state state;
    int32_t households;            /* of the instance; 0 where it cannot be read */
    doorstep_plan_figures figures; /* of the plan; `stopped` is NULL */
    bool stopped;                  /* the search did not have its whole budget */
    char mistake[DS_CLI_MISTAKE];  /* why there is no plan */
} ds_cli_outcome;

/* Who can end a search, who is told meanwhile, and whether a plan is still wanted. */
typedef struct ds_cli_watch {
    doorstep_cancel_token *token;
    doorstep_progress_callback progress;   /* or NULL */
    bool (*unwanted)(const void *payload); /* or NULL; asked before a plan is written */
    void *payload;
} ds_cli_watch;

/* Does what the task says. What there is to say of the part goes to `messages`. */
void ds_cli_do(const ds_cli_request *request, const ds_cli_task *task, const ds_cli_watch *watch,
               FILE *messages, ds_cli_outcome *outcome);

/* Paths of a part's instance and of its plan, malloc'd; NULL when memory ran out. */
char *ds_cli_instance_path(const ds_cli_request *request, const char *instance);
char *ds_cli_plan_path(const ds_cli_request *request, const char *instance);

#endif
