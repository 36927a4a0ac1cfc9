#include "schedule/leave_out.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

static int falling(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* Columns that the next relaxations can do without: those that lose most, and of members who are
 * decided for all others. What is in the basis stays in it. */
static void mark_kept(const ds_master *master, int32_t most, double *reduced, double *sorted,
                      int32_t *place) {
    int32_t n = 0;
    for (int32_t c = 0; c < master->n_columns; c++) {
        reduced[c] = sorted[c] = ds_master_reduced(master, c);
    }
    qsort(sorted, (size_t)master->n_columns, sizeof *sorted, falling);
    double least = master->n_columns > most ? sorted[most] : -INFINITY;
    for (int32_t c = 0; c < master->n_columns; c++) {
        int32_t fixed = master->fixed[master->columns[c].who];
        bool basic = master->lp.columns[master->first_schedule + c].basis == DS_LP_BASIC;
        bool kept = basic || fixed == c || (fixed == DS_NONE && reduced[c] >= least);
        place[c] = kept ? n++ : DS_NONE;
    }
}

/* Of the program's columns, those that stay move together; x moves with them. */
static void close_program(ds_master *master, const int32_t *place) {
    ds_lp *lp = &master->lp;
    int32_t first = master->first_schedule, entries = 0;
    for (int32_t c = 0; c < master->n_columns; c++) {
        int32_t fixed = master->fixed[master->columns[c].who];
        if (place[c] == DS_NONE) {
            continue;
        }
        lp->columns[first + place[c]] = lp->columns[first + c];
        lp->x[first + place[c]] = lp->x[first + c];
        if (fixed != DS_NONE && fixed != c) {
            lp->columns[first + place[c]].high = 0.0;
        }
        lp->n_columns = first + place[c] + 1;
    }
    for (int32_t e = 1; e <= lp->n_entries; e++) {
        int32_t c = lp->entry_column[e] - 1 - first;
        if (c < 0 || place[c] != DS_NONE) {
            entries++;
            lp->entry_row[entries] = lp->entry_row[e];
            lp->entry_column[entries] = 1 + (c < 0 ? lp->entry_column[e] - 1 : first + place[c]);
            lp->entry_value[entries] = lp->entry_value[e];
        }
    }
    lp->n_entries = entries;
}

static void close_up(ds_master *master, const int32_t *place) {
    size_t days = (size_t)master->rota->roster->in->n_days;
    int32_t n = 0;
    close_program(master, place);
    for (int32_t c = 0; c < master->n_columns; c++) {
        if (place[c] != DS_NONE) {
            master->columns[n] = master->columns[c];
            memmove(&master->options[(size_t)n * days], &master->options[(size_t)c * days], days);
            n++;
        }
    }
    for (int32_t i = 0; i < master->n_free; i++) {
        master->fixed[i] = master->fixed[i] == DS_NONE ? DS_NONE : place[master->fixed[i]];
    }
    master->n_columns = n;
    master->n_solved = master->lp.n_columns;
}

void ds_leave_out(ds_master *master, int32_t most) {
    bool ok = true;
    double *reduced = ds_zeroed(master->n_columns, sizeof *reduced, &ok);
    double *sorted = ds_zeroed(master->n_columns, sizeof *sorted, &ok);
    int32_t *place = ds_zeroed(master->n_columns, sizeof *place, &ok);
    if (ok) {
        mark_kept(master, most, reduced, sorted, place);
        close_up(master, place);
    }
    free(reduced);
    free(sorted);
    free(place);
    master->out_of_memory |= !ok || master->lp.failed;
}
