/*
 * Two plans of one instance side by side: what they achieve, and in what they differ.
 */
#ifndef DS_REPORT_COMPARE_H
#define DS_REPORT_COMPARE_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_comparison {
    const ds_instance *in;
    const ds_plan *plans[2];
    const ds_score *scores[2]; /* as the checker computes them */
    doorstep_language language;
    bool html;
} ds_comparison;

/* The caller frees *text. Both plans know all that they name. */
doorstep_status ds_report_comparison(const ds_comparison *comparison, char **text, size_t *length);

#endif
