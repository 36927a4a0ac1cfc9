#include "route/tour.h"

#include <stdlib.h>

bool ds_tours_init(ds_tours *tours, const ds_instance *in, const ds_travel *travel,
                   int32_t n_tours) {
    *tours = (ds_tours){.in = in, .travel = travel};
    tours->tours = calloc((size_t)n_tours + 1, sizeof *tours->tours);
    tours->nodes = calloc((size_t)in->n_visits + 1, sizeof *tours->nodes);
    if (tours->tours == NULL || tours->nodes == NULL) {
        ds_tours_free(tours);
        return false;
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        tours->nodes[v] = (ds_node){.next = DS_NONE,
                                    .prev = DS_NONE,
                                    .post = DS_NONE,
                                    .location = in->households[in->visits[v].household].location};
    }
    return true;
}

void ds_tours_free(ds_tours *tours) {
    free(tours->tours);
    free(tours->nodes);
    *tours = (ds_tours){0};
}

void ds_tours_describe(ds_tours *tours, int32_t tour, int32_t team, int32_t shift) {
    const ds_instance *in = tours->in;
    ds_tour *t = &tours->tours[tour];
    *t = (ds_tour){.first = DS_NONE, .last = DS_NONE, .shift = shift};
    t->open = in->shifts[shift].start;
    t->close = in->shifts[shift].end;
    if (team != DS_NONE) {
        t->base = in->teams[team].base;
        t->end = in->teams[team].end;
        t->returns = in->teams[team].returns;
        t->class = tours->travel->class_of_team[team];
    } else {
        t->base = t->end = DS_NONE;
    }
}

/* Ticks from `from` (DS_NONE: the base) to a visit. */
static ds_tick way_to(const ds_tours *tours, const ds_tour *t, int32_t from, int32_t visit) {
    int32_t location = from == DS_NONE ? t->base : tours->nodes[from].location;
    return ds_travel_time(tours->travel, t->class, location, tours->nodes[visit].location);
}

/* Ticks home from a visit; DS_NONE: from the base, for a crew with no stop. */
static ds_tick way_home(const ds_tours *tours, const ds_tour *t, int32_t from) {
    if (!t->returns || (from == DS_NONE && !t->out)) {
        return 0;
    }
    int32_t location = from == DS_NONE ? t->base : tours->nodes[from].location;
    return ds_travel_time(tours->travel, t->class, location, t->end);
}

/* Renews the arc that leads to `visit`, or back home where `visit` is DS_NONE. */
static void renew_way(ds_tours *tours, ds_tour *t, int32_t from, int32_t visit) {
    if (visit == DS_NONE) {
        t->travel -= t->way_back;
        t->way_back = way_home(tours, t, from);
        t->travel += t->way_back;
    } else {
        ds_node *node = &tours->nodes[visit];
        t->travel -= node->way;
        node->way = way_to(tours, t, from, visit);
        t->travel += node->way;
    }
}

void ds_tour_insert(ds_tours *tours, int32_t tour, int32_t visit, int32_t after) {
    ds_tour *t = &tours->tours[tour];
    ds_node *node = &tours->nodes[visit];
    int32_t next = after == DS_NONE ? t->first : tours->nodes[after].next;
    node->post = tour;
    node->prev = after;
    node->next = next;
    *(after == DS_NONE ? &t->first : &tours->nodes[after].next) = visit;
    *(next == DS_NONE ? &t->last : &tours->nodes[next].prev) = visit;
    t->stops++;
    node->way = 0;
    if (t->base != DS_NONE) {
        renew_way(tours, t, after, visit);
        renew_way(tours, t, visit, next);
    }
}

void ds_tour_remove(ds_tours *tours, int32_t visit) {
    ds_node *node = &tours->nodes[visit];
    ds_tour *t = &tours->tours[node->post];
    int32_t prev = node->prev, next = node->next;
    *(prev == DS_NONE ? &t->first : &tours->nodes[prev].next) = next;
    *(next == DS_NONE ? &t->last : &tours->nodes[next].prev) = prev;
    t->stops--;
    t->travel -= node->way;
    node->post = node->next = node->prev = DS_NONE;
    if (t->base != DS_NONE) {
        renew_way(tours, t, prev, next);
    }
}

void ds_tour_set_out(ds_tours *tours, int32_t tour, bool out) {
    ds_tour *t = &tours->tours[tour];
    t->out = out;
    renew_way(tours, t, t->last, DS_NONE);
}

static ds_tick larger(ds_tick a, ds_tick b) {
    return a > b ? a : b;
}

bool ds_tour_retime(ds_tours *tours, int32_t tour) {
    const ds_instance *in = tours->in;
    ds_tour *t = &tours->tours[tour];
    ds_node *nodes = tours->nodes;
    if (t->stops > 0 && t->length == NULL) {
        return false;
    }
    ds_tick now = t->open;
    for (int32_t v = t->first; v != DS_NONE; v = nodes[v].next) {
        ds_node *node = &nodes[v];
        node->length = t->length[in->visits[v].shape];
        node->start = ds_earliest_start(in, ds_starts(in, v, t->shift), now + node->way);
        if (node->start >= DS_FAR || node->length >= DS_FAR) {
            return false;
        }
        now = node->start + node->length;
    }
    ds_tick by = t->close - t->way_back;
    if (t->stops == 0) { /* also where the way from base to end alone does not fit */
        t->room = larger(0, by - t->open) + tours->travel->shortcut;
        return now <= by;
    }
    t->room = 0;
    if (now > by) {
        return false;
    }
    for (int32_t v = t->last; v != DS_NONE; v = nodes[v].prev) {
        ds_node *node = &nodes[v];
        t->room = larger(t->room, by - (node->start + node->length));
        node->latest = ds_latest_start(in, ds_starts(in, v, t->shift), by - node->length);
        if (node->latest < node->start) {
            return false;
        }
        by = node->latest - node->way;
    }
    t->room = larger(t->room, by - t->open) + tours->travel->shortcut;
    return true;
}
