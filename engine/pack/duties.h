/*
 * The roster's part of the packing program: a column for each crew, and rows for what a team may
 * send out and what a member may work. Limits that are linear are kept exactly: crews of a team in
 * a shift; a member's shifts and hours over the horizon, of a kind, on a day, in a week; pairs of
 * shifts that overlap, bar each other or leave too little rest; duties that a lock asks for. Runs
 * of days and weekends are judged when what was chosen is taken up.
 */
#ifndef DS_PACK_DUTIES_H
#define DS_PACK_DUTIES_H

#include "pack/packing.h"

/* Adds columns and rows; the groups' rows are there already. False when memory ran out. */
bool ds_duties_build(ds_packing *packing);

#endif
