/*
 * The best route of one crew in one shift when every visit has its gain: labels that go forward in
 * time (Desrochers & Soumis 1988), with the ng-route relaxation (Baldacci, Mingozzi & Roberti
 * 2011): a route may come back to a visit after it has left its neighbourhood.
 *
 * A label is a way to have finished a visit at some time with some gain. It is dropped where
 * another is as early, has gained as much and remembers no more, and where a bound on what may
 * still be gained says that it leads to nothing above the least value of interest. There are two:
 * a fractional knapsack of the time left, in which every visit takes its length and its share of
 * ways; and the tails, a table by visit and time from the same relaxation without memory but for
 * the last visit, with times rounded in the crew's favour.
 */
#ifndef DS_BOUND_LABELS_H
#define DS_BOUND_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/control.h"
#include "bound/ground.h"

enum { DS_ROUTES_AT_ONCE = 8 };

/* A crew's day: sites that may gain something. */
typedef struct ds_chart {
    const ds_ground_team *team;
    const ds_interval *intervals;
    int32_t n;
    int16_t *site;      /* [n] of the team */
    double *gain;       /* [n] */
    ds_tick *length;    /* [n] */
    ds_range *windows;  /* [n] into intervals */
    int16_t *node_of;   /* [team->n] DS_NONE: not among them */
    ds_tick start, end; /* of the shift */
    double ride;        /* cost of a tick of travel */
} ds_chart;

typedef struct ds_route_found {
    double value;
    int32_t first, count; /* in the labeler's `stops`, in order */
} ds_route_found;

/* How thoroughly to look. */
typedef enum ds_effort {
    DS_QUICK, /* good routes; nothing is proven */
    DS_GUESS, /* only a bound, from times and gains alone */
    DS_ROUGH, /* only a bound, from the tails */
    DS_EXACT,
    DS_EVERY /* each set of visits that is worth more, in its best order; only where every visit
              * recalls every other */
} ds_effort;

typedef struct ds_asked {
    double least; /* only routes worth more are wanted */
    ds_effort effort;
    void (*take)(void *payload, const int16_t *sites, int32_t count); /* DS_EVERY: a route */
    void *payload;
    bool again; /* the chart is that of the last question, which was asked with tails: they hold */
    int32_t most_labels;       /* beyond, the bound is what the labels at hand promise */
    const ds_control *control; /* the same when it says stop */
} ds_asked;

typedef struct ds_label ds_label;

typedef struct ds_labeler {
    /* The answer to the last question. */
    ds_route_found found[DS_ROUTES_AT_ONCE]; /* best first */
    int32_t n_found;
    int16_t *stops; /* sites */
    double bound;   /* no route is worth more; INFINITY after a quick look */
    bool complete;  /* exact: the bound is the value of the best route, or `least` */
    int64_t n_labels;
    bool out_of_memory;

    struct ds_tail *tails;
    struct ds_node *nodes;
    struct ds_item *items;
    struct ds_arc_out *arcs;
    double *arrive, *sack;
    int16_t *near;
    ds_label *labels;
    int32_t *heads;
    double *tops;
    int32_t *best_end;
    int32_t label_room;
    int64_t tail_room, head_room;
    int32_t node_room, stop_room;
} ds_labeler;

void ds_labeler_free(ds_labeler *labeler);

/* Answers; false when memory ran out. A zeroed labeler is ready. */
bool ds_find_routes(ds_labeler *labeler, const ds_chart *chart, const ds_asked *asked);

#endif
