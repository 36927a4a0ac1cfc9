/* What the command line asks of doorstep-orienteering. */
#ifndef DS_BENCH_TOP_OPTIONS_H
#define DS_BENCH_TOP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "conditions.h"
#include "top_instance.h"

enum { DS_TOP_ROUTE_COUNTS = 16, DS_TOP_REFERENCE_FILES = 16 };

typedef struct ds_top_options {
    ds_bench_conditions conditions;
    int32_t n_routes, n_references;
    int32_t routes[DS_TOP_ROUTE_COUNTS];
    const char *references[DS_TOP_REFERENCE_FILES];
    int32_t decimals; /* -1: by the file's name */
    bool check, help;
    const char *folder; /* or NULL */
    int first;          /* index of the first argument that is no option */
} ds_top_options;

extern const char ds_top_usage[];

/* False where the command line does not fit the usage. What is wrong with one option goes to
 * standard error. */
bool ds_top_options_read(int argc, char **argv, ds_top_options *options);

#endif
