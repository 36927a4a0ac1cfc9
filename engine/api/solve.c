#include "solve/solve.h"

#include <math.h>
#include <stdlib.h>

#include "api/handles.h"
#include "base/control.h"

doorstep_status doorstep_cancel_token_new(doorstep_cancel_token **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = malloc(sizeof **out);
    if (*out == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    atomic_init(&(*out)->cancelled, false);
    return DOORSTEP_OK;
}

void doorstep_cancel_token_free(doorstep_cancel_token *token) {
    free(token);
}

void doorstep_cancel(doorstep_cancel_token *token) {
    if (token != NULL) {
        atomic_store_explicit(&token->cancelled, true, memory_order_relaxed);
    }
}

bool doorstep_cancelled(const doorstep_cancel_token *token) {
    return token != NULL && atomic_load_explicit(&token->cancelled, memory_order_relaxed);
}

typedef struct ds_listener {
    doorstep_progress_callback callback;
    void *payload;
} ds_listener;

static void pass_on(const ds_progress *progress, void *payload) {
    const ds_listener *listener = payload;
    const doorstep_progress public = {.seconds = progress->seconds,
                                      .score = progress->score,
                                      .covered = progress->covered,
                                      .households = progress->households,
                                      .iterations = progress->iterations};
    listener->callback(&public, listener->payload);
}

static bool sensible(const doorstep_solve_options *options) {
    const uint64_t largest_seed = UINT64_C(1) << 53;
    return !isnan(options->seconds) && options->gap >= 0 && options->bound_seconds >= 0 &&
           options->max_memory >= 0 && options->threads >= 0 &&
           options->threads <= DOORSTEP_MAX_THREADS && options->seed <= largest_seed;
}

/* Are the plans that are given of this instance? */
static bool fits(const doorstep_solve_options *options, const doorstep_instance *instance) {
    if (options->baseline != NULL) {
        return options->start == NULL && options->baseline->in == instance->in;
    }
    return options->start == NULL || options->start->in == instance->in;
}

static const ds_plan *start_of(const doorstep_solve_options *options) {
    return options->baseline != NULL ? options->baseline->plan
           : options->start != NULL  ? options->start->plan
                                     : NULL;
}

static ds_budget budget_of(const doorstep_solve_options *options) {
    bool counted = options->iterations >= 0, timed = options->seconds >= 0 || !counted;
    return (ds_budget){.timed = timed,
                       .counted = counted,
                       .seconds =
                           options->seconds >= 0 ? options->seconds : DOORSTEP_DEFAULT_SECONDS,
                       .iterations = options->iterations,
                       .gap = options->gap};
}

static ds_control control_for(const doorstep_solve_options *options, const ds_budget *budget,
                              ds_listener *listener) {
    double now = ds_clock();
    *listener = (ds_listener){options->progress, options->payload};
    return (ds_control){.started = now,
                        .deadline = budget->timed ? now + budget->seconds : (double)INFINITY,
                        .max_iterations = options->iterations,
                        .cancel = options->cancel == NULL ? NULL : &options->cancel->cancelled,
                        .progress = options->progress == NULL ? NULL : pass_on,
                        .payload = listener};
}

doorstep_status doorstep_solve(const doorstep_instance *instance,
                               const doorstep_solve_options *options,
                               doorstep_diagnostics *diagnostics, doorstep_plan **out) {
    doorstep_solve_options known = DOORSTEP_SOLVE_OPTIONS_INIT;
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (instance == NULL || !ds_versioned_read(&known, sizeof known, options) ||
        !sensible(&known) || !fits(&known, instance)) {
        return DOORSTEP_USAGE;
    }
    ds_listener listener;
    const ds_budget budget = budget_of(&known);
    ds_control control = control_for(&known, &budget, &listener);
    const ds_solve_options solve = {.seed = known.seed,
                                    .threads = ds_threads(known.threads),
                                    .start = start_of(&known),
                                    .baseline =
                                        known.baseline == NULL ? NULL : known.baseline->baseline,
                                    .gap = known.gap,
                                    .bound_seconds = known.bound_seconds,
                                    .memory = known.max_memory};
    ds_plan *plan = NULL;
    doorstep_status status =
        ds_solve(instance->in, &solve, &control, ds_diags_of(diagnostics), &plan);
    if (status != DOORSTEP_OK) {
        return status;
    }
    plan->run.budget = budget;
    return ds_plan_handle(instance, plan, out);
}
