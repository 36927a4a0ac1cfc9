#include "top_list.h"

#include <stdio.h>
#include <stdlib.h>

#include "files.h"

static bool make_room(ds_top_list *list) {
    if (list->count < list->room) {
        return true;
    }
    int32_t room = 2 * list->room + 64;
    ds_top_instance *larger = realloc(list->items, (size_t)room * sizeof *larger);
    if (larger == NULL) {
        return false;
    }
    list->items = larger;
    list->room = room;
    return true;
}

static doorstep_status add_file(ds_top_list *list, const char *path, int32_t decimals) {
    char message[DS_TOP_MESSAGE] = "out of memory";
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (make_room(list)) {
        status = ds_top_read_file(path, decimals, &list->items[list->count], message);
    }
    if (message[0] != '\0') {
        fprintf(stderr, "%s\n", message);
    }
    list->count += status == DOORSTEP_OK;
    return status;
}

typedef struct adding {
    ds_top_list *list;
    int32_t decimals;
} adding;

static doorstep_status take_file(const char *path, void *payload) {
    const adding *a = payload;
    return add_file(a->list, path, a->decimals);
}

doorstep_status ds_top_list_add(ds_top_list *list, const char *path, int32_t decimals) {
    adding a = {list, decimals};
    return ds_bench_each_file(path, take_file, &a);
}

void ds_top_list_free(ds_top_list *list) {
    for (int32_t i = 0; i < list->count; i++) {
        ds_top_instance_free(&list->items[i]);
    }
    free(list->items);
    *list = (ds_top_list){0};
}
