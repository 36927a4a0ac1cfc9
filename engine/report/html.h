/*
 * A plan as one HTML page that needs nothing else: figures, roster, map, times, sheets to take
 * along. What is seen is made in the browser (report/page/) from the plan as data.
 */
#ifndef DS_REPORT_HTML_H
#define DS_REPORT_HTML_H

#include <doorstep/doorstep.h>

#include "check/check.h"
#include "explain/facts.h"
#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_html_source {
    const ds_instance *in;
    const ds_plan *plan;           /* without `unknown` names */
    const ds_check_report *report; /* its verdict, and the score that the page shows */
    const ds_explanation *scarce;  /* of the plan as a whole; or NULL: not asked */
    doorstep_language language;
} ds_html_source;

/* *text is malloc'd. */
doorstep_status ds_report_html(const ds_html_source *source, char **text, size_t *length);

#endif
