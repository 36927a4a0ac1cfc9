#include "nrp_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "files.h"

static bool make_room(ds_nrp_list *list) {
    if (list->count < list->room) {
        return true;
    }
    int32_t room = 2 * list->room + 16;
    ds_nrp_instance *larger = realloc(list->items, (size_t)room * sizeof *larger);
    if (larger == NULL) {
        return false;
    }
    list->items = larger;
    list->room = room;
    return true;
}

static doorstep_status add_file(const char *path, void *payload) {
    ds_nrp_list *list = payload;
    char message[DS_NRP_MESSAGE] = "out of memory";
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (make_room(list)) {
        status = ds_nrp_read_file(path, &list->items[list->count], message);
    }
    if (status != DOORSTEP_OK) {
        fprintf(stderr, "%s\n", message);
    }
    list->count += status == DOORSTEP_OK;
    return status;
}

doorstep_status ds_nrp_list_add(ds_nrp_list *list, const char *path) {
    return ds_bench_each_file(path, add_file, list);
}

void ds_nrp_list_free(ds_nrp_list *list) {
    for (int32_t i = 0; i < list->count; i++) {
        ds_nrp_instance_free(&list->items[i]);
    }
    free(list->items);
    *list = (ds_nrp_list){0};
}
