/*
 * Shorter tours: stretches of a route moved (or-opt, Or 1976) or reversed (2-opt, Croes 1958), as
 * long as the way gets shorter and the times hold.
 */
#include "search/search.h"

enum { LONGEST_TOUR = 64, LONGEST_STRETCH = 3 };

typedef struct order {
    const ds_search *search;
    const ds_tour *tour;
    int32_t n;
    int32_t visit[LONGEST_TOUR]; /* as the tour stands */
    int32_t place[LONGEST_TOUR]; /* which of them comes first, second ... */
    /* Ticks between them; row n: from the base, column n: back. */
    ds_tick ways[LONGEST_TOUR + 1][LONGEST_TOUR + 1];
} order;

static void measure(order *o) {
    const ds_tours *tours = &o->search->joint.tours;
    const ds_tour *t = o->tour;
    for (int32_t i = 0; i <= o->n; i++) {
        int32_t from = i == o->n ? t->base : tours->nodes[o->visit[i]].location;
        for (int32_t j = 0; j < o->n; j++) {
            int32_t to = tours->nodes[o->visit[j]].location;
            o->ways[i][j] = i == j ? 0 : ds_travel_time(tours->travel, t->class, from, to);
        }
        o->ways[i][o->n] = t->returns ? ds_travel_time(tours->travel, t->class, from, t->end) : 0;
    }
}

/* Ticks from position i to position j; -1 is the base, n the way back. */
static inline ds_tick way(const order *o, int32_t i, int32_t j) {
    return o->ways[i < 0 ? o->n : o->place[i]][j >= o->n ? o->n : o->place[j]];
}

static bool in_time(const order *o) {
    const ds_instance *in = o->search->in;
    ds_tick now = o->tour->open;
    for (int32_t i = 0; i < o->n; i++) {
        int32_t v = o->visit[o->place[i]];
        ds_tick start =
            ds_earliest_start(in, ds_starts(in, v, o->tour->shift), now + way(o, i - 1, i));
        now = start + o->tour->length[in->visits[v].shape];
        if (now > o->tour->close) {
            return false;
        }
    }
    return now + (o->n > 0 ? way(o, o->n - 1, o->n) : 0) <= o->tour->close;
}

static void reverse(order *o, int32_t i, int32_t j) {
    for (; i < j; i++, j--) {
        int32_t held = o->place[i];
        o->place[i] = o->place[j];
        o->place[j] = held;
    }
}

/* Reverses the first stretch found that shortens the way: the cost of the reversed stretch grows
 * with j, so that a way that differs by direction is counted right. */
static bool reverse_once(order *o) {
    for (int32_t i = 0; i < o->n - 1; i++) {
        ds_tick there = 0, back = 0;
        for (int32_t j = i + 1; j < o->n; j++) {
            there += way(o, j - 1, j);
            back += way(o, j, j - 1);
            if (way(o, i - 1, j) + back + way(o, i, j + 1) <
                way(o, i - 1, i) + there + way(o, j, j + 1)) {
                reverse(o, i, j);
                if (in_time(o)) {
                    return true;
                }
                reverse(o, i, j);
            }
        }
    }
    return false;
}

/* Exchanges the neighbouring stretches [first, middle) and [middle, last) by three reversals. */
static void rotate(order *o, int32_t first, int32_t middle, int32_t last) {
    reverse(o, first, middle - 1);
    reverse(o, middle, last - 1);
    reverse(o, first, last - 1);
}

/* Moves the first stretch found whose move shortens the way: to behind position `to`. */
static bool move_once(order *o) {
    for (int32_t k = 1; k <= LONGEST_STRETCH; k++) {
        for (int32_t i = 0; i + k <= o->n; i++) {
            ds_tick saved = way(o, i - 1, i) + way(o, i + k - 1, i + k) - way(o, i - 1, i + k);
            if (saved <= 0) {
                continue;
            }
            for (int32_t to = -1; to < o->n; to++) {
                if (to >= i - 1 && to < i + k) {
                    continue;
                }
                ds_tick added = way(o, to, i) + way(o, i + k - 1, to + 1) - way(o, to, to + 1);
                if (added >= saved) {
                    continue;
                }
                if (to < i) {
                    rotate(o, to + 1, i, i + k);
                } else {
                    rotate(o, i, i + k, to + 1);
                }
                if (in_time(o)) {
                    return true;
                }
                if (to < i) {
                    rotate(o, to + 1, to + 1 + k, i + k);
                } else {
                    rotate(o, i, to + 1 - k, to + 1);
                }
            }
        }
    }
    return false;
}

/* True when the tour got shorter. */
static bool shorten(ds_search *search, int32_t post) {
    ds_joint *joint = &search->joint;
    order o;
    o.search = search;
    o.tour = &joint->tours.tours[post];
    o.n = 0;
    if (o.tour->stops < 2 || o.tour->stops > LONGEST_TOUR || joint->is_late[post]) {
        return false;
    }
    for (int32_t v = o.tour->first; v != DS_NONE; v = joint->tours.nodes[v].next) {
        o.place[o.n] = o.n;
        o.visit[o.n++] = v;
    }
    measure(&o);
    bool changed = false;
    while (move_once(&o) || reverse_once(&o)) {
        changed = true;
    }
    if (!changed) {
        return false;
    }
    for (int32_t i = 0; i < o.n; i++) {
        ds_joint_lift(joint, o.visit[i]);
    }
    for (int32_t i = 0; i < o.n; i++) {
        int32_t after = i == 0 ? DS_NONE : o.visit[o.place[i - 1]];
        ds_joint_do(joint, o.visit[o.place[i]], post, after);
    }
    ds_joint_settle(joint);
    return true;
}

bool ds_shorten_tours(ds_search *search) {
    bool shorter = false;
    for (int32_t i = 0; i < search->n_posts_hit; i++) {
        if (ds_is_crew(&search->joint.roster, search->posts_hit[i])) {
            shorter |= shorten(search, search->posts_hit[i]);
        }
    }
    return shorter;
}
