#include "solve/islands.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>

#include "schedule/schedule.h"

/* Islands of a run that ends by iterations, where each has so many. */
enum { FIXED_ISLANDS = 4, WORTH_AN_ISLAND = 20000 };

/* Of the time left when a cooling begins, for joining what it found apart; and, where there is
 * nobody to visit, for the exact choice of schedules, which then finds most: of the time left
 * after the cooling, so that islands meet in between. */
static const double PACK_SHARE = 0.015, ROSTER_SHARE = 0.95, SCHEDULE_SHARE = 0.8;

/* Rounds without a better plan after which an island goes back to the best of all. */
enum { PATIENCE = 3 };

int32_t ds_islands_wanted(const ds_control *control, int32_t threads) {
    if (isfinite(control->deadline)) {
        return threads > 1 ? threads : 1;
    }
    int64_t worth = control->max_iterations / WORTH_AN_ISLAND;
    return control->max_iterations < 0 || worth >= FIXED_ISLANDS ? FIXED_ISLANDS
           : worth > 1                                           ? (int32_t)worth
                                                                 : 1;
}

/* Where a fifth of the households is visited, some 40 of the 200 nearest are stops. The lists of a
 * large instance, whose parts are planned one by one anyway, are kept to 16 MiB while that leaves
 * enough. */
int32_t ds_neighbours_wanted(const ds_instance *in) {
    enum { MOST = 200, LEAST = 48, ROOM = 1 << 22 };
    int32_t fit = in->n_households > 0 ? ROOM / in->n_households : MOST;
    return fit > MOST ? MOST : fit < LEAST ? LEAST : fit;
}

/* The first cooling is as long as the instance deserves; what budget is left goes to further ones.
 * A large instance spends its whole budget on one. */
static int64_t cooling_length(const ds_instance *in) {
    return 5000 + 100 * ((int64_t)in->n_visits + (int64_t)in->n_members * in->n_shifts);
}

bool ds_islands_init(ds_islands *islands, const ds_instance *in, const ds_travel *travel,
                     const ds_neighbours *neighbours, uint64_t seed, uint64_t stream, int32_t count,
                     int32_t threads) {
    *islands = (ds_islands){.in = in,
                            .threads = threads < count ? threads : count,
                            .heat = 1.0,
                            .length = cooling_length(in)};
    islands->islands = calloc((size_t)count, sizeof *islands->islands);
    bool ok = islands->islands != NULL;
    for (int32_t i = 0; i < count && ok; i++) {
        ds_island *island = &islands->islands[i];
        ok = ds_search_init(&island->search, in, travel, neighbours, seed, stream + (uint64_t)i);
        if (ok) {
            islands->count++;
            ok = ds_snapshot_init(&island->plan, &island->search.joint) &&
                 ds_pool_init(&island->pool, in,
                              ds_pool_capacity(island->search.joint.roster.n_crews));
            island->search.pool = ok ? &island->pool : NULL;
        }
    }
    ok = ok && ds_snapshot_init(&islands->best, &islands->islands[0].search.joint);
    if (!ok) {
        ds_islands_free(islands);
    }
    return ok;
}

void ds_islands_free(ds_islands *islands) {
    for (int32_t i = 0; i < islands->count; i++) {
        ds_pool_free(&islands->islands[i].pool);
        ds_snapshot_free(&islands->islands[i].plan);
        ds_search_free(&islands->islands[i].search);
    }
    ds_snapshot_free(&islands->best);
    free(islands->islands);
    *islands = (ds_islands){0};
}

static bool better(const ds_snapshot *a, const ds_snapshot *b) {
    return a->broken < b->broken || (a->broken == b->broken && a->score > b->score + 1e-9);
}

void ds_islands_offer(ds_islands *islands) {
    const ds_joint *joint = &islands->islands[0].search.joint;
    if (ds_improves(joint, &islands->best)) {
        ds_snapshot_take(&islands->best, joint);
    }
}

/* ---- Progress -------------------------------------------------------------------------------- */

/* What an island tells goes on to the run's listener, one island at a time. */
typedef struct relay {
    const ds_control *control;
    int64_t before; /* iterations of earlier rounds */
    int64_t most;   /* iterations told */
    int32_t count;
    double best;
    omp_lock_t lock; /* held while the listener is told */
} relay;

static void pass_on(const ds_progress *progress, void *payload) {
    relay *r = payload;
    omp_set_lock(&r->lock);
    ds_progress all = *progress;
    int64_t iterations = r->before + progress->iterations * r->count;
    r->most = iterations > r->most ? iterations : r->most; /* choosing schedules has none */
    all.iterations = r->most;
    r->best = fmax(r->best, progress->score);
    all.score = r->best;
    r->control->progress(&all, r->control->payload);
    omp_unset_lock(&r->lock);
}

/* ---- Rounds ---------------------------------------------------------------------------------- */

typedef struct stage {
    ds_islands *islands;
    const ds_control *control;
    relay relay;
    int64_t left; /* iterations of all islands together; < 0: no limit */
} stage;

/* Each cooling is twice as long as the one before, so that there soon is a good plan and yet most
 * of the budget goes to a slow cooling. Where crews are mostly on the way several of one length
 * find more than a long one. */
static double growth(const ds_islands *islands) {
    return pow(2.0, 1.0 - islands->islands[0].search.way_share);
}

/* A cooling is kept to its length if the budget would do for so many like it. One that takes all of
 * the time finds more than two of which each goes its own way: Ninh Sơn in a minute, 16,751 and
 * 16,649 in the mean of three. */
static double room(const ds_islands *islands) {
    return 2.0 * growth(islands);
}

static int64_t longer(const ds_islands *islands, int64_t length) {
    const int64_t longest = INT64_MAX / 4;
    return length < longest ? (int64_t)((double)length * growth(islands)) : length;
}

/* Iterations of an island in the next round. */
static int64_t allowance(const stage *s, int32_t island) {
    int32_t count = s->islands->count;
    if (s->left < 0) {
        return isinf(s->control->deadline) ? s->islands->length : -1;
    }
    int64_t share = s->left / count + (island < s->left % count);
    bool whole = isinf(s->control->deadline) &&
                 (double)share >= room(s->islands) * (double)s->islands->length;
    return whole ? s->islands->length : share;
}

static bool is_roster(const ds_instance *in) {
    return in->n_visits == 0;
}

/* Chooses schedules anew, as often as the time or the number of questions allows. */
static doorstep_status reschedule(ds_search *search, const ds_control *control, bool *found) {
    ds_schedule_options options = DS_SCHEDULE_OPTIONS;
    ds_control part = *control;
    if (isfinite(part.deadline)) {
        options.questions = -1;
        part.deadline -= (1.0 - SCHEDULE_SHARE) * fmax(0.0, part.deadline - ds_clock());
    }
    return ds_schedule(search, &options, &part, found);
}

/* Joins what the cooling found apart. */
static void recombine(ds_island *island, const ds_control *control) {
    static const ds_pack_options options = DS_PACK_OPTIONS;
    bool found = false;
    ds_gather_all(&island->search);
    doorstep_status status = is_roster(island->search.in)
                                 ? reschedule(&island->search, control, &found)
                                 : ds_pack(&island->search, &options, control, &found);
    if (status != DOORSTEP_OK) {
        island->search.joint.out_of_memory = true;
    } else if (found) {
        ds_snapshot_take(&island->plan, &island->search.joint);
    }
}

static void cool(stage *s, int32_t number) {
    ds_island *island = &s->islands->islands[number];
    ds_control whole = *s->control;
    if (whole.progress != NULL) {
        whole.progress = pass_on;
        whole.payload = &s->relay;
    }
    ds_control control = whole;
    if (isfinite(control.deadline)) { /* the last of the time is for recombination */
        double share = is_roster(s->islands->in) ? ROSTER_SHARE : PACK_SHARE;
        control.deadline -= share * fmax(0.0, control.deadline - ds_clock());
    }
    bool own = number > 0 && island->iterations > 0 && island->idle < PATIENCE;
    ds_snapshot_load(own ? &island->plan : &s->islands->best, &island->search.joint);
    double before = ds_joint_score(&island->search.joint);
    island->iterations = ds_anneal(&island->search, &control,
                                   &(ds_cooling){.iterations = allowance(s, number),
                                                 .length = s->islands->length,
                                                 .room = room(s->islands),
                                                 .heat = s->islands->heat},
                                   &island->plan);
    recombine(island, &whole);
    island->idle = island->plan.score > before + 1e-9 ? 0 : island->idle + 1;
}

/* One thread stays clear of OpenMP, whose runtime ends the process when it finds no memory. */
static void cool_all(stage *s) {
    ds_islands *islands = s->islands;
    if (islands->threads <= 1) {
        for (int32_t i = 0; i < islands->count; i++) {
            cool(s, i);
        }
        return;
    }
#pragma omp parallel for schedule(dynamic, 1) num_threads(islands->threads)
    for (int32_t i = 0; i < islands->count; i++) {
        cool(s, i);
    }
}

/* The islands meet; false when memory ran out. */
static bool meet(stage *s) {
    ds_islands *islands = s->islands;
    bool ok = true;
    for (int32_t i = 0; i < islands->count; i++) {
        ds_island *island = &islands->islands[i];
        ok = ok && !island->search.joint.out_of_memory;
        islands->iterations += island->iterations;
        s->left -= s->left > 0 ? island->iterations : 0;
        if (better(&island->plan, &islands->best)) {
            ds_snapshot_copy(&islands->best, &island->plan, islands->in);
        }
    }
    s->relay.before = islands->iterations;
    return ok;
}

static int64_t iterations_left(const ds_islands *islands, const ds_control *control) {
    int64_t limit = control->max_iterations;
    return limit < 0 ? -1 : limit > islands->iterations ? limit - islands->iterations : 0;
}

bool ds_islands_run(ds_islands *islands, const ds_control *control, double ceiling) {
    stage s = {.islands = islands,
               .control = control,
               .relay = {.control = control,
                         .before = islands->iterations,
                         .count = islands->count,
                         .best = islands->best.score},
               .left = iterations_left(islands, control)};
    bool ok = true;
    omp_init_lock(&s.relay.lock);
    for (int32_t n = 0; ok && s.left != 0 && !ds_stop_now(control) &&
                        (islands->coolings == 0 || n < islands->coolings) &&
                        (islands->best.broken > 0 || islands->best.score < ceiling);
         n++) {
        cool_all(&s);
        ok = meet(&s);
        islands->length = longer(islands, islands->length);
    }
    omp_destroy_lock(&s.relay.lock);
    ds_snapshot_load(&islands->best, &islands->islands[0].search.joint);
    return ok && !islands->islands[0].search.joint.out_of_memory;
}
