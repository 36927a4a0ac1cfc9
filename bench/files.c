#define _GNU_SOURCE /* versionsort */
#include "files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_ROOM = 4096 };

static int ends_in_txt(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL && strcmp(dot, ".txt") == 0;
}

doorstep_status ds_bench_each_file(const char *path,
                                   doorstep_status (*take)(const char *path, void *payload),
                                   void *payload) {
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        return take(path, payload);
    }
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, ends_in_txt, versionsort);
    doorstep_status first = DOORSTEP_OK;
    if (count <= 0) {
        fprintf(stderr, "%s: no *.txt in this folder\n", path);
        first = DOORSTEP_FILE_ERROR;
    }
    for (int i = 0; i < count; i++) {
        char file[PATH_ROOM];
        int length = snprintf(file, sizeof file, "%s/%s", path, entries[i]->d_name);
        doorstep_status status =
            length > 0 && length < PATH_ROOM ? take(file, payload) : DOORSTEP_FILE_ERROR;
        first = first == DOORSTEP_OK ? status : first;
        free(entries[i]);
    }
    free(entries);
    return first;
}

bool ds_bench_csv_open(const char *path, const char *heading, FILE **csv) {
    *csv = path != NULL ? fopen(path, "w") : NULL;
    if (*csv != NULL) {
        fputs(heading, *csv);
    }
    return path == NULL || *csv != NULL;
}

bool ds_bench_csv_close(FILE *csv) {
    if (csv == NULL) {
        return true;
    }
    bool written = !ferror(csv);
    return fclose(csv) == 0 && written;
}
