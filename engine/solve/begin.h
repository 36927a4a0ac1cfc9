/* The first plan of an instance, before any annealing. */
#ifndef DS_SOLVE_BEGIN_H
#define DS_SOLVE_BEGIN_H

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "solve/islands.h"

/* The best of three first plans goes into `islands->best`: from the budget model's roster, a greedy
 * one, and nothing. Where none of them keeps every rule they are made once more, whatever the
 * deadline says, by a bounded number of steps. The only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_begin(ds_islands *islands, const ds_travel *travel, const ds_control *control);

/* The same from a plan at hand, as far as it keeps the rules; what of it does not is told as
 * warnings (NULL: not told). As it is taken up, and after free time is filled, it is offered to
 * `islands->best`. */
doorstep_status ds_begin_from(ds_islands *islands, const ds_plan *plan, const ds_control *control,
                              ds_diags *diags);

#endif
