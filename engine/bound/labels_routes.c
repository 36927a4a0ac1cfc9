#include "bound/labels_parts.h"

#include <stdlib.h>

static double end_value(const ds_asking *a, int32_t node) {
    const ds_labeler *l = a->l;
    return l->best_end[node] == DS_NONE ? -INFINITY
                                        : l->labels[l->best_end[node]].value - l->nodes[node].home;
}

static bool write_stops(ds_asking *a, int32_t index, ds_route_found *route) {
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

void ds_collect_routes(ds_asking *a) {
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
void ds_hand_out_routes(ds_asking *a) {
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
