/* Between the set and the engine: an instance as the engine's, and who works what in a plan of it.
 */
#ifndef DS_BENCH_NRP_PLAN_H
#define DS_BENCH_NRP_PLAN_H

#include "model/instance.h"
#include "model/plan.h"
#include "nrp_instance.h"

/* The converted text, read as `doorstep solve` reads it. The caller frees *out with
 * ds_instance_free. */
doorstep_status ds_nrp_build(const ds_nrp_instance *from, ds_instance **out,
                             char message[DS_NRP_MESSAGE]);

/* A plan file of the converted instance as [n_people x n_days x n_shifts], malloc'd.
 * DOORSTEP_BROKEN_PLAN: it names what the instance does not have. */
doorstep_status ds_nrp_read_plan(const ds_nrp_instance *from, const char *path, bool **works,
                                 char message[DS_NRP_MESSAGE]);

/* The same of a plan at hand. */
doorstep_status ds_nrp_works_of_plan(const ds_nrp_instance *from, const ds_plan *plan, bool **works,
                                     char message[DS_NRP_MESSAGE]);

#endif
