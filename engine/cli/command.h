/*
 * The commands: a row each, a file each.
 */
#ifndef DS_CLI_COMMAND_H
#define DS_CLI_COMMAND_H

#include "cli/options.h"

typedef struct ds_cli_command {
    const char *name;
    unsigned bit;
    const char *operands; /* "INSTANCE PLAN"; in brackets they may be left out */
    int n_operands;
    const char *summary; /* a line in the program's help */
    const char *about;   /* a few lines in its own */
    const char *example;
    doorstep_status (*run)(const ds_cli_request *request);
} ds_cli_command;

/* Ends with a row whose name is NULL. */
extern const ds_cli_command ds_cli_commands[];

doorstep_status ds_cli_validate(const ds_cli_request *request);
doorstep_status ds_cli_solve(const ds_cli_request *request);
doorstep_status ds_cli_replan(const ds_cli_request *request);
doorstep_status ds_cli_bound(const ds_cli_request *request);
doorstep_status ds_cli_check(const ds_cli_request *request);
doorstep_status ds_cli_explain(const ds_cli_request *request);
doorstep_status ds_cli_page(const ds_cli_request *request);
doorstep_status ds_cli_export(const ds_cli_request *request);
doorstep_status ds_cli_lock(const ds_cli_request *request);
doorstep_status ds_cli_generate(const ds_cli_request *request);

/* The help of the program, and of a command. */
void ds_cli_help(void);
void ds_cli_command_help(const ds_cli_command *command);

#endif
