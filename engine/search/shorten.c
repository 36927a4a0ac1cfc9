/*
 * Shorter tours: stretches of a route moved (or-opt, Or 1976) or reversed (2-opt, Croes 1958), as
 * long as the way gets shorter and the times hold.
 */
#include "search/search.h"

enum { LONGEST_TOUR = 64, LONGEST_STRETCH = 3 };

/* A route by places: 1 ... n are its stops, 0 is the base and n + 1 the end. */
typedef struct order {
    const ds_search *search;
    const ds_tour *tour;
    int32_t n;
    int32_t visit[LONGEST_TOUR];    /* as the tour stands */
    int32_t at[LONGEST_TOUR + 2];   /* which of them is at a place; n at both ends */
    ds_tick link[LONGEST_TOUR + 2]; /* ticks to a place from the one before */
    /* Ticks from a visit, or from the base (n), to one, or to the end, by its column: rows of the
     * travel table where there is one, of `ways` otherwise. */
    const ds_tick *row[LONGEST_TOUR + 1];
    int32_t column[LONGEST_TOUR + 1];
    ds_tick ways[LONGEST_TOUR + 1][LONGEST_TOUR + 1];
} order;

static int32_t start_of(const order *o, int32_t i) {
    return i == o->n ? o->tour->base : o->search->joint.tours.nodes[o->visit[i]].location;
}

static int32_t end_of(const order *o, int32_t i) {
    return i == o->n ? o->tour->end : o->search->joint.tours.nodes[o->visit[i]].location;
}

static void look_up(order *o) {
    const ds_travel *travel = o->search->joint.travel;
    for (int32_t i = 0; i <= o->n; i++) {
        int64_t n = travel->in->n_locations;
        o->row[i] = &travel->table[(o->tour->class * n + start_of(o, i)) * n];
        o->column[i] = end_of(o, i);
    }
}

static void measure(order *o) {
    const ds_travel *travel = o->search->joint.travel;
    for (int32_t i = 0; i <= o->n; i++) {
        for (int32_t j = 0; j < o->n; j++) {
            o->ways[i][j] = ds_travel_time(travel, o->tour->class, start_of(o, i), end_of(o, j));
        }
        o->ways[i][o->n] = o->tour->returns ? ds_travel_time(travel, o->tour->class, start_of(o, i),
                                                             end_of(o, o->n))
                                            : 0;
        o->row[i] = o->ways[i];
        o->column[i] = i;
    }
}

static inline ds_tick way(const order *o, int32_t from, int32_t to) {
    return o->row[o->at[from]][o->column[o->at[to]]];
}

static void relink(order *o, int32_t first, int32_t last) {
    for (int32_t place = first; place <= last; place++) {
        o->link[place] = way(o, place - 1, place);
    }
}

static bool in_time(const order *o) {
    const ds_instance *in = o->search->in;
    ds_tick now = o->tour->open;
    for (int32_t place = 1; place <= o->n; place++) {
        int32_t v = o->visit[o->at[place]];
        ds_tick start =
            ds_earliest_start(in, ds_starts(in, v, o->tour->shift), now + o->link[place]);
        now = start + o->tour->length[in->visits[v].shape];
        if (now > o->tour->close) {
            return false;
        }
    }
    return now + o->link[o->n + 1] <= o->tour->close;
}

/* Reverses the places from `first` to `last`. */
static void reverse(order *o, int32_t first, int32_t last) {
    for (int32_t i = first, j = last; i < j; i++, j--) {
        int32_t held = o->at[i];
        o->at[i] = o->at[j];
        o->at[j] = held;
    }
}

/* Reverses the first stretch found that shortens the way: the cost of the reversed stretch grows
 * with its last place, so that a way that differs by direction is counted right. */
static bool reverse_once(order *o) {
    for (int32_t i = 1; i < o->n; i++) {
        ds_tick there = 0, back = 0;
        const ds_tick *from_before = o->row[o->at[i - 1]], *from_first = o->row[o->at[i]];
        for (int32_t j = i + 1; j <= o->n; j++) {
            there += o->link[j];
            back += way(o, j, j - 1);
            if (from_before[o->column[o->at[j]]] + back + from_first[o->column[o->at[j + 1]]] <
                o->link[i] + there + o->link[j + 1]) {
                reverse(o, i, j);
                relink(o, i, j + 1);
                if (in_time(o)) {
                    return true;
                }
                reverse(o, i, j);
                relink(o, i, j + 1);
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
    relink(o, first, last);
}

/* Moves the `length` stops from place `first` on to behind place `to`, where the times hold. */
static bool move(order *o, int32_t first, int32_t length, int32_t to) {
    int32_t low = to < first ? to + 1 : first;
    int32_t middle = to < first ? first : first + length;
    int32_t high = to < first ? first + length : to + 1;
    rotate(o, low, middle, high);
    if (in_time(o)) {
        return true;
    }
    rotate(o, low, low + high - middle, high);
    return false;
}

/* Moves the first stretch found whose move shortens the way. */
static bool move_once(order *o) {
    for (int32_t length = 1; length <= LONGEST_STRETCH; length++) {
        for (int32_t first = 1; first + length <= o->n + 1; first++) {
            int32_t head = o->column[o->at[first]], after = first + length;
            const ds_tick *from_tail = o->row[o->at[after - 1]];
            ds_tick saved = o->link[first] + o->link[after] - way(o, first - 1, after);
            if (saved <= 0) {
                continue;
            }
            for (int32_t to = 0; to <= o->n; to++) {
                if (to == first - 1) {
                    to = after - 1; /* the stretch itself */
                    continue;
                }
                ds_tick added =
                    o->row[o->at[to]][head] + from_tail[o->column[o->at[to + 1]]] - o->link[to + 1];
                if (added < saved && move(o, first, length, to)) {
                    return true;
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
        o.visit[o.n] = v;
        o.at[o.n + 1] = o.n;
        o.n++;
    }
    o.at[0] = o.at[o.n + 1] = o.n;
    if (joint->travel->table != NULL && o.tour->returns) {
        look_up(&o);
    } else {
        measure(&o);
    }
    relink(&o, 1, o.n + 1);
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
    for (int32_t place = 1; place <= o.n; place++) {
        int32_t after = place == 1 ? DS_NONE : o.visit[o.at[place - 1]];
        ds_joint_do(joint, o.visit[o.at[place]], post, after);
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
