/*
 * The master program once more, with whole rosters in place of the roster's rows: one roster of a
 * convex combination of those found so far, whose crews take the routes (Dantzig & Wolfe 1960,
 * applied to both sides). Rosters are whole, so its prices are those at which no mixture of half
 * shifts is worth more than the best roster. Like the master it only finds prices; what they prove
 * is proven elsewhere (bound/proof.h).
 */
#ifndef DS_BOUND_WEEKS_H
#define DS_BOUND_WEEKS_H

#include "bound/box.h"
#include "bound/price.h"

typedef struct ds_weeks {
    ds_route_master *master;
    const ds_route_pricer *pricer;
    ds_lp lp;
    int32_t n_own;         /* the first columns of the master: the roster's own */
    int32_t one;           /* row: the rosters' shares come to 1 */
    int32_t *link;         /* [n_cases] rows: no more routes than rosters have crews */
    int32_t *case_of;      /* [n_teams x n_shifts] first case; cases of a pair are in order */
    int32_t *row, *column; /* of the master's; DS_NONE: not here */
    int32_t *soft;         /* of the master's rows: the column that breaks it, or DS_NONE */
    int32_t soft_room;
    int32_t last_visit; /* the last row of one visit */
    double far;         /* how far prices of the other rows may be above the centre */
    int32_t row_room, column_room;
    int32_t rows, columns, entries, carriers; /* of the master's, taken over so far */
    double *roster; /* [n_rosters x n_own] values of the roster's columns */
    int32_t *share; /* [n_rosters] columns */
    int32_t n_rosters, roster_room;
} ds_weeks;

/* Takes over what the master has. False when memory ran out; free it all the same. */
bool ds_weeks_init(ds_weeks *weeks, ds_route_master *master, const ds_route_pricer *pricer);
void ds_weeks_free(ds_weeks *weeks);

/* Adds a roster as a proof gives it out (ds_proof). */
void ds_weeks_add(ds_weeks *weeks, const double *roster);

/* Prices of rows that are about visits, but not of one visit, may be above the centre (of the
 * master's rows; the last ones 0) by this share of the best visit's value. */
void ds_weeks_place(ds_weeks *weeks, const double *centre, int32_t count, double reach);

/* Solves with all that the master has by now, and leaves values and prices in the master's program
 * as if that had been solved (prices of the roster's rows: 0). False: stopped, or no solution. */
bool ds_weeks_solve(ds_weeks *weeks, const ds_control *control);

/* What a crew of the case costs at the last solution's prices. */
double ds_weeks_wage(const ds_weeks *weeks, int32_t c);

#endif
