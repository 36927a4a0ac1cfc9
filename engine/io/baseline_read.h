/*
 * Baselines from JSON: a plan made for an earlier version of the instance.
 */
#ifndef DS_IO_BASELINE_READ_H
#define DS_IO_BASELINE_READ_H

#include <stddef.h>

#include "model/baseline.h"

/* Reads the plan against the new instance and says what it is from the moment `from` on. Mistakes
 * of the document are errors; what it names that the instance no longer has are warnings. On
 * DOORSTEP_OK both *plan, which may name things by DS_NONE, and *baseline belong to the caller. */
doorstep_status ds_baseline_read(const ds_instance *in, const char *text, size_t length,
                                 ds_moment from, ds_diags *diags, ds_plan **plan,
                                 ds_baseline **baseline);

#endif
