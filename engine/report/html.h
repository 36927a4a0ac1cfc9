/*
 * A plan as HTML that needs nothing else: one page, or a page for each part and one that leads to
 * them. What is seen is made in the browser (report/page/) from the plan as data.
 */
#ifndef DS_REPORT_HTML_H
#define DS_REPORT_HTML_H

#include <doorstep/doorstep.h>

#include "check/check.h"
#include "explain/facts.h"
#include "report/html_view.h"

typedef struct ds_html_source {
    const ds_instance *in;
    const ds_plan *plan;           /* without `unknown` names */
    const ds_check_report *report; /* its verdict, and the score that the page shows */
    const ds_explanation *scarce;  /* of the plan as a whole; or NULL: not asked */
    doorstep_language language;
    const char *streets;          /* address of map tiles, or "" */
    const ds_parts *parts;        /* NULL: one page */
    const ds_html_counts *counts; /* [parts->count] */
    const ds_html_view *view;
    const char *index; /* of the whole: address of the page that leads to it, or NULL */
} ds_html_source;

/* The page of source->view. *text is malloc'd. */
doorstep_status ds_report_html(const ds_html_source *source, char **text, size_t *length);

/* The page that leads to those of all parts. */
doorstep_status ds_report_html_index(const ds_html_source *source, char **text, size_t *length);

#endif
