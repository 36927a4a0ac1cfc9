/* The first plan of an instance, before any annealing. */
#ifndef DS_SOLVE_BEGIN_H
#define DS_SOLVE_BEGIN_H

#include <doorstep/doorstep.h>

#include "solve/islands.h"

/* The best of three first plans goes into `islands->best`: from the budget model's roster, a greedy
 * one, and nothing. The only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_begin(ds_islands *islands, const ds_travel *travel, const ds_control *control);

#endif
