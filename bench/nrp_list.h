/* Instances from files and folders. */
#ifndef DS_BENCH_NRP_LIST_H
#define DS_BENCH_NRP_LIST_H

#include "nrp_instance.h"

typedef struct ds_nrp_list {
    int32_t count, room;
    ds_nrp_instance *items;
} ds_nrp_list;

/* Adds a file, or all *.txt of a folder by name. What cannot be read is told on standard error and
 * left out, and the first such status is the answer. */
doorstep_status ds_nrp_list_add(ds_nrp_list *list, const char *path);
void ds_nrp_list_free(ds_nrp_list *list);

#endif
