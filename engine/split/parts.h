/*
 * The parts of an instance that can be planned side by side: teams, desks, members and households
 * that have much to do with each other and little or nothing with the rest.
 *
 * Teams that may visit the same area are one part, and so are those that a lock ties. Beyond that,
 * clusters of teams and desks are joined, those with most in common first, until no two have more
 * than a quarter of the smaller one's members or households in common (clusters.h). What then still
 * ties two parts is cut: a member goes where most of the duties are that they could have in a team
 * of their own or else at a desk or as help, a household to the nearest team that may visit it. A
 * part that would lose more than a quarter of its own members by this, or people that its rules or
 * visits cannot do without, is joined with one that gets them; a desk alone goes with whom it
 * serves. Without ties that are cut the parts have nothing in common but fair groups.
 */
#ifndef DS_SPLIT_PARTS_H
#define DS_SPLIT_PARTS_H

#include "model/instance.h"

/* Things of one kind, dealt to the parts. */
typedef struct ds_deal {
    int32_t *part;  /* [n] */
    int32_t *place; /* [n] index within its part */
    int32_t *first; /* [count + 1] in `list` */
    int32_t *list;  /* [n] by part, rising */
} ds_deal;

typedef struct ds_parts {
    ds_arena arena;
    int32_t count; /* at least 1, the largest first */
    ds_deal teams, desks, members, households, areas;
    int64_t *size; /* [count] visits still to be done, and member-shifts: what a search is about */
    int32_t members_cut, households_cut; /* who could also serve, or be served, in another part */
} ds_parts;

/* Deterministic; reads the instance only. False when memory ran out (nothing to free then). Takes
 * O(size log size), and the square of the number of teams and desks. */
bool ds_parts_init(ds_parts *parts, const ds_instance *in);
void ds_parts_free(ds_parts *parts);

/* Are the parts independent but for fair groups that span several? */
static inline bool ds_parts_exact(const ds_parts *parts) {
    return parts->members_cut == 0 && parts->households_cut == 0;
}

static inline ds_range ds_deal_of(const ds_deal *deal, int32_t part) {
    return (ds_range){deal->first[part], deal->first[part + 1] - deal->first[part]};
}

#endif
