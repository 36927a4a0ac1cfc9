/*
 * A plan searched for and written: what the commands that make plans share.
 */
#ifndef DS_CLI_PLANNING_H
#define DS_CLI_PLANNING_H

#include "cli/options.h"

typedef struct ds_cli_planning {
    const doorstep_instance *instance;
    const doorstep_plan *start;        /* or NULL */
    const doorstep_baseline *baseline; /* or NULL; the page then says what changes */
} ds_cli_planning;

/* Searches, with a line of progress meanwhile, until the budget is spent or somebody presses
 * Ctrl-C; writes the plan and its page where the request wants them. */
doorstep_status ds_cli_make_plan(const ds_cli_request *request, const ds_cli_planning *planning);

#endif
