/*
 * The bound at prices, for every instance of any size: Lagrangian relaxation (Geoffrion 1974,
 * "Lagrangean relaxation for integer programming").
 *
 * Members' time in crews and at desks gets prices (roster/market.h), and so has the way on from a
 * visit: every household, member, desk and team does the best for itself at these prices. The bound
 * holds for any prices, so how they were found needs no trust: its value is summed up in plain
 * doubles over every visit and member, and rounded up. Locks only take plans away and are not
 * looked at.
 */
#ifndef DS_BOUND_PRICES_H
#define DS_BOUND_PRICES_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "model/plan.h"
#include "travel/travel.h"

/* Steps towards better prices: of the bound that every plan has; as many as gain anything. */
enum { DS_FEW_STEPS = 400, DS_ALL_STEPS = 4000 };

/* Sets everything of *out but the gap. The same bound every time, on any number of threads,
 * unless the control stops the search for better prices before its end. */
doorstep_status ds_bound_by_prices(const ds_instance *in, const ds_travel *travel, int32_t threads,
                                   int32_t steps, const ds_control *control, ds_bound *out);

#endif
