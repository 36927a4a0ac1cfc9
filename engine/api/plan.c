#include <stdlib.h>

#include "api/handles.h"
#include "io/file.h"
#include "io/file_out.h"
#include "io/plan_read.h"
#include "io/plan_write.h"
#include "report/text.h"

static void drop_plan(void *plan) {
    ds_plan_free(plan);
}

doorstep_status ds_plan_handle(const doorstep_instance *instance, ds_plan *plan,
                               doorstep_plan **out) {
    doorstep_plan *handle = malloc(sizeof *handle);
    ds_shared *shared = ds_share(plan, drop_plan);
    if (handle == NULL || shared == NULL) {
        ds_shared_leave(shared);
        free(handle);
        return DOORSTEP_NO_MEMORY;
    }
    *handle = (doorstep_plan){.instance = ds_shared_use(instance->instance),
                              .shared = shared,
                              .in = instance->in,
                              .plan = plan};
    *out = handle;
    return DOORSTEP_OK;
}

doorstep_status doorstep_plan_read(const doorstep_instance *instance, const char *text,
                                   size_t length, doorstep_diagnostics *diagnostics,
                                   doorstep_plan **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (instance == NULL || (text == NULL && length > 0)) {
        return DOORSTEP_USAGE;
    }
    ds_plan *plan = NULL;
    doorstep_status status = ds_plan_read(instance->in, text == NULL ? "" : text, length,
                                          ds_diags_of(diagnostics), &plan);
    return status == DOORSTEP_OK ? ds_plan_handle(instance, plan, out) : status;
}

doorstep_status doorstep_plan_read_file(const doorstep_instance *instance, const char *path,
                                        doorstep_diagnostics *diagnostics, doorstep_plan **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (instance == NULL || path == NULL) {
        return DOORSTEP_USAGE;
    }
    char *text;
    size_t length;
    doorstep_status status = ds_file_read(path, ds_diags_of(diagnostics), &text, &length);
    if (status == DOORSTEP_OK) {
        status = doorstep_plan_read(instance, text, length, diagnostics, out);
        free(text);
    }
    return status;
}

void doorstep_plan_free(doorstep_plan *plan) {
    if (plan != NULL) {
        ds_shared_leave(plan->shared);
        ds_shared_leave(plan->instance);
        free(plan);
    }
}

static bool can_write(const doorstep_plan *plan, doorstep_format format) {
    return plan != NULL && (format == DOORSTEP_JSON || format == DOORSTEP_TEXT);
}

doorstep_status doorstep_plan_write(const doorstep_plan *plan, doorstep_format format,
                                    doorstep_language language, char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (!can_write(plan, format)) {
        return DOORSTEP_USAGE;
    }
    return format == DOORSTEP_JSON ? ds_plan_write(plan->in, plan->plan, text, length)
                                   : ds_report_plan(plan->in, plan->plan, language, text, length);
}

static doorstep_status put_plan(const doorstep_plan *plan, doorstep_format format,
                                doorstep_language language, ds_file_out *out) {
    if (format == DOORSTEP_JSON) {
        return ds_plan_put(plan->in, plan->plan, out);
    }
    char *text;
    size_t length;
    doorstep_status status = ds_report_plan(plan->in, plan->plan, language, &text, &length);
    if (status == DOORSTEP_OK) {
        status = ds_file_put(out, text, length) ? DOORSTEP_OK : DOORSTEP_FILE_ERROR;
        free(text);
    }
    return status;
}

/* What went wrong with the plan is told before what went wrong with the file. */
static doorstep_status put_and_end(const doorstep_plan *plan, doorstep_format format,
                                   doorstep_language language, ds_file_out *out, ds_diags *diags) {
    doorstep_status status = put_plan(plan, format, language, out);
    doorstep_status ended = ds_file_end(out, status == DOORSTEP_OK, diags);
    return status != DOORSTEP_OK ? status : ended;
}

doorstep_status doorstep_plan_write_file(const doorstep_plan *plan, doorstep_format format,
                                         doorstep_language language, const char *path,
                                         doorstep_diagnostics *diagnostics) {
    ds_file_out out;
    if (!can_write(plan, format) || path == NULL) {
        return DOORSTEP_USAGE;
    }
    if (plan->plan->n_unknown > 0) {
        return DOORSTEP_BROKEN_PLAN;
    }
    doorstep_status status = ds_file_begin(&out, path, ds_diags_of(diagnostics));
    return status == DOORSTEP_OK
               ? put_and_end(plan, format, language, &out, ds_diags_of(diagnostics))
               : status;
}

doorstep_status doorstep_plan_write_descriptor(const doorstep_plan *plan, doorstep_format format,
                                               doorstep_language language, int descriptor,
                                               doorstep_diagnostics *diagnostics) {
    if (!can_write(plan, format)) {
        return DOORSTEP_USAGE;
    }
    ds_file_out out = ds_file_of_descriptor(descriptor);
    return put_and_end(plan, format, language, &out, ds_diags_of(diagnostics));
}

bool ds_figures_write(doorstep_plan_figures *figures, const ds_plan *plan, const ds_score *score) {
    const ds_budget *budget = &plan->run.budget;
    doorstep_plan_figures known = {.size = sizeof known,
                                   .score = score->total,
                                   .coverage = score->coverage,
                                   .complete = score->complete,
                                   .households = score->households,
                                   .covered = score->covered,
                                   .touched = score->touched,
                                   .people_helped = score->people_helped,
                                   .services_given = score->services_given,
                                   .has_bound = plan->bound.known,
                                   .bound = plan->bound.score,
                                   .gap = plan->bound.gap,
                                   .uncovered_visits = plan->n_uncovered,
                                   .stopped = plan->run.stopped,
                                   .seed = plan->run.seed,
                                   .threads = plan->run.threads,
                                   .seconds = plan->run.seconds,
                                   .iterations = plan->run.iterations,
                                   .budget_seconds = budget->timed ? budget->seconds : -1,
                                   .budget_iterations = budget->counted ? budget->iterations : -1,
                                   .budget_gap = budget->gap,
                                   .has_digest = plan->has_digest,
                                   .digest = plan->digest};
    for (int i = 0; i < DS_N_PENALTIES; i++) {
        known.penalties += score->penalties[i];
    }
    return ds_versioned_write(figures, &known, sizeof known);
}

doorstep_status doorstep_plan_get_figures(const doorstep_plan *plan,
                                          doorstep_plan_figures *figures) {
    if (plan == NULL || !ds_figures_write(figures, plan->plan, &plan->plan->score)) {
        return DOORSTEP_USAGE;
    }
    return DOORSTEP_OK;
}
