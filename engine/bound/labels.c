#include "bound/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    NEAR = 12,       /* ways out of a visit that the tails look at one by one */
    QUICK_NEAR = 8,  /* ways that quick labels go, ... */
    QUICK_SEEN = 24, /* of so many nearest visits, those already done left out */
    STEPS = 512,     /* of the tails' clock, about */
    MOST_STEPS = 4096,
    BUCKETS = 64,
    QUICK_LABELS = 2,
    QUICK_BUCKETS = 40,
    QUICK_LOOK = 3,
    /* buckets in which what dominates a label is looked for */ /* of a visit and bucket */
    MOST_STOPS = 4096
};

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
typedef struct asking {
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
} asking;

static int64_t cell(const asking *a, int32_t i, int32_t j) {
    return (int64_t)a->chart->site[i] * a->chart->team->n + a->chart->site[j];
}

static ds_tick search_windows(const ds_chart *chart, int32_t node, ds_tick time) {
    const ds_interval *w = &chart->intervals[chart->windows[node].first];
    for (int32_t i = 0; i < chart->windows[node].count; i++) {
        if (time <= w[i].close) {
            return time > w[i].open ? time : w[i].open;
        }
    }
    return DS_FAR;
}

/* End of the visit for somebody who arrives at this time; DS_FAR: not in the shift. */
static inline ds_tick ended(const asking *a, int32_t node, ds_tick arrive) {
    const struct ds_node *n = &a->l->nodes[node];
    ds_tick start = arrive > n->open ? arrive : n->open;
    if (n->open == DS_FAR) {
        start = search_windows(a->chart, node, arrive);
    } else if (arrive > n->close) {
        return DS_FAR;
    }
    ds_tick end = start + n->length;
    return end <= n->last ? end : DS_FAR;
}

static void describe_nodes(const asking *a) {
    const ds_chart *chart = a->chart;
    for (int32_t i = 0; i < chart->n; i++) {
        const ds_interval *w = &chart->intervals[chart->windows[i].first];
        bool one = chart->windows[i].count == 1;
        ds_tick back = chart->team->back[chart->site[i]];
        a->l->nodes[i] = (struct ds_node){.open = one ? w->open : DS_FAR,
                                          .close = one ? w->close : 0,
                                          .length = chart->length[i],
                                          .last = chart->end - back,
                                          .gain = chart->gain[i],
                                          .home = chart->ride * back};
    }
}

/* ---- Knapsack ------------------------------------------------------------------------------- */

static int by_rate(const void *a, const void *b) {
    const struct ds_item *x = a, *y = b;
    double left = x->value * y->time, right = y->value * x->time;
    return (left < right) - (left > right);
}

/* sack[k]: the most that can be gained in less than k + 1 steps of time. */
static void fill_sack(const asking *a) {
    const ds_chart *chart = a->chart;
    int32_t count = 0;
    for (int32_t i = 0; i < chart->n; i++) {
        double share = chart->team->share[chart->site[i]];
        double value = chart->gain[i] - chart->ride * share;
        if (value > 0.0) {
            a->l->items[count++] = (struct ds_item){chart->length[i] + share, value};
        }
    }
    qsort(a->l->items, (size_t)count, sizeof *a->l->items, by_rate);
    double sum = 0.0, used = 0.0;
    int32_t at = 0;
    for (int32_t k = 0; k < a->n_steps; k++) {
        double room = (double)(k + 1) * a->step;
        while (at < count && used + a->l->items[at].time <= room) {
            used += a->l->items[at].time;
            sum += a->l->items[at++].value;
        }
        double part = at < count ? (room - used) / a->l->items[at].time : 0.0;
        a->l->sack[k] = sum + (at < count ? part * a->l->items[at].value : 0.0);
    }
}

static inline double sack_at(const asking *a, ds_tick time) {
    return a->l->sack[(a->chart->end - time) / a->step];
}

/* ---- Tails ---------------------------------------------------------------------------------- */

static ds_tick shortest(const ds_chart *chart) {
    ds_tick least = chart->end - chart->start + 1;
    for (int32_t i = 0; i < chart->n; i++) {
        least = chart->length[i] < least ? chart->length[i] : least;
    }
    return least > 0 ? least : 1;
}

static void find_near(const asking *a, int32_t most) {
    const ds_chart *chart = a->chart;
    int32_t n = chart->team->n;
    for (int32_t i = 0; i < chart->n; i++) {
        const int16_t *row = &chart->team->near[(int64_t)chart->site[i] * n];
        int32_t count = 0;
        for (int32_t k = 0; k < n - 1 && count < most; k++) {
            int16_t node = chart->node_of[row[k]];
            if (node != DS_NONE) {
                a->l->near[(int64_t)i * a->n_near + count++] = node;
            }
        }
    }
}

static inline double tail_without(const struct ds_tail *tail, int32_t next) {
    return tail->next == next ? tail->other : tail->best;
}

static inline struct ds_tail *tail_at(const asking *a, int32_t node, ds_tick time) {
    return &a->l->tails[(int64_t)((time - a->chart->start) / a->step) * a->chart->n + node];
}

/* The most that can be gained by going to one of the visits at this time or later, wherever from.
 */
static double arriving(const asking *a, ds_tick time) {
    int32_t k = (time - a->chart->start) / a->step;
    return k < a->n_steps ? a->l->arrive[k] : -INFINITY;
}

static void offer(struct ds_tail *tail, double value, int32_t next) {
    if (value > tail->best) {
        tail->other = tail->best;
        tail->best = value;
        tail->next = next;
    } else if (value > tail->other) {
        tail->other = value;
    }
}

static void list_arcs(const asking *a) {
    const ds_chart *chart = a->chart;
    for (int32_t i = 0; i < chart->n; i++) {
        const int16_t *near = &a->l->near[(int64_t)i * a->n_near];
        for (int32_t k = 0; k < a->n_arcs; k++) {
            ds_tick way = chart->team->way[cell(a, i, near[k])];
            a->l->arcs[(int64_t)i * a->n_arcs + k] =
                (struct ds_arc_out){near[k], way, chart->gain[near[k]] - chart->ride * way};
        }
    }
}

static void find_tail(const asking *a, int32_t i, ds_tick time, struct ds_tail *tail) {
    const struct ds_arc_out *arcs = &a->l->arcs[(int64_t)i * a->n_arcs];
    double home = -a->l->nodes[i].home;
    *tail = (struct ds_tail){home, home, DS_NONE};
    for (int32_t k = 0; k < a->n_arcs; k++) {
        ds_tick end = ended(a, arcs[k].to, time + arcs[k].way);
        if (end < DS_FAR) {
            offer(tail, arcs[k].value + tail_without(tail_at(a, arcs[k].to, end), i), arcs[k].to);
        }
    }
    if (a->n_arcs < a->chart->n - 1) {
        ds_tick way = arcs[a->n_arcs - 1].way;
        double far = arriving(a, time + way) - a->chart->ride * way;
        offer(tail, far, DS_NONE);
        tail->other = tail->other > far ? tail->other : far;
    }
}

/* What arriving anywhere at a step or later can gain: from the tails of later steps. */
static void find_arrive(const asking *a, int32_t k) {
    const ds_chart *chart = a->chart;
    ds_tick time = chart->start + k * a->step;
    double best = k + 1 < a->n_steps ? a->l->arrive[k + 1] : -INFINITY;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick end = ended(a, j, time);
        if (end < DS_FAR) {
            double value = chart->gain[j] + tail_at(a, j, end)->best;
            best = value > best ? value : best;
        }
    }
    a->l->arrive[k] = best;
}

static void find_tails(const asking *a) {
    const ds_chart *chart = a->chart;
    list_arcs(a);
    for (int32_t k = a->n_steps - 1; k >= 0; k--) {
        ds_tick time = chart->start + k * a->step;
        find_arrive(a, k);
        for (int32_t i = 0; i < chart->n; i++) {
            find_tail(a, i, time, &a->l->tails[(int64_t)k * chart->n + i]);
        }
    }
}

/* The most that a label can come to. */
static double promise(const asking *a, int32_t node, ds_tick time, double value, uint64_t memory) {
    double sack = value + sack_at(a, time);
    if (!a->tails || sack <= a->least) {
        return sack;
    }
    const struct ds_tail *tail = tail_at(a, node, time);
    const ds_ground_team *team = a->chart->team;
    bool been = false;
    if (tail->next != DS_NONE) {
        int32_t next = a->chart->site[tail->next];
        been = team->recalls[(int64_t)a->chart->site[node] * team->n + next] != 0 &&
               (memory >> team->colour[next] & 1) != 0;
    }
    double long_way = value + (been ? tail->other : tail->best);
    return long_way < sack ? long_way : sack;
}

static bool is_quick(const asking *a) {
    return a->asked->effort == DS_QUICK;
}

/* ---- Labels --------------------------------------------------------------------------------- */

static int32_t *head(const asking *a, int32_t bucket, int32_t node) {
    return &a->l->heads[(int64_t)node * a->n_buckets + bucket];
}

static double *top(const asking *a, int32_t bucket, int32_t node) {
    return &a->l->tops[(int64_t)node * a->n_buckets + bucket];
}

static bool dominates(const asking *a, const ds_label *old, const ds_label *new) {
    uint64_t more = old->memory & ~new->memory;
    if (a->asked->effort == DS_EVERY) {
        more = old->memory ^ new->memory;
    }
    return old->time <= new->time && old->value >= new->value &&more == 0;
}

static bool beaten(const asking *a, int32_t bucket, const ds_label *new) {
    const double *tops = top(a, 0, new->node);
    int32_t last = is_quick(a) && bucket > QUICK_LOOK ? bucket - QUICK_LOOK : 0;
    for (int32_t b = bucket; b >= last; b--) {
        if (tops[b] < new->value) {
            continue;
        }
        for (int32_t i = *head(a, b, new->node); i != DS_NONE; i = a->l->labels[i].next) {
            const ds_label *old = &a->l->labels[i];
            if (old->value < new->value) {
                break;
            }
            if (dominates(a, old, new)) {
                return true;
            }
        }
    }
    return false;
}

/* Drops what the new label beats, from its own bucket on. */
static void sweep(const asking *a, int32_t bucket, const ds_label *new) {
    for (int32_t b = bucket; b < a->n_buckets; b++) {
        int32_t *at = head(a, b, new->node);
        while (*at != DS_NONE) {
            ds_label *old = &a->l->labels[*at];
            if (old->value <= new->value && dominates(a, new, old)) {
                *at = old->next;
            } else {
                at = &old->next;
            }
        }
    }
}

static bool room_for_label(asking *a) {
    ds_labeler *l = a->l;
    if (a->n_labels < l->label_room) {
        return true;
    }
    int32_t room = l->label_room < 4096 ? 8192 : 2 * l->label_room;
    ds_label *more = realloc(l->labels, (size_t)room * sizeof *more);
    if (more == NULL) {
        l->out_of_memory = true;
        return false;
    }
    l->labels = more;
    l->label_room = room;
    return true;
}

/* Into its bucket's list by falling value; quick lists are short. */
static void enlist(asking *a, int32_t bucket, int32_t index) {
    ds_labeler *l = a->l;
    ds_label *new = &l->labels[index];
    int32_t *at = head(a, bucket, new->node);
    int32_t before = 0;
    while (*at != DS_NONE && l->labels[*at].value >= new->value) {
        at = &l->labels[*at].next;
        before++;
    }
    if (is_quick(a) && before >= QUICK_LABELS) {
        return;
    }
    new->next = *at;
    *at = index;
    if (is_quick(a)) {
        for (at = &new->next, before++; *at != DS_NONE && before < QUICK_LABELS; before++) {
            at = &l->labels[*at].next;
        }
        *at = DS_NONE;
    }
    double *best = top(a, bucket, new->node);
    *best = new->value > *best ? new->value : *best;
}

static void note_end(asking *a, int32_t index) {
    const ds_label *label = &a->l->labels[index];
    double value = label->value - a->l->nodes[label->node].home;
    int32_t best = a->l->best_end[label->node];
    if (best == DS_NONE || label->value > a->l->labels[best].value) {
        a->l->best_end[label->node] = index;
    }
    if (value > a->least && a->asked->effort != DS_EVERY) {
        a->least = value;
    }
}

static void try_label(asking *a, ds_label new) {
    int32_t bucket = (new.time - a->chart->start) / a->width;
    if (beaten(a, bucket, &new) || !room_for_label(a)) {
        return;
    }
    if (!is_quick(a)) {
        sweep(a, bucket, &new);
    }
    int32_t index = a->n_labels++;
    a->l->labels[index] = new;
    enlist(a, bucket, index);
    note_end(a, index);
}

static const double SLACK = 1e-7; /* values that differ by less are one */

static void set_out(asking *a) {
    const ds_chart *chart = a->chart;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick out = chart->team->out[chart->site[j]];
        ds_tick end = ended(a, j, chart->start + out);
        if (end == DS_FAR) {
            continue;
        }
        uint64_t memory = UINT64_C(1) << chart->team->colour[chart->site[j]];
        double value = chart->gain[j] - chart->ride * out;
        if (promise(a, j, end, value, memory) <= a->least + SLACK) {
            continue;
        }
        try_label(a, (ds_label){value, memory, end, DS_NONE, DS_NONE, (int16_t)j});
    }
}

/* Goes on to one more visit; false where the label recalls it. */
static bool go_to(asking *a, int32_t from, int32_t j, ds_tick way) {
    const ds_chart *chart = a->chart;
    const ds_label *label = &a->l->labels[from];
    int64_t pair = cell(a, label->node, j);
    uint64_t own = UINT64_C(1) << chart->team->colour[chart->site[j]];
    if (chart->team->recalls[pair] != 0 && (label->memory & own) != 0) {
        return false;
    }
    ds_tick end = ended(a, j, label->time + way);
    if (end == DS_FAR) {
        return true;
    }
    uint64_t memory = (label->memory & chart->team->memory[pair]) | own;
    double value = label->value - chart->ride * way + chart->gain[j];
    if (promise(a, j, end, value, memory) <= a->least + SLACK) {
        return true;
    }
    try_label(a, (ds_label){value, memory, end, from, DS_NONE, (int16_t)j});
    return true;
}

static void go_on(asking *a, int32_t index) {
    const ds_chart *chart = a->chart;
    const ds_label label = a->l->labels[index];
    if (promise(a, label.node, label.time, label.value, label.memory) <= a->least + SLACK) {
        return;
    }
    const int16_t *near = &a->l->near[(int64_t)label.node * a->n_near];
    int32_t count = a->n_near < chart->n - 1 ? a->n_near : chart->n - 1;
    int32_t left = is_quick(a) ? QUICK_NEAR : count;
    for (int32_t k = 0; k < count && left > 0 && !a->l->out_of_memory; k++) {
        ds_tick way = chart->team->way[cell(a, label.node, near[k])];
        if (a->tails &&
            label.value - chart->ride * way + arriving(a, label.time + way) <= a->least + SLACK) {
            return;
        }
        left -= go_to(a, index, near[k], way);
    }
}

static void run_bucket(asking *a) {
    for (int32_t node = 0; node < a->chart->n && !a->spent; node++) {
        for (int32_t i = *head(a, a->bucket, node); i != DS_NONE; i = a->l->labels[i].next) {
            go_on(a, i);
        }
        a->spent = (!is_quick(a) && a->n_labels > a->asked->most_labels) || a->l->out_of_memory ||
                   ds_stop_now(a->asked->control);
    }
}

static void run_buckets(asking *a) {
    while (a->bucket < a->n_buckets) {
        run_bucket(a);
        if (a->spent) {
            return;
        }
        a->bucket++;
    }
}

/* What the labels not gone on from still promise. */
static double promised(const asking *a) {
    double most = a->least;
    for (int32_t b = a->bucket; b < a->n_buckets; b++) {
        for (int32_t node = 0; node < a->chart->n; node++) {
            for (int32_t i = *head(a, b, node); i != DS_NONE; i = a->l->labels[i].next) {
                const ds_label *label = &a->l->labels[i];
                most = fmax(most, promise(a, node, label->time, label->value, label->memory));
            }
        }
    }
    return most;
}

/* ---- Routes --------------------------------------------------------------------------------- */

static double end_value(const asking *a, int32_t node) {
    const ds_labeler *l = a->l;
    return l->best_end[node] == DS_NONE ? -INFINITY
                                        : l->labels[l->best_end[node]].value - l->nodes[node].home;
}

static bool write_stops(asking *a, int32_t index, ds_route_found *route) {
    ds_labeler *l = a->l;
    int32_t count = 0;
    for (int32_t i = index; i != DS_NONE; i = l->labels[i].before) {
        count++;
    }
    if (route->first + count > l->stop_room) {
        return false;
    }
    route->count = count;
    for (int32_t i = index; i != DS_NONE; i = l->labels[i].before) {
        l->stops[route->first + --count] = a->chart->site[l->labels[i].node];
    }
    return true;
}

static void collect(asking *a) {
    ds_labeler *l = a->l;
    int32_t used = 0;
    for (l->n_found = 0; l->n_found < DS_ROUTES_AT_ONCE;) {
        int32_t best = DS_NONE;
        double value = a->asked->least;
        for (int32_t node = 0; node < a->chart->n; node++) {
            if (end_value(a, node) > value) {
                value = end_value(a, node);
                best = node;
            }
        }
        if (best == DS_NONE) {
            return;
        }
        ds_route_found *route = &l->found[l->n_found];
        *route = (ds_route_found){.value = value, .first = used};
        if (!write_stops(a, l->best_end[best], route)) {
            return;
        }
        used += route->count;
        l->best_end[best] = DS_NONE;
        l->n_found++;
    }
}

/* Labels of one set side by side, the best first. */
static int by_set(const void *a, const void *b) {
    const ds_label *x = a, *y = b;
    if (x->memory != y->memory) {
        return x->memory < y->memory ? -1 : 1;
    }
    return (x->value < y->value) - (x->value > y->value);
}

/* Hands out each set's best route. `time` gives way to the label's index, `value` to the route's.
 */
static void hand_out(asking *a) {
    ds_labeler *l = a->l;
    ds_label *ends = malloc(((size_t)a->n_labels + 1) * sizeof *ends);
    l->out_of_memory |= ends == NULL;
    for (int32_t i = 0; ends != NULL && i < a->n_labels; i++) {
        ends[i] = l->labels[i];
        ends[i].time = i;
        ends[i].value -= l->nodes[ends[i].node].home;
    }
    if (ends != NULL) {
        qsort(ends, (size_t)a->n_labels, sizeof *ends, by_set);
    }
    for (int32_t i = 0; ends != NULL && i < a->n_labels; i++) {
        ds_route_found route = {.value = ends[i].value};
        bool best = i == 0 || ends[i].memory != ends[i - 1].memory;
        if (best && route.value > a->asked->least && write_stops(a, ends[i].time, &route)) {
            a->asked->take(a->asked->payload, l->stops, route.count);
        }
    }
    free(ends);
}

/* ---- Memory --------------------------------------------------------------------------------- */

static bool grow(void **memory, int64_t *room, int64_t wanted, size_t size) {
    if (*room >= wanted) {
        return true;
    }
    void *more = realloc(*memory, (size_t)wanted * size);
    if (more == NULL) {
        return false;
    }
    *memory = more;
    *room = wanted;
    return true;
}

static bool make_scratch(ds_labeler *l) {
    if (l->arrive == NULL) {
        l->arrive = malloc((MOST_STEPS + 2) * sizeof *l->arrive);
    }
    if (l->sack == NULL) {
        l->sack = malloc((MOST_STEPS + 2) * sizeof *l->sack);
    }
    if (l->stops == NULL) {
        l->stops = malloc(MOST_STOPS * sizeof *l->stops);
        l->stop_room = MOST_STOPS;
    }
    return l->arrive != NULL && l->sack != NULL && l->stops != NULL;
}

static bool make_room(asking *a) {
    ds_labeler *l = a->l;
    int64_t n = a->chart->n;
    int64_t tails = a->tails ? n * a->n_steps : 0;
    int64_t heads = n * a->n_buckets, tops = l->head_room;
    bool ok = grow((void **)&l->tails, &l->tail_room, tails, sizeof *l->tails);
    ok = ok && grow((void **)&l->heads, &l->head_room, heads, sizeof *l->heads);
    ok = ok && grow((void **)&l->tops, &tops, heads, sizeof *l->tops);
    int64_t near = (int64_t)l->node_room * l->node_room;
    ok = ok && grow((void **)&l->near, &near, n * n + 1, sizeof *l->near);
    int64_t arcs = (int64_t)l->node_room * NEAR;
    ok = ok && grow((void **)&l->arcs, &arcs, n * NEAR + NEAR, sizeof *l->arcs);
    int64_t nodes = l->node_room, items = nodes, ends = nodes;
    ok = ok && grow((void **)&l->nodes, &nodes, n + 1, sizeof *l->nodes);
    ok = ok && grow((void **)&l->items, &items, n + 1, sizeof *l->items);
    ok = ok && grow((void **)&l->best_end, &ends, n + 1, sizeof *l->best_end);
    l->node_room = ok && n > l->node_room ? (int32_t)n : l->node_room;
    return ok && make_scratch(l);
}

static void measure(asking *a) {
    const ds_chart *chart = a->chart;
    ds_tick span = chart->end - chart->start + 1, least = shortest(chart);
    a->step = span / STEPS + 1;
    a->step = a->step < least ? a->step : least;
    a->step = a->step > span / MOST_STEPS ? a->step : span / MOST_STEPS + 1;
    a->n_steps = span / a->step + 1;
    a->width = span / (is_quick(a) ? QUICK_BUCKETS : BUCKETS) + 1;
    a->width = a->width < least ? a->width : least;
    a->n_buckets = span / a->width + 1;
    int32_t others = chart->n > 1 ? chart->n - 1 : 1;
    a->n_near = !is_quick(a) || others < QUICK_SEEN ? others : QUICK_SEEN;
    a->n_arcs = chart->n - 1 < NEAR ? chart->n - 1 : NEAR;
    a->tails = a->asked->effort >= DS_ROUGH;
}

static void clear_lists(const asking *a) {
    ds_labeler *l = a->l;
    for (int64_t i = 0; i < (int64_t)a->chart->n * a->n_buckets; i++) {
        l->heads[i] = DS_NONE;
        l->tops[i] = -INFINITY;
    }
    for (int32_t i = 0; i < a->chart->n; i++) {
        l->best_end[i] = DS_NONE;
    }
}

/* The most that a route can be worth, by the bounds alone. */
static double first_promise(const asking *a) {
    const ds_chart *chart = a->chart;
    double most = 0.0;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick out = chart->team->out[chart->site[j]];
        ds_tick end = ended(a, j, chart->start + out);
        if (end < DS_FAR) {
            uint64_t memory = UINT64_C(1) << chart->team->colour[chart->site[j]];
            double value = chart->gain[j] - chart->ride * out;
            most = fmax(most, promise(a, j, end, value, memory));
        }
    }
    return most;
}

static void look(asking *a) {
    ds_labeler *l = a->l;
    clear_lists(a);
    set_out(a);
    run_buckets(a);
    l->complete = !is_quick(a) && !a->spent;
    l->bound = is_quick(a) ? INFINITY : promised(a);
    l->n_labels = a->n_labels;
    if (a->asked->effort == DS_EVERY && l->complete) {
        hand_out(a);
    } else {
        collect(a);
    }
}

bool ds_find_routes(ds_labeler *labeler, const ds_chart *chart, const ds_asked *asked) {
    asking a = {.l = labeler, .chart = chart, .asked = asked, .least = asked->least};
    labeler->n_found = 0;
    labeler->bound = asked->least;
    labeler->complete = true;
    labeler->n_labels = 0;
    if (chart->n == 0) {
        return true;
    }
    measure(&a);
    if (!make_room(&a)) {
        labeler->out_of_memory = true;
        return false;
    }
    describe_nodes(&a);
    fill_sack(&a);
    if (asked->effort != DS_GUESS) {
        find_near(&a, a.n_near);
    }
    if (a.tails) {
        find_tails(&a);
    }
    if (asked->effort == DS_QUICK || asked->effort >= DS_EXACT) {
        look(&a);
    } else {
        labeler->bound = fmax(first_promise(&a), asked->least);
    }
    return !labeler->out_of_memory;
}

void ds_labeler_free(ds_labeler *labeler) {
    free(labeler->stops);
    free(labeler->tails);
    free(labeler->arrive);
    free(labeler->sack);
    free(labeler->nodes);
    free(labeler->items);
    free(labeler->arcs);
    free(labeler->near);
    free(labeler->labels);
    free(labeler->heads);
    free(labeler->tops);
    free(labeler->best_end);
    *labeler = (ds_labeler){0};
}
