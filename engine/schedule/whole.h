/* Whole schedules from a master whose relaxation is solved. */
#ifndef DS_SCHEDULE_WHOLE_H
#define DS_SCHEDULE_WHOLE_H

#include "schedule/generate.h"

typedef struct ds_tree {
    double wanted;       /* value below which no choice is of use */
    int32_t max_columns; /* that lose least */
    int64_t max_nodes;
} ds_tree;

/* The best choice among the columns by an integer program, each member's in `chosen`; false where
 * none is found. */
bool ds_choose_whole(ds_master *master, const ds_tree *tree, const ds_control *control,
                     int32_t *chosen);

/* The same by diving: it decides for columns one after another, those with the largest shares
 * first, and generates schedules that fit what is decided. */
bool ds_dive(ds_master *master, const ds_generating *options, const ds_control *control,
             int32_t *chosen);

#endif
