/*
 * What others reached: values by instance, from CSV files. The first line names the columns:
 * "instance", then any of the columns below; further ones are not looked at. Instances with time
 * windows stand there as "c101_m2", as their files do not say how many routes there are.
 */
#ifndef DS_BENCH_TOP_REFERENCE_H
#define DS_BENCH_TOP_REFERENCE_H

#include <doorstep/doorstep.h>

#include "top_instance.h"

typedef struct ds_top_reference {
    char instance[DS_TOP_NAME];
    double best;  /* the largest of `best_known`, `found_value` and `literature_value` */
    double found; /* `found_value`; NAN where there is none */
    bool proven;  /* `basis` says so: nothing above it is possible */
} ds_top_reference;

typedef struct ds_top_references {
    int32_t count, room;
    ds_top_reference *items;
} ds_top_references;

/* Adds the file's rows. */
doorstep_status ds_top_references_read(const char *path, ds_top_references *references,
                                       char message[DS_TOP_MESSAGE]);
void ds_top_references_free(ds_top_references *references);

/* NULL where there is none. */
const ds_top_reference *ds_top_reference_of(const ds_top_references *references,
                                            const char *instance);

#endif
