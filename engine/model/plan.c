#include "model/plan.h"

#include <stdlib.h>

void ds_plan_free(ds_plan *plan) {
    if (plan != NULL) {
        ds_arena arena = plan->arena;
        ds_arena_free(&arena);
    }
}

static bool within(int32_t index, int32_t count) {
    return index >= 0 && index < count;
}

bool ds_visit_known(const ds_instance *in, int32_t visit) {
    return within(visit, in->n_visits);
}

/* A duty is for a crew or for a desk, never both. */
bool ds_duty_known(const ds_instance *in, const ds_duty *duty) {
    bool crew = within(duty->team, in->n_teams) && duty->desk == DS_NONE;
    bool desk = within(duty->desk, in->n_desks) && duty->team == DS_NONE;
    return within(duty->member, in->n_members) && within(duty->shift, in->n_shifts) &&
           (crew || desk);
}

bool ds_route_known(const ds_instance *in, const ds_route *route) {
    return within(route->team, in->n_teams) && within(route->shift, in->n_shifts);
}

bool ds_appointment_known(const ds_instance *in, const ds_appointment *appointment) {
    return ds_visit_known(in, appointment->visit) && within(appointment->desk, in->n_desks) &&
           within(appointment->shift, in->n_shifts);
}

bool ds_belonging_known(const ds_instance *in, const ds_belonging *belonging) {
    return within(belonging->team, in->n_teams) && within(belonging->member, in->n_members);
}

const char *ds_reason_key(ds_reason reason) {
    static const char *const keys[] = {
#define DS_REASON_KEY(name, text) text,
        DS_REASON_MAP(DS_REASON_KEY)
#undef DS_REASON_KEY
    };
    return keys[reason];
}
