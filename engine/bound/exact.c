#include "bound/exact.h"

#include <math.h>
#include <stdlib.h>

#include "base/zeroed.h"
#include "bound/route_master_parts.h"

enum {
    MOST_SITES = 64,
    MOST_ROUTES = 30000,
    MOST_CASE_LABELS = 100000,
    NODES = 20000,
    ROUNDS = 100
};

/* Routes of one case on their way into the program. */
typedef struct taking {
    ds_route_master *master;
    const ds_case *c;
    int32_t *visits;
} taking;

static void take_route(void *payload, const int16_t *sites, int32_t count) {
    const taking *t = payload;
    const ds_ground_team *team = &t->master->ground->teams[t->c->team];
    if (t->master->n_carriers > MOST_ROUTES) {
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        t->visits[i] = team->visit[sites[i]];
    }
    ds_route_master_add(t->master, t->c->team, t->c->shift, t->c->type, t->visits, count,
                        ds_ground_travel(team, sites, count));
}

/* False: they are too many, or memory ran out. */
static bool add_every_route(ds_route_master *master, ds_route_pricer *pricer, int32_t *visits,
                            const ds_control *control) {
    int32_t most = pricer->most_labels;
    bool ok = true;
    pricer->most_labels = MOST_CASE_LABELS;
    for (int32_t i = 0; ok && i < pricer->n_cases; i++) {
        taking t = {master, &pricer->cases[i], visits};
        ok = ds_price_every(pricer, t.c, -INFINITY, take_route, &t) && !ds_stop_now(control) &&
             master->n_carriers <= MOST_ROUTES && !master->failed;
    }
    pricer->most_labels = most;
    return ok;
}

static void solve(ds_route_master *master, const ds_control *control, double *bound, bool *proven) {
    ds_lp_options options = DS_LP_OPTIONS;
    options.control = control;
    options.node_limit = NODES;
    for (int32_t round = 0; round < ROUNDS; round++) {
        ds_lp_status status = ds_lp_solve_integer(&master->lp, &options);
        if (status != DS_LP_OPTIMAL && status != DS_LP_FEASIBLE) {
            return;
        }
        *bound = fmin(*bound, master->constant + master->lp.bound);
        bool broken = ds_route_master_cut(master) > 0;
        if (status == DS_LP_FEASIBLE || !broken) {
            *proven = status == DS_LP_OPTIMAL && !broken;
            return;
        }
    }
}

static bool is_small(const ds_ground *ground, const ds_route_pricer *pricer) {
    int64_t work = 0;
    for (int32_t i = 0; i < pricer->n_cases; i++) {
        work += ground->teams[pricer->cases[i].team].n;
    }
    for (int32_t t = 0; t < ground->in->n_teams; t++) {
        if (ground->teams[t].n > MOST_SITES) {
            return false;
        }
    }
    return work < MOST_ROUTES;
}

bool ds_bound_exactly(const ds_ground *ground, ds_route_pricer *pricer, const ds_control *control,
                      double *bound, bool *proven) {
    ds_route_master master;
    bool ok = true;
    *bound = INFINITY;
    *proven = false;
    if (!is_small(ground, pricer)) {
        return true;
    }
    int32_t *visits = ds_zeroed(ground->in->n_visits, sizeof *visits, &ok);
    bool made = ds_route_master_init(&master, ground);
    double *free_of_charge = ds_zeroed(master.lp.n_rows, sizeof *free_of_charge, &ok);
    if (ok && made) {
        ds_price_at(pricer, free_of_charge);
        if (add_every_route(&master, pricer, visits, control)) {
            solve(&master, control, bound, proven);
        }
    }
    ok = ok && made && !master.failed && !master.lp.failed && !pricer->out_of_memory;
    ds_route_master_free(&master);
    free(visits);
    free(free_of_charge);
    return ok;
}
