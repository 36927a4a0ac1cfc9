/*
 * What there is to route: for each team the visits that its crews may do at home, the ways between
 * them, how long each takes a crew of each type, and of which other visits a route remembers, at
 * each of them, whether it has been there (its neighbourhood: Baldacci, Mingozzi & Roberti 2011,
 * "New route relaxation and pricing strategies for the vehicle routing problem").
 *
 * Sets of remembered visits are 64 bits. A visit has one colour, and no neighbourhood holds two
 * visits of one colour, so at any visit a set says exactly which of its neighbours it means.
 */
#ifndef DS_BOUND_GROUND_H
#define DS_BOUND_GROUND_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "roster/crews.h"
#include "travel/travel.h"

/* One team. Its visits are numbered as sites, from 0. */
typedef struct ds_ground_team {
    ds_crews crews; /* all that could be formed */
    int32_t n;
    int32_t *visit;   /* [n] */
    ds_tick *way;     /* [n x n] */
    int16_t *near;    /* [n x n] the other sites, by rising way; n - 1 a row are meant */
    ds_tick *out;     /* [n] from the base */
    ds_tick *back;    /* [n] to the end, 0 where the team does not return */
    ds_tick *share;   /* [n] of every route through it: half the shortest ways to and from it */
    ds_tick *length;  /* [n_types x n_shapes] DS_FAR: cannot */
    uint8_t *colour;  /* [n] */
    uint64_t *memory; /* [n x n] from, to: colours in both neighbourhoods */
    uint8_t *recalls; /* [n x n] is the second in the neighbourhood of the first? */
} ds_ground_team;

typedef struct ds_ground {
    const ds_instance *in;
    const ds_travel *travel;
    ds_ground_team *teams;
    int32_t *first_day; /* [n_visits] on which order and lags leave room for it */
} ds_ground;

/* *fits: false where a team is too large to be routed at prices. DOORSTEP_NO_MEMORY: nothing to
 * free. The ground keeps the instance and the travel. */
doorstep_status ds_ground_init(ds_ground *ground, const ds_instance *in, const ds_travel *travel,
                               bool *fits);
void ds_ground_free(ds_ground *ground);

/* Is the visit locked? */
const ds_visit_lock *ds_lock_of_visit(const ds_instance *in, int32_t visit);
bool ds_lock_allows(const ds_instance *in, int32_t visit, int32_t team, int32_t desk,
                    int32_t shift);

/* May the site's visit be done by a crew of the team in the shift, as far as dates and locks go? */
bool ds_ground_open(const ds_ground *ground, int32_t team, int32_t site, int32_t shift);

/* Ticks of travel of a route with these stops. */
int64_t ds_ground_travel(const ds_ground_team *team, const int16_t *sites, int32_t count);

#endif
