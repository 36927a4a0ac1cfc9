#include "solve/apart.h"

#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "solve/round.h"
#include "split/borders.h"

/* Shares of the time left: what first plans may take of all of it, and what borders may. */
static const double BEGIN_SHARE = 0.4, BORDER_SHARE = 0.1;

/* Times that parts are paired. */
enum { BORDER_ROUNDS = 2 };

/* How hot a cooling begins from a plan that was cooled before. */
static const double GOING_ON = 0.25;

typedef struct rounds {
    const ds_apart *apart;
    ds_round round; /* the next one */
} rounds;

/* The control for a stage: at most this share of the time and the iterations that are left. */
static ds_control share_of(const rounds *r, const ds_control *control, double share) {
    ds_control less = *control;
    double span = control->deadline - ds_clock();
    if (isfinite(span) && span > 0.0) {
        less.deadline -= (1.0 - share) * span;
    }
    if (control->max_iterations >= 0) {
        int64_t left = control->max_iterations - r->round.iterations;
        less.max_iterations = (int64_t)(share * (double)(left > 0 ? left : 0));
    }
    return less;
}

static bool is_over(const rounds *r, const ds_control *control) {
    const ds_joint *whole = &r->round.whole->joint;
    return ds_stop_now(control) ||
           (ds_joint_broken(whole) == 0 && ds_joint_score(whole) >= r->apart->ceiling);
}

static doorstep_status run(rounds *r, const ds_control *control) {
    r->round.control = control;
    doorstep_status status = ds_run_round(&r->round);
    r->round.stream += (uint64_t)DS_PART_STREAMS * (uint64_t)r->round.parts->count;
    return status;
}

static doorstep_status begin(rounds *r) {
    const ds_control control = share_of(r, r->apart->control, BEGIN_SHARE);
    r->round.begin = true;
    doorstep_status status = run(r, &control);
    r->round.begin = false;
    return status;
}

/* What each part that is planned may have of the iterations, by its size. */
static bool deal_iterations(ds_round *round, int64_t iterations) {
    const ds_parts *parts = round->parts;
    bool ok = true;
    double size = 0.0;
    round->left = iterations < 0 ? NULL : ds_zeroed(parts->count, sizeof *round->left, &ok);
    for (int32_t i = 0; i < parts->count; i++) {
        size += round->only == NULL || round->only[i] ? (double)parts->size[i] : 0.0;
    }
    for (int32_t i = 0; i < parts->count && round->left != NULL; i++) {
        bool planned = round->only == NULL || round->only[i];
        round->left[i] =
            planned ? (int64_t)((double)iterations * (double)parts->size[i] / size) : 0;
    }
    return ok;
}

static bool any_left(const ds_round *round) {
    bool any = round->left == NULL;
    for (int32_t i = 0; i < round->parts->count && !any; i++) {
        any = round->left[i] > 0;
    }
    return any;
}

/* Coolings until the control says stop or no part has iterations left. */
static doorstep_status cool(rounds *r, const ds_control *control, double heat) {
    bool ok = deal_iterations(&r->round, control->max_iterations);
    doorstep_status status = ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
    r->round.heat = heat;
    for (r->round.longer = 1.0;
         status == DOORSTEP_OK && any_left(&r->round) && !is_over(r, control);
         r->round.longer *= 2.0) {
        status = run(r, control);
    }
    free(r->round.left);
    r->round.left = NULL;
    return status;
}

/* One set of pairs; `any` tells whether there was one. */
static doorstep_status cool_pairs(rounds *r, ds_borders *borders, const ds_control *control,
                                  bool *any) {
    const ds_parts *parts = r->apart->parts;
    ds_parts pairs;
    bool ok = true, *only = ds_zeroed(parts->count, sizeof *only, &ok);
    if (!ok || !ds_borders_pair(borders, &r->round.whole->joint, &pairs, only)) {
        free(only);
        return DOORSTEP_NO_MEMORY;
    }
    *any = pairs.count < parts->count;
    r->round.parts = &pairs;
    r->round.only = only;
    doorstep_status status = *any ? cool(r, control, GOING_ON) : DOORSTEP_OK;
    r->round.parts = parts;
    r->round.only = NULL;
    ds_parts_free(&pairs);
    free(only);
    return status;
}

static doorstep_status cool_borders(rounds *r) {
    const ds_control *control = r->apart->control;
    ds_borders borders;
    if (!ds_borders_init(&borders, r->round.whole->in, r->apart->parts)) {
        return DOORSTEP_NO_MEMORY;
    }
    bool any = true;
    doorstep_status status = DOORSTEP_OK;
    for (int32_t i = BORDER_ROUNDS; i > 0 && any && status == DOORSTEP_OK && !is_over(r, control);
         i--) {
        const ds_control own = share_of(r, control, 1.0 / i);
        status = cool_pairs(r, &borders, &own, &any);
    }
    ds_borders_free(&borders);
    return status;
}

doorstep_status ds_plan_apart(const ds_apart *apart, ds_search *whole, int64_t *iterations) {
    rounds r = {.apart = apart,
                .round = {.parts = apart->parts,
                          .whole = whole,
                          .seed = apart->seed,
                          .stream = DS_PART_STREAMS,
                          .threads = apart->threads}};
    bool exact = ds_parts_exact(apart->parts);
    doorstep_status status = apart->begin ? begin(&r) : DOORSTEP_OK;
    if (status == DOORSTEP_OK) {
        const ds_control control = share_of(&r, apart->control, exact ? 1.0 : 1.0 - BORDER_SHARE);
        status = cool(&r, &control, apart->begin ? 1.0 : GOING_ON);
    }
    if (status == DOORSTEP_OK && !exact) {
        status = cool_borders(&r);
    }
    *iterations += r.round.iterations;
    return status;
}
