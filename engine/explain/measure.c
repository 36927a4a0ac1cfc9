#include "explain/measure.h"

#include <math.h>

enum { RUIN_SIZE = 5, NEAR_SIZE = 16, FILL_SIZE = 40, CLOCK_EVERY = 32 };

/* Of a visit's mean worth: warm enough to leave a packing, too cold to leave a good plan. */
static const double TEMPERATURE = 0.05;

/* A stop of the post by lot, or a visit near one that is not done. */
static int32_t draw_seed(ds_search *search, int32_t post) {
    const ds_joint *joint = &search->joint;
    const ds_tour *tour = &joint->tours.tours[post];
    if (tour->stops == 0) {
        return ds_draw_visit(search);
    }
    int32_t visit = tour->first;
    for (int32_t k = ds_rng_below(&search->rng, tour->stops); k > 0; k--) {
        visit = joint->tours.nodes[visit].next;
    }
    return visit;
}

static void ruin_and_recreate(ds_search *search, int32_t post) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint), seed = draw_seed(search, post);
    if (seed == DS_NONE) {
        return;
    }
    ds_ruin_strings(search, seed, 1 + ds_rng_below(&search->rng, 2 * RUIN_SIZE - 1));
    ds_bank_add_dropped(search, mark);
    ds_bank_add_near(search, search->in->visits[seed].household, NEAR_SIZE);
    ds_bank_add_for_post(search, post, NEAR_SIZE / 2);
    ds_recreate(search);
    ds_shorten_tours(search);
    ds_joint_settle(joint);
}

void ds_improve_near(ds_search *search, int32_t post, const ds_control *control, int64_t iterations,
                     ds_snapshot *best) {
    ds_joint *joint = &search->joint;
    ds_weigh_ways(search);
    ds_snapshot_take(best, joint);
    for (int64_t i = 0; i != iterations && !joint->out_of_memory; i++) {
        if (i % CLOCK_EVERY == 0 && ds_stop_now(control)) {
            break;
        }
        double before = ds_joint_score(joint), lot = ds_rng_unit(&search->rng);
        int32_t broken = ds_joint_broken(joint);
        ruin_and_recreate(search, post);
        double threshold = before + TEMPERATURE * search->mean_worth * log(lot + 1e-300);
        if (ds_joint_broken(joint) > broken || ds_joint_score(joint) < threshold) {
            ds_joint_rollback(joint, 0);
            continue;
        }
        ds_joint_commit(joint);
        if (ds_improves(joint, best)) {
            ds_snapshot_take(best, joint);
        }
    }
    ds_snapshot_load(best, joint);
}

void ds_fill_post(ds_search *search, int32_t post) {
    ds_bank_add_for_post(search, post, FILL_SIZE);
    ds_recreate_by(search, DS_BY_DENSITY);
}

double ds_coverage(const ds_joint *joint) {
    double coverage = 0.0;
    for (int32_t v = 0; v < joint->in->n_visits; v++) {
        coverage += ds_post_of_visit(joint, v) == DS_NONE ? 0.0 : ds_score_visit(joint->in, v);
    }
    return coverage;
}
