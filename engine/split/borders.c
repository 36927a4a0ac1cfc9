#include "split/borders.h"

#include <stdlib.h>
#include <string.h>

#include "base/pairs.h"
#include "base/zeroed.h"
#include "split/deals.h"

/* Who could serve in more parts than this, or be served, ties none of them to any other. */
enum { MOST_PARTS = 8 };

/* ---- What parts have in common --------------------------------------------------------------- */

typedef struct counting {
    const ds_instance *in;
    const ds_parts *parts;
    ds_pairs pairs;
    double *shared; /* [room] by pair */
    int32_t room;
    int32_t list[MOST_PARTS + 1], n; /* parts of one member or household */
    bool failed;
} counting;

static void note_part(counting *c, int32_t part) {
    for (int32_t i = 0; i < c->n; i++) {
        if (c->list[i] == part) {
            return;
        }
    }
    if (c->n <= MOST_PARTS) {
        c->list[c->n++] = part;
    }
}

static void count_pair(counting *c, int32_t a, int32_t b, double weight) {
    int32_t index = ds_pairs_index(&c->pairs, (uint64_t)(a < b ? a : b), (uint64_t)(a < b ? b : a));
    if (index >= c->room) {
        int32_t room = c->room > 0 ? 2 * c->room : 64;
        double *shared = realloc(c->shared, (size_t)room * sizeof *shared);
        if (shared == NULL) {
            c->failed = true;
            return;
        }
        memset(&shared[c->room], 0, (size_t)(room - c->room) * sizeof *shared);
        c->shared = shared;
        c->room = room;
    }
    c->failed |= index < 0;
    if (index >= 0) {
        c->shared[index] += weight;
    }
}

/* So many members or households have a choice in all the parts noted. */
static void count_pairs(counting *c, int32_t people) {
    for (int32_t i = 0; i < c->n && c->n <= MOST_PARTS && !c->failed; i++) {
        for (int32_t k = i + 1; k < c->n; k++) {
            count_pair(c, c->list[i], c->list[k], (double)people / (c->n - 1));
        }
    }
    c->n = 0;
}

static void count_members(counting *c) {
    const ds_instance *in = c->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t t = 0; t < in->n_teams; t++) {
            if (in->member_team[(int64_t)m * in->n_teams + t] != 0) {
                note_part(c, c->parts->teams.part[t]);
            }
        }
        for (int32_t d = 0; d < in->n_desks; d++) {
            if (in->member_desk[(int64_t)m * in->n_desks + d]) {
                note_part(c, c->parts->desks.part[d]);
            }
        }
        count_pairs(c, 1);
    }
}

static bool may_visit(const ds_instance *in, int32_t team, int32_t area) {
    return area == in->n_areas || in->team_area[(int64_t)team * in->n_areas + area];
}

/* Area by area, the last row being households of none. */
static void count_households(counting *c) {
    const ds_instance *in = c->in;
    bool ok = true;
    int32_t *open = ds_zeroed(in->n_areas, sizeof *open, &ok);
    if (!ok) {
        c->failed = true;
        return;
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        const ds_household *household = &in->households[h];
        bool choice = household->team == DS_NONE && household->done < household->visits.count;
        open[household->area == DS_NONE ? in->n_areas : household->area] += choice;
    }
    for (int32_t a = 0; a <= in->n_areas; a++) {
        for (int32_t t = 0; t < in->n_teams && open[a] > 0; t++) {
            if (may_visit(in, t, a)) {
                note_part(c, c->parts->teams.part[t]);
            }
        }
        count_pairs(c, open[a]);
    }
    free(open);
}

/* ---- Borders --------------------------------------------------------------------------------- */

static int most_first(const void *a, const void *b) {
    const ds_border *x = a, *y = b;
    if (x->shared != y->shared) {
        return x->shared < y->shared ? 1 : -1;
    }
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

bool ds_borders_init(ds_borders *borders, const ds_instance *in, const ds_parts *parts) {
    *borders = (ds_borders){.parts = parts};
    counting c = {.in = in, .parts = parts, .pairs = DS_PAIRS_EMPTY};
    count_members(&c);
    count_households(&c);
    borders->list = malloc(((size_t)c.pairs.count + 1) * sizeof *borders->list);
    bool ok = !c.failed && borders->list != NULL;
    for (int32_t i = 0; i < c.pairs.count && ok; i++) {
        borders->list[borders->count++] = (ds_border){.a = (int32_t)c.pairs.items[i].a,
                                                      .b = (int32_t)c.pairs.items[i].b,
                                                      .shared = c.shared[i]};
    }
    if (ok) {
        qsort(borders->list, (size_t)borders->count, sizeof *borders->list, most_first);
    } else {
        ds_borders_free(borders);
    }
    ds_pairs_free(&c.pairs);
    free(c.shared);
    return ok;
}

void ds_borders_free(ds_borders *borders) {
    free(borders->list);
    *borders = (ds_borders){0};
}

/* ---- Pairing --------------------------------------------------------------------------------- */

/* Who goes where, as parts are until they are numbered as lots. */
typedef struct pairing {
    const ds_instance *in;
    const ds_parts *parts;
    const ds_joint *plan;
    ds_arena arena;
    int32_t *lot; /* [parts] */
    int32_t *team, *desk, *member, *household;
} pairing;

/* The part of a post's team or desk. */
static int32_t part_of_post(const pairing *p, int32_t post) {
    const ds_post *at = &p->plan->roster.posts[post];
    return at->team != DS_NONE ? p->parts->teams.part[at->team]
                               : p->parts->desks.part[p->in->demands[at->demand].desk];
}

/* Where most of the member's duties are; the first of the parts that have as many, but the one they
 * are in before any other. */
static int32_t part_of_duties(const pairing *p, int32_t member, int32_t *count) {
    const int32_t *posts = &p->plan->roster.post_of[(int64_t)member * p->in->n_shifts];
    int32_t best = p->parts->members.part[member];
    for (int32_t pass = 0; pass < 2; pass++) {
        for (int32_t s = 0; s < p->in->n_shifts; s++) {
            if (posts[s] != DS_NONE) {
                int32_t part = part_of_post(p, posts[s]);
                count[part] += pass == 0;
                best = pass == 1 && count[part] > count[best] ? part : best;
            }
        }
    }
    for (int32_t s = 0; s < p->in->n_shifts; s++) {
        if (posts[s] != DS_NONE) {
            count[part_of_post(p, posts[s])] = 0;
        }
    }
    return best;
}

/* Locks keep their own where the parting put them. */
static void follow_plan(pairing *p) {
    const ds_instance *in = p->in;
    int32_t *count = DS_ARENA_NEW(&p->arena, int32_t, p->parts->count);
    bool *locked_member = DS_ARENA_NEW(&p->arena, bool, in->n_members);
    bool *locked = DS_ARENA_NEW(&p->arena, bool, in->n_households);
    if (p->arena.failed) {
        return;
    }
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        locked_member[in->member_locks[i].member] = true;
    }
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        locked[in->visits[in->visit_locks[i].visit].household] = true;
    }
    for (int32_t m = 0; m < in->n_members; m++) {
        p->member[m] = locked_member[m] ? p->parts->members.part[m] : part_of_duties(p, m, count);
    }
    for (int32_t h = 0; h < in->n_households; h++) {
        ds_range visits = in->households[h].visits;
        int32_t done = in->households[h].done;
        int32_t post = done < visits.count && in->households[h].team == DS_NONE && !locked[h]
                           ? ds_post_of_visit(p->plan, visits.first + done)
                           : DS_NONE;
        p->household[h] = post != DS_NONE ? part_of_post(p, post) : p->parts->households.part[h];
    }
}

/* Lots: the pairs first, then the parts that are in none. Returns how many pairs there are. */
static int32_t choose_pairs(ds_borders *borders, pairing *p, int32_t *count) {
    int32_t n = p->parts->count, pairs = 0;
    memset(p->lot, 0xff, (size_t)n * sizeof *p->lot);
    for (int32_t i = 0; i < borders->count; i++) {
        ds_border *border = &borders->list[i];
        if (!border->paired && p->lot[border->a] == DS_NONE && p->lot[border->b] == DS_NONE) {
            border->paired = true;
            p->lot[border->a] = p->lot[border->b] = pairs++;
        }
    }
    *count = pairs;
    for (int32_t i = 0; i < n; i++) {
        p->lot[i] = p->lot[i] == DS_NONE ? (*count)++ : p->lot[i];
    }
    return pairs;
}

static void relabel(const pairing *p, int32_t *to, const int32_t *part, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        to[i] = p->lot[part[i]];
    }
}

static bool deal(pairing *p, int32_t count, ds_parts *out) {
    relabel(p, p->team, p->parts->teams.part, p->in->n_teams);
    relabel(p, p->desk, p->parts->desks.part, p->in->n_desks);
    relabel(p, p->member, p->member, p->in->n_members);
    relabel(p, p->household, p->household, p->in->n_households);
    const ds_lots lots = {.count = count,
                          .team = p->team,
                          .desk = p->desk,
                          .member = p->member,
                          .household = p->household};
    return ds_deal_lots(out, p->in, &lots);
}

bool ds_borders_pair(ds_borders *borders, const ds_joint *plan, ds_parts *out, bool *pair) {
    const ds_instance *in = plan->in;
    pairing p = {.in = in, .parts = borders->parts, .plan = plan};
    *out = (ds_parts){0};
    p.lot = DS_ARENA_NEW(&p.arena, int32_t, p.parts->count);
    p.team = DS_ARENA_NEW(&p.arena, int32_t, in->n_teams);
    p.desk = DS_ARENA_NEW(&p.arena, int32_t, in->n_desks);
    p.member = DS_ARENA_NEW(&p.arena, int32_t, in->n_members);
    p.household = DS_ARENA_NEW(&p.arena, int32_t, in->n_households);
    bool ok = !p.arena.failed;
    if (ok) {
        follow_plan(&p);
        ok = !p.arena.failed;
    }
    int32_t count = 0, pairs = ok ? choose_pairs(borders, &p, &count) : 0;
    ok = ok && deal(&p, count, out);
    memset(pair, 0, (size_t)p.parts->count * sizeof *pair);
    for (int32_t t = 0; t < in->n_teams && ok; t++) {
        pair[out->teams.part[t]] |= p.team[t] < pairs;
    }
    for (int32_t d = 0; d < in->n_desks && ok; d++) {
        pair[out->desks.part[d]] |= p.desk[d] < pairs;
    }
    ds_arena_free(&p.arena);
    return ok;
}
