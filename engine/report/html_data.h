/*
 * What a page shows, as JSON: lists of the instance's things, and the plan over their indices.
 * Times are seconds since midnight, dates text, places [latitude, longitude] or null.
 */
#ifndef DS_REPORT_HTML_DATA_H
#define DS_REPORT_HTML_DATA_H

#include "base/buf.h"
#include "report/html.h"

/* Members of the page's one object; each begins with a comma. */
void ds_html_put_head(ds_buf *buf, const ds_html_source *source);
void ds_html_put_instance(ds_buf *buf, const ds_html_source *source);
void ds_html_put_plan(ds_buf *buf, const ds_html_source *source);
void ds_html_put_verdict(ds_buf *buf, const ds_html_source *source);
void ds_html_put_parts(ds_buf *buf, const ds_html_source *source);

/* , "key": [latitude, longitude], or null where they are not known. */
void ds_html_place(ds_buf *buf, const char *key, double lat, double lon);

/* "key": "text", with a comma before unless it is the first of its object. */
void ds_html_text(ds_buf *buf, const char *key, const char *text, bool first);

#endif
