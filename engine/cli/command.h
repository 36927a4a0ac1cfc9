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

/* What the program is called, and its commands: of each program in its main file. The list ends
 * with a row whose name is NULL. */
extern const char ds_cli_program[];
extern const ds_cli_command ds_cli_commands[];

/* Reads a command line. True where there is a command to be run with this request; otherwise help,
 * the version or a mistake has been said, and *status is what the program ends with. */
bool ds_cli_choose(int count, char **arguments, const ds_cli_command **command,
                   ds_cli_request *request, doorstep_status *status);

/* The exit code for a status, once nothing more is written to standard output. */
int ds_cli_exit_code(doorstep_status status);

doorstep_status ds_cli_validate(const ds_cli_request *request);
doorstep_status ds_cli_solve(const ds_cli_request *request);
doorstep_status ds_cli_solve_parts(const ds_cli_request *request); /* of a manifest */
doorstep_status ds_cli_replan(const ds_cli_request *request);
doorstep_status ds_cli_bound(const ds_cli_request *request);
doorstep_status ds_cli_check(const ds_cli_request *request);
doorstep_status ds_cli_explain(const ds_cli_request *request);
doorstep_status ds_cli_page(const ds_cli_request *request);
doorstep_status ds_cli_pages(const ds_cli_request *request); /* of a manifest */
doorstep_status ds_cli_export(const ds_cli_request *request);
doorstep_status ds_cli_lock(const ds_cli_request *request);
doorstep_status ds_cli_compare(const ds_cli_request *request);
doorstep_status ds_cli_import(const ds_cli_request *request);
doorstep_status ds_cli_generate(const ds_cli_request *request);

/* The help of the program, and of a command. */
void ds_cli_help(void);
void ds_cli_command_help(const ds_cli_command *command);

#endif
