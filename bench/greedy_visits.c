#include "greedy_steps.h"

bool ds_greedy_fits(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_node *node = &joint->tours.nodes[visit];
    const ds_tour *tour = &joint->tours.tours[post];
    int32_t demand = joint->roster.posts[post].demand;
    ds_fit fit;
    if (node->post != DS_NONE || !ds_joint_allows(joint, visit, post)) {
        return false;
    }
    if (demand != DS_NONE) {
        return ds_joint_desk_fits(joint, visit, demand);
    }
    ds_probe probe = ds_probe_tour(&joint->tours, post, visit);
    return probe.length < DS_FAR && ds_probe_fits(&probe, tour->last, &fit);
}

/* What the visit earns a tick of travel and visit, as the crew's next stop. */
static double density(const ds_joint *joint, int32_t visit, int32_t post) {
    const ds_tour *tour = &joint->tours.tours[post];
    int32_t from = tour->last == DS_NONE ? tour->base : joint->tours.nodes[tour->last].location;
    ds_tick way =
        ds_travel_time(joint->travel, tour->class, from, joint->tours.nodes[visit].location);
    return ds_joint_worth(joint, visit) /
           ((double)way + tour->length[joint->in->visits[visit].shape]);
}

/* Appointments are given in list order. */
static int32_t next_visit(const ds_joint *joint, int32_t post) {
    int32_t best = DS_NONE;
    double most = 0.0;
    for (int32_t v = 0; v < joint->in->n_visits; v++) {
        if (ds_greedy_fits(joint, v, post)) {
            if (!ds_is_crew(&joint->roster, post)) {
                return v;
            }
            double now = density(joint, v, post);
            if (now > most) {
                most = now;
                best = v;
            }
        }
    }
    return best;
}

void ds_greedy_fill(ds_joint *joint, int32_t post) {
    ds_joint_settle(joint);
    for (int32_t v = next_visit(joint, post); v != DS_NONE; v = next_visit(joint, post)) {
        ds_joint_do(joint, v, post, joint->tours.tours[post].last);
        ds_joint_settle(joint);
    }
}
