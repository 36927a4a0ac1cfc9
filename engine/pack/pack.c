#include "pack/pack.h"

#include <stdlib.h>

#include "base/zeroed.h"
#include "pack/adopt.h"
#include "pack/choices.h"
#include "pack/choose.h"

/* ---- Which crews ----------------------------------------------------------------------------- */

static bool has_route(const ds_joint *joint, int32_t post) {
    return joint->tours.tours[post].stops > 0 && !joint->is_late[post];
}

/* How many households near a stop of the post are a stop of each other crew. */
static void count_near(const ds_joint *joint, int32_t post, int32_t *near) {
    const ds_neighbours *list = joint->neighbours;
    for (int32_t v = joint->tours.tours[post].first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        int32_t h = joint->in->visits[v].household;
        for (int32_t i = list->first[h]; i < list->first[h + 1]; i++) {
            int32_t other = joint->anchor_post[list->list[i]];
            if (other < joint->roster.n_crews) {
                near[other]++;
            }
        }
    }
}

/* Writes the post and the nearest others, at most `most`; returns how many. `near` is zeroed. */
static int32_t choose_posts(const ds_joint *joint, int32_t post, int32_t most, int32_t *near,
                            int32_t *posts) {
    int32_t n = 0;
    count_near(joint, post, near);
    near[post] = INT32_MAX;
    while (n < most) {
        int32_t best = DS_NONE;
        for (int32_t i = 0; i < joint->roster.n_crews; i++) {
            if (near[i] >= 0 && has_route(joint, i) && (best == DS_NONE || near[i] > near[best])) {
                best = i;
            }
        }
        if (best == DS_NONE) {
            break;
        }
        near[best] = -1;
        posts[n++] = best;
    }
    return n;
}

/* ---- One choice ------------------------------------------------------------------------------ */

/* Do other crews go out than the loose ones? */
static bool changes_crews(const ds_choices *choices, const bool *crews) {
    for (int32_t i = 0; i < choices->n_crews; i++) {
        if (crews[i] != (i < choices->n_loose)) {
            return true;
        }
    }
    return false;
}

/* Where other crews do not do, by rules or wishes that the program does not know, the same ones may
 * still have better routes. */
static doorstep_status choose_and_adopt(ds_search *search, ds_choices *choices,
                                        const ds_pack_options *options, const ds_control *control,
                                        bool *better) {
    bool ok = true, found = false;
    doorstep_status status = DOORSTEP_NO_MEMORY;
    bool *crews = ds_zeroed(choices->n_crews, sizeof *crews, &ok);
    bool *routes = ds_zeroed(choices->n_routes, sizeof *routes, &ok);
    if (ok) {
        status = ds_choose(choices, options, control, false, crews, routes, &found);
        *better = found && ds_adopt(search, choices, crews, routes);
    }
    if (found && !*better && changes_crews(choices, crews)) {
        status = ds_choose(choices, options, control, true, crews, routes, &found);
        *better = found && ds_adopt(search, choices, crews, routes);
    }
    free(crews);
    free(routes);
    return search->joint.out_of_memory ? DOORSTEP_NO_MEMORY : status;
}

/* `posts` receives the crews that were loose, `n` of them. */
static doorstep_status around(ds_search *search, int32_t post, const ds_pack_options *options,
                              const ds_control *control, int32_t *posts, int32_t *n, bool *better) {
    ds_joint *joint = &search->joint;
    ds_choices choices;
    bool ok = true;
    int32_t *near = ds_zeroed(joint->roster.n_crews, sizeof *near, &ok);
    *better = false;
    *n = ok ? choose_posts(joint, post, options->max_crews, near, posts) : 0;
    free(near);
    if (!ok || !ds_choices_init(&choices, joint, posts, *n, search->pool, options->max_routes)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = choose_and_adopt(search, &choices, options, control, better);
    ds_choices_free(&choices);
    return status;
}

doorstep_status ds_pack_around(ds_search *search, int32_t post, const ds_pack_options *options,
                               const ds_control *control, bool *better) {
    bool ok = true;
    int32_t n, *posts = ds_zeroed(search->joint.roster.n_crews, sizeof *posts, &ok);
    doorstep_status status =
        ok ? around(search, post, options, control, posts, &n, better) : DOORSTEP_NO_MEMORY;
    free(posts);
    return status;
}

/* ---- All crews ------------------------------------------------------------------------------- */

static doorstep_status sweep(ds_search *search, const ds_pack_options *options,
                             const ds_control *control, int32_t *posts, bool *seen, bool *better) {
    int32_t crews = search->joint.roster.n_crews, n;
    int32_t start = ds_rng_below(&search->rng, crews);
    doorstep_status status = DOORSTEP_OK;
    for (int32_t i = 0; i < crews && status == DOORSTEP_OK && !ds_stop_now(control); i++) {
        int32_t post = (start + i) % crews;
        bool gained;
        if (seen[post] || !has_route(&search->joint, post)) {
            continue;
        }
        status = around(search, post, options, control, posts, &n, &gained);
        for (int32_t k = 0; k < n; k++) {
            seen[posts[k]] = true;
        }
        *better |= gained;
    }
    return status;
}

doorstep_status ds_pack(ds_search *search, const ds_pack_options *options,
                        const ds_control *control, bool *better) {
    int32_t crews = search->joint.roster.n_crews;
    bool ok = true;
    *better = false;
    if (search->pool == NULL || crews == 0 || ds_joint_broken(&search->joint) > 0) {
        return DOORSTEP_OK;
    }
    int32_t *posts = ds_zeroed(crews, sizeof *posts, &ok);
    bool *seen = ds_zeroed(crews, sizeof *seen, &ok);
    doorstep_status status =
        ok ? sweep(search, options, control, posts, seen, better) : DOORSTEP_NO_MEMORY;
    free(posts);
    free(seen);
    return status;
}
