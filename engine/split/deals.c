#include "split/deals.h"

#include <stdlib.h>

/* ---- Order ----------------------------------------------------------------------------------- */

typedef struct sized {
    int64_t size;
    int32_t lot;
} sized;

static int largest_first(const void *a, const void *b) {
    const sized *x = a, *y = b;
    if (x->size != y->size) {
        return x->size < y->size ? 1 : -1;
    }
    return (x->lot > y->lot) - (x->lot < y->lot);
}

/* The part that each lot becomes; NULL when memory ran out. */
static int32_t *order_lots(ds_parts *parts, const ds_instance *in, const ds_lots *lots,
                           ds_arena *scratch) {
    int32_t n = parts->count = lots->count;
    sized *sizes = DS_ARENA_NEW(scratch, sized, n);
    int32_t *part_of = DS_ARENA_NEW(scratch, int32_t, n);
    parts->size = DS_ARENA_NEW(&parts->arena, int64_t, n);
    if (scratch->failed || parts->arena.failed) {
        return NULL;
    }
    for (int32_t i = 0; i < n; i++) {
        sizes[i].lot = i;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        sizes[lots->household[h]].size += in->households[h].visits.count - in->households[h].done;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        sizes[lots->member[m]].size += in->n_shifts;
    }
    qsort(sizes, (size_t)n, sizeof *sizes, largest_first);
    for (int32_t i = 0; i < n; i++) {
        part_of[sizes[i].lot] = i;
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

static void deal_lots(ds_deal *deal, const int32_t *lot, const int32_t *part_of, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        deal->part[i] = part_of[lot[i]];
    }
}

static bool deal(ds_parts *parts, const ds_instance *in, const ds_lots *lots,
                 const int32_t *part_of) {
    const struct {
        ds_deal *deal;
        const int32_t *lot; /* NULL: areas, which follow from the others */
        int32_t n;
    } kinds[] = {{&parts->teams, lots->team, in->n_teams},
                 {&parts->desks, lots->desk, in->n_desks},
                 {&parts->members, lots->member, in->n_members},
                 {&parts->households, lots->household, in->n_households},
                 {&parts->areas, NULL, in->n_areas}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!make_deal(kinds[i].deal, parts, kinds[i].n)) {
            return false;
        }
        if (kinds[i].lot != NULL) {
            deal_lots(kinds[i].deal, kinds[i].lot, part_of, kinds[i].n);
        } else {
            deal_areas(in, parts);
        }
        list_deal(kinds[i].deal, parts, kinds[i].n);
    }
    return true;
}

bool ds_deal_lots(ds_parts *parts, const ds_instance *in, const ds_lots *lots) {
    ds_arena scratch;
    ds_arena_init(&scratch);
    *parts = (ds_parts){0};
    const int32_t *part_of = order_lots(parts, in, lots, &scratch);
    bool ok = part_of != NULL && deal(parts, in, lots, part_of);
    ds_arena_free(&scratch);
    if (!ok) {
        ds_arena_free(&parts->arena);
        *parts = (ds_parts){0};
    }
    return ok;
}
