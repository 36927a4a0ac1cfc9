/*
 * An explanation as a page for planners, and as data for programs.
 */
#ifndef DS_REPORT_EXPLAIN_H
#define DS_REPORT_EXPLAIN_H

#include <doorstep/doorstep.h>

#include "explain/facts.h"

/* *text is malloc'd. */
doorstep_status ds_report_explanation(const ds_instance *in, const ds_explanation *explanation,
                                      doorstep_language language, char **text, size_t *length);

/* {"doorstep_explain": 1, "facts": [{"fact": key, what it speaks of}, ...]} */
doorstep_status ds_report_explanation_json(const ds_instance *in, const ds_explanation *explanation,
                                           char **text, size_t *length);

#endif
