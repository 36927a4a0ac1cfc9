/*
 * The one objective: the parts of docs/format.md's score as functions of counts, so that the whole
 * score and its incremental change come from the same lines. Penalties are weighted and positive.
 */
#ifndef DS_SCORE_SCORE_H
#define DS_SCORE_SCORE_H

#include <stdint.h>

#include "model/instance.h"
#include "model/past.h"

/* Coverage earned by a visit. */
static inline double ds_score_visit(const ds_instance *in, int32_t visit) {
    return in->weights.coverage * in->visits[visit].value;
}

/* Earned by a household all of whose visits are done, at least one of them in this plan. */
static inline double ds_score_complete(const ds_instance *in, int32_t household) {
    return in->weights.complete * in->households[household].priority;
}

/* Penalty of an area of which `touched` households have a visit done. */
double ds_penalty_area(const ds_instance *in, int32_t area, int32_t touched);

/* The three desk penalties of a demand with `staff` people. */
double ds_penalty_shortage(const ds_demand *demand, int32_t staff);
double ds_penalty_ideal(const ds_demand *demand, int32_t staff);
double ds_penalty_over(const ds_demand *demand, int32_t staff);

static inline double ds_penalty_demand(const ds_demand *demand, int32_t staff) {
    return ds_penalty_shortage(demand, staff) + ds_penalty_ideal(demand, staff) +
           ds_penalty_over(demand, staff);
}

/* Wishes of one member: shifts and hours missing. */
double ds_penalty_min_shifts(const ds_instance *in, int32_t member, int32_t shifts);
double ds_penalty_min_hours(const ds_instance *in, int32_t member, int64_t seconds);

/* Penalty of a shift with a request when it is worked or not. */
static inline double ds_penalty_request(const ds_instance *in, int32_t member, int32_t shift,
                                        bool worked) {
    double want = in->request[(int64_t)member * in->n_shifts + shift];
    return in->weights.requests * (worked ? (want < 0 ? -want : 0.0) : (want > 0 ? want : 0.0));
}

/* Sums over a fair group, from which its penalty follows:
 *   sum (n - share G / S)^2 = sum n^2 - 2 (G / S) sum share n + (G / S)^2 sum share^2. */
typedef struct ds_fair_group {
    double share, share_squared;   /* sums over the members: constant */
    double shifts, shifts_squared; /* sum of n, of n^2 */
    double share_shifts;           /* sum of share n */
} ds_fair_group;

void ds_fair_change(ds_fair_group *group, double share, int32_t before, int32_t after);
double ds_penalty_fairness(const ds_instance *in, const ds_fair_group *group);

/* What a duty adds to the changes from the plan in force, beside a shift off; what being done by
 * this carrier adds, beside not being done. 0 where nothing is planned anew. */
double ds_penalty_duty_change(const ds_instance *in, int32_t member, int32_t shift,
                              ds_duty_kind kind, int32_t where);
double ds_penalty_carrier_change(const ds_instance *in, int32_t visit, ds_duty_kind kind,
                                 int32_t where, int32_t shift);

static inline double ds_penalty_travel(const ds_instance *in, int64_t ticks) {
    return in->weights.travel * ((double)ticks / in->ticks_per_second / 60.0);
}

#endif
