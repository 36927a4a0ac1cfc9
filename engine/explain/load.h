/*
 * A plan in the joint state of a search, so that what might be can be tried.
 */
#ifndef DS_EXPLAIN_LOAD_H
#define DS_EXPLAIN_LOAD_H

#include "model/plan.h"
#include "search/search.h"

typedef struct ds_loaded {
    ds_search search;
    int32_t *crew_of; /* [n_crews] the number that the plan gives the crew on a slot; 0: none */
} ds_loaded;

/* A plan that keeps every rule, of this instance or of one that has fewer members at the end of its
 * list. `travel` and `neighbours` are borrowed. False when memory ran out (nothing to free then).
 */
bool ds_loaded_init(ds_loaded *loaded, const ds_instance *in, const ds_travel *travel,
                    const ds_neighbours *neighbours, const ds_plan *plan, uint64_t seed);
void ds_loaded_free(ds_loaded *loaded);

#endif
