#include <math.h>

#include "api/handles.h"
#include "check/check.h"
#include "explain/explain.h"
#include "report/html.h"
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

static doorstep_status write(const doorstep_plan *plan, const doorstep_page_options *options,
                             ds_check_report *report, ds_diags *diags, char **text,
                             size_t *length) {
    ds_explanation *scarce = NULL;
    ds_plan whole;
    doorstep_status status = with_reasons(plan->in, plan->plan, &whole);
    if (status == DOORSTEP_OK) {
        status = find_scarce(plan, options, diags, &scarce);
    }
    if (status == DOORSTEP_OK) {
        const ds_html_source source = {.in = plan->in,
                                       .plan = &whole,
                                       .report = report,
                                       .scarce = scarce,
                                       .language = options->language};
        status = ds_report_html(&source, text, length);
    }
    ds_explanation_free(scarce);
    ds_arena_free(&whole.arena);
    return status;
}

doorstep_status doorstep_page_write(const doorstep_plan *plan, const doorstep_page_options *options,
                                    doorstep_diagnostics *diagnostics, char **text,
                                    size_t *length) {
    doorstep_page_options known = DOORSTEP_PAGE_OPTIONS_INIT;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (plan == NULL || !ds_versioned_read(&known, sizeof known, options) || isnan(known.seconds) ||
        (known.baseline != NULL && known.baseline->in != plan->in)) {
        return DOORSTEP_USAGE;
    }
    if (!ds_knows_all(plan->plan, ds_diags_of(diagnostics))) {
        return DOORSTEP_BROKEN_PLAN;
    }
    ds_check_report *report = NULL;
    const ds_baseline *baseline = known.baseline == NULL ? NULL : known.baseline->baseline;
    doorstep_status status = ds_check(plan->in, plan->plan, baseline, &report);
    if (status == DOORSTEP_OK) {
        status = write(plan, &known, report, ds_diags_of(diagnostics), text, length);
    }
    ds_check_report_free(report);
    return status;
}
