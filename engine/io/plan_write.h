/*
 * A plan as JSON: docs/format.md's "Plan", one duty, route, appointment or uncovered visit a line.
 */
#ifndef DS_IO_PLAN_WRITE_H
#define DS_IO_PLAN_WRITE_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "io/file_out.h"
#include "model/instance.h"
#include "model/plan.h"

/* *text is malloc'd and NUL-terminated. DOORSTEP_BROKEN_PLAN: the plan has `unknown` names, which
 * stand for nothing that could be written. */
doorstep_status ds_plan_write(const ds_instance *in, const ds_plan *plan, char **text,
                              size_t *length);

/* The same into a file, piece by piece: a large plan never is in memory as text.
 * DOORSTEP_FILE_ERROR: the file could not take it, as ds_file_end says. */
doorstep_status ds_plan_put(const ds_instance *in, const ds_plan *plan, ds_file_out *out);

#endif
