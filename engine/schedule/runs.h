/*
 * Runs of days worked and off as a small automaton: where a member stands after some dates, and
 * where a further date worked or off leads, under the minima and the maximum of their runs.
 */
#ifndef DS_SCHEDULE_RUNS_H
#define DS_SCHEDULE_RUNS_H

#include "model/instance.h"

typedef struct ds_runs {
    int32_t count, start;
    int32_t *next[2]; /* [count] after a date off, after one worked; DS_NONE: the rules bar it */
} ds_runs;

/* False when memory ran out (nothing to free then). */
bool ds_runs_init(ds_runs *runs, const ds_member *member, int32_t n_days);
void ds_runs_free(ds_runs *runs);

#endif
