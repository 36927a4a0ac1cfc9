#include "solve/frozen.h"

static const ds_baseline *baseline_of(const ds_joint *joint) {
    return joint->in->past == NULL ? NULL : joint->in->past->baseline;
}

/* ---- Score ----------------------------------------------------------------------------------- */

static int64_t travel_of(const ds_joint *joint, const ds_route *route) {
    const ds_instance *in = joint->in;
    const ds_team *team = &in->teams[route->team];
    int32_t class = joint->travel->class_of_team[route->team], at = team->base;
    int64_t travel = 0;
    for (int32_t i = 0; i < route->stops.count; i++) {
        int32_t visit = in->past->baseline->stops[route->stops.first + i].visit;
        int32_t location = in->households[in->visits[visit].household].location;
        travel += ds_travel_time(joint->travel, class, at, location);
        at = location;
    }
    return travel + (team->returns ? ds_travel_time(joint->travel, class, at, team->end) : 0);
}

int64_t ds_frozen_travel(const ds_joint *joint) {
    const ds_baseline *b = baseline_of(joint);
    int64_t travel = 0;
    for (int32_t r = 0; b != NULL && r < b->n_routes; r++) {
        travel += travel_of(joint, &b->routes[r]);
    }
    return travel;
}

int32_t ds_frozen_staff(const ds_joint *joint, const ds_demand *demand) {
    const ds_baseline *b = baseline_of(joint);
    int32_t staff = 0;
    for (int32_t i = 0; b != NULL && b->frozen[demand->shift] && i < b->n_duties; i++) {
        staff += b->duties[i].desk == demand->desk && b->duties[i].shift == demand->shift;
    }
    return staff;
}

static ds_duty_kind kind_at(const ds_joint *joint, int32_t post) {
    return post == DS_NONE                    ? DS_DUTY_OFF
           : ds_is_crew(&joint->roster, post) ? DS_DUTY_TEAM
                                              : DS_DUTY_DESK;
}

static int32_t where_at(const ds_joint *joint, int32_t post) {
    if (post == DS_NONE) {
        return DS_NONE;
    }
    const ds_post *p = &joint->roster.posts[post];
    return p->demand == DS_NONE ? p->team : joint->in->demands[p->demand].desk;
}

int32_t ds_count_changes(const ds_joint *joint) {
    const ds_instance *in = joint->in;
    const ds_baseline *b = baseline_of(joint);
    int32_t changes = 0;
    if (b == NULL) {
        return 0;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            int32_t post = ds_post_at(&joint->roster, m, s);
            changes += ds_duty_changed(b, m, s, kind_at(joint, post), where_at(joint, post));
        }
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        int32_t post = ds_post_of_visit(joint, v);
        int32_t shift = post == DS_NONE ? DS_NONE : joint->roster.posts[post].shift;
        changes += ds_carrier_changed(b, in, v, kind_at(joint, post), where_at(joint, post), shift);
    }
    return changes;
}

/* ---- Plan ------------------------------------------------------------------------------------ */

void ds_add_frozen(ds_plan *plan, const ds_joint *joint) {
    const ds_baseline *b = baseline_of(joint);
    if (b == NULL) {
        return;
    }
    for (int32_t i = 0; i < b->n_duties; i++) {
        plan->duties[plan->n_duties++] = b->duties[i];
    }
    for (int32_t r = 0; r < b->n_routes; r++) {
        ds_route *route = &plan->routes[plan->n_routes++];
        *route = b->routes[r];
        route->stops.first = plan->n_stops;
        for (int32_t i = 0; i < route->stops.count; i++) {
            plan->stops[plan->n_stops++] = b->stops[b->routes[r].stops.first + i];
        }
    }
    for (int32_t i = 0; i < b->n_appointments; i++) {
        plan->appointments[plan->n_appointments++] = b->appointments[i];
    }
}
