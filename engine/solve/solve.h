/*
 * The recipe: roster → search → bound → plan → check. One call makes one plan.
 */
#ifndef DS_SOLVE_SOLVE_H
#define DS_SOLVE_SOLVE_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "base/diag.h"
#include "model/baseline.h"
#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_solve_options {
    uint64_t seed;
    int32_t threads;
    double gap;           /* the search ends once it is proven within it; 0: at the bound alone */
    double bound_seconds; /* for a lower bound once the plan is found; 0: none */
    int64_t memory;       /* bytes that programs and columns may take, all together; 0: no limit */
    const ds_plan *start; /* a plan to go on from, or NULL */
    const ds_baseline *baseline; /* replanning: the plan in force from a moment on, or NULL; `start`
                                  * is then that plan as it was read */
} ds_solve_options;

/* Solves until the control says stop. On DOORSTEP_OK *out is a plan that the checker accepts, with
 * its score, bound, reasons and run figures. DOORSTEP_INFEASIBLE: locks contradict the rules, and
 * `diags` says which. What of `start` breaks rules is told as warnings, but
 * where it is the baseline: then it is among the changes. DOORSTEP_INTERNAL: the
 * checker refused the engine's own plan. */
doorstep_status ds_solve(const ds_instance *in, const ds_solve_options *options,
                         const ds_control *control, ds_diags *diags, ds_plan **out);

#endif
