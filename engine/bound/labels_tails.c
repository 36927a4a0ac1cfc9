#include "bound/labels_parts.h"

static double tail_without(const struct ds_tail *tail, int32_t next) {
    return tail->next == next ? tail->other : tail->best;
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

static void list_arcs(const ds_asking *a) {
    const ds_chart *chart = a->chart;
    for (int32_t i = 0; i < chart->n; i++) {
        const int16_t *near = &a->l->near[(int64_t)i * a->n_near];
        for (int32_t k = 0; k < a->n_arcs; k++) {
            ds_tick way = chart->team->way[ds_asking_cell(a, i, near[k])];
            a->l->arcs[(int64_t)i * a->n_arcs + k] =
                (struct ds_arc_out){near[k], way, chart->gain[near[k]] - chart->ride * way};
        }
    }
}

static void find_tail(const ds_asking *a, int32_t i, ds_tick time, struct ds_tail *tail) {
    const struct ds_arc_out *arcs = &a->l->arcs[(int64_t)i * a->n_arcs];
    double home = -a->l->nodes[i].home;
    *tail = (struct ds_tail){home, home, DS_NONE};
    for (int32_t k = 0; k < a->n_arcs; k++) {
        ds_tick end = ds_visit_ended(a, arcs[k].to, time + arcs[k].way);
        if (end < DS_FAR) {
            offer(tail, arcs[k].value + tail_without(ds_tail_at(a, arcs[k].to, end), i),
                  arcs[k].to);
        }
    }
    if (a->n_arcs < a->chart->n - 1) {
        ds_tick way = arcs[a->n_arcs - 1].way;
        double far = ds_tail_arriving(a, time + way) - a->chart->ride * way;
        offer(tail, far, DS_NONE);
        tail->other = tail->other > far ? tail->other : far;
    }
}

/* What arriving anywhere at a step or later can gain: from the tails of later steps. */
static void find_arrive(const ds_asking *a, int32_t k) {
    const ds_chart *chart = a->chart;
    ds_tick time = chart->start + k * a->step;
    double best = k + 1 < a->n_steps ? a->l->arrive[k + 1] : -INFINITY;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick end = ds_visit_ended(a, j, time);
        if (end < DS_FAR) {
            double value = chart->gain[j] + ds_tail_at(a, j, end)->best;
            best = value > best ? value : best;
        }
    }
    a->l->arrive[k] = best;
}

void ds_find_tails(const ds_asking *a) {
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
