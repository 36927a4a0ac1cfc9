#include "search/search.h"

#include <stdlib.h>

#include "base/zeroed.h"

static bool make_arrays(ds_search *search) {
    const ds_instance *in = search->in;
    int64_t posts = search->joint.roster.n_posts, visits = in->n_visits;
    bool ok = true;
    search->bank.visits = ds_zeroed(visits, sizeof *search->bank.visits, &ok);
    search->bank.key = ds_zeroed(visits, sizeof *search->bank.key, &ok);
    search->bank.stamp = ds_zeroed(visits, sizeof *search->bank.stamp, &ok);
    search->allowed_stamp = ds_zeroed(posts, sizeof *search->allowed_stamp, &ok);
    search->allowed = ds_zeroed(posts, sizeof *search->allowed, &ok);
    search->posts_hit = ds_zeroed(posts, sizeof *search->posts_hit, &ok);
    search->ruined_stamp = ds_zeroed(posts, sizeof *search->ruined_stamp, &ok);
    search->hit_stamp = ds_zeroed(posts, sizeof *search->hit_stamp, &ok);
    search->route = ds_zeroed(visits, sizeof *search->route, &ok);
    search->scratch =
        ds_zeroed(in->n_members + 2 * (int64_t)in->n_shifts, sizeof *search->scratch, &ok);
    search->least = ds_zeroed(in->n_shapes, sizeof *search->least, &ok);
    search->narrow = ds_zeroed(in->n_window_classes, sizeof *search->narrow, &ok);
    ok = ds_teams_by_area(&search->teams, in) && ok;
    return ds_desks_by_area(&search->desks, in) && ok;
}

static void find_least(ds_search *search) {
    const ds_instance *in = search->in;
    for (int32_t i = 0; i < in->n_shapes; i++) {
        double seconds = in->travel.stop_seconds + in->shapes[i].longest;
        search->least[i] = ds_whole_ticks(seconds * in->ticks_per_second);
    }
}

/* A visit that can start in few of the shifts finds its crews there, not at its neighbours. */
static void find_narrow(ds_search *search) {
    const ds_instance *in = search->in;
    for (int32_t c = 0; c < in->n_window_classes; c++) {
        int32_t shifts = 0;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            shifts += in->class_intervals[(int64_t)c * in->n_shifts + s].count > 0;
        }
        search->narrow[c] = 5 * shifts <= in->n_shifts;
    }
}

static double mean_worth(const ds_search *search) {
    const ds_instance *in = search->in;
    double sum = 0.0;
    int32_t n = 0;
    for (int32_t v = 0; v < in->n_visits; v++) {
        if (!ds_visit_done_before(&in->visits[v])) {
            sum += ds_joint_worth(&search->joint, v);
            n++;
        }
    }
    return n > 0 && sum > 0.0 ? sum / n : 1.0;
}

bool ds_search_init(ds_search *search, const ds_instance *in, const ds_travel *travel,
                    const ds_neighbours *neighbours, uint64_t seed, uint64_t stream) {
    *search = (ds_search){.in = in};
    if (!ds_joint_init(&search->joint, in, travel, neighbours)) {
        return false;
    }
    if (!make_arrays(search)) {
        ds_search_free(search);
        return false;
    }
    search->rng = ds_rng_make(seed, stream);
    search->bank.round = search->allowed_round = search->hit_round = search->ruined_round = 1;
    ds_weigh_moves(search);
    ds_weigh_ways(search);
    find_narrow(search);
    find_least(search);
    search->mean_worth = mean_worth(search);
    return true;
}

void ds_search_free(ds_search *search) {
    void *const arrays[] = {search->bank.visits,   search->bank.key,     search->bank.stamp,
                            search->allowed_stamp, search->allowed,      search->posts_hit,
                            search->hit_stamp,     search->ruined_stamp, search->scratch,
                            search->narrow,        search->least,        search->route};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    ds_by_area_free(&search->teams);
    ds_by_area_free(&search->desks);
    ds_joint_free(&search->joint);
    *search = (ds_search){0};
}
