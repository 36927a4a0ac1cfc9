#include "solve/apart.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "solve/begin.h"
#include "split/cut.h"
#include "split/join.h"

/* What the parts' runs share; each writes only what is its own, but for progress. */
typedef struct planning {
    const ds_apart *apart;
    const ds_joint *whole; /* empty */
    ds_snapshot *joined;
    ds_progress *told; /* [n_parts] the last that each told */
    double size, left; /* of all parts, and of those not begun */
    int64_t iterations;
    doorstep_status status;
    omp_lock_t lock; /* of `told`, `left` and the results */
} planning;

typedef struct part_run {
    planning *planning;
    int32_t part;
    ds_cut cut;
    ds_travel travel;
    ds_neighbours neighbours;
    ds_islands islands;
} part_run;

/* ---- Progress -------------------------------------------------------------------------------- */

/* A part's progress is told as the whole's: the sum of what all have told so far. */
static void pass_on(const ds_progress *progress, void *payload) {
    part_run *run = payload;
    planning *p = run->planning;
    const ds_control *control = p->apart->control;
    ds_progress all = {.seconds = ds_clock() - control->started,
                       .households = p->whole->in->n_households};
    omp_set_lock(&p->lock);
    p->told[run->part] = *progress;
    for (int32_t i = 0; i < p->apart->parts->count; i++) {
        all.score += p->told[i].score;
        all.covered += p->told[i].covered;
        all.iterations += p->told[i].iterations;
    }
    control->progress(&all, control->payload);
    omp_unset_lock(&p->lock);
}

/* ---- One part -------------------------------------------------------------------------------- */

/* A part's share of the iterations goes by its size among all, its share of the time left by that
 * among those not begun: what one takes too long is made up by those after it. */
static ds_control control_of(part_run *run) {
    planning *p = run->planning;
    const ds_control *all = p->apart->control;
    ds_control control = *all;
    double size = (double)p->apart->parts->size[run->part], share;
    omp_set_lock(&p->lock);
    share = fmin(1.0, size / p->left * p->apart->threads);
    p->left -= size;
    omp_unset_lock(&p->lock);
    if (isfinite(all->deadline)) {
        double now = ds_clock();
        control.deadline = fmin(all->deadline, now + (all->deadline - now) * share);
    }
    if (all->max_iterations >= 0) {
        control.max_iterations = (int64_t)((double)all->max_iterations * size / p->size);
    }
    if (all->progress != NULL) {
        control.progress = pass_on;
        control.payload = run;
    }
    return control;
}

static bool prepare(part_run *run) {
    enum { STREAMS = 64 }; /* of one part: none is another's */
    const ds_apart *apart = run->planning->apart;
    return ds_cut_make(run->planning->whole->in, apart->parts, run->part, &run->cut) &&
           ds_travel_init(&run->travel, run->cut.in) &&
           ds_neighbours_init(&run->neighbours, run->cut.in, ds_neighbours_wanted(run->cut.in)) &&
           ds_islands_init(&run->islands, run->cut.in, &run->travel, &run->neighbours, apart->seed,
                           (uint64_t)STREAMS * ((uint64_t)run->part + 1), 1, 1);
}

static doorstep_status plan(part_run *run) {
    const ds_control control = control_of(run);
    if (!prepare(run)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = ds_begin(&run->islands, &run->travel, &control);
    if (status == DOORSTEP_OK && !ds_islands_run(&run->islands, &control, INFINITY)) {
        status = DOORSTEP_NO_MEMORY;
    }
    return status;
}

static void plan_part(planning *p, int32_t part) {
    part_run run = {.planning = p, .part = part};
    doorstep_status status = plan(&run);
    if (status == DOORSTEP_OK) {
        ds_join_snapshot(&run.cut, &run.islands.islands[0].search.joint, &run.islands.best,
                         p->whole, p->joined);
    }
    omp_set_lock(&p->lock);
    p->iterations += run.islands.iterations;
    p->status = p->status == DOORSTEP_OK ? status : p->status;
    omp_unset_lock(&p->lock);
    ds_islands_free(&run.islands);
    ds_neighbours_free(&run.neighbours);
    ds_travel_free(&run.travel);
    ds_cut_free(&run.cut);
}

/* ---- All of them ----------------------------------------------------------------------------- */

static void plan_all(planning *p) {
    int32_t count = p->apart->parts->count;
    if (p->apart->threads <= 1) {
        for (int32_t i = 0; i < count; i++) {
            plan_part(p, i);
        }
        return;
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads(p->apart->threads)
    for (int32_t i = 0; i < count; i++) {
        plan_part(p, i);
    }
}

doorstep_status ds_plan_apart(const ds_apart *apart, ds_islands *whole) {
    ds_search *search = &whole->islands[0].search;
    ds_snapshot joined;
    ds_empty(&search->joint);
    if (!ds_snapshot_init(&joined, &search->joint)) {
        return DOORSTEP_NO_MEMORY;
    }
    planning p = {.apart = apart, .whole = &search->joint, .joined = &joined};
    omp_init_lock(&p.lock);
    p.told = calloc((size_t)apart->parts->count, sizeof *p.told);
    p.status = p.told == NULL ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
    for (int32_t i = 0; i < apart->parts->count; i++) {
        p.size += (double)apart->parts->size[i];
    }
    p.left = p.size;
    if (p.status == DOORSTEP_OK) {
        plan_all(&p);
    }
    if (p.status == DOORSTEP_OK) {
        ds_snapshot_load(&joined, &search->joint);
        ds_repair(search, apart->repair, DS_SOLVE_REPAIRS);
        ds_islands_offer(whole);
        whole->iterations += p.iterations;
        p.status = search->joint.out_of_memory ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
    }
    omp_destroy_lock(&p.lock);
    free(p.told);
    ds_snapshot_free(&joined);
    return p.status;
}
