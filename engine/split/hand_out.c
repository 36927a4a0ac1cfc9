#include "split/hand_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

typedef struct handing {
    const ds_parts *parts;
    int32_t number; /* of the part */
    const ds_cut *cut;
    const ds_joint *whole;
    const ds_roster_state *own; /* the part's posts */
    ds_snapshot *part;
    int32_t *source; /* [n_posts of the part] post in the whole, or DS_NONE: none of ours there */
} handing;

/* The number in the part, or DS_NONE where it is in another. */
static int32_t place_of(const handing *h, const ds_deal *deal, int32_t item) {
    return item != DS_NONE && deal->part[item] == h->number ? deal->place[item] : DS_NONE;
}

static int32_t visit_in_part(const handing *h, int32_t visit) {
    const ds_visit *v = &h->whole->in->visits[visit];
    int32_t household = place_of(h, &h->parts->households, v->household);
    return household == DS_NONE ? DS_NONE
                                : h->cut->in->households[household].visits.first + v->number - 1;
}

/* ---- Posts ----------------------------------------------------------------------------------- */

static bool has_own_staff(const handing *h, int32_t post) {
    const ds_post *p = &h->whole->roster.posts[post];
    int32_t m = p->first;
    while (m != DS_NONE && place_of(h, &h->parts->members, m) == DS_NONE) {
        m = ds_mate(&h->whole->roster, m, p->shift);
    }
    return m != DS_NONE;
}

/* A team's crews keep their order, not their slots: the part may have fewer. */
static void find_crews(handing *h) {
    const ds_instance *in = h->cut->in;
    for (int32_t team = 0; team < in->n_teams; team++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            ds_range own = ds_slots(h->own, team, s);
            ds_range slots = ds_slots(&h->whole->roster, h->cut->team[team], s);
            for (int32_t post = slots.first; post < slots.first + slots.count && own.count > 0;
                 post++) {
                if (has_own_staff(h, post)) {
                    h->source[own.first++] = post;
                    own.count--;
                }
            }
        }
    }
}

/* Where a team of another part holds a desk that day nothing is taken over. */
static void find_staff(handing *h) {
    for (int32_t d = 0; d < h->cut->in->n_demands; d++) {
        int32_t demand = h->cut->demand[d], post = h->whole->roster.n_crews + demand;
        int32_t holder = h->whole->roster.holder[ds_desk_day(&h->whole->roster, demand)];
        if (holder == DS_NONE || place_of(h, &h->parts->teams, holder) != DS_NONE) {
            h->source[h->own->n_crews + d] = has_own_staff(h, post) ? post : DS_NONE;
        }
    }
}

/* ---- Members --------------------------------------------------------------------------------- */

static void hand_out_teams(handing *h) {
    const ds_instance *in = h->cut->in;
    const ds_roster_state *whole = &h->whole->roster;
    for (int32_t m = 0; m < in->n_members; m++) {
        h->part->team_of[m] = place_of(h, &h->parts->teams, whole->team_of[h->cut->member[m]]);
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        for (int32_t day = 0; day < in->n_days; day++) {
            int32_t holder = whole->holder[(int64_t)h->cut->desk[d] * in->n_days + day];
            h->part->holder[(int64_t)d * in->n_days + day] = place_of(h, &h->parts->teams, holder);
        }
    }
}

static void hand_out_duties(handing *h) {
    const ds_instance *in = h->cut->in;
    memset(h->part->post_of, 0xff,
           (size_t)in->n_members * (size_t)in->n_shifts * sizeof *h->part->post_of);
    for (int32_t post = 0; post < h->own->n_posts; post++) {
        int32_t shift = h->own->posts[post].shift;
        int32_t m =
            h->source[post] == DS_NONE ? DS_NONE : h->whole->roster.posts[h->source[post]].first;
        for (; m != DS_NONE; m = ds_mate(&h->whole->roster, m, shift)) {
            int32_t own = place_of(h, &h->parts->members, m);
            if (own != DS_NONE) {
                h->part->post_of[(int64_t)own * in->n_shifts + shift] = post;
            }
        }
    }
}

/* ---- Visits ---------------------------------------------------------------------------------- */

static void find_visits(handing *h) {
    memset(h->part->post, 0xff, (size_t)h->cut->in->n_visits * sizeof *h->part->post);
    for (int32_t post = 0; post < h->own->n_posts; post++) {
        int32_t v =
            h->source[post] == DS_NONE ? DS_NONE : h->whole->tours.tours[h->source[post]].first;
        for (; v != DS_NONE; v = h->whole->tours.nodes[v].next) {
            int32_t own = visit_in_part(h, v);
            if (own != DS_NONE) {
                h->part->post[own] = post;
            }
        }
    }
}

/* A visit whose earlier one is done elsewhere cannot stay. */
static void keep_order(handing *h) {
    const ds_instance *in = h->cut->in;
    for (int32_t i = 0; i < in->n_households; i++) {
        ds_range visits = in->households[i].visits;
        bool waits = false;
        for (int32_t v = visits.first + in->households[i].done; v < visits.first + visits.count;
             v++) {
            waits |= h->part->post[v] == DS_NONE;
            h->part->post[v] = waits ? DS_NONE : h->part->post[v];
        }
    }
}

static void link_visits(handing *h) {
    for (int32_t post = 0; post < h->own->n_posts; post++) {
        int32_t last = DS_NONE;
        int32_t v =
            h->source[post] == DS_NONE ? DS_NONE : h->whole->tours.tours[h->source[post]].first;
        for (; v != DS_NONE; v = h->whole->tours.nodes[v].next) {
            int32_t own = visit_in_part(h, v);
            if (own != DS_NONE && h->part->post[own] != DS_NONE) {
                h->part->prev[own] = last;
                last = own;
            }
        }
    }
}

bool ds_hand_out(const ds_parts *parts, int32_t number, const ds_cut *cut, const ds_joint *whole,
                 const ds_joint *part_joint, ds_snapshot *part) {
    handing h = {.parts = parts,
                 .number = number,
                 .cut = cut,
                 .whole = whole,
                 .own = &part_joint->roster,
                 .part = part};
    bool ok = true;
    h.source = ds_zeroed(h.own->n_posts, sizeof *h.source, &ok);
    if (ok) {
        memset(h.source, 0xff, (size_t)h.own->n_posts * sizeof *h.source);
        find_crews(&h);
        find_staff(&h);
        hand_out_teams(&h);
        hand_out_duties(&h);
        find_visits(&h);
        keep_order(&h);
        link_visits(&h);
    }
    free(h.source);
    return ok;
}
