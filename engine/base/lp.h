/*
 * Linear and mixed-integer programs, solved by GLPK: lp.c is the one file that includes glpk.h.
 *
 * A ds_lp is plain data in our own memory, always maximised. GLPK's problem object lives only
 * inside one call of ds_lp_solve or ds_lp_solve_integer: it is made, solved and deleted there, on
 * the calling thread, so nothing of GLPK's can be used after a failure or on another thread.
 *
 * GLPK answers misuse, failed assertions and lack of memory by ending the process. Here such an
 * end is caught and becomes a status. Its environment (one per thread) is freed after every call,
 * unless the host program had made one on this thread before: that one is left in place, with its
 * hooks taken off, and is freed only after a caught failure, when GLPK promises nothing about it.
 *
 * A control's limit of memory is for one program, its data here and in GLPK together. One that
 * needs more is given up with DS_LP_FAILED, as where numbers fail: callers go on without it. In a
 * host program's environment GLPK's share is the host's to limit.
 * Nothing is printed.
 */
#ifndef DS_BASE_LP_H
#define DS_BASE_LP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/control.h"
#include "words/messages.h"

/* What a control's `starved` means, in words. */
#define DS_LP_STARVED                                                                         \
    DS_TEXT("a linear program wanted more memory than the limit leaves it; it was given up, " \
            "and the work went on without it")

typedef enum ds_lp_status {
    DS_LP_OPTIMAL,    /* proven (within the gap asked for) */
    DS_LP_FEASIBLE,   /* stopped at a limit with a solution that keeps every row */
    DS_LP_STOPPED,    /* stopped at a limit without one */
    DS_LP_INFEASIBLE, /* there is none (above the cut-off) */
    DS_LP_UNBOUNDED,
    DS_LP_FAILED, /* numerical trouble, misuse: GLPK gave up */
    DS_LP_NO_MEMORY
} ds_lp_status;

enum { DS_LP_BASIC = 1 }; /* GLPK's word for a line in the basis */

typedef struct ds_lp_line {
    double low, high; /* -INFINITY, INFINITY: open */
    double cost;      /* columns only */
    bool integer;     /* columns only */
    int32_t basis;    /* where the last LP solve left it; 0: not known */
} ds_lp_line;

typedef struct ds_lp {
    int32_t n_rows, n_columns, n_entries;
    int32_t row_room, column_room, entry_room;
    ds_lp_line *rows, *columns;
    int *entry_row, *entry_column; /* from 1, as GLPK counts; element 0 is unused */
    double *entry_value;
    bool failed; /* memory ran out while building */

    /* The last solve. */
    double value;  /* of the solution in `x` */
    double bound;  /* no solution's value is above it, as far as doubles can tell */
    double *x;     /* [n_columns] */
    double *price; /* [n_rows] LP only: change of the value per unit of the row's bound */
    int64_t nodes; /* integer only */
} ds_lp;

typedef struct ds_lp_options {
    int32_t iteration_limit; /* simplex iterations of one LP, or of a whole tree; 0: none */
    int64_t node_limit;      /* nodes of a tree; 0: none */
    double gap;              /* relative gap at which a tree is left */
    double cut_off;          /* only solutions of at least this value are wanted; -INFINITY: all */
    bool warm;               /* start from the basis of the last LP solve */
    const ds_control *control; /* NULL: cannot be stopped. A deadline makes answers depend on it */
} ds_lp_options;

#define DS_LP_OPTIONS \
    { .cut_off = -INFINITY }

void ds_lp_init(ds_lp *lp);
void ds_lp_free(ds_lp *lp);

/* Each returns the index of the new row or column, or -1 when memory ran out (`failed` remembers
 * it and every solve then says so; entries for a line of index -1 are passed over). */
int32_t ds_lp_row(ds_lp *lp, double low, double high);
int32_t ds_lp_column(ds_lp *lp, double low, double high, double cost, bool integer);

/* Each (row, column) at most once; zero values are left out. */
void ds_lp_entry(ds_lp *lp, int32_t row, int32_t column, double value);

/* The LP relaxation. OPTIMAL, FEASIBLE and STOPPED all leave `x` and `price` filled. */
ds_lp_status ds_lp_solve(ds_lp *lp, const ds_lp_options *options);

/* The integer program. OPTIMAL and FEASIBLE leave `x` filled, integer columns whole. */
ds_lp_status ds_lp_solve_integer(ds_lp *lp, const ds_lp_options *options);

#endif
