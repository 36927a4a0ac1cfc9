#include "top_list.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_ROOM = 4096 };

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

static int ends_in_txt(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".txt") == 0;
}

static doorstep_status add_folder(ds_top_list *list, const char *path, int32_t decimals) {
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, ends_in_txt, alphasort);
    doorstep_status first = DOORSTEP_OK;
    if (count <= 0) {
        fprintf(stderr, "%s: no *.txt in this folder\n", path);
        first = DOORSTEP_FILE_ERROR;
    }
    for (int i = 0; i < count; i++) {
        char file[PATH_ROOM];
        int length = snprintf(file, sizeof file, "%s/%s", path, entries[i]->d_name);
        doorstep_status status =
            length > 0 && length < PATH_ROOM ? add_file(list, file, decimals) : DOORSTEP_FILE_ERROR;
        first = first == DOORSTEP_OK ? status : first;
        free(entries[i]);
    }
    free(entries);
    return first;
}

doorstep_status ds_top_list_add(ds_top_list *list, const char *path, int32_t decimals) {
    struct stat about;
    bool folder = stat(path, &about) == 0 && S_ISDIR(about.st_mode);
    return (folder ? add_folder : add_file)(list, path, decimals);
}

void ds_top_list_free(ds_top_list *list) {
    for (int32_t i = 0; i < list->count; i++) {
        ds_top_instance_free(&list->items[i]);
    }
    free(list->items);
    *list = (ds_top_list){0};
}
