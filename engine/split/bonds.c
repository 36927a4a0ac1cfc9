#include <math.h>

#include "split/parting.h"

/* ---- Areas and locks ------------------------------------------------------------------------- */

static void tie_areas(ds_parting *p) {
    const ds_ties *households = &p->households;
    for (int32_t c = 0; c < households->n_classes; c++) {
        const int32_t *nodes = &households->nodes[households->choice[c].first];
        for (int32_t i = 1; i < households->choice[c].count && households->area[c] != DS_NONE;
             i++) {
            if (nodes[i] < p->in->n_teams) {
                ds_clusters_join(&p->clusters, nodes[0], nodes[i]);
            }
        }
    }
}

static void pin_to(ds_parting *p, int32_t *pin, int32_t node) {
    if (*pin != DS_NONE) {
        ds_clusters_join(&p->clusters, *pin, node);
    }
    *pin = node;
}

static void tie_locks(ds_parting *p) {
    const ds_instance *in = p->in;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->duty != DS_DUTY_OFF) {
            pin_to(p, &p->member_pin[lock->member],
                   lock->duty == DS_DUTY_TEAM ? lock->where : ds_node_of_desk(in, lock->where));
        }
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &in->visit_locks[i];
        int32_t *own = &p->household_pin[in->visits[lock->visit].household];
        if (lock->team != DS_NONE) {
            pin_to(p, own, lock->team);
        }
        if (lock->desk != DS_NONE) {
            pin_to(p, own, ds_node_of_desk(in, lock->desk));
        }
    }
}

void ds_bonds_tie(ds_parting *p) {
    for (int32_t m = 0; m < p->in->n_members; m++) {
        p->member_pin[m] = DS_NONE;
    }
    for (int32_t h = 0; h < p->in->n_households; h++) {
        p->household_pin[h] = p->in->households[h].team;
    }
    tie_areas(p);
    tie_locks(p);
}

/* ---- Clusters that cannot stand alone -------------------------------------------------------- */

/* Which clusters have a team that somebody may belong to. */
static bool mark_whole(const ds_parting *p, bool *whole) {
    const ds_ties *members = &p->members;
    bool any = false;
    for (int32_t c = 0; c < members->n_classes; c++) {
        const int32_t *nodes = &members->nodes[members->choice[c].first];
        for (int32_t i = 0; i < members->strong[c]; i++) {
            if (nodes[i] < p->in->n_teams) {
                whole[p->clusters.label[nodes[i]]] = any = true;
            }
        }
    }
    return any;
}

/* The whole cluster that has most in common with this one, or DS_NONE. */
static int32_t most_alike(const ds_parting *p, int32_t cluster, const bool *whole) {
    const double *shared = &p->common.shared[(int64_t)cluster * p->clusters.count];
    int32_t best = DS_NONE;
    double most = 0.0;
    for (int32_t c = 0; c < p->clusters.count; c++) {
        if (whole[c] && shared[c] > most) {
            best = c;
            most = shared[c];
        }
    }
    return best;
}

/* The whole cluster of the team nearest to one of this cluster's teams and desks. */
static int32_t nearest(const ds_parting *p, int32_t cluster, const bool *whole) {
    const ds_instance *in = p->in;
    int32_t from = DS_NONE, best = DS_NONE;
    for (int32_t node = 0; node < p->clusters.n_nodes && from == DS_NONE; node++) {
        from = p->clusters.label[node] == cluster ? ds_node_location(in, node) : DS_NONE;
    }
    double least = INFINITY;
    for (int32_t t = 0; t < in->n_teams; t++) {
        int32_t c = p->clusters.label[t];
        double apart = from != DS_NONE ? ds_apart(in, from, in->teams[t].base) : 0.0;
        if (whole[c] && (best == DS_NONE || apart < least)) {
            best = c;
            least = apart;
        }
    }
    return best;
}

/* Looks for adopters among those that share households or members. */
static void find_adopters(ds_parting *p, const bool *whole, int32_t *adopter) {
    const ds_ties *const ties[] = {&p->households, &p->members};
    for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++) {
        ds_common_count(&p->common, &p->clusters, ties[i], false);
        for (int32_t c = 0; c < p->clusters.count; c++) {
            if (!whole[c] && adopter[c] == DS_NONE) {
                adopter[c] = most_alike(p, c, whole);
            }
        }
    }
}

void ds_bonds_adopt(ds_parting *p) {
    int32_t n = p->clusters.count;
    bool *whole = DS_ARENA_NEW(&p->arena, bool, n);
    int32_t *adopter = DS_ARENA_NEW(&p->arena, int32_t, n);
    if (p->arena.failed) {
        return;
    }
    bool any = mark_whole(p, whole);
    for (int32_t c = 0; c < n; c++) {
        adopter[c] = any ? DS_NONE : 0;
    }
    if (any) {
        find_adopters(p, whole, adopter);
    }
    for (int32_t c = 0; c < n; c++) {
        if (!whole[c]) {
            int32_t by = adopter[c] != DS_NONE ? adopter[c] : nearest(p, c, whole);
            ds_clusters_join(&p->clusters, p->clusters.first[c], p->clusters.first[by]);
        }
    }
    ds_clusters_number(&p->clusters);
}
