/*
 * Schedules of some members chosen anew together: a set partitioning program with one column for
 * each schedule that was met, one row for each member and for each demand (the master of a branch
 * and price for rosters, e.g. Burke & Curtois 2014, "New approaches to nurse rostering benchmark
 * instances"). Its prices say which schedules are still missing; the schedules that stand are among
 * its columns, so that it always has a solution.
 */
#ifndef DS_SCHEDULE_MASTER_H
#define DS_SCHEDULE_MASTER_H

#include "base/lp.h"
#include "schedule/rota.h"

/* A schedule of which the relaxation uses less is not used. */
#define DS_LEAST_SHARE 1e-6

typedef struct ds_timetable {
    int32_t who; /* index of the member among the free ones */
    double gain;
} ds_timetable;

typedef struct ds_master {
    ds_rota *rota;
    int32_t n_free;
    const int32_t *free;  /* members */
    const bool *open_day; /* NULL: all dates */
    ds_lp lp;
    int32_t *row;                             /* [n_demands] DS_NONE: nothing to decide there */
    double *price;                            /* [n_demands] */
    int32_t first_member_row, first_schedule; /* row, column of the program */

    ds_timetable *columns;
    uint8_t *options; /* [n_columns x n_days] */
    int32_t n_columns, room;
    int32_t *fixed; /* [n_free] column that a dive decided for, or DS_NONE */

    int32_t n_solved; /* columns of the last relaxation that was solved */
    double own;       /* value of the schedules that stand */
    double upper;     /* no choice is worth more; +INFINITY: not known */
    bool out_of_memory;
} ds_master;

/* `free` and `open_day` stay the caller's. The members' menus are usable. False when memory ran out
 * (nothing to free then). */
bool ds_master_init(ds_master *master, ds_rota *rota, const int32_t *free, int32_t n_free,
                    const bool *open_day);
void ds_master_free(ds_master *master);

static inline const uint8_t *ds_timetable_options(const ds_master *master, int32_t column) {
    return &master->options[(int64_t)column * master->rota->roster->in->n_days];
}

static inline double ds_timetable_share(const ds_master *master, int32_t column) {
    return master->lp.x[master->first_schedule + column];
}

/* Adds a schedule of the free member `who`. */
void ds_master_add(ds_master *master, int32_t who, const uint8_t *options, double gain);

/* Enters a schedule's duties into the rows of a program, in column `at`. */
void ds_master_enter(const ds_master *master, int32_t column, ds_lp *lp, int32_t at);

/* What the choice of a column would add at the prices of the last relaxation: at most 0 for all
 * that were in it. */
double ds_master_reduced(const ds_master *master, int32_t column);

/* Keeps what the last relaxation uses for later choices. */
void ds_master_keep(const ds_master *master);

#endif
