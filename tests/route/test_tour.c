/* Tours: an insertion judged in O(1) against the whole route simulated anew. */
#include "suite.h"
#include "support/world.h"

enum { SEEDS = 60, MOST_STOPS = 100 };

/* Simulates a route by the format's rules alone: false where it does not fit. */
static bool fits_by_hand(const ds_test_world *world, int32_t post, const int32_t *visits, int32_t n,
                         int64_t *travel) {
    const ds_instance *in = world->in;
    const ds_post *p = &world->search.joint.roster.posts[post];
    const ds_team *team = &in->teams[p->team];
    const ds_shift *shift = &in->shifts[p->shift];
    int32_t class = world->travel.class_of_team[p->team], at = team->base;
    ds_tick now = shift->start;
    *travel = 0;
    for (int32_t i = 0; i < n; i++) {
        const ds_visit *v = &in->visits[visits[i]];
        int32_t to = in->households[v->household].location;
        ds_tick way = ds_travel_compute(&world->travel, class, at, to), start = DS_FAR;
        ds_range starts = in->class_intervals[v->window_class * in->n_shifts + p->shift];
        for (int32_t k = starts.count - 1; k >= 0; k--) {
            ds_interval interval = in->intervals[starts.first + k];
            if (now + way <= interval.close) {
                start = now + way > interval.open ? now + way : interval.open;
            }
        }
        *travel += way;
        now = start + ds_visit_length(in, &in->shapes[v->shape], &p->profile, team->parallel);
        at = to;
        if (now > shift->end) {
            return false;
        }
    }
    ds_tick home = team->returns ? ds_travel_compute(&world->travel, class, at, team->end) : 0;
    *travel += home;
    return now + home <= shift->end;
}

static int32_t stops_with(const ds_test_world *world, int32_t post, int32_t visit, int32_t after,
                          int32_t *visits) {
    const ds_joint *joint = &world->search.joint;
    int32_t n = 0;
    if (after == DS_NONE && visit != DS_NONE) {
        visits[n++] = visit;
    }
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        visits[n++] = v;
        if (v == after && visit != DS_NONE) {
            visits[n++] = visit;
        }
    }
    return n;
}

static int32_t compare_position(const ds_test_world *world, int32_t post, int32_t visit,
                                int32_t after) {
    const ds_joint *joint = &world->search.joint;
    const ds_tour *tour = &joint->tours.tours[post];
    int32_t visits[MOST_STOPS];
    int64_t travel, before;
    ds_fit fit;
    CU_ASSERT(fits_by_hand(world, post, visits, stops_with(world, post, DS_NONE, after, visits),
                           &before));
    CU_ASSERT_EQUAL(before, tour->travel);
    bool by_hand =
        fits_by_hand(world, post, visits, stops_with(world, post, visit, after, visits), &travel);
    ds_probe probe = ds_probe_tour(&joint->tours, post, visit);
    bool fits = probe.length < DS_FAR && ds_probe_fits(&probe, after, &fit);
    CU_ASSERT_EQUAL(by_hand, fits);
    if (fits && by_hand) {
        CU_ASSERT_EQUAL(travel - before, fit.travel);
    }
    return fits;
}

static void insertions_agree(void) {
    int32_t fitting = 0, compared = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_start(&world.search, NULL);
        const ds_joint *joint = &world.search.joint;
        for (int32_t t = 0; t < world.in->n_teams; t++) {
            for (int32_t k = 0; k < joint->n_active[t]; k++) {
                int32_t post = joint->active[t][k];
                for (int32_t v = 0; v < world.in->n_visits; v++) {
                    if (ds_post_of_visit(joint, v) != DS_NONE) {
                        continue;
                    }
                    fitting += compare_position(&world, post, v, DS_NONE);
                    for (int32_t a = joint->tours.tours[post].first; a != DS_NONE;
                         a = joint->tours.nodes[a].next, compared++) {
                        fitting += compare_position(&world, post, v, a);
                    }
                }
            }
        }
        ds_test_world_close(&world);
    }
    CU_ASSERT(fitting > 100);
    CU_ASSERT(compared > 10 * SEEDS);
}

static void shorter_tours_fit(void) {
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_start(&world.search, NULL);
        ds_joint *joint = &world.search.joint;
        double before = ds_joint_score(joint);
        world.search.n_posts_hit = 0;
        for (int32_t post = 0; post < joint->roster.n_crews; post++) {
            world.search.posts_hit[world.search.n_posts_hit++] = post;
        }
        ds_shorten_tours(&world.search);
        CU_ASSERT(ds_joint_score(joint) >= before - 1e-9);
        CU_ASSERT_EQUAL(joint->late, 0);
        ds_test_world_close(&world);
    }
}

DS_SUITE(tour, {"an insertion fits exactly when the route simulated anew does", insertions_agree},
         {"shortening keeps times and never lengthens the way", shorter_tours_fit})
