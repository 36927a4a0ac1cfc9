#include "report/compare.h"

#include "api/handles.h"
#include "check/check.h"

doorstep_status doorstep_compare(const doorstep_plan *plan_a, const doorstep_plan *plan_b,
                                 const doorstep_compare_options *options, char **text,
                                 size_t *length) {
    doorstep_compare_options known = DOORSTEP_COMPARE_OPTIONS_INIT;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (plan_a == NULL || plan_b == NULL || plan_a->in != plan_b->in ||
        !ds_versioned_read(&known, sizeof known, options)) {
        return DOORSTEP_USAGE;
    }
    if (plan_a->plan->n_unknown > 0 || plan_b->plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    ds_check_report *a = NULL, *b = NULL;
    doorstep_status status = ds_check(plan_a->in, plan_a->plan, NULL, known.language, &a);
    if (status == DOORSTEP_OK) {
        status = ds_check(plan_b->in, plan_b->plan, NULL, known.language, &b);
    }
    if (status == DOORSTEP_OK) {
        const ds_comparison comparison = {.in = plan_a->in,
                                          .plans = {plan_a->plan, plan_b->plan},
                                          .scores = {&a->score, &b->score},
                                          .language = known.language,
                                          .html = known.html};
        status = ds_report_comparison(&comparison, text, length);
    }
    ds_check_report_free(a);
    ds_check_report_free(b);
    return status;
}
