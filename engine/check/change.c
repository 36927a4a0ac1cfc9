/*
 * The score's `change`, from docs/format.md alone: duties and carriers that differ from the
 * baseline's in shifts that are not frozen. Without the baseline a replanned plan is believed.
 *
 * Of a member's duties in one shift, and of a visit's carriers, the first one counts.
 */
#include "check/judge.h"

/* The plan's first duty of each member in each shift; NULL where off. */
static const ds_duty **first_duties(ds_judge *judge) {
    const ds_instance *in = judge->in;
    int64_t pairs = (int64_t)in->n_members * in->n_shifts;
    const ds_duty **first = DS_ARENA_NEW(&judge->scratch, const ds_duty *, pairs);
    for (int32_t i = 0; first != NULL && i < judge->plan->n_duties; i++) {
        const ds_duty *duty = &judge->plan->duties[i];
        if (ds_duty_known(in, duty)) {
            const ds_duty **to = &first[(int64_t)duty->member * in->n_shifts + duty->shift];
            *to = *to == NULL ? duty : *to;
        }
    }
    return first;
}

static bool same_duty(const ds_past_duty *was, const ds_duty *is) {
    switch (was->kind) {
    case DS_DUTY_TEAM:
        return is != NULL && is->team != DS_NONE && is->team == was->where;
    case DS_DUTY_DESK:
        return is != NULL && is->desk != DS_NONE && is->desk == was->where;
    default:
        return is == NULL;
    }
}

static int64_t changed_duties(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_duty **first = first_duties(judge);
    int64_t changed = 0;
    for (int32_t m = 0; first != NULL && m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            int64_t pair = (int64_t)m * in->n_shifts + s;
            changed +=
                !ds_is_frozen(judge, s) && !same_duty(&judge->baseline->duty[pair], first[pair]);
        }
    }
    return changed;
}

static bool same_carrier(const ds_past_carrier *was, const ds_carrier *is) {
    int32_t place = was->kind == DS_DUTY_TEAM ? is->team : is->desk;
    return was->kind != DS_DUTY_OFF && place != DS_NONE && place == was->where &&
           is->shift == was->shift;
}

/* A carrier in a frozen shift is none: there the plan has no choice. */
static bool carrier_changed(const ds_judge *judge, int32_t visit) {
    const ds_ledger *ledger = &judge->ledger;
    const ds_past_carrier *was = &judge->baseline->carrier[visit];
    const ds_carrier *is = NULL;
    if (ds_done_here(ledger, judge->in, visit)) {
        is = &ledger->carriers[ledger->visit_first[visit]];
    }
    bool was_none =
        was->kind == DS_DUTY_OFF || (was->shift != DS_NONE && ds_is_frozen(judge, was->shift));
    bool is_none = is == NULL || ds_is_frozen(judge, is->shift);
    return was_none || is_none ? was_none != is_none : !same_carrier(was, is);
}

static int64_t changed_carriers(const ds_judge *judge) {
    int64_t changed = 0;
    for (int32_t v = 0; v < judge->in->n_visits; v++) {
        changed += judge->baseline->known[v] && !ds_visit_done_before(&judge->in->visits[v]) &&
                   carrier_changed(judge, v);
    }
    return changed;
}

void ds_score_change(ds_judge *judge) {
    double *penalty = &judge->report->score.penalties[DS_PENALTY_change];
    if (judge->baseline != NULL) {
        int64_t changed = changed_duties(judge) + changed_carriers(judge);
        *penalty = judge->in->weights.change * (double)changed;
    } else if (judge->plan->has_replan) {
        *penalty = judge->plan->score.penalties[DS_PENALTY_change];
    }
}
