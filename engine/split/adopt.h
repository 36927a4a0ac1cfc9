/*
 * A part's plan taken up into the plan of the whole, where the whole is better for it.
 */
#ifndef DS_SPLIT_ADOPT_H
#define DS_SPLIT_ADOPT_H

#include "search/search.h"
#include "split/parts.h"

/* Replaces what `whole` holds of a part (the duties and visits of its members and households, and
 * whatever else stands at its teams' and desks' posts) by what `plan`, a snapshot of the whole,
 * holds of its members and households. Where that breaks more rules or scores less, all is taken
 * back; true when it stays. Takes O(size of the part), and the journal is empty afterwards. */
bool ds_adopt_part(const ds_parts *parts, int32_t part, const ds_snapshot *plan, ds_joint *whole);

#endif
