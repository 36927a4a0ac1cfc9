#include "explain/explain.h"

#include <math.h>
#include <stdlib.h>

#include "api/handles.h"
#include "report/explain.h"
#include "words/messages.h"

enum { DEFAULT_ITERATIONS = 20000 };

/* What the options ask about; false after saying what is wrong with them. */
static bool read_question(const ds_instance *in, const doorstep_explain_options *options,
                          ds_diags *diags, ds_question *question) {
    const struct {
        const char *id, *what;
        const ds_ids *ids;
        ds_subject subject;
    } subjects[] = {{options->household, DS_TEXT("household"), &in->household_ids, DS_OF_HOUSEHOLD},
                    {options->member, DS_TEXT("member"), &in->member_ids, DS_OF_MEMBER},
                    {options->desk, DS_TEXT("desk"), &in->desk_ids, DS_OF_DESK}};
    *question = (ds_question){.subject = DS_OF_PLAN, .seed = options->seed};
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
        const char *id = subjects[i].id;
        if (id == NULL) {
            continue;
        }
        if (question->subject != DS_OF_PLAN) {
            ds_error(diags, NULL,
                     "one thing can be asked about at a time: a household, a member or a "
                     "desk");
            return false;
        }
        question->subject = subjects[i].subject;
        question->index = ds_ids_find(subjects[i].ids, id);
        if (question->index < 0) {
            ds_report_unknown(subjects[i].ids, subjects[i].what, id, diags);
            return false;
        }
    }
    return true;
}

static ds_control control_for(const doorstep_explain_options *options) {
    double now = ds_clock();
    bool none = options->seconds < 0 && options->iterations < 0;
    return (ds_control){.started = now,
                        .deadline =
                            options->seconds < 0 ? (double)INFINITY : now + options->seconds,
                        .max_iterations = none ? DEFAULT_ITERATIONS : options->iterations,
                        .cancel = options->cancel == NULL ? NULL : &options->cancel->cancelled};
}

static doorstep_status write(const ds_instance *in, const ds_explanation *explanation,
                             doorstep_format format, doorstep_language language, char **text,
                             size_t *length) {
    return format == DOORSTEP_JSON ? ds_report_explanation_json(in, explanation, text, length)
                                   : ds_report_explanation(in, explanation, language, text, length);
}

doorstep_status doorstep_explain(const doorstep_plan *plan, const doorstep_explain_options *options,
                                 doorstep_format format, doorstep_diagnostics *diagnostics,
                                 char **text, size_t *length) {
    doorstep_explain_options known = DOORSTEP_EXPLAIN_OPTIONS_INIT;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    ds_question question;
    ds_diags *diags = ds_diags_of(diagnostics);
    if (plan == NULL || (format != DOORSTEP_JSON && format != DOORSTEP_TEXT) ||
        !ds_versioned_read(&known, sizeof known, options) || isnan(known.seconds) ||
        !read_question(plan->in, &known, diags, &question)) {
        return DOORSTEP_USAGE;
    }
    const ds_control control = control_for(&known);
    ds_explanation *explanation = NULL;
    doorstep_status status =
        ds_explain(plan->in, plan->plan, &question, &control, diags, &explanation);
    if (status == DOORSTEP_OK) {
        status = write(plan->in, explanation, format, known.language, text, length);
    }
    ds_explanation_free(explanation);
    return status;
}
