/* What the command line asks of doorstep-rostering. */
#ifndef DS_BENCH_NRP_OPTIONS_H
#define DS_BENCH_NRP_OPTIONS_H

#include <stdbool.h>

#include "conditions.h"

typedef struct ds_nrp_options {
    ds_bench_conditions conditions;
    const char *reference, *published, *output; /* or NULL */
    bool check, convert, help;
    int first; /* index of the first argument that is no option */
} ds_nrp_options;

extern const char ds_nrp_usage[];

/* False where the command line does not fit the usage. What is wrong with one option goes to
 * standard error. */
bool ds_nrp_options_read(int argc, char **argv, ds_nrp_options *options);

#endif
