/* Simulated annealing over ruin and recreate, of routes and of the roster. */
#include "search/search.h"

#include <math.h>

enum {
    RUIN_SIZE = 5,   /* visits taken out, on average */
    RUIN_MORE = 5,   /* and more where crews are mostly on the way */
    NEAR_SIZE = 16,  /* more visits offered a place */
    INNER_FIRST = 4, /* route rounds that let a roster move show its worth, while it is hot */
    INNER_LAST = 40, /* and when routes have become so good that a new one needs more care */
    HOPEFUL = 2,     /* mean visits lost that all of them together may make good */
    INNER_POSTS = 6, /* crews they look at */
    CLOCK_EVERY = 32,
};

typedef struct annealing {
    const ds_control *control;
    double began;       /* clock at the start of the run */
    double reported;    /* clock of the last progress report */
    double told;        /* score it told */
    double temperature; /* score */
    int32_t inner_rounds;
    int64_t iterations;
    int64_t limit; /* of iterations; < 0: none */
    const ds_cooling *cooling;
    double objects; /* visits and member-shifts */
    bool stopped;
} annealing;

/* ---- One iteration --------------------------------------------------------------------------- */

/* Offers a place to visits near the seed, and near a crew that was touched. */
static void offer_near(ds_search *search, int32_t seed) {
    ds_bank_add_near(search, search->in->visits[seed].household, NEAR_SIZE);
    if (search->n_posts_hit > 0) {
        int32_t post = search->posts_hit[ds_rng_below(&search->rng, search->n_posts_hit)];
        ds_bank_add_for_post(search, post, NEAR_SIZE / 2);
    }
}

static void visit_round(ds_search *search, int32_t seed) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint);
    int32_t size = RUIN_SIZE + (int32_t)(RUIN_MORE * search->way_share + 0.5);
    int32_t wanted = 1 + ds_rng_below(&search->rng, 2 * size - 1);
    ds_ruin_strings(search, seed, wanted);
    ds_bank_add_dropped(search, mark);
    offer_near(search, seed);
    ds_recreate(search);
    if (ds_shorten_tours(search)) {
        offer_near(search, seed);
        ds_recreate(search);
    }
}

static void clear_idle_hits(ds_search *search) {
    const ds_joint *joint = &search->joint;
    for (int32_t i = 0; i < search->n_posts_hit && joint->idle > 0; i++) {
        int32_t post = search->posts_hit[i];
        if (ds_is_crew(&joint->roster, post) && joint->roster.posts[post].staff > 0 &&
            joint->tours.tours[post].stops == 0 && !ds_joint_forced(joint, post)) {
            ds_clear_post(search, post);
        }
    }
}

/* Some route rounds around the crews that a roster move has touched, downhill never. Most moves are
 * bad ones, so they are given up once more is missing to the target than the rounds left may bring:
 * in proportion, as a good move makes good most of its loss in the first of them. */
static void settle_routes(ds_search *search, int32_t rounds, double target) {
    ds_joint *joint = &search->joint;
    int32_t posts[INNER_POSTS], n = 0;
    for (int32_t i = 0; i < search->n_posts_hit && n < INNER_POSTS; i++) {
        int32_t post = search->posts_hit[i];
        if (ds_is_crew(&joint->roster, post) && joint->tours.tours[post].stops > 0) {
            posts[n++] = post;
        }
    }
    const double each = HOPEFUL * search->mean_worth / rounds;
    for (int32_t i = 0; i < rounds && n > 0; i++) {
        if (ds_joint_score(joint) < target - each * (rounds - i)) {
            return;
        }
        int32_t post = posts[ds_rng_below(&search->rng, n)];
        int32_t stops = joint->tours.tours[post].stops;
        if (stops == 0) {
            continue;
        }
        int32_t seed = joint->tours.tours[post].first;
        for (int32_t k = ds_rng_below(&search->rng, stops); k > 0; k--) {
            seed = joint->tours.nodes[seed].next;
        }
        int32_t mark = ds_joint_mark(joint), broken = ds_joint_broken(joint);
        double score = ds_joint_score(joint);
        visit_round(search, seed);
        if (ds_joint_broken(joint) > broken || ds_joint_score(joint) < score - 1e-9) {
            ds_joint_rollback(joint, mark);
        }
    }
}

static void roster_round(ds_search *search, int32_t inner_rounds, double target) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint);
    if (ds_joint_broken(joint) == 0 || ds_rng_below(&search->rng, 2) == 0 ||
        !(ds_mend_a_team(search) || ds_meet_a_lock(search))) {
        ds_roster_move(search);
    }
    ds_bank_add_dropped(search, mark);
    int32_t hits = search->n_posts_hit;
    for (int32_t i = 0; i < hits; i++) {
        if (joint->roster.posts[search->posts_hit[i]].staff > 0) {
            ds_bank_add_for_post(search, search->posts_hit[i], NEAR_SIZE);
        }
    }
    ds_recreate(search);
    settle_routes(search, inner_rounds, target);
    ds_note_hits(search, mark);
    clear_idle_hits(search);
    ds_joint_settle(joint);
}

/* True when the plan has changed, for better or for worse. */
static bool iterate(ds_search *search, double temperature, int32_t inner_rounds) {
    ds_joint *joint = &search->joint;
    double target = ds_joint_score(joint) + temperature * log(ds_rng_unit(&search->rng) + 1e-300);
    int32_t broken = ds_joint_broken(joint);
    int32_t seed = ds_draw_visit(search);
    if (seed == DS_NONE || broken > 0 ||
        ds_rng_below(&search->rng, 1000) < search->roster_per_mille) {
        roster_round(search, inner_rounds, target);
    } else {
        visit_round(search, seed);
    }
    int32_t broken_now = ds_joint_broken(joint);
    if (broken_now < broken || (broken_now == broken && ds_joint_score(joint) >= target)) {
        ds_joint_commit(joint);
        return true;
    }
    ds_joint_rollback(joint, 0);
    return false;
}

bool ds_repair(ds_search *search, const ds_control *control, int32_t rounds) {
    for (int32_t i = 0; i < rounds && ds_joint_broken(&search->joint) > 0 && !ds_stop_now(control);
         i++) {
        iterate(search, search->mean_worth, INNER_FIRST);
    }
    return ds_joint_broken(&search->joint) == 0;
}

/* ---- The run --------------------------------------------------------------------------------- */

static void look_at_clock(const ds_search *search, annealing *run, const ds_snapshot *best) {
    const double report_every = 0.2, report_better = 0.005;
    const ds_control *control = run->control;
    double now = ds_clock();
    run->stopped = ds_cancelled(control) || now >= control->deadline;
    double wait = best->score > run->told ? report_better : report_every;
    if (control->progress != NULL && now >= run->reported + wait) {
        run->reported = now;
        run->told = best->score;
        ds_progress progress = {now - control->started, best->score, search->joint.covered,
                                search->in->n_households, run->iterations};
        control->progress(&progress, control->payload);
    }
}

/* How much of the cooling is behind us, 0 ... 1. Under a time limit its length in iterations is
 * only known once it runs. */
static double spent(const annealing *run) {
    double count = (double)run->iterations;
    double span = run->control->deadline - run->began;
    if (!isfinite(span) || span <= 0.0) {
        return run->limit > 0 ? fmin(1.0, count / (double)run->limit) : 0.0;
    }
    double by_time = fmin(1.0, (ds_clock() - run->began) / span);
    double length = (double)run->cooling->length;
    bool room = by_time > 0.001 && count / by_time >= run->cooling->room * length;
    double by_count = room ? count / length : 0.0;
    double by_limit = run->limit > 0 ? count / (double)run->limit : 0.0;
    return fmin(1.0, fmax(by_time, fmax(by_count, by_limit)));
}

/* A long run can afford to start hot; one with few iterations for each visit and duty cannot. The
 * figures are those that did best on tiny instances (1,000 iterations each) and wards (25). Where
 * crews are mostly on the way, a plan that is better has other routes, not just other visits: that
 * wants heat, also at the end (figures of public team orienteering instances). */
static double start_temperature(const annealing *run, double way_share, double spent_now) {
    const double orienteering = 1.0;
    double expected = spent_now > 0.0 ? (double)run->iterations / spent_now : (double)run->limit;
    double each = expected / run->objects;
    double hot = each > 0.0 ? fmin(1.2, fmax(0.1, 0.15 * pow(each / 25.0, 0.5))) : 0.15;
    return pow(hot, 1.0 - way_share) * pow(orienteering, way_share);
}

int64_t ds_anneal(ds_search *search, const ds_control *control, const ds_cooling *cooling,
                  ds_snapshot *best) {
    const ds_instance *in = search->in;
    ds_joint *joint = &search->joint;
    annealing run = {.control = control,
                     .began = ds_clock(),
                     .told = -INFINITY,
                     .limit = cooling->iterations,
                     .cooling = cooling,
                     .objects = 1.0 + in->n_visits + (double)in->n_members * in->n_shifts};
    double done = 0.0;
    const double gather_from = 0.5; /* of the cooling: earlier routes are rarely of use later */
    ds_weigh_ways(search);
    const double cold = /* of a visit's mean worth */
        pow(0.02, 1.0 - search->way_share) * pow(0.25, search->way_share);
    ds_snapshot_take(best, joint);
    while (!run.stopped && !joint->out_of_memory && run.iterations != cooling->iterations &&
           done < 1.0) {
        if (run.iterations % CLOCK_EVERY == 0) {
            look_at_clock(search, &run, best);
            done = fmax(done, spent(&run));
            double hot = start_temperature(&run, search->way_share, done);
            hot = cold * pow(fmax(hot / cold, 1.0), cooling->heat);
            run.temperature = search->mean_worth * hot * pow(cold / hot, done);
            run.inner_rounds = INNER_FIRST + (int32_t)((INNER_LAST - INNER_FIRST) * done * done);
        }
        bool accepted = iterate(search, run.temperature, run.inner_rounds);
        run.iterations++;
        if (accepted && done >= gather_from) {
            ds_gather_hits(search);
        }
        if (ds_improves(joint, best)) {
            ds_snapshot_take(best, joint);
        }
    }
    ds_snapshot_load(best, joint);
    return run.iterations;
}
