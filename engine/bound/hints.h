/*
 * Prices to begin with: what visits gain beyond their cost at the best prices of crews' time
 * (roster/descent.h). Near the best prices of the master's rows, and soon found.
 */
#ifndef DS_BOUND_HINTS_H
#define DS_BOUND_HINTS_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "travel/travel.h"

/* Sets `gain` by visit, at least 0. */
doorstep_status ds_hint_gains(const ds_instance *in, const ds_travel *travel,
                              const ds_control *control, double *gain);

#endif
