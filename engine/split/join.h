/*
 * The plans of parts put together to a plan of the whole.
 */
#ifndef DS_SPLIT_JOIN_H
#define DS_SPLIT_JOIN_H

#include "search/search.h"
#include "split/cut.h"

/* Writes a part's plan into one of the whole: teams, duties, holders, visits of everybody who is in
 * the part; the rest stays. The joints are those the snapshots were made for, whatever is in them
 * now. `whole->score` and `whole->broken` are not touched: load the snapshot and ask the joint.
 * Different parts may be written on several threads at once. */
void ds_join_snapshot(const ds_cut *cut, const ds_joint *part_joint, const ds_snapshot *part,
                      const ds_joint *whole_joint, ds_snapshot *whole);

#endif
