/*
 * A proven upper bound on the score of any plan that keeps the rules: the recipe. Every way to a
 * bound that fits the instance is tried; the lowest counts, and its method is told.
 */
#ifndef DS_BOUND_BOUND_H
#define DS_BOUND_BOUND_H

#include <doorstep/doorstep.h>

#include "bound/columns.h"

/* The bound that every plan has, for any size. Sets everything of *out but the gap. The same bound
 * every time, on any number of threads, unless the control stops the search for a better one before
 * its end. Of what is left to plan once shifts have begun (model/past.h) it bounds the score of a
 * joint state; it is not known where what has begun breaks the order of a household's visits. */
doorstep_status ds_bound_find(const ds_instance *in, const ds_travel *travel, int32_t threads,
                              const ds_control *control, ds_bound *out);

/* Spends time of its own on a lower one than *bound (not `known`: than none): the bound at
 * prices, on all threads and as far as it goes, then columns where the instance is small enough.
 */
doorstep_status ds_bound_lower(const ds_instance *in, const ds_travel *travel,
                               const ds_columns_options *options, ds_bound *bound);

#endif
