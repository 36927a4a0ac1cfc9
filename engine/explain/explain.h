/*
 * Answers to "why": about a household, a member, a desk, or the plan as a whole. The plan is put
 * into the joint state of a search, and what is said was tried there: a crew that is said to be too
 * late is, a change that is said to make a visit possible does.
 */
#ifndef DS_EXPLAIN_EXPLAIN_H
#define DS_EXPLAIN_EXPLAIN_H

#include <doorstep/doorstep.h>

#include "base/control.h"
#include "base/diag.h"
#include "explain/facts.h"

typedef enum ds_subject { DS_OF_PLAN, DS_OF_HOUSEHOLD, DS_OF_MEMBER, DS_OF_DESK } ds_subject;

typedef struct ds_question {
    ds_subject subject;
    int32_t index; /* of the household, member or desk */
    uint64_t seed;
} ds_question;

/* DOORSTEP_OK: *out, to be freed with ds_explanation_free. DOORSTEP_BROKEN_PLAN: the plan breaks
 * rules, and `diags` says so; only a plan that keeps them can be explained. The control limits what
 * is solved again for DS_OF_PLAN. */
doorstep_status ds_explain(const ds_instance *in, const ds_plan *plan, const ds_question *question,
                           const ds_control *control, ds_diags *diags, ds_explanation **out);

#endif
