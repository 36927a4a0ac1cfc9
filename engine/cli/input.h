/*
 * Reading what the commands are about, with every message said.
 */
#ifndef DS_CLI_INPUT_H
#define DS_CLI_INPUT_H

#include "cli/options.h"

/* The instance that is the request's first operand. */
doorstep_status ds_cli_read_instance(const ds_cli_request *request, doorstep_instance **out);

/* The baseline that the request names, seen from its moment; NULL where it names none. One without
 * the other is a mistake in the command line. */
doorstep_status ds_cli_read_baseline(const ds_cli_request *request, const char *command,
                                     const doorstep_instance *instance, doorstep_baseline **out);

/* The plan that is its second. */
doorstep_status ds_cli_read_plan(const ds_cli_request *request, const doorstep_instance *instance,
                                 doorstep_plan **out);

#endif
