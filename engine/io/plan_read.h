/*
 * Plans from JSON, made by the engine or by hand.
 *
 * As strict as the reader of instances about the document itself. A name that means nothing in the
 * instance is not a mistake of the document: the plan lists it under `unknown`, and the checker
 * reports it as P1.
 */
#ifndef DS_IO_PLAN_READ_H
#define DS_IO_PLAN_READ_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "model/instance.h"
#include "model/plan.h"

doorstep_status ds_plan_read(const ds_instance *in, const char *text, size_t length,
                             ds_diags *diags, ds_plan **out);

/* The same for a plan made for an earlier version of the instance: that its digest is another is
 * nothing to warn of. */
doorstep_status ds_plan_read_earlier(const ds_instance *in, const char *text, size_t length,
                                     ds_diags *diags, ds_plan **out);

#endif
