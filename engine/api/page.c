#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/handles.h"
#include "base/zeroed.h"
#include "check/check.h"
#include "explain/explain.h"
#include "io/file_out.h"
#include "report/html.h"
#include "report/streets.h"
#include "solve/reasons.h"

/* What one more member would bring, where a budget says how long to look; NULL otherwise. */
static doorstep_status find_scarce(const doorstep_plan *plan, const doorstep_page_options *options,
                                   ds_diags *diags, ds_explanation **out) {
    *out = NULL;
    if (options->seconds < 0 && options->iterations < 0) {
        return DOORSTEP_OK;
    }
    double now = ds_clock();
    const ds_question question = {.subject = DS_OF_PLAN, .seed = options->seed};
    const ds_control control = {
        .started = now,
        .deadline = options->seconds < 0 ? (double)INFINITY : now + options->seconds,
        .max_iterations = options->iterations,
        .cancel = options->cancel == NULL ? NULL : &options->cancel->cancelled};
    return ds_explain(plan->in, plan->plan, &question, &control, diags, out);
}

/* The plan with its list of what is not covered; a plan written by hand may have none. The copy
 * borrows everything else. */
static doorstep_status with_reasons(const ds_instance *in, const ds_plan *plan, ds_plan *copy) {
    *copy = *plan;
    ds_arena_init(&copy->arena);
    if (plan->lists_uncovered) {
        return DOORSTEP_OK;
    }
    ds_travel travel;
    if (!ds_travel_init(&travel, in)) {
        return DOORSTEP_NO_MEMORY;
    }
    bool filled = ds_reasons_fill(in, &travel, copy);
    ds_travel_free(&travel);
    return filled ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

/* What pages are made of, and what is to be freed afterwards. */
typedef struct sources {
    ds_html_source html;
    ds_plan plan;
    ds_check_report *report;
    ds_explanation *scarce;
} sources;

static void clean_up(sources *s) {
    ds_explanation_free(s->scarce);
    ds_check_report_free(s->report);
    ds_arena_free(&s->plan.arena);
}

static doorstep_status prepare(sources *s, const doorstep_plan *plan,
                               const doorstep_page_options *options, ds_diags *diags) {
    const ds_baseline *baseline = options->baseline == NULL ? NULL : options->baseline->baseline;
    *s = (sources){0};
    doorstep_status status = with_reasons(plan->in, plan->plan, &s->plan);
    if (status == DOORSTEP_OK) {
        status = ds_check(plan->in, plan->plan, baseline, options->language, &s->report);
    }
    if (status == DOORSTEP_OK) {
        status = find_scarce(plan, options, diags, &s->scarce);
    }
    s->html = (ds_html_source){.in = plan->in,
                               .plan = &s->plan,
                               .report = s->report,
                               .scarce = s->scarce,
                               .index = options->index,
                               .language = options->language,
                               .streets = options->streets};
    return status;
}

doorstep_status ds_page_options_read(const doorstep_page_options *given, ds_diags *diags,
                                     doorstep_page_options *known) {
    *known = (doorstep_page_options)DOORSTEP_PAGE_OPTIONS_INIT;
    if (!ds_versioned_read(known, sizeof *known, given) || isnan(known->seconds)) {
        return DOORSTEP_USAGE;
    }
    known->streets = known->streets != NULL ? known->streets : ds_streets_usual;
    if (!ds_streets_sound(known->streets)) {
        ds_error(diags, NULL, "found \"%.200s\", expected the address of map tiles, as \"%s\"",
                 known->streets, ds_streets_usual);
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}

/* The options that were given; USAGE or BROKEN_PLAN where there can be no page. */
static doorstep_status read_options(const doorstep_plan *plan, const doorstep_page_options *options,
                                    ds_diags *diags, doorstep_page_options *known) {
    if (plan == NULL) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_page_options_read(options, diags, known);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (known->baseline != NULL && known->baseline->in != plan->in) {
        return DOORSTEP_USAGE;
    }
    return ds_knows_all(plan->plan, diags) ? DOORSTEP_OK : DOORSTEP_BROKEN_PLAN;
}

doorstep_status doorstep_page_write(const doorstep_plan *plan, const doorstep_page_options *options,
                                    doorstep_diagnostics *diagnostics, char **text,
                                    size_t *length) {
    doorstep_page_options known;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    ds_diags *diags = ds_diags_of(diagnostics);
    doorstep_status status = read_options(plan, options, diags, &known);
    if (status != DOORSTEP_OK) {
        return status;
    }
    sources s;
    ds_html_view view;
    status = prepare(&s, plan, &known, diags);
    bool ok = ds_html_view_whole(&view, plan->in);
    s.html.view = &view;
    if (status == DOORSTEP_OK) {
        status = ok ? ds_report_html(&s.html, text, length) : DOORSTEP_NO_MEMORY;
    }
    ds_html_view_free(&view);
    clean_up(&s);
    return status;
}

/* ---- A folder of pages ----------------------------------------------------------------------- */

/* Writes a page that was made with `status`, and frees it. */
static doorstep_status put_page(const char *folder, const char *name, doorstep_status status,
                                char *text, size_t length, ds_diags *diags) {
    size_t size = strlen(folder) + strlen(name) + sizeof "/";
    char *path = malloc(size);
    if (status == DOORSTEP_OK && path == NULL) {
        status = DOORSTEP_NO_MEMORY;
    } else if (status == DOORSTEP_OK) {
        snprintf(path, size, "%s/%s", folder, name);
        status = ds_file_write(path, text, length, diags);
    }
    free(path);
    free(text);
    return status;
}

static doorstep_status put_part(ds_html_source *source, int32_t part, const char *folder,
                                ds_diags *diags) {
    char name[DS_HTML_FILE_NAME], *text = NULL;
    size_t length = 0;
    ds_html_view view;
    doorstep_status status = DOORSTEP_NO_MEMORY;
    ds_html_file_name(part, name);
    if (ds_html_view_part(&view, source->in, source->plan, source->parts, part)) {
        source->view = &view;
        status = ds_report_html(source, &text, &length);
        source->view = NULL;
    }
    ds_html_view_free(&view);
    return put_page(folder, name, status, text, length, diags);
}

static doorstep_status put_pages(ds_html_source *source, const char *folder, ds_diags *diags) {
    bool ok = true;
    char *text = NULL;
    size_t length = 0;
    ds_html_counts *counts = ds_zeroed(source->parts->count, sizeof *counts, &ok);
    ok = ok && ds_html_count(source->in, source->plan, source->parts, counts);
    source->counts = counts;
    doorstep_status status = ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
    for (int32_t p = 0; p < source->parts->count && status == DOORSTEP_OK; p++) {
        status = put_part(source, p, folder, diags);
    }
    if (status == DOORSTEP_OK) {
        status = ds_report_html_index(source, &text, &length);
        status = put_page(folder, "index.html", status, text, length, diags);
    }
    free(counts);
    return status;
}

doorstep_status doorstep_pages_write(const doorstep_plan *plan,
                                     const doorstep_page_options *options, const char *folder,
                                     doorstep_diagnostics *diagnostics) {
    doorstep_page_options known;
    ds_diags *diags = ds_diags_of(diagnostics);
    doorstep_status status =
        folder == NULL ? DOORSTEP_USAGE : read_options(plan, options, diags, &known);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        ds_system_error(diags, "the folder cannot be made", errno);
        return DOORSTEP_FILE_ERROR;
    }
    ds_parts parts;
    if (!ds_parts_init(&parts, plan->in)) {
        return DOORSTEP_NO_MEMORY;
    }
    sources s;
    status = prepare(&s, plan, &known, diags);
    s.html.parts = &parts;
    if (status == DOORSTEP_OK) {
        status = put_pages(&s.html, folder, diags);
    }
    clean_up(&s);
    ds_parts_free(&parts);
    return status;
}
