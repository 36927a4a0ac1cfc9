/*
 * One part of an instance as an instance of its own, and which of the whole's teams, visits ... are
 * its own.
 *
 * Shifts keep their numbers, as do kinds, roles, skills, services and the nodes of a travel matrix.
 * Teams, desks, members, households and areas keep their order. Members lose the teams and desks,
 * fair groups the members, that are in other parts; an area whose households are in several parts
 * aims at its share of those that are here. Where all is one part, the cut is the instance, but
 * for places that nobody uses and households that were left out.
 */
#ifndef DS_SPLIT_CUT_H
#define DS_SPLIT_CUT_H

#include "split/parts.h"

typedef struct ds_cut {
    const ds_instance *in; /* the part; tables by id (`team_ids` ...) are empty */
    const ds_instance *whole;
    const int32_t *team, *desk, *demand, *member, *household, *visit, *area; /* [n of the part] the
                                                                              * whole's numbers */
} ds_cut;

/* False when memory ran out (nothing to free then). The cut borrows texts and shared tables of the
 * whole, which has to outlive it; the parts need not. Cuts may be made on several threads at once.
 */
bool ds_cut_make(const ds_instance *whole, const ds_parts *parts, int32_t part, ds_cut *out);
void ds_cut_free(ds_cut *cut);

#endif
