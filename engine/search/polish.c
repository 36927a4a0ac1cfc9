/* The last touch: nothing that fits with a gain is left out. */
#include "search/search.h"

static bool add_what_fits(ds_search *search) {
    const ds_look look = {.everywhere = true, .gain_only = true};
    ds_joint *joint = &search->joint;
    bool added = false;
    for (int32_t v = 0; v < search->in->n_visits; v++) {
        ds_spot spot;
        if (!ds_visit_done_before(&search->in->visits[v]) &&
            ds_post_of_visit(joint, v) == DS_NONE && ds_find_spot(search, v, &look, &spot)) {
            ds_joint_do(joint, v, spot.post, spot.after);
            ds_joint_settle(joint);
            added = true;
        }
    }
    return added;
}

/* A stop that costs more way than it earns goes, where no rule asks for it. */
static bool drop_what_costs(ds_search *search) {
    ds_joint *joint = &search->joint;
    bool dropped = false;
    for (int32_t v = 0; v < search->in->n_visits; v++) {
        if (ds_post_of_visit(joint, v) == DS_NONE) {
            continue;
        }
        int32_t mark = ds_joint_mark(joint), broken = ds_joint_broken(joint);
        double score = ds_joint_score(joint);
        ds_joint_drop(joint, v);
        ds_joint_settle(joint);
        if (ds_joint_broken(joint) > broken || ds_joint_score(joint) <= score + 1e-9) {
            ds_joint_rollback(joint, mark);
        } else {
            dropped = true;
        }
    }
    return dropped;
}

void ds_polish(ds_search *search) {
    ds_joint_settle(&search->joint);
    while (drop_what_costs(search)) {
    }
    while (add_what_fits(search)) {
    }
    ds_joint_commit(&search->joint);
}
