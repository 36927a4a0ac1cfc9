/*
 * Why a visit is not done: the first reason of docs/format.md that holds, for every visit that is
 * neither in the plan nor done before it, and for the visits of households left out.
 *
 * Reasons look at what could be: each member's own availability (solve/forming.h says what
 * that is) and the rules of crews and desks, not the other duties of the plan.
 */
#ifndef DS_SOLVE_REASONS_H
#define DS_SOLVE_REASONS_H

#include <stdbool.h>

#include "model/plan.h"
#include "travel/travel.h"

/* Fills the plan's list of uncovered visits, in its arena. False when memory ran out: the plan is
 * as before. */
bool ds_reasons_fill(const ds_instance *in, const ds_travel *travel, ds_plan *plan);

#endif
