#include "bound/labels_parts.h"

#include <stdlib.h>

enum {
    NEAR = 12,       /* ways out of a visit that the tails look at one by one */
    QUICK_SEEN = 24, /* nearest visits that quick labels choose among */
    STEPS = 512,     /* of the tails' clock, about */
    MOST_STEPS = 4096,
    BUCKETS = 64,
    QUICK_BUCKETS = 40,
    MOST_STOPS = 4096
};

/* ---- Visits --------------------------------------------------------------------------------- */

ds_tick ds_asking_windows(const ds_chart *chart, int32_t node, ds_tick time) {
    const ds_interval *w = &chart->intervals[chart->windows[node].first];
    for (int32_t i = 0; i < chart->windows[node].count; i++) {
        if (time <= w[i].close) {
            return time > w[i].open ? time : w[i].open;
        }
    }
    return DS_FAR;
}

void ds_describe_nodes(const ds_asking *a) {
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

void ds_find_near(const ds_asking *a, int32_t most) {
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

bool ds_labeler_room(ds_asking *a) {
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

static ds_tick shortest(const ds_chart *chart) {
    ds_tick least = chart->end - chart->start + 1;
    for (int32_t i = 0; i < chart->n; i++) {
        least = chart->length[i] < least ? chart->length[i] : least;
    }
    return least > 0 ? least : 1;
}

void ds_asking_measure(ds_asking *a) {
    const ds_chart *chart = a->chart;
    ds_tick span = chart->end - chart->start + 1, least = shortest(chart);
    a->step = span / STEPS + 1;
    a->step = a->step < least ? a->step : least;
    a->step = a->step > span / MOST_STEPS ? a->step : span / MOST_STEPS + 1;
    a->n_steps = span / a->step + 1;
    a->width = span / (ds_is_quick(a) ? QUICK_BUCKETS : BUCKETS) + 1;
    a->width = a->width < least ? a->width : least;
    a->n_buckets = span / a->width + 1;
    int32_t others = chart->n > 1 ? chart->n - 1 : 1;
    a->n_near = !ds_is_quick(a) || others < QUICK_SEEN ? others : QUICK_SEEN;
    a->n_arcs = chart->n - 1 < NEAR ? chart->n - 1 : NEAR;
    a->tails = a->asked->effort >= DS_ROUGH;
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
