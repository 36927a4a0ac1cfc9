/*
 * P1: a plan names only what the instance knows, and a duty names a crew or a desk.
 *
 * The reader of a plan file lists what it could not resolve. A plan that never was a file has no
 * such list: there the entries themselves are looked at.
 */
#include "check/judge.h"

static void meaningless(ds_judge *judge, const char *list, int32_t index) {
    ds_violated(judge, "P1", "/%s/%d: does not name what the instance knows", list, index);
}

static void look_at_routes(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_plan *plan = judge->plan;
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        if (!ds_route_known(in, route)) {
            meaningless(judge, "routes", r);
        }
        for (int32_t i = 0; i < route->stops.count; i++) {
            if (!ds_visit_known(in, plan->stops[route->stops.first + i].visit)) {
                ds_violated(judge, "P1", "/routes/%d/stops/%d: no such visit", r, i);
            }
        }
    }
}

static void look_at_uncovered(ds_judge *judge) {
    const ds_plan *plan = judge->plan;
    for (int32_t i = 0; i < plan->n_uncovered; i++) {
        const ds_uncovered *entry = &plan->uncovered[i];
        if (entry->reason != DS_REASON_BAD_INPUT && !ds_visit_known(judge->in, entry->visit)) {
            meaningless(judge, "uncovered", i);
        }
    }
}

static void look_at_entries(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_plan *plan = judge->plan;
    for (int32_t i = 0; i < plan->n_belongings; i++) {
        if (!ds_belonging_known(in, &plan->belongings[i])) {
            ds_violated(judge, "P1", "/teams: no such team or member");
        }
    }
    for (int32_t i = 0; i < plan->n_duties; i++) {
        if (!ds_duty_known(in, &plan->duties[i])) {
            meaningless(judge, "duties", i);
        }
    }
    look_at_routes(judge);
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        if (!ds_appointment_known(in, &plan->appointments[i])) {
            meaningless(judge, "appointments", i);
        }
    }
    look_at_uncovered(judge);
}

void ds_judge_names(ds_judge *judge) {
    const ds_plan *plan = judge->plan;
    for (int32_t i = 0; i < plan->n_unknown; i++) {
        ds_violated(judge, "P1", "%s: %s", plan->unknown[i].pointer,
                    plan->unknown[i].messages[judge->language]);
    }
    if (plan->n_unknown == 0) {
        look_at_entries(judge);
    }
}
