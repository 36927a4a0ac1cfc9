/*
 * What ties teams and desks together: members who may serve at several of them, households that
 * several of them may serve. Members or households with the same choice are one class.
 *
 * A node is a team (0 ... n_teams - 1) or a desk (n_teams + desk).
 */
#ifndef DS_SPLIT_TIES_H
#define DS_SPLIT_TIES_H

#include "model/instance.h"

typedef struct ds_ties {
    int32_t n_classes;
    int32_t *class_of; /* [n_members or n_households] */
    int32_t *count;    /* [n_classes] how many have this choice */
    ds_range *choice;  /* [n_classes] in `nodes` */
    int32_t *strong;   /* [n_classes] the first so many of the choice tie strongly: a member may
                        * belong there, or staff the desk; the rest is where they may only help */
    int32_t *area;     /* [n_classes] of households, or DS_NONE */
    uint64_t *skills;  /* [n_classes] that households' visits still to be done call for */
    const int32_t *nodes;
} ds_ties;

/* Memory is the arena's; false when it ran out. */
bool ds_ties_of_members(ds_ties *ties, const ds_instance *in, ds_arena *arena);

/* Where their visits still to be done can be done, and the household's own team in any case. */
bool ds_ties_of_households(ds_ties *ties, const ds_instance *in, ds_arena *arena);

static inline int32_t ds_node_of_desk(const ds_instance *in, int32_t desk) {
    return in->n_teams + desk;
}

#endif
