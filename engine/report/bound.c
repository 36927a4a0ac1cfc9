/* What no plan can exceed: a few lines, and the same for programs. */
#include <math.h>

#include "io/emit.h"
#include "report/sections.h"
#include "report/text.h"
#include "words/messages.h"

enum { LABEL = 22 };

static void label(ds_page *page, const char *text) {
    ds_page_put(page, ds_translate(page->language, text));
    ds_page_to(page, LABEL);
}

/* The share is rounded up: "at most" must hold. */
static void share(ds_page *page, const doorstep_bound_figures *figures) {
    if (figures->all_visits <= 0.0) {
        return;
    }
    label(page, "that is at most");
    ds_page_figure(page, ceil(figures->share * 1000.0 - 1e-9) / 10.0, 1);
    ds_page_say(page, " %% of the ");
    ds_page_figure(page, figures->all_visits, 2);
    ds_page_say(page, " that doing every visit would earn");
    ds_page_line(page);
}

doorstep_status ds_report_bound(const ds_instance *in, const doorstep_bound_figures *figures,
                                doorstep_language language, char **text, size_t *length) {
    ds_page page = {.language = language};
    ds_sheet_title(&page, in);
    label(&page, "No plan scores above");
    ds_page_figure(&page, ceil(figures->score * 100.0 - 1e-6) / 100.0, 2);
    ds_page_line(&page);
    share(&page, figures);
    label(&page, "Proven by");
    ds_page_wrap(&page, ds_translate(language, figures->method), LABEL);
    ds_page_line(&page);
    return ds_buf_take(&page.buf, text, length);
}

doorstep_status ds_report_bound_json(const ds_instance *in, const doorstep_bound_figures *figures,
                                     char **text, size_t *length) {
    ds_buf buf = {0};
    ds_buf_puts(&buf, "{\"doorstep_bound\": 1,\n \"instance\": {\"name\": ");
    ds_emit_string(&buf, in->name);
    ds_buf_puts(&buf, ", \"digest\": ");
    ds_emit_digest(&buf, in->digest);
    ds_buf_puts(&buf, "},\n \"score\": ");
    ds_emit_number(&buf, figures->score);
    ds_buf_puts(&buf, ",\n \"method\": ");
    ds_emit_string(&buf, figures->method);
    ds_buf_puts(&buf, ",\n \"all_visits\": ");
    ds_emit_number(&buf, figures->all_visits);
    ds_buf_puts(&buf, ",\n \"share\": ");
    ds_emit_number(&buf, figures->share);
    ds_buf_puts(&buf, ",\n \"seconds\": ");
    ds_emit_number(&buf, figures->seconds);
    ds_buf_puts(&buf, "}\n");
    return ds_buf_take(&buf, text, length);
}
