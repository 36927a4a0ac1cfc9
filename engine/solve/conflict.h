/*
 * Do the locks contradict the rules? Found without a search for a plan, from what the locks alone
 * force.
 */
#ifndef DS_SOLVE_CONFLICT_H
#define DS_SOLVE_CONFLICT_H

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "model/instance.h"

/* Where they do, *conflict is true and `diags` has one error for each lock of an irreducible set:
 * without any one of them the others would be found keepable. It names the rules that the set
 * runs into, again none too many. Where *conflict is false the locks may still not all be keepable:
 * routes in particular are not tried out. DOORSTEP_OK unless memory ran out. */
doorstep_status ds_lock_conflict(const ds_instance *in, ds_diags *diags, bool *conflict);

#endif
