/*
 * The independent checker: judges any plan, made by the engine or by hand, by docs/format.md alone.
 * It sees model/, base/ and words/ and nothing else: not the score, the travel or the search it
 * keeps honest.
 */
#ifndef DS_CHECK_CHECK_H
#define DS_CHECK_CHECK_H

#include <doorstep/doorstep.h>

#include "model/baseline.h"
#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_violation {
    const char *code; /* P1, M1 ... L1, F1, S1 ... of docs/format.md */
    const char *text; /* one line: who, when, what was found, what the rule asks */
} ds_violation;

typedef struct ds_check_report {
    ds_arena arena; /* holds the report itself */
    doorstep_language language;
    int32_t n_violations;
    ds_violation *violations;
    ds_score score; /* recomputed; what breaks P1 is left out of it */
} ds_check_report;

/* DOORSTEP_OK when the plan could be judged, whatever the verdict; DOORSTEP_NO_MEMORY otherwise.
 * The caller frees *out with ds_check_report_free.
 *
 * Beside a baseline (of the same instance; or NULL) the plan has to hold in frozen shifts what the
 * baseline holds there, which is not judged again; it counts for the limits of what comes after. */
doorstep_status ds_check(const ds_instance *in, const ds_plan *plan, const ds_baseline *baseline,
                         doorstep_language language, ds_check_report **out);
void ds_check_report_free(ds_check_report *report);

#endif
