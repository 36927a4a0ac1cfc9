/* What the search met goes into its pool of columns. */
#include "search/search.h"

static void gather(ds_search *search, int32_t post) {
    const ds_joint *joint = &search->joint;
    const ds_tour *tour = &joint->tours.tours[post];
    const ds_post *p = &joint->roster.posts[post];
    int32_t members = 0, visits = 0;
    if (!ds_is_crew(&joint->roster, post) || p->staff == 0 || p->broken || tour->stops == 0 ||
        joint->is_late[post]) {
        return;
    }
    for (int32_t m = p->first; m != DS_NONE; m = ds_mate(&joint->roster, m, p->shift)) {
        search->scratch[members++] = m;
    }
    for (int32_t v = tour->first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        search->route[visits++] = v;
    }
    const ds_crew_route route = {.team = p->team,
                                 .shift = p->shift,
                                 .members = search->scratch,
                                 .visits = search->route,
                                 .n_members = members,
                                 .n_visits = visits,
                                 .travel = tour->travel,
                                 .score = ds_joint_score(joint)};
    ds_pool_note(search->pool, &route);
}

void ds_gather_hits(ds_search *search) {
    for (int32_t i = 0; search->pool != NULL && i < search->n_posts_hit; i++) {
        gather(search, search->posts_hit[i]);
    }
}

void ds_gather_all(ds_search *search) {
    for (int32_t post = 0; search->pool != NULL && post < search->joint.roster.n_crews; post++) {
        gather(search, post);
    }
}
