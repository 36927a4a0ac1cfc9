#include "solve/round.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "solve/begin.h"
#include "split/adopt.h"
#include "split/cut.h"
#include "split/hand_out.h"
#include "split/join.h"

static bool is_planned(const ds_round *round, int32_t part) {
    return round->only == NULL || round->only[part];
}

/* What a part has told so far, and had before. */
typedef struct telling {
    double score, score_before;
    int32_t covered, covered_before;
    int64_t iterations;
} telling;

/* What the parts' runs share; each writes only what is its own, but for what the lock guards. */
typedef struct planning {
    ds_round *round;
    ds_snapshot *plans; /* of all parts, as one of the whole */
    telling *told;      /* [parts] */
    bool *planned;      /* [parts] */
    double score;       /* of the whole when the round began */
    int32_t covered;
    int64_t iterations;
    double size_left; /* of the parts not begun */
    doorstep_status status;
    omp_lock_t lock; /* of `told`, `size_left`, `status` and the round's `iterations` */
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

/* A part's progress is told as the whole's: what it had, and what all parts have gained so far. */
static void pass_on(const ds_progress *progress, void *payload) {
    part_run *run = payload;
    planning *p = run->planning;
    const ds_control *control = p->round->control;
    ds_progress all = {.seconds = ds_clock() - control->started,
                       .score = p->score,
                       .covered = p->covered,
                       .households = p->round->whole->in->n_households,
                       .iterations = p->iterations};
    omp_set_lock(&p->lock);
    telling *own = &p->told[run->part];
    own->score = progress->score;
    own->covered = progress->covered;
    own->iterations = progress->iterations;
    for (int32_t i = 0; i < p->round->parts->count; i++) {
        all.score += p->told[i].score - p->told[i].score_before;
        all.covered += p->told[i].covered - p->told[i].covered_before;
        all.iterations += p->told[i].iterations;
    }
    control->progress(&all, control->payload);
    omp_unset_lock(&p->lock);
}

/* What a part had when its run began, or has when it ends. */
static void tell(part_run *run, bool before) {
    planning *p = run->planning;
    const ds_joint *joint = &run->islands.islands[0].search.joint;
    if (before) {
        telling *own = &p->told[run->part];
        own->score = own->score_before = ds_joint_score(joint);
        own->covered = own->covered_before = joint->covered;
    } else if (p->round->control->progress != NULL) {
        const ds_progress now = {.score = ds_joint_score(joint),
                                 .covered = joint->covered,
                                 .iterations = run->islands.iterations};
        pass_on(&now, run);
    }
}

/* ---- One part -------------------------------------------------------------------------------- */

/* A part's share of the time left goes by its size among the parts not begun: what one takes too
 * long is made up by those after it. */
static ds_control control_of(part_run *run) {
    planning *p = run->planning;
    const ds_control *all = p->round->control;
    ds_control control = *all;
    double size = (double)p->round->parts->size[run->part], share;
    omp_set_lock(&p->lock);
    share = fmin(1.0, size / p->size_left * p->round->threads);
    p->size_left -= size;
    omp_unset_lock(&p->lock);
    if (isfinite(all->deadline)) {
        double now = ds_clock();
        control.deadline = fmin(all->deadline, now + (all->deadline - now) * share);
    }
    if (p->round->left != NULL) {
        control.max_iterations = p->round->left[run->part];
    }
    if (all->progress != NULL) {
        control.progress = pass_on;
        control.payload = run;
    }
    return control;
}

static bool prepare(part_run *run) {
    const ds_round *round = run->planning->round;
    const ds_instance *whole = round->whole->in;
    uint64_t stream = round->stream + (uint64_t)DS_PART_STREAMS * (uint64_t)run->part;
    return ds_cut_make(whole, round->parts, run->part, &run->cut) &&
           ds_travel_init(&run->travel, run->cut.in) &&
           ds_neighbours_init(&run->neighbours, run->cut.in, ds_neighbours_wanted(run->cut.in)) &&
           ds_islands_init(&run->islands, run->cut.in, &run->travel, &run->neighbours, round->seed,
                           stream, 1, 1);
}

/* Takes over what the whole has of the part, and cools it once. */
static bool cool(part_run *run, const ds_control *control) {
    const ds_round *round = run->planning->round;
    ds_islands *islands = &run->islands;
    ds_joint *joint = &islands->islands[0].search.joint;
    if (!ds_hand_out(round->parts, run->part, &run->cut, &round->whole->joint, joint,
                     &islands->best)) {
        return false;
    }
    ds_snapshot_load(&islands->best, joint);
    ds_snapshot_take(&islands->best, joint);
    tell(run, true);
    islands->heat = round->heat;
    islands->coolings = 1;
    islands->length = (int64_t)((double)islands->length * round->longer);
    return ds_islands_run(islands, control, INFINITY);
}

/* A first plan. A rule that one part breaks spoils the plan of all: a part that found no plan which
 * keeps them takes its time for one, whatever the clock says. */
static doorstep_status begin(part_run *run, const ds_control *control) {
    const double budget = 2.2; /* the first roster may take all of the time, not its usual share */
    ds_islands *islands = &run->islands;
    ds_control all = *control, patient = *control;
    all.deadline += (budget - 1.0) * fmax(0.0, control->deadline - ds_clock());
    patient.deadline = INFINITY;
    patient.cancel = NULL;
    tell(run, true);
    doorstep_status status = ds_begin(islands, &run->travel, &all);
    if (status == DOORSTEP_OK && islands->best.broken > 0) {
        status = ds_begin(islands, &run->travel, &patient);
    }
    ds_snapshot_load(&islands->best, &islands->islands[0].search.joint);
    return status;
}

static doorstep_status plan(part_run *run) {
    const ds_control control = control_of(run);
    if (!prepare(run)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = run->planning->round->begin ? begin(run, &control)
                             : cool(run, &control)       ? DOORSTEP_OK
                                                         : DOORSTEP_NO_MEMORY;
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_search *search = &run->islands.islands[0].search;
    ds_polish(search);
    ds_snapshot_take(&run->islands.best, &search->joint);
    tell(run, false);
    return search->joint.out_of_memory ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}

static void plan_part(planning *p, int32_t part) {
    part_run run = {.planning = p, .part = part};
    if (!is_planned(p->round, part) || (!p->round->begin && ds_stop_now(p->round->control))) {
        return; /* what the whole has of it stays */
    }
    doorstep_status status = plan(&run);
    if (status == DOORSTEP_OK) {
        p->planned[part] = true;
        ds_join_snapshot(&run.cut, &run.islands.islands[0].search.joint, &run.islands.best,
                         &p->round->whole->joint, p->plans);
    }
    omp_set_lock(&p->lock);
    p->round->iterations += run.islands.iterations;
    p->status = p->status == DOORSTEP_OK ? status : p->status;
    omp_unset_lock(&p->lock);
    if (p->round->left != NULL) {
        p->round->left[part] -= run.islands.iterations;
    }
    ds_islands_free(&run.islands);
    ds_neighbours_free(&run.neighbours);
    ds_travel_free(&run.travel);
    ds_cut_free(&run.cut);
}

/* ---- All of them ----------------------------------------------------------------------------- */

/* One thread stays clear of OpenMP, whose runtime ends the process when it finds no memory. */
static void plan_all(planning *p) {
    int32_t count = p->round->parts->count;
    if (p->round->threads <= 1) {
        for (int32_t i = 0; i < count; i++) {
            plan_part(p, i);
        }
        return;
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads(p->round->threads)
    for (int32_t i = 0; i < count; i++) {
        plan_part(p, i);
    }
}

static void take_up(planning *p) {
    ds_joint *whole = &p->round->whole->joint;
    for (int32_t i = 0; i < p->round->parts->count; i++) {
        if (p->planned[i]) {
            ds_adopt_part(p->round->parts, i, p->plans, whole);
        }
    }
    if (whole->out_of_memory) {
        p->status = DOORSTEP_NO_MEMORY;
    }
}

doorstep_status ds_run_round(ds_round *round) {
    ds_joint *whole = &round->whole->joint;
    ds_snapshot plans;
    if (!ds_snapshot_init(&plans, whole)) {
        return DOORSTEP_NO_MEMORY;
    }
    bool ok = true;
    planning p = {.round = round,
                  .plans = &plans,
                  .score = ds_joint_score(whole),
                  .covered = whole->covered,
                  .iterations = round->iterations};
    omp_init_lock(&p.lock);
    p.told = ds_zeroed(round->parts->count, sizeof *p.told, &ok);
    p.planned = ds_zeroed(round->parts->count, sizeof *p.planned, &ok);
    p.status = ok ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
    for (int32_t i = 0; i < round->parts->count; i++) {
        p.size_left += is_planned(round, i) ? (double)round->parts->size[i] : 0.0;
    }
    if (p.status == DOORSTEP_OK) {
        plan_all(&p);
    }
    if (p.status == DOORSTEP_OK) {
        take_up(&p);
    }
    omp_destroy_lock(&p.lock);
    free(p.told);
    free(p.planned);
    ds_snapshot_free(&plans);
    return p.status;
}
