#include "bound/bound.h"

#include <math.h>

#include "api/handles.h"
#include "base/lp.h"
#include "report/text.h"
#include "score/score.h"

static bool sensible(const doorstep_bound_options *options) {
    return options->seconds >= 0 && options->threads >= 0 &&
           options->threads <= DOORSTEP_MAX_THREADS && options->max_memory >= 0;
}

/* What doing every open visit would earn. */
static double all_visits(const ds_instance *in) {
    double sum = 0.0;
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        for (int32_t i = household->done; i < household->visits.count; i++) {
            sum += ds_score_visit(in, household->visits.first + i);
        }
        sum += household->done < household->visits.count ? ds_score_complete(in, h) : 0.0;
    }
    return sum;
}

static double share_of(double score, double all) {
    return all > 0.0 ? fmin(fmax(score, 0.0) / all, 1.0) : 1.0;
}

static doorstep_status prove(const ds_instance *in, const doorstep_bound_options *options,
                             const ds_control *control, ds_bound *bound) {
    ds_travel travel;
    if (!ds_travel_init(&travel, in)) {
        return DOORSTEP_NO_MEMORY;
    }
    const ds_columns_options how = {.control = control,
                                    .threads = ds_threads(options->threads),
                                    .memory = options->max_memory,
                                    .incumbent = -INFINITY};
    doorstep_status status = ds_bound_find(in, &travel, how.threads, control, bound);
    if (status == DOORSTEP_OK && options->seconds > 0.0) {
        status = ds_bound_lower(in, &travel, &how, bound);
    }
    ds_travel_free(&travel);
    return status;
}

doorstep_status doorstep_bound(const doorstep_instance *instance,
                               const doorstep_bound_options *options,
                               doorstep_diagnostics *diagnostics, doorstep_bound_figures *figures) {
    doorstep_bound_options known = DOORSTEP_BOUND_OPTIONS_INIT;
    if (instance == NULL || figures == NULL || !ds_versioned_read(&known, sizeof known, options) ||
        !sensible(&known)) {
        return DOORSTEP_USAGE;
    }
    double now = ds_clock();
    atomic_bool starved = false;
    const ds_control control = {.started = now,
                                .deadline = known.seconds > 0.0 ? now + known.seconds : INFINITY,
                                .max_iterations = -1,
                                .cancel = known.cancel == NULL ? NULL : &known.cancel->cancelled,
                                .memory =
                                    ds_memory_share(known.max_memory, ds_threads(known.threads)),
                                .starved = &starved};
    ds_bound bound = {0};
    doorstep_status status = prove(instance->in, &known, &control, &bound);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (starved) {
        ds_warning(ds_diags_of(diagnostics), NULL, DS_LP_STARVED);
    }
    double all = all_visits(instance->in);
    const doorstep_bound_figures found = {.size = sizeof found,
                                          .score = bound.score,
                                          .method = bound.method,
                                          .all_visits = all,
                                          .share = share_of(bound.score, all),
                                          .seconds = ds_clock() - now};
    return ds_versioned_write(figures, &found, sizeof found) ? DOORSTEP_OK : DOORSTEP_USAGE;
}

doorstep_status doorstep_bound_write(const doorstep_instance *instance,
                                     const doorstep_bound_figures *figures, doorstep_format format,
                                     doorstep_language language, char **text, size_t *length) {
    doorstep_bound_figures known = DOORSTEP_BOUND_FIGURES_INIT;
    if (instance == NULL || text == NULL || length == NULL ||
        !ds_versioned_read(&known, sizeof known, figures) || known.method == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    switch (format) {
    case DOORSTEP_JSON:
        return ds_report_bound_json(instance->in, &known, text, length);
    case DOORSTEP_TEXT:
        return ds_report_bound(instance->in, &known, language, text, length);
    default:
        return DOORSTEP_USAGE;
    }
}
