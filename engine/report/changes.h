/*
 * What a new plan changes beside the one in force, person by person and household by household: a
 * list to phone through.
 */
#ifndef DS_REPORT_CHANGES_H
#define DS_REPORT_CHANGES_H

#include <doorstep/doorstep.h>

#include "model/baseline.h"

/* The page, NUL-terminated; the caller frees *text. DOORSTEP_BROKEN_PLAN: the plan names what its
 * instance does not know. */
doorstep_status ds_report_changes(const ds_instance *in, const ds_plan *plan,
                                  const ds_baseline *baseline, doorstep_language language,
                                  char **text, size_t *length);

#endif
