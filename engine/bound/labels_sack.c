#include "bound/labels_parts.h"

#include <stdlib.h>

static int by_rate(const void *a, const void *b) {
    const struct ds_item *x = a, *y = b;
    double left = x->value * y->time, right = y->value * x->time;
    return (left < right) - (left > right);
}

/* sack[k]: the most that can be gained in less than k + 1 steps of time. */
void ds_fill_sack(const ds_asking *a) {
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
