/* A question to the labeler while it is being answered, and the steps of the answer. */
#ifndef DS_BOUND_LABELS_PARTS_H
#define DS_BOUND_LABELS_PARTS_H

#include <math.h>

#include "bound/labels.h"

/* The most that can still be gained after a visit, and after it when the next one is not `next`. */
struct ds_tail {
    double best, other;
    int32_t next;
};

struct ds_label {
    double value;
    uint64_t memory;
    ds_tick time;   /* the visit's end */
    int32_t before; /* label, or DS_NONE */
    int32_t next;   /* in the bucket's list, by falling value */
    int16_t node;
};

/* What is asked of a visit most often. */
struct ds_node {
    ds_tick open, close;  /* its only window; open DS_FAR: it has several */
    ds_tick length, last; /* the latest end */
    double gain, home;    /* home: cost of the way back */
};

/* A way out, one of the nearest. */
struct ds_arc_out {
    int32_t to;
    ds_tick way;
    double value; /* gain less cost of the way */
};

/* A visit as time spent and value earned. */
struct ds_item {
    double time, value;
};

/* One question while it is being answered. */
typedef struct ds_asking {
    ds_labeler *l;
    const ds_chart *chart;
    const ds_asked *asked;
    double least;
    ds_tick step, width; /* of the tails' clock, of a bucket */
    int32_t n_steps, n_buckets, n_near, n_arcs;
    bool tails;
    int32_t n_labels;
    int32_t bucket; /* the one being gone on from */
    bool spent;
} ds_asking;

/* How finely to look: steps of the tails' clock, buckets, ways. */
void ds_asking_measure(ds_asking *a);

/* Room for the question as measured; false when memory ran out. */
bool ds_labeler_room(ds_asking *a);

/* What is asked of visits most often. */
void ds_describe_nodes(const ds_asking *a);

/* The nearest `most` others of each visit, by rising way. */
void ds_find_near(const ds_asking *a, int32_t most);

/* sack[k]: the most that can be gained in less than k + 1 steps of time. */
void ds_fill_sack(const ds_asking *a);

/* The tails of every visit and step, from the last step back. They need the nearest others. */
void ds_find_tails(const ds_asking *a);

/* The answer: the best routes by their last visits. */
void ds_collect_routes(ds_asking *a);

/* Hands out each set's best route. */
void ds_hand_out_routes(ds_asking *a);

/* The first start that the visit's windows leave to an arrival, of several; DS_FAR: none. */
ds_tick ds_asking_windows(const ds_chart *chart, int32_t node, ds_tick time);

static inline int64_t ds_asking_cell(const ds_asking *a, int32_t i, int32_t j) {
    return (int64_t)a->chart->site[i] * a->chart->team->n + a->chart->site[j];
}

static inline bool ds_is_quick(const ds_asking *a) {
    return a->asked->effort == DS_QUICK;
}

/* End of the visit for somebody who arrives at this time; DS_FAR: not in the shift. */
static inline ds_tick ds_visit_ended(const ds_asking *a, int32_t node, ds_tick arrive) {
    const struct ds_node *n = &a->l->nodes[node];
    ds_tick start = arrive > n->open ? arrive : n->open;
    if (n->open == DS_FAR) {
        start = ds_asking_windows(a->chart, node, arrive);
    } else if (arrive > n->close) {
        return DS_FAR;
    }
    ds_tick end = start + n->length;
    return end <= n->last ? end : DS_FAR;
}

static inline double ds_sack_at(const ds_asking *a, ds_tick time) {
    return a->l->sack[(a->chart->end - time) / a->step];
}

static inline struct ds_tail *ds_tail_at(const ds_asking *a, int32_t node, ds_tick time) {
    return &a->l->tails[(int64_t)((time - a->chart->start) / a->step) * a->chart->n + node];
}

/* The most that can be gained by going to one of the visits at this time or later, wherever from.
 */
static inline double ds_tail_arriving(const ds_asking *a, ds_tick time) {
    int32_t k = (time - a->chart->start) / a->step;
    return k < a->n_steps ? a->l->arrive[k] : -INFINITY;
}

#endif
