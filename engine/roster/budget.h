/*
 * The first roster by a budget model: who belongs to which team, who staffs which desk, which crews
 * go out in which shift, before any route is known.
 *
 * What a crew is worth is estimated from the households: its time in a shift, less its way out and
 * home, is a budget that visits of its team draw on, with an allowance for the way to each. First
 * the prices of the Lagrangian relaxation (roster/descent.h) tell what members' time is worth and
 * who is wanted where; then an integer program decides the teams, one the desks' days, and one for
 * each team in turn its members' duties. All three stop at a number of nodes, not at a time.
 */
#ifndef DS_ROSTER_BUDGET_H
#define DS_ROSTER_BUDGET_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "model/instance.h"
#include "roster/roster.h"
#include "travel/travel.h"

typedef struct ds_budget_options {
    int64_t node_limit;      /* of one program; 0: 60 */
    int32_t iteration_limit; /* simplex iterations of one program; 0: 20,000 */
    int32_t steps;           /* towards good prices; 0: 60 */
} ds_budget_options;

/* Fills an initialised roster. It keeps the rules as far as the model knows them; whoever takes it
 * up checks them all. *found: there is a roster; false also where the instance is too large for the
 * model. `options` may be NULL. The answer depends on the clock only where the control has a
 * deadline: then at most 45 % of what is left is used. */
doorstep_status ds_budget_roster(const ds_instance *in, const ds_travel *travel,
                                 const ds_budget_options *options, const ds_control *control,
                                 ds_roster *roster, bool *found);

#endif
