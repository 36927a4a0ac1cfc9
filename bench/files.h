/* Files that benchmark programs read and write. */
#ifndef DS_BENCH_FILES_H
#define DS_BENCH_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include <doorstep/doorstep.h>

/* Hands over a file, or all *.txt of a folder in the order of their names, numbers in them by
 * value. The answer is the first one that is not DOORSTEP_OK; a folder without such a file is told
 * on standard error. */
doorstep_status ds_bench_each_file(const char *path,
                                   doorstep_status (*take)(const char *path, void *payload),
                                   void *payload);

/* A CSV file with this heading, or NULL; false when it cannot be opened. */
bool ds_bench_csv_open(const char *path, const char *heading, FILE **csv);

/* False when something could not be written. NULL is allowed. */
bool ds_bench_csv_close(FILE *csv);

#endif
