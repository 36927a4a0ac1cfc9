/*
 * What replanning compares with: a plan made for an earlier version of the instance, seen from a
 * moment on. docs/format.md's "Replanning" as tables, in the indices of the new instance.
 *
 * A shift that started before the moment is frozen: its duties, routes and appointments are listed
 * here as they have to stay, without what the instance no longer knows. Of later shifts it says
 * what a change is measured from: each member's duty in each shift, each visit's carrier.
 *
 * Only the plan and the new instance are at hand, so which ids the earlier instance had is read off
 * the plan. Members and shifts of the new instance count as known to both, since a plan does not
 * name who stays at home. A visit is known to both where the plan carries it or lists it as
 * uncovered (one of a household left out for its mistakes is not); where the plan has no list of
 * uncovered visits, all are. A duty or carrier that names a team, desk or shift which is gone
 * differs from every new one.
 *
 * In a plan that breaks rules, the first duty it lists for a member in a shift is the one compared
 * with; so is a visit's first carrier, routes before appointments.
 */
#ifndef DS_MODEL_BASELINE_H
#define DS_MODEL_BASELINE_H

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "model/calendar.h"
#include "model/plan.h"

/* A member's duty in a shift. DS_DUTY_TEAM or DS_DUTY_DESK with `where` DS_NONE: with a team or at
 * a desk that the instance no longer knows. */
typedef struct ds_past_duty {
    ds_duty_kind kind;
    int32_t where; /* team or desk; DS_NONE where off */
    int32_t crew;  /* from 1; 0 where not in a crew */
} ds_past_duty;

/* Who carries out a visit, and in which shift; DS_DUTY_OFF: nobody. `where` or `shift` is DS_NONE
 * where the instance no longer knows it. */
typedef struct ds_past_carrier {
    ds_duty_kind kind; /* DS_DUTY_TEAM: on a route, DS_DUTY_DESK: by appointment */
    int32_t where;     /* team or desk */
    int32_t shift;
} ds_past_carrier;

typedef struct ds_baseline {
    ds_arena arena; /* holds the baseline itself */
    ds_moment from;
    uint64_t digest; /* of the plan's text */

    int32_t n_shifts;               /* of the instance */
    const bool *frozen;             /* [n_shifts] started before the moment */
    const ds_past_duty *duty;       /* [n_members x n_shifts], frozen shifts too */
    const ds_past_carrier *carrier; /* [n_visits], frozen shifts too */
    const bool *known;              /* [n_visits] was in the earlier instance */

    /* What frozen shifts hold, in the plan's order; all of it known to the instance. A route may
     * have lost stops, a crew all its members. */
    int32_t n_duties, n_routes, n_stops, n_appointments;
    const ds_duty *duties;
    const ds_route *routes;
    const ds_stop *stops;
    const ds_appointment *appointments;
} ds_baseline;

/* The baseline that `plan` (read against `in`) is from the moment `from` on; `digest` is that of
 * its text. What the instance no longer knows is dropped and reported as warnings at its place in
 * the plan: what falls out of frozen shifts one by one, of other things each name once. Keeps no
 * pointer to `plan`. DOORSTEP_NO_MEMORY is the only failure. The caller frees *out with
 * ds_baseline_free. */
doorstep_status ds_baseline_make(const ds_instance *in, const ds_plan *plan, uint64_t digest,
                                 ds_moment from, ds_diags *diags, ds_baseline **out);
void ds_baseline_free(ds_baseline *baseline); /* NULL is allowed */

/* Would this duty (`where`: team or desk, DS_NONE where off) be a change? Never in frozen shifts:
 * those have to stay. */
static inline bool ds_duty_changed(const ds_baseline *baseline, int32_t member, int32_t shift,
                                   ds_duty_kind kind, int32_t where) {
    const ds_past_duty *was = &baseline->duty[(int64_t)member * baseline->n_shifts + shift];
    return !baseline->frozen[shift] && (was->kind != kind || was->where != where);
}

/* Would this carrier (`where` and `shift` DS_NONE where nobody) be a change? Frozen shifts count
 * as nobody on both sides. A visit done before the horizon and one that the earlier instance did
 * not have are no change. */
bool ds_carrier_changed(const ds_baseline *baseline, const ds_instance *in, int32_t visit,
                        ds_duty_kind kind, int32_t where, int32_t shift);

#endif
