#include "pack/adopt.h"

#include "roster/rules.h"

/* More visits offered to each crew that was touched. */
enum { NEAR_SIZE = 16 };

/* A loose crew that is not chosen goes home, a route that is not chosen is given up. A route that
 * stays with another crew is put in again later. */
static void clear(ds_joint *joint, const ds_choices *choices, int32_t i, bool crew, bool route) {
    int32_t post = choices->posts[i];
    const ds_post *p = &joint->roster.posts[post];
    while (!(crew && route) && joint->tours.tours[post].first != DS_NONE) {
        ds_joint_lift(joint, joint->tours.tours[post].first);
    }
    while (!crew && p->staff > 0) {
        ds_joint_rest(joint, p->first, p->shift);
    }
}

static void send_out(ds_joint *joint, ds_choices *choices, const ds_choice *crew) {
    const ds_choice_group *group = ds_choice_group_of(choices, crew);
    ds_range slots = ds_slots(&joint->roster, group->team, group->shift);
    int32_t post = slots.first, mark = ds_joint_mark(joint);
    while (post < slots.first + slots.count && joint->roster.posts[post].staff > 0) {
        post++;
    }
    for (int32_t k = 0; k < crew->count; k++) {
        int32_t member = ds_choice_items(choices, crew)[k];
        if (post == slots.first + slots.count ||
            !ds_roster_can_work(&joint->roster, member, post)) {
            ds_joint_rollback(joint, mark);
            return;
        }
        ds_joint_work(joint, member, post);
    }
    choices->is_loose[post] = true;
}

/* A crew of the group that was chosen and has no route yet, or DS_NONE. */
static int32_t waiting_crew(const ds_choices *choices, const ds_choice_group *group) {
    const ds_joint *joint = choices->joint;
    ds_range slots = ds_slots(&joint->roster, group->team, group->shift);
    for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
        if (choices->is_loose[post] && joint->tours.tours[post].stops == 0 &&
            ds_profile_equal(&joint->roster.posts[post].profile, &group->profile)) {
            return post;
        }
    }
    return DS_NONE;
}

static void set_route(ds_joint *joint, const ds_choices *choices, const ds_choice *route) {
    const int32_t *visits = ds_choice_items(choices, route);
    if (ds_post_of_visit(joint, visits[0]) != DS_NONE) {
        return; /* it stayed where it was */
    }
    int32_t post = waiting_crew(choices, ds_choice_group_of(choices, route));
    for (int32_t k = 0; k < route->count && post != DS_NONE; k++) {
        ds_joint_do(joint, visits[k], post, joint->tours.tours[post].last);
    }
}

/* Later visits of a household whose earlier one found no crew. */
static void drop_orphans(ds_joint *joint, const ds_choices *choices, const bool *routes) {
    for (int32_t i = 0; i < choices->n_routes; i++) {
        const ds_choice *route = &choices->routes[i];
        for (int32_t k = 0; k < route->count && (routes[i] || i < choices->n_loose); k++) {
            int32_t visit = ds_choice_items(choices, route)[k];
            if (ds_post_of_visit(joint, visit) == DS_NONE) {
                ds_joint_drop(joint, visit);
            }
        }
    }
}

static void take_up(ds_joint *joint, ds_choices *choices, const bool *crews, const bool *routes) {
    for (int32_t i = 0; i < choices->n_loose; i++) {
        clear(joint, choices, i, crews[i], routes[i]);
    }
    for (int32_t i = choices->n_loose; i < choices->n_crews; i++) {
        if (crews[i]) {
            send_out(joint, choices, &choices->crews[i]);
        }
    }
    for (int32_t i = 0; i < choices->n_routes; i++) {
        if (routes[i]) {
            set_route(joint, choices, &choices->routes[i]);
        }
    }
    drop_orphans(joint, choices, routes);
    ds_joint_settle(joint);
}

/* Gaps are filled with visits near by, where that helps. */
static void fill(ds_search *search, int32_t mark) {
    ds_joint *joint = &search->joint;
    int32_t taken_up = ds_joint_mark(joint), broken = ds_joint_broken(joint);
    double score = ds_joint_score(joint);
    ds_bank_add_dropped(search, mark);
    int32_t hits = search->n_posts_hit;
    for (int32_t i = 0; i < hits; i++) {
        if (joint->roster.posts[search->posts_hit[i]].staff > 0) {
            ds_bank_add_for_post(search, search->posts_hit[i], NEAR_SIZE);
        }
    }
    ds_recreate_by(search, DS_BY_DENSITY);
    ds_joint_settle(joint);
    if (ds_joint_broken(joint) > broken || ds_joint_score(joint) < score) {
        ds_joint_rollback(joint, taken_up);
    }
}

bool ds_adopt(ds_search *search, ds_choices *choices, const bool *crews, const bool *routes) {
    ds_joint *joint = &search->joint;
    int32_t mark = ds_joint_mark(joint), broken = ds_joint_broken(joint);
    double before = ds_joint_score(joint);
    take_up(joint, choices, crews, routes);
    fill(search, mark);
    if (joint->out_of_memory || ds_joint_broken(joint) > broken ||
        ds_joint_score(joint) <= before + 1e-9) {
        ds_joint_rollback(joint, mark);
        return false;
    }
    ds_joint_commit(joint);
    return true;
}
