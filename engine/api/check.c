#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "api/handles.h"
#include "report/text.h"

/* Is the plan judged beside what it was made from? */
static void compare_origin(const ds_plan *plan, const ds_baseline *baseline, ds_diags *diags) {
    if (!plan->has_replan) {
        return;
    }
    char named[DS_MOMENT_TEXT], given[DS_MOMENT_TEXT];
    ds_moment_text(plan->replan_from, named);
    if (baseline == NULL) {
        ds_warning(diags, "/replan",
                   "the plan was made anew from %s on; without its baseline everything is judged, "
                   "and its change is believed",
                   named);
        return;
    }
    ds_moment_text(baseline->from, given);
    if (strcmp(named, given) != 0) {
        ds_warning(diags, "/replan/from", "the plan was made anew from %s on, it is judged from %s",
                   named, given);
    }
    if (plan->replan_baseline != baseline->digest) {
        ds_warning(diags, "/replan/baseline",
                   "the plan was compared with another plan than the given one");
    }
}

doorstep_status doorstep_check(const doorstep_plan *plan, const doorstep_check_options *options,
                               doorstep_diagnostics *diagnostics, doorstep_check_report **out) {
    doorstep_check_options known = DOORSTEP_CHECK_OPTIONS_INIT;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (plan == NULL || !ds_versioned_read(&known, sizeof known, options) ||
        (known.baseline != NULL && known.baseline->in != plan->in)) {
        return DOORSTEP_USAGE;
    }
    const ds_baseline *baseline = known.baseline == NULL ? NULL : known.baseline->baseline;
    doorstep_check_report *handle = malloc(sizeof *handle);
    if (handle == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_check_report *report = NULL;
    doorstep_status status = ds_check(plan->in, plan->plan, baseline, known.language, &report);
    if (status != DOORSTEP_OK) {
        free(handle);
        return status;
    }
    compare_origin(plan->plan, baseline, ds_diags_of(diagnostics));
    *handle = (doorstep_check_report){.instance = ds_shared_use(plan->instance),
                                      .plan_shared = ds_shared_use(plan->shared),
                                      .in = plan->in,
                                      .plan = plan->plan,
                                      .report = report};
    *out = handle;
    return DOORSTEP_OK;
}

void doorstep_check_report_free(doorstep_check_report *report) {
    if (report != NULL) {
        ds_check_report_free(report->report);
        ds_shared_leave(report->plan_shared);
        ds_shared_leave(report->instance);
        free(report);
    }
}

int32_t doorstep_check_violations(const doorstep_check_report *report) {
    return report == NULL ? 0 : report->report->n_violations;
}

doorstep_status doorstep_check_violation(const doorstep_check_report *report, int32_t index,
                                         doorstep_violation *out) {
    if (out == NULL || index < 0 || index >= doorstep_check_violations(report)) {
        return DOORSTEP_USAGE;
    }
    const ds_violation *violation = &report->report->violations[index];
    *out = (doorstep_violation){.code = violation->code, .text = violation->text};
    return DOORSTEP_OK;
}

doorstep_status doorstep_check_get_figures(const doorstep_check_report *report,
                                           doorstep_plan_figures *figures) {
    if (report == NULL || !ds_figures_write(figures, report->plan, &report->report->score)) {
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}

doorstep_status doorstep_check_write(const doorstep_check_report *report, doorstep_format format,
                                     char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (report == NULL || (format != DOORSTEP_JSON && format != DOORSTEP_TEXT)) {
        return DOORSTEP_USAGE;
    }
    return format == DOORSTEP_JSON
               ? ds_report_check_json(report->in, report->report, text, length)
               : ds_report_check(report->in, report->plan, report->report, text, length);
}
