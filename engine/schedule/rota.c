#include "schedule/rota.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

static bool whole(double x) {
    return x == floor(x) && fabs(x) < 1e9;
}

static bool whole_members(const ds_instance *in) {
    for (int32_t m = 0; m < in->n_members; m++) {
        if (!whole(in->weights.min_hours * in->members[m].min_hours)) {
            return false;
        }
        for (int32_t s = 0; s < in->n_shifts; s++) {
            double want = in->request[(int64_t)m * in->n_shifts + s];
            if (!whole(in->weights.requests * want)) {
                return false;
            }
        }
    }
    return true;
}

static bool whole_shifts(const ds_instance *in) {
    for (int32_t s = 0; s < in->n_shifts; s++) {
        double hours =
            (double)(in->shifts[s].end - in->shifts[s].start) / (3600.0 * in->ticks_per_second);
        if (!whole(in->weights.min_hours * hours)) {
            return false;
        }
    }
    return true;
}

/* Where all weights are whole, so are the scores of rosters. */
static double find_grain(const ds_instance *in) {
    const ds_weights *w = &in->weights;
    bool ok = w->fairness == 0.0 && whole(w->min_shifts) && whole(w->member_shift);
    for (int32_t d = 0; d < in->n_demands && ok; d++) {
        const ds_demand *demand = &in->demands[d];
        ok = whole(demand->shortage_weight) && whole(demand->ideal_weight) &&
             whole(demand->over_weight);
    }
    return ok && whole_members(in) && whole_shifts(in) ? 1.0 : 0.0;
}

bool ds_rota_init(ds_rota *rota, const ds_roster_state *roster) {
    const ds_instance *in = roster->in;
    bool ok = true;
    *rota = (ds_rota){.roster = roster, .grain = find_grain(in)};
    rota->menus = ds_zeroed(in->n_members, sizeof *rota->menus, &ok);
    rota->runs = ds_zeroed(in->n_members, sizeof *rota->runs, &ok);
    rota->kept = ds_zeroed((int64_t)in->n_members * DS_KEPT_SCHEDULES * in->n_days, 1, &ok);
    rota->n_kept = ds_zeroed(in->n_members, sizeof *rota->n_kept, &ok);
    ok = ok && ds_pricer_init(&rota->pricer, roster);
    for (int32_t m = 0; m < in->n_members && ok; m++) {
        ok = ds_menu_init(&rota->menus[m], roster, m) &&
             ds_runs_init(&rota->runs[m], &in->members[m], in->n_days);
    }
    if (!ok) {
        ds_rota_free(rota);
    }
    return ok;
}

void ds_rota_free(ds_rota *rota) {
    int32_t n = rota->roster->in->n_members;
    for (int32_t m = 0; m < n && rota->menus != NULL && rota->runs != NULL; m++) {
        ds_menu_free(&rota->menus[m]);
        ds_runs_free(&rota->runs[m]);
    }
    free(rota->menus);
    free(rota->runs);
    free(rota->kept);
    free(rota->n_kept);
    ds_pricer_free(&rota->pricer);
    *rota = (ds_rota){0};
}

void ds_rota_keep(ds_rota *rota, int32_t member, const uint8_t *options) {
    size_t days = (size_t)rota->roster->in->n_days;
    for (int32_t i = 0; i < ds_rota_kept(rota, member); i++) {
        if (memcmp(ds_rota_schedule(rota, member, i), options, days) == 0) {
            return;
        }
    }
    int32_t at = rota->n_kept[member]++ % DS_KEPT_SCHEDULES;
    memcpy(ds_rota_schedule(rota, member, at), options, days);
}
