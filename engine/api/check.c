#include "check/check.h"

#include <stdlib.h>

#include "api/handles.h"
#include "report/text.h"

doorstep_status doorstep_check(const doorstep_plan *plan, doorstep_check_report **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (plan == NULL) {
        return DOORSTEP_USAGE;
    }
    doorstep_check_report *handle = malloc(sizeof *handle);
    if (handle == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_check_report *report = NULL;
    doorstep_status status = ds_check(plan->in, plan->plan, &report);
    if (status != DOORSTEP_OK) {
        free(handle);
        return status;
    }
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
