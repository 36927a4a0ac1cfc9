#include "split/parts.h"

#include <stdlib.h>

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

typedef struct sized {
    int64_t size;
    int32_t cluster;
} sized;

static int largest_first(const void *a, const void *b) {
    const sized *x = a, *y = b;
    if (x->size != y->size) {
        return x->size < y->size ? 1 : -1;
    }
    return (x->cluster > y->cluster) - (x->cluster < y->cluster);
}

/* The part that each cluster becomes; NULL when memory ran out. */
static int32_t *order_parts(ds_parting *p, ds_parts *parts) {
    const ds_instance *in = p->in;
    int32_t n = p->clusters.count > 0 ? p->clusters.count : 1;
    sized *sizes = DS_ARENA_NEW(&p->arena, sized, n);
    int32_t *part_of = DS_ARENA_NEW(&p->arena, int32_t, n);
    parts->count = n;
    parts->size = DS_ARENA_NEW(&parts->arena, int64_t, n);
    if (p->arena.failed || parts->arena.failed) {
        return NULL;
    }
    for (int32_t c = 0; c < n; c++) {
        sizes[c].cluster = c;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        sizes[p->household[h]].size += in->households[h].visits.count - in->households[h].done;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        sizes[p->member[m]].size += in->n_shifts;
    }
    qsort(sizes, (size_t)n, sizeof *sizes, largest_first);
    for (int32_t i = 0; i < n; i++) {
        part_of[sizes[i].cluster] = i;
        parts->size[i] = sizes[i].size;
    }
    return part_of;
}

/* ---- Dealing --------------------------------------------------------------------------------- */

static bool make_deal(ds_deal *deal, ds_parts *parts, int32_t n) {
    *deal = (ds_deal){.part = DS_ARENA_NEW(&parts->arena, int32_t, n),
                      .place = DS_ARENA_NEW(&parts->arena, int32_t, n),
                      .first = DS_ARENA_NEW(&parts->arena, int32_t, (int64_t)parts->count + 1),
                      .list = DS_ARENA_NEW(&parts->arena, int32_t, n)};
    return !parts->arena.failed;
}

/* From `part` all else follows. */
static void list_deal(ds_deal *deal, const ds_parts *parts, int32_t n) {
    int32_t *first = deal->first;
    for (int32_t i = 0; i < n; i++) {
        deal->place[i] = first[deal->part[i] + 1]++;
    }
    for (int32_t part = 0; part < parts->count; part++) {
        first[part + 1] += first[part];
    }
    for (int32_t i = 0; i < n; i++) {
        deal->list[first[deal->part[i]] + deal->place[i]] = i;
    }
}

static void deal_nodes(const ds_parting *p, ds_parts *parts, const int32_t *part_of) {
    const ds_instance *in = p->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        parts->teams.part[t] = part_of[p->clusters.label[t]];
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        parts->desks.part[d] = part_of[p->clusters.label[ds_node_of_desk(in, d)]];
    }
}

/* An area goes with its first household or, where it has none, its first team. */
static void deal_areas(const ds_instance *in, ds_parts *parts) {
    int32_t *part = parts->areas.part;
    for (int32_t a = 0; a < in->n_areas; a++) {
        for (int32_t t = in->n_teams - 1; t >= 0; t--) {
            if (in->team_area[(int64_t)t * in->n_areas + a]) {
                part[a] = parts->teams.part[t];
            }
        }
    }
    for (int32_t h = in->n_households - 1; h >= 0; h--) {
        if (in->households[h].area != DS_NONE) {
            part[in->households[h].area] = parts->households.part[h];
        }
    }
}

static bool deal(const ds_parting *p, ds_parts *parts, const int32_t *part_of) {
    const ds_instance *in = p->in;
    const struct {
        ds_deal *deal;
        int32_t n;
    } kinds[] = {{&parts->teams, in->n_teams},
                 {&parts->desks, in->n_desks},
                 {&parts->members, in->n_members},
                 {&parts->households, in->n_households},
                 {&parts->areas, in->n_areas}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!make_deal(kinds[i].deal, parts, kinds[i].n)) {
            return false;
        }
    }
    deal_nodes(p, parts, part_of);
    for (int32_t m = 0; m < in->n_members; m++) {
        parts->members.part[m] = part_of[p->member[m]];
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        parts->households.part[h] = part_of[p->household[h]];
    }
    deal_areas(in, parts);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        list_deal(kinds[i].deal, parts, kinds[i].n);
    }
    return true;
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
    bool ok = prepare(&p, in) && gather(&p);
    const int32_t *part_of = ok ? order_parts(&p, parts) : NULL;
    ok = part_of != NULL && deal(&p, parts, part_of);
    if (ok) {
        parts->members_cut = count_cut(&p, &p.members, p.member, in->n_members);
        parts->households_cut = count_cut(&p, &p.households, p.household, in->n_households);
    }
    ds_arena_free(&p.arena);
    if (!ok) {
        ds_parts_free(parts);
    }
    return ok;
}

void ds_parts_free(ds_parts *parts) {
    ds_arena_free(&parts->arena);
    *parts = (ds_parts){0};
}
