/*
 * What desks, teams and areas make of the people and households that they are offered at given
 * prices: their parts of the bound.
 */
#ifndef DS_ROSTER_STATIONS_H
#define DS_ROSTER_STATIONS_H

#include "roster/market.h"

/* Desks: each demand takes as many people as are worth their price, or goes short; a desk that one
 * team holds a day chooses the teams of each week (`holder`, [n_desks x n_days]; DS_NONE: nobody,
 * or not asked). NAN when memory ran out. */
double ds_desks_gain(const ds_market *market, const double *price, double *slope, int32_t *holder);

/* Teams' sizes and crews, areas' targets. */
double ds_teams_gain(const ds_market *market, const double *price, double *slope);
double ds_areas_gain(const ds_market *market, const double *price, double *slope);

#endif
