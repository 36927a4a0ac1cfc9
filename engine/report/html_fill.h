/*
 * A page's text and the data in it: the one place where what somebody wrote meets HTML.
 */
#ifndef DS_REPORT_HTML_FILL_H
#define DS_REPORT_HTML_FILL_H

#include <doorstep/doorstep.h>

#include "base/buf.h"

/* What every page is told about itself. */
typedef struct ds_html_about {
    doorstep_language language;
    const char *title;
    const char *streets; /* address of map tiles (report/streets.h), or "" */
} ds_html_about;

/* What every page's object begins with: version, language, title, streets, words. */
void ds_html_start(ds_buf *buf, const ds_html_about *about);

/* Fills the page (report/page_text.h) with its object, which is freed. *text is malloc'd. */
doorstep_status ds_html_fill(const char *page_text, const ds_html_about *about, ds_buf *data,
                             char **text, size_t *length);

#endif
