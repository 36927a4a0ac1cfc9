/*
 * Recombination: what the search found apart is joined. For some crews that are out near each other
 * an integer program chooses anew, from the columns of the pool, who goes out and on which routes
 * (set packing over columns after Balinski & Quandt 1964, "On an integer program for a delivery
 * problem"; over routes that a heuristic met, Rochat & Taillard 1995). The crews as they are, with
 * the routes that they have, are among its choices, so the plan gets better or stays as it is.
 *
 * Work is counted in nodes; the clock is looked at only where the control has a deadline.
 */
#ifndef DS_PACK_PACK_H
#define DS_PACK_PACK_H

#include <doorstep/doorstep.h>

#include "search/search.h"

typedef struct ds_pack_options {
    int32_t max_crews;   /* that are chosen anew at once */
    int32_t max_routes;  /* of the relaxation */
    int32_t max_columns; /* routes of the integer program */
    int64_t max_nodes;   /* of its tree */
} ds_pack_options;

#define DS_PACK_OPTIONS \
    { .max_crews = 8, .max_routes = 1500, .max_columns = 1000, .max_nodes = 100 }

/* Chooses anew around the crew of one post: it and those whose stops stand nearest to its own. The
 * journal must be empty, and is so afterwards; *better tells whether the plan got better. The
 * search has a pool. The only failure is DOORSTEP_NO_MEMORY: the state is then not to be used
 * further where its `out_of_memory` is set. */
doorstep_status ds_pack_around(ds_search *search, int32_t post, const ds_pack_options *options,
                               const ds_control *control, bool *better);

/* The same around one crew after another, from one drawn by lot on, until every crew has been among
 * those chosen anew or the control says stop. Nothing happens where the search has no pool or the
 * plan breaks a rule. */
doorstep_status ds_pack(ds_search *search, const ds_pack_options *options,
                        const ds_control *control, bool *better);

#endif
