#include "solve/solve.h"

#include <math.h>
#include <stdio.h>

#include "base/lp.h"
#include "bound/bound.h"
#include "check/check.h"
#include "solve/apart.h"
#include "solve/begin.h"
#include "solve/conflict_apart.h"
#include "solve/extract.h"
#include "solve/reasons.h"
#include "solve/remainder.h"
#include "words/messages.h"

/* Shares of the time left: what the bound may take, and what the search may before the last of it
 * goes to polishing, reasons and the check. */
static const double BOUND_SHARE = 0.15, SEARCH_SHARE = 0.985;

/* The same for an instance of several parts, whose bound is made on all threads before anything
 * else. */
static const double APART_BOUND_SHARE = 0.1;

/* Neighbours that are known where the instance is planned part by part: the whole is but mended. */
enum { FEW_NEIGHBOURS = 8 };

/* Scores whose share of difference is less are the same. */
static const double ROUNDING = 1e-9;

/* How hot the search begins from a plan that was given. */
static const double GOING_ON = 0.25;

/* What one run works with. */
typedef struct run {
    const ds_instance *whole;
    const ds_instance *in; /* what is to be planned: all of it, or the remainder */
    ds_remainder remainder;
    const ds_solve_options *options;
    const ds_control *control;
    ds_diags *diags;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_parts parts;
    ds_islands islands;
    ds_bound bound; /* of the joint state's score, which of a remainder lacks what has begun */
} run;

/* Is the instance planned part by part? */
static bool is_apart(const run *r) {
    return r->parts.count > 1 && r->options->start == NULL;
}

static doorstep_status prepare(run *r) {
    int32_t threads = r->options->threads;
    int32_t near = is_apart(r) ? FEW_NEIGHBOURS : ds_neighbours_wanted(r->in);
    int32_t count = is_apart(r) ? 1 : ds_islands_wanted(r->control, threads);
    if (!ds_travel_init(&r->travel, r->in)) {
        return DOORSTEP_NO_MEMORY;
    }
    if (!ds_neighbours_init(&r->neighbours, r->in, near)) {
        return DOORSTEP_NO_MEMORY;
    }
    if (!ds_islands_init(&r->islands, r->in, &r->travel, &r->neighbours, r->options->seed, 0, count,
                         threads)) {
        return DOORSTEP_NO_MEMORY;
    }
    return DOORSTEP_OK;
}

static void clean_up(run *r) {
    ds_islands_free(&r->islands);
    ds_parts_free(&r->parts);
    ds_neighbours_free(&r->neighbours);
    ds_travel_free(&r->travel);
    ds_remainder_free(&r->remainder);
}

/* The control for one stage of the run: at most this share of the time that is left. */
static ds_control share_of_time(const ds_control *control, double share) {
    ds_control shorter = *control;
    double span = control->deadline - ds_clock();
    if (isfinite(span) && span > 0.0) {
        shorter.deadline -= (1.0 - share) * span;
    }
    return shorter;
}

/* ---- Start ----------------------------------------------------------------------------------- */

/* What bounds are made of. */
static const ds_instance *bounded(const run *r) {
    return r->in == r->whole ? r->whole : &r->remainder.open;
}

static doorstep_status find_bound(run *r, double share, int32_t threads) {
    const ds_control control = share_of_time(r->control, share);
    return ds_bound_find(bounded(r), &r->travel, threads, &control, &r->bound);
}

static doorstep_status begin_plan(run *r) {
    if (r->options->start == NULL) {
        return ds_begin(&r->islands, &r->travel, r->control);
    }
    r->islands.heat = GOING_ON;
    ds_diags *dropped = r->options->baseline == NULL ? r->diags : NULL;
    return ds_begin_from(&r->islands, r->options->start, r->control, dropped);
}

/* The first plan and the bound do not need each other: with two threads they are made side by side.
 * One thread stays clear of OpenMP, whose runtime ends the process when it finds no memory. */
static doorstep_status begin_whole(run *r) {
    doorstep_status started = DOORSTEP_OK, bounded = DOORSTEP_OK;
    if (r->options->threads <= 1) {
        started = begin_plan(r);
        return started != DOORSTEP_OK ? started : find_bound(r, BOUND_SHARE, 1);
    }
#pragma omp parallel sections num_threads(2)
    {
#pragma omp section
        started = begin_plan(r);
#pragma omp section
        bounded = find_bound(r, BOUND_SHARE, 1);
    }
    return started != DOORSTEP_OK ? started : bounded;
}

/* ---- Search ---------------------------------------------------------------------------------- */

/* The score at which a plan is proven good enough: best, within the tolerance of the checker, or as
 * near as was asked. */
static double ceiling(const run *r) {
    double score = r->bound.score;
    return r->bound.known ? score - fmax(r->options->gap, 1e-6) * fmax(1.0, fabs(score)) : INFINITY;
}

static doorstep_status search_whole(run *r) {
    doorstep_status status = begin_whole(r);
    if (status != DOORSTEP_OK) {
        return status;
    }
    const ds_control control = share_of_time(r->control, SEARCH_SHARE);
    return ds_islands_run(&r->islands, &control, ceiling(r)) ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}

/* Part by part, but for what the whole needs to keep every rule. */
static doorstep_status search_apart(run *r) {
    ds_search *whole = &r->islands.islands[0].search;
    doorstep_status status = find_bound(r, APART_BOUND_SHARE, r->options->threads);
    if (status != DOORSTEP_OK) {
        return status;
    }
    const ds_control control = share_of_time(r->control, SEARCH_SHARE);
    const ds_apart apart = {.parts = &r->parts,
                            .control = &control,
                            .seed = r->options->seed,
                            .threads = r->options->threads,
                            .begin = true,
                            .ceiling = ceiling(r)};
    status = ds_plan_apart(&apart, whole, &r->islands.iterations);
    if (status == DOORSTEP_OK) {
        ds_repair(whole, r->control, DS_SOLVE_REPAIRS);
        ds_snapshot_take(&r->islands.best, &whole->joint);
        status = whole->joint.out_of_memory ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
    }
    return status;
}

/* ---- Plan ------------------------------------------------------------------------------------ */

/* The best plan, once the search is over. */
static const ds_joint *joint_of(const run *r) {
    return &r->islands.islands[0].search.joint;
}

static void report_unmet(const run *r, int32_t lock, const char *whose, const char *id) {
    char pointer[32];
    snprintf(pointer, sizeof pointer, "/locks/%d", lock);
    ds_error(
        r->diags, pointer,
        "no plan was found that keeps this lock of %s \"%s\" together with the other locks and "
        "the rules; a longer search may find one",
        ds_translate(ds_diags_language(r->diags), whose), id);
}

static void report_unmet_locks(const run *r) {
    const ds_instance *in = r->in;
    const ds_joint *joint = joint_of(r);
    int32_t reported = 0;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->duty != DS_DUTY_OFF &&
            ds_post_at(&joint->roster, lock->member, lock->shift) == DS_NONE) {
            report_unmet(r, lock->source, "member", in->members[lock->member].id);
            reported++;
        }
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[i];
        if (ds_post_of_visit(joint, lock->visit) == DS_NONE) {
            const ds_visit *visit = &in->visits[lock->visit];
            report_unmet(r, lock->source, "household", in->households[visit->household].id);
            reported++;
        }
    }
    if (reported == 0) {
        ds_error(
            r->diags, NULL,
            "no plan was found that keeps every lock and every rule; a longer search may find one");
    }
}

static doorstep_status judge(const run *r, const ds_plan *plan) {
    ds_check_report *report = NULL;
    doorstep_status status =
        ds_check(r->whole, plan, r->options->baseline, DOORSTEP_ENGLISH, &report);
    if (status != DOORSTEP_OK) {
        return status;
    }
    if (report->n_violations > 0) {
        status = DOORSTEP_INTERNAL;
        for (int32_t i = 0; i < report->n_violations; i++) {
            ds_error(r->diags, NULL, "the engine's own plan breaks a rule: %s %s",
                     report->violations[i].code, report->violations[i].text);
        }
    }
    ds_check_report_free(report);
    return status;
}

/* Time of its own for a lower bound, unless the plan is proven good enough by now. */
static doorstep_status lower_bound(run *r) {
    double seconds = r->options->bound_seconds;
    if (seconds <= 0.0 || r->islands.best.score >= ceiling(r) || ds_cancelled(r->control)) {
        return DOORSTEP_OK;
    }
    ds_control control = *r->control;
    control.deadline = ds_clock() + seconds;
    const ds_columns_options how = {.control = &control,
                                    .threads = r->options->threads,
                                    .memory = r->options->memory,
                                    .incumbent = ds_joint_score(joint_of(r))};
    return ds_bound_lower(bounded(r), &r->travel, &how, &r->bound);
}

/* What has begun adds to the score of all that is still to plan. */
static double begun(const run *r, const ds_plan *plan) {
    return r->in == r->whole ? 0.0 : plan->score.total - ds_joint_score(joint_of(r));
}

static void fill_in(const run *r, ds_plan *plan) {
    const ds_baseline *baseline = r->options->baseline;
    if (baseline != NULL) {
        plan->has_replan = true;
        plan->replan_from = baseline->from;
        plan->replan_baseline = baseline->digest;
    }
    plan->bound = r->bound;
    if (plan->bound.known) {
        plan->bound.score += begun(r, plan);
        if (fabs(plan->bound.score - plan->score.total) <
            ROUNDING * fmax(1.0, fabs(plan->score.total))) {
            plan->bound.score = plan->score.total; /* the same terms, summed in another order */
        }
        plan->bound.gap =
            (plan->bound.score - plan->score.total) / fmax(1.0, fabs(plan->bound.score));
    }
    plan->run = (ds_run){.version = DOORSTEP_VERSION,
                         .seed = r->options->seed,
                         .threads = r->options->threads,
                         .seconds = ds_clock() - r->control->started,
                         .iterations = r->islands.iterations,
                         .stopped = ds_cancelled(r->control) ? DS_TEXT("cancelled") : NULL};
}

static doorstep_status make_plan(run *r, ds_plan **out) {
    if (r->islands.best.broken > 0) {
        report_unmet_locks(r);
        return DOORSTEP_INFEASIBLE;
    }
    ds_polish(&r->islands.islands[0].search);
    if (joint_of(r)->out_of_memory) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = lower_bound(r);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_plan *plan = ds_extract_plan(joint_of(r));
    if (plan == NULL || !ds_reasons_fill(r->in, &r->travel, plan)) {
        ds_plan_free(plan);
        return DOORSTEP_NO_MEMORY;
    }
    fill_in(r, plan);
    status = judge(r, plan);
    if (status != DOORSTEP_OK) {
        ds_plan_free(plan);
        return status;
    }
    *out = plan;
    return DOORSTEP_OK;
}

static doorstep_status recipe(run *r, ds_plan **out) {
    bool conflict = false;
    if (!ds_parts_init(&r->parts, r->in)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = ds_lock_conflict_apart(r->in, &r->parts, r->diags, &conflict);
    if (status != DOORSTEP_OK || conflict) {
        return conflict ? DOORSTEP_INFEASIBLE : status;
    }
    status = prepare(r);
    if (status == DOORSTEP_OK) {
        status = is_apart(r) ? search_apart(r) : search_whole(r);
    }
    return status == DOORSTEP_OK ? make_plan(r, out) : status;
}

doorstep_status ds_solve(const ds_instance *in, const ds_solve_options *options,
                         const ds_control *control, ds_diags *diags, ds_plan **out) {
    *out = NULL;
    atomic_bool starved = false;
    ds_control limited = *control;
    limited.memory = ds_memory_share(options->memory, options->threads);
    limited.starved = &starved;
    run r = {.whole = in, .in = in, .options = options, .control = &limited, .diags = diags};
    if (options->baseline != NULL) {
        if (!ds_remainder_make(in, options->baseline, options->start, &r.remainder)) {
            return DOORSTEP_NO_MEMORY;
        }
        r.in = &r.remainder.in;
    }
    doorstep_status status = recipe(&r, out);
    clean_up(&r);
    if (status == DOORSTEP_OK && starved) {
        ds_warning(diags, NULL, DS_LP_STARVED);
    }
    return status;
}
