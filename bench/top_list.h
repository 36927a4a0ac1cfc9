/* Instances from files and folders. */
#ifndef DS_BENCH_TOP_LIST_H
#define DS_BENCH_TOP_LIST_H

#include "top_instance.h"

typedef struct ds_top_list {
    int32_t count, room;
    ds_top_instance *items;
} ds_top_list;

/* Adds a file, or all *.txt of a folder by name. What cannot be read is told on standard error and
 * left out, and the first such status is the answer; warnings go there as well. */
doorstep_status ds_top_list_add(ds_top_list *list, const char *path, int32_t decimals);
void ds_top_list_free(ds_top_list *list);

#endif
