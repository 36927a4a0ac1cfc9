/*
 * What is written takes the place of nothing that is read.
 */
#ifndef DS_CLI_SPARE_H
#define DS_CLI_SPARE_H

#include "cli/options.h"

/* Do both paths lead to one regular file? NULL and "-" are none. */
bool ds_cli_same_file(const char *a, const char *b);

/* False, after saying so, where the output would take the input's place; `what` says what is there.
 */
bool ds_cli_spares(const char *output, const char *input, const char *what);

/* The same for the request's operands, tables in a folder included, and its baseline. The plan that
 * `solve --start` goes on from may be followed by the better one. */
bool ds_cli_spares_inputs(const ds_cli_request *request);

/* The same for the file that has the instance's households. */
bool ds_cli_spares_households(const ds_cli_request *request, const doorstep_instance *instance);

/* An instance that is written anew names its household file as before: is there one at that path
 * from the output's folder? Says so where there is none. */
bool ds_cli_finds_households(const ds_cli_request *request, const doorstep_instance *instance);

#endif
