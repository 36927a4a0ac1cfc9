#include "schedule/whole.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "schedule/leave_out.h"

static const double TOLERANCE = 1e-6;

/* ---- By an integer program ------------------------------------------------------------------- */

static int falling(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* The program of the columns that can be part of a choice worth what is wanted; `of` receives which
 * they are. */
static void copy_promising(const ds_master *master, const ds_tree *tree, double *reduced,
                           double *sorted, ds_lp *lp, int32_t *of) {
    const ds_lp *full = &master->lp;
    double least = tree->wanted - full->value - TOLERANCE;
    for (int32_t c = 0; c < master->n_columns; c++) {
        reduced[c] = sorted[c] = ds_master_reduced(master, c);
    }
    qsort(sorted, (size_t)master->n_columns, sizeof *sorted, falling);
    if (master->n_columns > tree->max_columns) {
        least = fmax(least, sorted[tree->max_columns]);
    }
    for (int32_t i = 0; i < full->n_rows; i++) {
        ds_lp_row(lp, full->rows[i].low, full->rows[i].high);
    }
    for (int32_t j = 0; j < master->first_schedule; j++) {
        const ds_lp_line *line = &full->columns[j];
        ds_lp_column(lp, line->low, line->high, line->cost, false);
    }
    for (int32_t e = 1; e <= full->n_entries; e++) {
        if (full->entry_column[e] <= master->first_schedule) {
            ds_lp_entry(lp, full->entry_row[e] - 1, full->entry_column[e] - 1,
                        full->entry_value[e]);
        }
    }
    for (int32_t c = 0; c < master->n_columns; c++) {
        of[c] = DS_NONE;
        if (reduced[c] >= least) {
            of[c] = ds_lp_column(lp, 0.0, INFINITY, master->columns[c].gain, true);
            ds_master_enter(master, c, lp, of[c]);
        }
    }
}

static bool choose(const ds_master *master, const ds_tree *tree, const ds_control *control,
                   ds_lp *lp, const int32_t *of, int32_t *chosen) {
    ds_lp_options how = DS_LP_OPTIONS;
    how.control = control;
    how.node_limit = tree->max_nodes;
    how.cut_off = tree->wanted;
    ds_lp_status status = ds_lp_solve_integer(lp, &how);
    if ((status != DS_LP_OPTIMAL && status != DS_LP_FEASIBLE) ||
        lp->value < tree->wanted - TOLERANCE) {
        return false;
    }
    for (int32_t c = 0; c < master->n_columns; c++) {
        if (of[c] != DS_NONE && lp->x[of[c]] > 0.5) {
            chosen[master->columns[c].who] = c;
        }
    }
    return true;
}

bool ds_choose_whole(ds_master *master, const ds_tree *tree, const ds_control *control,
                     int32_t *chosen) {
    bool ok = true, found = false;
    double *reduced = ds_zeroed(master->n_columns, sizeof *reduced, &ok);
    double *sorted = ds_zeroed(master->n_columns, sizeof *sorted, &ok);
    int32_t *of = ds_zeroed(master->n_columns, sizeof *of, &ok);
    ds_lp lp;
    ds_lp_init(&lp);
    if (ok) {
        copy_promising(master, tree, reduced, sorted, &lp, of);
        master->out_of_memory |= lp.failed;
        found = !lp.failed && choose(master, tree, control, &lp, of, chosen);
    }
    ds_lp_free(&lp);
    free(reduced);
    free(sorted);
    free(of);
    master->out_of_memory |= !ok;
    return found;
}

/* ---- Diving ---------------------------------------------------------------------------------- */

static void fix(ds_master *master, int32_t column) {
    master->fixed[master->columns[column].who] = column;
    master->lp.columns[master->first_schedule + column].low = 1.0;
}

/* The open column with the largest share, or DS_NONE. */
static int32_t largest_share(const ds_master *master) {
    int32_t best = DS_NONE;
    for (int32_t c = 0; c < master->n_columns; c++) {
        if (master->fixed[master->columns[c].who] == DS_NONE &&
            (best == DS_NONE || ds_timetable_share(master, c) > ds_timetable_share(master, best))) {
            best = c;
        }
    }
    return best;
}

static int32_t count_open(const ds_master *master) {
    int32_t open = 0;
    for (int32_t i = 0; i < master->n_free; i++) {
        open += master->fixed[i] == DS_NONE;
    }
    return open;
}

/* Decides for columns that are nearly whole, and for one in `PART` open members whatever it is.
 * Returns how many members are still open. */
static int32_t fix_some(ds_master *master) {
    enum { PART = 40 };
    const double whole = 0.8;
    int32_t open = count_open(master), left = 1 + open / PART;
    for (; open > 0; open--, left--) {
        int32_t best = largest_share(master);
        if (left <= 0 && ds_timetable_share(master, best) < whole) {
            break;
        }
        fix(master, best);
    }
    return open;
}

bool ds_dive(ds_master *master, const ds_generating *options, const ds_control *control,
             int32_t *chosen) {
    ds_generating how = *options;
    while (fix_some(master) > 0) {
        how.enough = master->lp.value - TOLERANCE; /* nothing was lost: no schedule is missing */
        ds_leave_out(master, INT32_MAX);
        if (master->out_of_memory || !ds_generate_schedules(master, &how, control)) {
            return false;
        }
    }
    memcpy(chosen, master->fixed, (size_t)master->n_free * sizeof *chosen);
    return true;
}
