/*
 * The choices as an integer program:
 *
 *   maximise    what the chosen crews and routes add to the score
 *   subject to  group: as many routes as crews are chosen;
 *               visit: done at most once, and once where a lock or a later visit of its household
 *               asks for it; only on a date by which the one before it is done long enough;
 *               area: no more households help its target than are touched;
 *               roster: crews for a team and shift, duties of a member (duties.h).
 *
 * Visits done and duties held by others than the loose crews are constants in it.
 */
#ifndef DS_PACK_PROGRAM_H
#define DS_PACK_PROGRAM_H

#include "pack/packing.h"

/* Makes `lp` anew, of all crews and of the routes whose `column` is not DS_NONE. False when memory
 * ran out. */
bool ds_packing_build(ds_packing *packing);

#endif
