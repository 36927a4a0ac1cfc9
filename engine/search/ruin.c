/* Ruin: which visits are taken out. */
#include "search/search.h"

/* Stops of a string, and more where crews are mostly on the way: their routes have more stops. */
enum { LONGEST = 10, LONGER = 10 };

static int32_t draw_stop(ds_search *search) {
    enum { TRIES = 8 };
    const ds_joint *joint = &search->joint;
    for (int32_t i = 0; i < TRIES && search->in->n_teams > 0; i++) {
        int32_t team = ds_rng_below(&search->rng, search->in->n_teams);
        if (joint->n_active[team] == 0) {
            continue;
        }
        int32_t crew = ds_rng_below(&search->rng, joint->n_active[team]);
        const ds_tour *tour = &joint->tours.tours[joint->active[team][crew]];
        if (tour->stops == 0) {
            continue;
        }
        int32_t visit = tour->first;
        for (int32_t k = ds_rng_below(&search->rng, tour->stops); k > 0; k--) {
            visit = joint->tours.nodes[visit].next;
        }
        return visit;
    }
    return DS_NONE;
}

int32_t ds_draw_visit(ds_search *search) {
    int32_t stop = ds_rng_below(&search->rng, 4) > 0 ? draw_stop(search) : DS_NONE;
    if (stop != DS_NONE || search->in->n_visits == 0) {
        return stop;
    }
    return ds_rng_below(&search->rng, search->in->n_visits);
}

/* Takes out a stretch of `length` stops that holds the visit; returns how many went. */
static int32_t drop_string(ds_search *search, int32_t visit, int32_t length) {
    ds_joint *joint = &search->joint;
    const ds_node *nodes = joint->tours.nodes;
    int32_t post = nodes[visit].post;
    int32_t back = ds_rng_below(&search->rng, length);
    while (back > 0 && nodes[visit].prev != DS_NONE) {
        visit = nodes[visit].prev;
        back--;
    }
    int32_t n = 0;
    while (n < length && visit != DS_NONE) {
        int32_t next = nodes[visit].next;
        ds_joint_drop(joint, visit);
        n++;
        visit = next != DS_NONE && nodes[next].post == post ? next : DS_NONE;
    }
    return n;
}

/* One done visit near the seed: a string of its tour, if that tour has not been hit yet, or the
 * appointment alone. */
static int32_t ruin_at(ds_search *search, int32_t visit, int32_t longest) {
    ds_joint *joint = &search->joint;
    int32_t post = ds_post_of_visit(joint, visit);
    if (post == DS_NONE) {
        return 0;
    }
    if (!ds_is_crew(&joint->roster, post)) {
        if (ds_rng_below(&search->rng, 4) > 0) {
            return 0;
        }
        ds_joint_drop(joint, visit);
        return 1;
    }
    if (search->ruined_stamp[post] == search->ruined_round) {
        return 0;
    }
    search->ruined_stamp[post] = search->ruined_round;
    int32_t stops = joint->tours.tours[post].stops;
    int32_t limit = stops < longest ? stops : longest;
    return drop_string(search, visit, 1 + ds_rng_below(&search->rng, limit));
}

void ds_ruin_strings(ds_search *search, int32_t seed, int32_t wanted) {
    const int32_t longest = LONGEST + (int32_t)(LONGER * search->way_share + 0.5);
    const ds_instance *in = search->in;
    const ds_neighbours *near = search->joint.neighbours;
    int32_t household = in->visits[seed].household;
    search->ruined_round++;
    int32_t removed = ruin_at(search, seed, longest);
    int32_t last = ds_last_near(search, household);
    for (int32_t i = near->first[household]; i < last && removed < wanted; i++) {
        ds_range visits = in->households[near->list[i]].visits;
        for (int32_t v = visits.first; v < visits.first + visits.count; v++) {
            removed += ruin_at(search, v, longest);
        }
    }
}
