#include "solve/dropped.h"

#include "model/where.h"

typedef struct telling {
    const ds_joint *joint;
    const ds_plan *plan;
    ds_reporter reporter;
} telling;

/* ---- Is it there? ---------------------------------------------------------------------------- */

static bool stands(const ds_joint *joint, int32_t post, int32_t team, int32_t desk, int32_t shift) {
    if (post == DS_NONE) {
        return false;
    }
    const ds_post *p = &joint->roster.posts[post];
    return p->shift == shift &&
           (team != DS_NONE ? p->team == team
                            : p->demand != DS_NONE && joint->in->demands[p->demand].desk == desk);
}

/* ---- What a file names that the instance does not have --------------------------------------- */

static void tell_unknown(telling *t) {
    for (int32_t i = 0; i < t->plan->n_unknown; i++) {
        ds_warning(t->reporter.diags, t->plan->unknown[i].pointer, "not taken up: %s",
                   t->plan->unknown[i].messages[ds_diags_language(t->reporter.diags)]);
    }
}

/* ---- What breaks a rule ---------------------------------------------------------------------- */

static void tell_belongings(telling *t) {
    const ds_instance *in = t->joint->in;
    for (int32_t i = 0; i < t->plan->n_belongings; i++) {
        const ds_belonging *b = &t->plan->belongings[i];
        if (b->team != DS_NONE && b->member != DS_NONE &&
            t->joint->roster.team_of[b->member] != b->team) {
            ds_notice(&t->reporter, DS_KEY(NULL, "teams"),
                      "not taken up: the rules do not let member \"%s\" belong to team \"%s\"",
                      in->members[b->member].id, in->teams[b->team].id);
        }
    }
}

static void tell_duties(telling *t) {
    const ds_instance *in = t->joint->in;
    for (int32_t i = 0; i < t->plan->n_duties; i++) {
        const ds_duty *duty = &t->plan->duties[i];
        bool known = duty->member != DS_NONE && duty->shift != DS_NONE &&
                     (duty->team != DS_NONE || duty->desk != DS_NONE);
        if (known && !stands(t->joint, ds_post_at(&t->joint->roster, duty->member, duty->shift),
                             duty->team, duty->desk, duty->shift)) {
            ds_notice(&t->reporter, DS_ITEM(DS_KEY(NULL, "duties"), i),
                      "not taken up: the rules leave no room for member \"%s\" here in shift "
                      "\"%s\"",
                      in->members[duty->member].id, in->shifts[duty->shift].id);
        }
    }
}

static void tell_visit(telling *t, const ds_where *at, int32_t visit, int32_t team, int32_t desk,
                       int32_t shift) {
    const ds_instance *in = t->joint->in;
    if (visit == DS_NONE || shift == DS_NONE || (team == DS_NONE && desk == DS_NONE) ||
        stands(t->joint, ds_post_of_visit(t->joint, visit), team, desk, shift)) {
        return;
    }
    const ds_visit *v = &in->visits[visit];
    ds_notice(&t->reporter, at,
              "not taken up: the rules leave no room for visit %d of household \"%s\" here in "
              "shift \"%s\"",
              v->number, in->households[v->household].id, in->shifts[shift].id);
}

static void tell_visits(telling *t) {
    for (int32_t i = 0; i < t->plan->n_routes; i++) {
        const ds_route *route = &t->plan->routes[i];
        const ds_where *list = DS_KEY(DS_ITEM(DS_KEY(NULL, "routes"), i), "stops");
        for (int32_t k = 0; k < route->stops.count; k++) {
            tell_visit(t, DS_ITEM(list, k), t->plan->stops[route->stops.first + k].visit,
                       route->team, DS_NONE, route->shift);
        }
    }
    for (int32_t i = 0; i < t->plan->n_appointments; i++) {
        const ds_appointment *booked = &t->plan->appointments[i];
        tell_visit(t, DS_ITEM(DS_KEY(NULL, "appointments"), i), booked->visit, DS_NONE,
                   booked->desk, booked->shift);
    }
}

void ds_tell_dropped(const ds_joint *joint, const ds_plan *plan, ds_diags *diags) {
    telling t = {.joint = joint, .plan = plan, .reporter = {.diags = diags}};
    tell_unknown(&t);
    tell_belongings(&t);
    tell_duties(&t);
    tell_visits(&t);
}
