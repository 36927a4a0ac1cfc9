/*
 * The bound at prices, for every instance of any size: Lagrangian relaxation (Geoffrion 1974,
 * "Lagrangean relaxation for integer programming").
 *
 * Members' time in crews and at desks gets prices (roster/market.h), and every household, member,
 * desk and team does the best for itself at these prices. The bound holds for any prices, so how
 * they were found needs no trust: its value is summed up in plain doubles over every visit and
 * member, and rounded up. Locks only take plans away and are not looked at.
 */
#ifndef DS_BOUND_PRICES_H
#define DS_BOUND_PRICES_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "model/plan.h"
#include "travel/travel.h"

/* Sets everything of *out but the gap. The same bound every time, on any number of threads,
 * unless the control stops the search for better prices before its end. */
doorstep_status ds_bound_by_prices(const ds_instance *in, const ds_travel *travel, int32_t threads,
                                   const ds_control *control, ds_bound *out);

#endif
