/*
 * What a plan of the whole holds of a part, as a plan of the part.
 */
#ifndef DS_SPLIT_HAND_OUT_H
#define DS_SPLIT_HAND_OUT_H

#include "search/search.h"
#include "split/cut.h"

/* Writes into `part` (a snapshot made for the cut instance's `part_joint`, whatever is in that now)
 * the teams, duties and visits that the whole has of the part's members and households at the
 * part's own teams and desks. What ties it to other parts is left out: duties elsewhere, visits by
 * others, and what waits for those; so the rest may break rules. Score and broken rules are not
 * set: load the snapshot and ask the joint. `whole` is only read, by several threads at once if
 * need be; its times must be settled. False when memory ran out. */
bool ds_hand_out(const ds_parts *parts, int32_t number, const ds_cut *cut, const ds_joint *whole,
                 const ds_joint *part_joint, ds_snapshot *part);

#endif
