/*
 * Reading what the commands are about, with every message said.
 */
#ifndef DS_CLI_INPUT_H
#define DS_CLI_INPUT_H

#include "cli/options.h"

/* The instance that is the request's first operand; refused where the request's output would take
 * the place of something that is read. */
doorstep_status ds_cli_read_instance(const ds_cli_request *request, doorstep_instance **out);

/* The manifest that is. */
doorstep_status ds_cli_read_manifest(const ds_cli_request *request, doorstep_manifest **out);

/* The baseline that the request names, seen from its moment; NULL where it names none. One without
 * the other is a mistake in the command line. */
doorstep_status ds_cli_read_baseline(const ds_cli_request *request, const char *command,
                                     const doorstep_instance *instance, doorstep_baseline **out);

/* A plan for it. */
doorstep_status ds_cli_read_plan(const ds_cli_request *request, const char *path,
                                 const doorstep_instance *instance, doorstep_plan **out);

/* Standard input can be read once: false, after saying so, where both the instance and the plan at
 * `path` (NULL: there is none) are to come from it. `what` is the plan's place in the usage. */
bool ds_cli_one_input(const ds_cli_request *request, const char *command, const char *path,
                      const char *what);

#endif
