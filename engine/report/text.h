/*
 * Pages for planners: what a plan holds, and what the checker says of one.
 */
#ifndef DS_REPORT_TEXT_H
#define DS_REPORT_TEXT_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "check/check.h"
#include "model/instance.h"
#include "model/plan.h"

/* Headline, teams, every day with its duties, desks and crews, what is not covered and why, the
 * score part by part. *text is malloc'd. DOORSTEP_BROKEN_PLAN: the plan has `unknown` names. */
doorstep_status ds_report_plan(const ds_instance *in, const ds_plan *plan,
                               doorstep_language language, char **text, size_t *length);

/* Verdict, violations, the recomputed score beside the figures the plan states. */
doorstep_status ds_report_check(const ds_instance *in, const ds_plan *plan,
                                const ds_check_report *report, char **text, size_t *length);

/* The same for programs: {"doorstep_check": 1, "violations": [...], "score": {...}}. */
doorstep_status ds_report_check_json(const ds_instance *in, const ds_check_report *report,
                                     char **text, size_t *length);

/* What no plan can exceed, as a few lines and for programs. */
doorstep_status ds_report_bound(const ds_instance *in, const doorstep_bound_figures *figures,
                                doorstep_language language, char **text, size_t *length);
doorstep_status ds_report_bound_json(const ds_instance *in, const doorstep_bound_figures *figures,
                                     char **text, size_t *length);

#endif
