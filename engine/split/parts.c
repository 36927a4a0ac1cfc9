#include "split/parts.h"

#include "split/deals.h"
#include "split/parting.h"

/* ---- Clusters -------------------------------------------------------------------------------- */

static bool prepare(ds_parting *p, const ds_instance *in) {
    ds_arena *arena = &p->arena;
    *p = (ds_parting){.in = in};
    p->member = DS_ARENA_NEW(arena, int32_t, in->n_members);
    p->member_pin = DS_ARENA_NEW(arena, int32_t, in->n_members);
    p->household = DS_ARENA_NEW(arena, int32_t, in->n_households);
    p->household_pin = DS_ARENA_NEW(arena, int32_t, in->n_households);
    return !arena->failed && ds_ties_of_members(&p->members, in, arena) &&
           ds_ties_of_households(&p->households, in, arena) &&
           ds_clusters_init(&p->clusters, in->n_teams + in->n_desks, arena);
}

/* Without teams and desks everything is one cluster of none. */
static bool gather(ds_parting *p) {
    ds_bonds_tie(p);
    ds_clusters_number(&p->clusters);
    if (p->clusters.count == 0) {
        return true;
    }
    if (!ds_common_init(&p->common, &p->clusters, &p->arena)) {
        return false;
    }
    ds_clusters_gather(&p->clusters, &p->common, &p->members, &p->households, true);
    ds_clusters_gather(&p->clusters, &p->common, &p->members, &p->households, false);
    ds_bonds_adopt(p);
    do {
        ds_allot_members(p);
    } while (!p->arena.failed && ds_losses_join(p));
    ds_allot_households(p);
    return !p->arena.failed;
}

/* ---- Parts ----------------------------------------------------------------------------------- */

static bool deal(const ds_parting *p, ds_parts *parts) {
    const int32_t *label = p->clusters.label;
    const ds_lots lots = {.count = p->clusters.count > 0 ? p->clusters.count : 1,
                          .team = label,
                          .desk = &label[p->in->n_teams],
                          .member = p->member,
                          .household = p->household};
    return ds_deal_lots(parts, p->in, &lots);
}

/* ---- Ties ------------------------------------------------------------------------------------ */

/* How many have a choice outside the cluster they go to. */
static int32_t count_cut(const ds_parting *p, const ds_ties *ties, const int32_t *cluster,
                         int32_t n) {
    int32_t cut = 0;
    for (int32_t i = 0; i < n; i++) {
        ds_range choice = ties->choice[ties->class_of[i]];
        bool elsewhere = false;
        for (int32_t k = choice.first; k < choice.first + choice.count && !elsewhere; k++) {
            elsewhere = p->clusters.label[ties->nodes[k]] != cluster[i];
        }
        cut += elsewhere;
    }
    return cut;
}

bool ds_parts_init(ds_parts *parts, const ds_instance *in) {
    ds_parting p;
    *parts = (ds_parts){0};
    bool ok = prepare(&p, in) && gather(&p) && deal(&p, parts);
    if (ok) {
        parts->members_cut = count_cut(&p, &p.members, p.member, in->n_members);
        parts->households_cut = count_cut(&p, &p.households, p.household, in->n_households);
    }
    ds_arena_free(&p.arena);
    return ok;
}

void ds_parts_free(ds_parts *parts) {
    ds_arena_free(&parts->arena);
    *parts = (ds_parts){0};
}
