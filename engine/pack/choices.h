/*
 * The restricted pool: who could go out instead of the crews that are loose, and what they could
 * do. Everybody else's duties, routes and appointments are fixed.
 *
 * Crews of one team in one shift with equal profiles can do the same routes: they form a group.
 * Crews are chosen one by one (the loose ones, and those in which columns of the pool were met),
 * routes for a group: so members who can stand in for each other do not hide a route from one
 * another. The loose crews and their own routes come first, in the order of `posts`.
 */
#ifndef DS_PACK_CHOICES_H
#define DS_PACK_CHOICES_H

#include "base/pairs.h"
#include "pool/pool.h"
#include "search/joint.h"

typedef struct ds_choice_group {
    int32_t team, shift;
    ds_profile profile;
    const ds_tick *length; /* [n_shapes] of the visits, for such a crew */
    bool loose;            /* a loose crew is in it */
    int32_t next;          /* group of the same team and shift, or DS_NONE */
} ds_choice_group;

/* A crew or a route. */
typedef struct ds_choice {
    int32_t group;
    int32_t first, count; /* the crew's members, or the route's visits in order: in `items` */
    double worth;         /* what it adds to the score, as far as that is linear in choices */
} ds_choice;

typedef struct ds_choices {
    ds_joint *joint;
    const int32_t *posts; /* [n_loose] the loose crews' posts; borrowed */
    int32_t n_loose;
    bool *is_loose;     /* [n_crews of the roster] */
    double *unfairness; /* [n_members] what a duty more costs by fairness: the slope */
    int32_t n_groups, group_room, n_crews, crew_room, n_routes, route_room, n_items, item_room;
    ds_choice_group *groups;
    ds_choice *crews, *routes;
    int32_t *items;
    int32_t *first_group;  /* [n_teams x n_shifts] or DS_NONE */
    ds_pairs known_crews;  /* (place, members) of crews that were looked at */
    ds_pairs known_routes; /* (group, visits) of each route, by index */
} ds_choices;

/* The crews of some posts, all with a route that fits, become loose; from the pool's columns, the
 * latest first, routes are taken until there are `max_routes`. Steps of the joint state are taken
 * back; its `lengths` may grow. False when memory ran out (nothing to free then). */
bool ds_choices_init(ds_choices *choices, ds_joint *joint, const int32_t *posts, int32_t n_posts,
                     const ds_pool *pool, int32_t max_routes);
void ds_choices_free(ds_choices *choices);

static inline const ds_choice_group *ds_choice_group_of(const ds_choices *choices,
                                                        const ds_choice *choice) {
    return &choices->groups[choice->group];
}

static inline const int32_t *ds_choice_items(const ds_choices *choices, const ds_choice *choice) {
    return &choices->items[choice->first];
}

#endif
