#include "schedule/runs.h"

#include <stdlib.h>

#include "base/zeroed.h"

static int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* States: off for long enough; off for 1, 2 ... dates that are not; worked 1, 2 ... dates; the same
 * from the first date on, where the minimum is not asked; nothing yet. */
bool ds_runs_init(ds_runs *runs, const ds_member *member, int32_t n_days) {
    int32_t off = least(member->min_days_off_in_a_row, n_days) - 1;
    int32_t min = least(member->min_days_in_a_row, n_days);
    bool limited = member->max_days_in_a_row < n_days;
    int32_t most = limited ? member->max_days_in_a_row : min;
    off = off > 0 ? off : 0;
    most = most > 1 ? most : 1;
    int32_t worked = 1 + off, early = worked + most;
    bool ok = true;
    *runs = (ds_runs){.count = early + most + 1, .start = early + most};
    runs->next[0] = ds_zeroed(runs->count, sizeof **runs->next, &ok);
    runs->next[1] = ds_zeroed(runs->count, sizeof **runs->next, &ok);
    if (!ok) {
        ds_runs_free(runs);
        return false;
    }
    bool works = member->max_days_in_a_row > 0;
    runs->next[0][0] = runs->next[0][runs->start] = 0;
    runs->next[1][0] = works ? worked : DS_NONE;
    runs->next[1][runs->start] = works ? early : DS_NONE;
    for (int32_t i = 1; i <= off; i++) {
        runs->next[0][i] = i < off ? i + 1 : 0;
        runs->next[1][i] = DS_NONE;
    }
    for (int32_t i = 0; i < most; i++) {
        int32_t longer = i + 1 < most ? i + 1 : limited ? DS_NONE : i;
        int32_t rest = off > 0 ? 1 : 0;
        runs->next[0][worked + i] = i + 1 >= min ? rest : DS_NONE;
        runs->next[0][early + i] = rest;
        runs->next[1][worked + i] = longer == DS_NONE ? DS_NONE : worked + longer;
        runs->next[1][early + i] = longer == DS_NONE ? DS_NONE : early + longer;
    }
    return true;
}

void ds_runs_free(ds_runs *runs) {
    free(runs->next[0]);
    free(runs->next[1]);
    *runs = (ds_runs){0};
}
