#include "explain/explain.h"

#include "check/check.h"
#include "explain/stage.h"
#include "solve/islands.h"

static doorstep_status judge(const ds_instance *in, const ds_plan *plan, ds_diags *diags) {
    ds_check_report *report = NULL;
    doorstep_status status = ds_check(in, plan, NULL, ds_diags_language(diags), &report);
    if (status != DOORSTEP_OK) {
        return status;
    }
    for (int32_t i = 0; i < report->n_violations; i++) {
        if (report->violations[i].code[0] != 'S') { /* a wrong figure is no broken rule */
            ds_error(diags, NULL,
                     "only a plan that keeps the rules can be explained; this one breaks %s: %s",
                     report->violations[i].code, report->violations[i].text);
            status = DOORSTEP_BROKEN_PLAN;
        }
    }
    ds_check_report_free(report);
    return status;
}

static bool set_up(ds_stage *s) {
    return ds_travel_init(&s->travel, s->in) &&
           ds_neighbours_init(&s->neighbours, s->in, ds_neighbours_wanted(s->in)) &&
           ds_loaded_init(&s->loaded, s->in, &s->travel, &s->neighbours, s->plan, s->seed) &&
           ds_eligible_init(&s->eligible, s->in, &s->travel, false);
}

static void clean_up(ds_stage *s) {
    ds_eligible_free(&s->eligible);
    ds_loaded_free(&s->loaded);
    ds_neighbours_free(&s->neighbours);
    ds_travel_free(&s->travel);
}

static bool answer(ds_stage *s, const ds_question *question) {
    switch (question->subject) {
    case DS_OF_HOUSEHOLD:
        return ds_explain_household(s, question->index);
    case DS_OF_MEMBER:
        return ds_explain_member(s, question->index);
    case DS_OF_DESK:
        return ds_explain_desk(s, question->index);
    case DS_OF_PLAN:
        break;
    }
    return ds_explain_plan(s);
}

doorstep_status ds_explain(const ds_instance *in, const ds_plan *plan, const ds_question *question,
                           const ds_control *control, ds_diags *diags, ds_explanation **out) {
    *out = NULL;
    doorstep_status status = judge(in, plan, diags);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_stage s = {.in = in,
                  .plan = plan,
                  .control = control,
                  .seed = question->seed,
                  .out = ds_explanation_make()};
    bool ok = s.out != NULL && set_up(&s) && answer(&s, question) && !s.out->arena.failed &&
              !s.loaded.search.joint.out_of_memory;
    clean_up(&s);
    if (!ok) {
        ds_explanation_free(s.out);
        return DOORSTEP_NO_MEMORY;
    }
    *out = s.out;
    return DOORSTEP_OK;
}
