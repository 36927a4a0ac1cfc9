/* What the steps share that part an instance: who may serve where, the clusters so far, and who
 * goes to which. */
#ifndef DS_SPLIT_PARTING_H
#define DS_SPLIT_PARTING_H

#include "split/clusters.h"

typedef struct ds_parting {
    const ds_instance *in;
    ds_arena arena; /* gone when the instance is parted */
    ds_ties members, households;
    ds_clusters clusters;
    ds_common common;
    int32_t *member_pin, *household_pin; /* node that a lock or the own team asks for, or DS_NONE */
    int32_t *member, *household;         /* cluster each goes to */
} ds_parting;

/* Joins what may not be parted: teams that share an area, what a lock ties (bonds.c). */
void ds_bonds_tie(ds_parting *p);

/* Joins clusters that have no team, or none that anybody may belong to, with others. */
void ds_bonds_adopt(ds_parting *p);

/* Who goes where (allot.c). A member without a choice goes where the first of the fair group goes
 * who has one. Clusters are numbered. */
void ds_allot_members(ds_parting *p);
void ds_allot_households(ds_parting *p);

/* Joins clusters that lose too much to others by the members' allotment; true when there were any
 * (losses.c). */
bool ds_losses_join(ds_parting *p);

/* For comparing distances only: square degrees, or minutes of the matrix. */
double ds_apart(const ds_instance *in, int32_t from, int32_t to);

/* Where a team or desk is; DS_NONE where nobody knows. */
static inline int32_t ds_node_location(const ds_instance *in, int32_t node) {
    return node < in->n_teams ? in->teams[node].base : in->desks[node - in->n_teams].location;
}

#endif
