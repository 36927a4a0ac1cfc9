/*
 * Tours: for every post an ordered list of visits, with the times that make an insertion testable
 * in O(1). A crew's tour has the earliest start of every stop and the latest one from which the
 * rest of the route still fits (Savelsbergh 1992, "The vehicle routing problem with time windows:
 * minimizing route duration", forward and backward slack). The list of a desk's demand holds its
 * booked visits, in no order that matters.
 *
 * Starts may be any of several disjoint intervals on one date. Both times stay exact: waiting is
 * free, so starting earlier never hurts, and a stop reached by its latest start can be met.
 */
#ifndef DS_ROUTE_TOUR_H
#define DS_ROUTE_TOUR_H

#include "model/instance.h"
#include "travel/travel.h"

typedef struct ds_node {
    int32_t next, prev; /* visits, DS_NONE at the ends */
    int32_t post;       /* DS_NONE: not done */
    int32_t location;
    ds_tick start, latest; /* earliest and latest start */
    ds_tick length;
    ds_tick way; /* travel from the stop before, or the base */
} ds_node;

typedef struct ds_tour {
    int32_t first, last, stops;
    int32_t shift;
    int32_t base, end; /* locations */
    int32_t class;     /* travel class */
    bool returns;
    bool out;              /* somebody is on duty here: even an empty tour leads from base to end */
    ds_tick open, close;   /* shift */
    ds_tick way_back;      /* 0 where none is counted */
    ds_tick room;          /* the longest visit that could stand anywhere on it, way left out;
                            * DS_FAR and more where detours may be any shorter than ways */
    int64_t travel;        /* ticks on the way */
    const ds_tick *length; /* [n_shapes] for the crew as it is, or NULL: nobody */
} ds_tour;

typedef struct ds_tours {
    const ds_instance *in;
    const ds_travel *travel;
    ds_tour *tours;
    ds_node *nodes; /* [n_visits] */
} ds_tours;

/* `n_tours` empty tours, to be described by ds_tours_describe. False when memory ran out. */
bool ds_tours_init(ds_tours *tours, const ds_instance *in, const ds_travel *travel,
                   int32_t n_tours);
void ds_tours_free(ds_tours *tours);

/* Tour `tour` is one of a team's crews in a shift, or of a demand (team DS_NONE). */
void ds_tours_describe(ds_tours *tours, int32_t tour, int32_t team, int32_t shift);

/* Puts a visit that is not done behind `after` (DS_NONE: first), or takes it out. Times are stale
 * after it; `travel` is up to date. */
void ds_tour_insert(ds_tours *tours, int32_t tour, int32_t visit, int32_t after);
void ds_tour_remove(ds_tours *tours, int32_t visit);

/* Somebody goes out on the tour, or nobody any more. */
void ds_tour_set_out(ds_tours *tours, int32_t tour, bool out);

/* Brings a crew's times up to date; false when it is late. */
bool ds_tour_retime(ds_tours *tours, int32_t tour);

/* Starts allowed to a visit in a shift. */
static inline ds_range ds_starts(const ds_instance *in, int32_t visit, int32_t shift) {
    return in->class_intervals[(int64_t)in->visits[visit].window_class * in->n_shifts + shift];
}

/* The earliest allowed start at or after t, or DS_FAR. */
static inline ds_tick ds_earliest_start(const ds_instance *in, ds_range starts, ds_tick t) {
    for (int32_t i = 0; i < starts.count; i++) {
        const ds_interval *interval = &in->intervals[starts.first + i];
        if (t <= interval->close) {
            return t > interval->open ? t : interval->open;
        }
    }
    return DS_FAR;
}

/* The latest allowed start at or before t, or -1. */
static inline ds_tick ds_latest_start(const ds_instance *in, ds_range starts, ds_tick t) {
    for (int32_t i = starts.count - 1; i >= 0; i--) {
        const ds_interval *interval = &in->intervals[starts.first + i];
        if (t >= interval->open) {
            return t < interval->close ? t : interval->close;
        }
    }
    return -1;
}

/* What an insertion would cost: ticks of travel, and ticks by which what follows is delayed. */
typedef struct ds_fit {
    ds_tick travel;
    ds_tick delay; /* way there + waiting + length + way on - way so far */
} ds_fit;

/* What a visit asks of a tour, looked up once for all positions. */
typedef struct ds_probe {
    const ds_tours *tours;
    const ds_tour *tour;
    int32_t location;
    ds_tick length; /* for this crew */
    ds_range starts;
    ds_tick below;            /* a delay as long as this is not asked for */
    const ds_tick *to, *from; /* ticks to the location from any other, and from it; NULL: to be
                               * computed */
} ds_probe;

static inline ds_probe ds_probe_tour(const ds_tours *tours, int32_t tour, int32_t visit) {
    const ds_instance *in = tours->in;
    const ds_tour *t = &tours->tours[tour];
    const ds_travel *travel = tours->travel;
    ds_probe probe = {.tours = tours,
                      .tour = t,
                      .location = tours->nodes[visit].location,
                      .length = t->length[in->visits[visit].shape],
                      .starts = ds_starts(in, visit, t->shift),
                      .below = DS_FAR};
    if (travel->table != NULL) {
        int64_t n = in->n_locations, row = (t->class * n + probe.location) * n;
        probe.to = &travel->by_end[row];
        probe.from = &travel->table[row];
    }
    return probe;
}

/* May the visit stand behind `after` (DS_NONE: first)? Times must not be stale. The crew's right to
 * visit is the caller's to ask. */
static inline bool ds_probe_fits(const ds_probe *probe, int32_t after, ds_fit *fit) {
    const ds_tours *tours = probe->tours;
    const ds_tour *t = probe->tour;
    const ds_node *a = after == DS_NONE ? NULL : &tours->nodes[after];
    int32_t next = a == NULL ? t->first : a->next;
    const ds_node *b = next == DS_NONE ? NULL : &tours->nodes[next];
    ds_tick leave = a == NULL ? t->open : a->start + a->length;
    ds_tick before = b == NULL ? t->way_back : b->way;
    ds_tick by = b == NULL ? t->close : b->latest;
    ds_tick spare = by - leave - before; /* by which what follows may be delayed, without waiting */
    if (probe->length > spare + tours->travel->shortcut) {
        return false; /* no detour is that much shorter than the way */
    }
    int32_t from = a == NULL ? t->base : a->location, onward = b == NULL ? t->end : b->location;
    bool goes_on = b != NULL || t->returns;
    ds_tick way, on = 0;
    if (probe->to != NULL) {
        way = probe->to[from];
        on = goes_on ? probe->from[onward] : 0;
    } else {
        way = ds_travel_compute(tours->travel, t->class, from, probe->location);
        on = goes_on ? ds_travel_compute(tours->travel, t->class, probe->location, onward) : 0;
    }
    ds_tick detour = way + probe->length + on - before;
    if (detour > spare || detour >= probe->below) {
        return false; /* most positions end here: waiting would only make it later */
    }
    ds_tick start = ds_earliest_start(tours->in, probe->starts, leave + way);
    if (start + probe->length > t->close || start + probe->length + on > by) {
        return false;
    }
    fit->travel = way + on - before;
    fit->delay = start + probe->length + on - (leave + before);
    return true;
}

#endif
