#include "bound/schedules.h"

#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "schedule/generate.h"
#include "score/score.h"
#include "words/messages.h"

enum {
    ROUNDS = 200,
    MOST_LABELS = 30000, /* of a member and date */
    MOST_DATES = 20000   /* of all members, where no deadline ends the proof */
};

static const char *const method = DS_TEXT("relaxation over whole schedules of members");

/* Of the time left, what generating schedules may take before the proof. */
static const double GENERATE_SHARE = 0.8;

/* ---- What is relaxed ------------------------------------------------------------------------- */

static bool takes_long(const ds_instance *in, const ds_control *control) {
    return isinf(control->deadline) && (int64_t)in->n_members * in->n_days > MOST_DATES;
}

/* Is nobody left to visit, and no crew told to go out all the same? */
static bool fits(const ds_instance *in) {
    for (int32_t h = 0; h < in->n_households; h++) {
        if (in->households[h].done < in->households[h].visits.count) {
            return false;
        }
    }
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        if (in->member_locks[i].duty == DS_DUTY_TEAM) {
            return false;
        }
    }
    return in->past == NULL && in->n_demands > 0 && in->n_members > 0;
}

/* The instance without what is left out of the bound; `desks` has room for all. */
static ds_instance loosen(const ds_instance *in, ds_desk *desks) {
    ds_instance loose = *in;
    for (int32_t i = 0; i < in->n_desks; i++) {
        desks[i] = in->desks[i];
        desks[i].one_team_per_day = false;
    }
    loose.desks = desks;
    loose.n_member_locks = loose.n_visit_locks = 0;
    loose.weights.fairness = 0.0;
    return loose;
}

/* ---- The proof ------------------------------------------------------------------------------- */

/* Requests count as refused, until a schedule that grants one earns it back. */
static double refused_requests(const ds_instance *in) {
    double sum = 0.0;
    for (int64_t i = 0; i < (int64_t)in->n_members * in->n_shifts; i++) {
        sum += in->request[i] > 0 ? in->weights.requests * in->request[i] : 0.0;
    }
    return sum;
}

static double demand_gain(const ds_instance *in, const ds_demand *demand, double price) {
    double best = -INFINITY;
    for (int32_t n = 0; n <= in->n_members && n <= demand->max; n++) {
        best = fmax(best, price * n - ds_penalty_demand(demand, n));
    }
    return best;
}

/* The bound at the master's prices; +INFINITY: not all schedules could be looked at. */
static double value_at_prices(ds_master *master, const ds_control *control) {
    const ds_instance *in = master->rota->roster->in;
    ds_pricer *pricer = &master->rota->pricer;
    const ds_pricing asked = {
        .price = master->price, .least = -INFINITY, .most_labels = MOST_LABELS};
    double sum = -refused_requests(in);
    for (int32_t d = 0; d < in->n_demands; d++) {
        sum += demand_gain(in, &in->demands[d], master->price[d]);
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        if (ds_stop_now(control)) {
            return INFINITY;
        }
        if (!ds_price(pricer, &master->rota->menus[m], &master->rota->runs[m], &asked)) {
            master->out_of_memory = true;
            return INFINITY;
        }
        if (pricer->cut || pricer->n_found == 0) {
            return INFINITY;
        }
        sum += pricer->found[0].value;
    }
    return sum;
}

static doorstep_status prove(ds_rota *rota, const int32_t *members, const ds_control *control,
                             ds_bound *out) {
    ds_master master;
    const ds_generating how = {ROUNDS, MOST_LABELS, -INFINITY, INFINITY};
    ds_control generating = *control;
    if (isfinite(control->deadline)) {
        generating.deadline -= (1.0 - GENERATE_SHARE) * (control->deadline - ds_clock());
    }
    if (!ds_master_init(&master, rota, members, rota->roster->in->n_members, NULL)) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_generate_schedules(&master, &how, &generating);
    double value = master.out_of_memory ? INFINITY : value_at_prices(&master, control);
    if (isfinite(value)) {
        value += 1e-6 * fmax(1.0, fabs(value));
        value = rota->grain > 0.0 ? floor(value / rota->grain) * rota->grain : value;
        *out = (ds_bound){.known = true, .score = value, .method = method};
    }
    doorstep_status status = master.out_of_memory ? DOORSTEP_NO_MEMORY : DOORSTEP_OK;
    ds_master_free(&master);
    return status;
}

/* All members, where the rules of each can be told. */
static bool list_members(const ds_rota *rota, int32_t *members) {
    for (int32_t m = 0; m < rota->roster->in->n_members; m++) {
        members[m] = m;
        if (!rota->menus[m].usable) {
            return false;
        }
    }
    return true;
}

static doorstep_status bound_of(const ds_instance *loose, int32_t *members,
                                const ds_control *control, ds_bound *out) {
    ds_roster_state roster;
    ds_rota rota;
    if (!ds_roster_state_init(&roster, loose)) {
        return DOORSTEP_NO_MEMORY;
    }
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (ds_rota_init(&rota, &roster)) {
        status = list_members(&rota, members) ? prove(&rota, members, control, out) : DOORSTEP_OK;
        ds_rota_free(&rota);
    }
    ds_roster_state_free(&roster);
    return status;
}

doorstep_status ds_bound_by_schedules(const ds_instance *in, const ds_control *control,
                                      ds_bound *out) {
    *out = (ds_bound){0};
    if (!fits(in) || takes_long(in, control)) {
        return DOORSTEP_OK;
    }
    bool ok = true;
    ds_desk *desks = ds_zeroed(in->n_desks, sizeof *desks, &ok);
    int32_t *members = ds_zeroed(in->n_members, sizeof *members, &ok);
    doorstep_status status = DOORSTEP_NO_MEMORY;
    if (ok) {
        const ds_instance loose = loosen(in, desks);
        status = bound_of(&loose, members, control, out);
    }
    free(desks);
    free(members);
    return status;
}
