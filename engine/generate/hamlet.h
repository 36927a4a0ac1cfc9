/* One or two teams and their households, on a day or in a week. */
#ifndef DS_GENERATE_HAMLET_H
#define DS_GENERATE_HAMLET_H

#include "generate/generate.h"
#include "generate/world.h"

/* The options are complete and in range. False when memory ran out. */
bool ds_draw_hamlet(ds_gen_world *world, const ds_generate_options *options);

/* The same, with travel by a matrix whose rows are the halls and the households' houses. */
bool ds_draw_matrix(ds_gen_world *world, const ds_generate_options *options);

#endif
