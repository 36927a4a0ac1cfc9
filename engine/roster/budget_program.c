#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

const ds_member_lock *ds_budget_lock(const ds_instance *in, int32_t member, int32_t shift) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        if (in->member_locks[i].member == member && in->member_locks[i].shift == shift) {
            return &in->member_locks[i];
        }
    }
    return NULL;
}

/* Crews and demands that there could be for one member in one shift, one given before at least. */
static size_t duties_a_shift(const ds_instance *in) {
    size_t most = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        size_t count = 0;
        for (int32_t desk = 0; desk < in->n_desks; desk++) {
            count += in->demand_at[(int64_t)desk * in->n_shifts + s] != DS_NONE;
        }
        most = count > most ? count : most;
    }
    return most + 1;
}

bool ds_program_init(ds_program *p, ds_budget *budget, int32_t team) {
    const ds_instance *in = budget->in;
    size_t members = (size_t)in->n_members + 1, shifts = (size_t)in->n_shifts + 1;
    *p = (ds_program){.budget = budget, .in = in, .team = team};
    ds_lp_init(&p->lp);
    p->members = malloc(members * sizeof *p->members);
    p->class_of = malloc(members * sizeof *p->class_of);
    p->duties = malloc(members * shifts * duties_a_shift(in) * sizeof *p->duties);
    p->duty_first = calloc(members * shifts, sizeof *p->duty_first);
    if (p->members == NULL || p->class_of == NULL || p->duties == NULL || p->duty_first == NULL) {
        ds_program_free(p);
        return false;
    }
    return true;
}

void ds_program_free(ds_program *p) {
    ds_lp_free(&p->lp);
    free(p->members);
    free(p->class_of);
    free(p->duties);
    free(p->duty_first);
    free(p->types);
    free(p->crew_column);
    *p = (ds_program){0};
}

void ds_program_seat(ds_program *p, int32_t member, int32_t class) {
    p->members[p->n_members] = member;
    p->class_of[p->n_members++] = class;
}

void ds_program_duty(ds_program *p, int32_t seat, int32_t shift, int32_t demand, double gain,
                     bool fixed) {
    int32_t column = ds_lp_column(&p->lp, fixed ? 1.0 : 0.0, 1.0, gain, true);
    p->duties[p->n_duties++] =
        (ds_duty_column){.seat = seat, .shift = shift, .demand = demand, .column = column};
    p->duty_first[(int64_t)seat * p->in->n_shifts + shift + 1] = p->n_duties;
}

bool ds_program_given(const ds_program *p, int32_t seat, int32_t shift) {
    return *ds_budget_duty(p->budget, p->members[seat], shift) != DS_NONE;
}

double ds_program_wish(const ds_program *p, int32_t member, int32_t shift) {
    return p->in->weights.requests * p->in->request[(int64_t)member * p->in->n_shifts + shift] -
           p->in->weights.member_shift;
}

double ds_program_rent(const ds_program *p, int32_t member, int32_t shift) {
    const ds_market *market = &p->budget->dual.market;
    int32_t team = p->budget->roster->team[member];
    double best = 0.0;
    for (int32_t i = market->offer_first[member]; i < market->offer_first[member + 1]; i++) {
        const ds_offer *offer = &market->offers[i];
        if (offer->shift == shift && offer->crew > p->team &&
            (offer->team == DS_NONE || offer->team == team)) {
            best = fmax(best, p->budget->descent.best[offer->price] * offer->factor);
        }
    }
    return best;
}

doorstep_status ds_program_solve(ds_program *p, double gap, bool *found) {
    const ds_budget *budget = p->budget;
    ds_lp_options how = {.node_limit = budget->options.node_limit,
                         .iteration_limit = budget->options.iteration_limit,
                         .gap = gap,
                         .cut_off = -INFINITY,
                         .control = &budget->control};
    ds_lp_status status = ds_lp_solve_integer(&p->lp, &how);
    *found = status == DS_LP_OPTIMAL || status == DS_LP_FEASIBLE;
    return status == DS_LP_NO_MEMORY ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
}
