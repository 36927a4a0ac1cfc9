#include "bound/labels.h"

#include <math.h>
#include <stdlib.h>

#include "bound/labels_parts.h"

enum {
    QUICK_NEAR = 8,   /* ways out of a visit that quick labels go */
    QUICK_LABELS = 2, /* of a visit and bucket */
    QUICK_LOOK = 3    /* buckets in which what dominates a quick label is looked for */
};

/* The most that a label can come to. */
static double promise(const ds_asking *a, int32_t node, ds_tick time, double value,
                      uint64_t memory) {
    double sack = value + ds_sack_at(a, time);
    if (!a->tails || sack <= a->least) {
        return sack;
    }
    const struct ds_tail *tail = ds_tail_at(a, node, time);
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

/* ---- Labels --------------------------------------------------------------------------------- */

static int32_t *head(const ds_asking *a, int32_t bucket, int32_t node) {
    return &a->l->heads[(int64_t)node * a->n_buckets + bucket];
}

static double *top(const ds_asking *a, int32_t bucket, int32_t node) {
    return &a->l->tops[(int64_t)node * a->n_buckets + bucket];
}

static bool dominates(const ds_asking *a, const ds_label *old, const ds_label *new) {
    uint64_t more = old->memory & ~new->memory;
    if (a->asked->effort == DS_EVERY) {
        more = old->memory ^ new->memory;
    }
    return old->time <= new->time && old->value >= new->value &&more == 0;
}

static bool beaten(const ds_asking *a, int32_t bucket, const ds_label *new) {
    const double *tops = top(a, 0, new->node);
    int32_t last = ds_is_quick(a) && bucket > QUICK_LOOK ? bucket - QUICK_LOOK : 0;
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
static void sweep(const ds_asking *a, int32_t bucket, const ds_label *new) {
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

static bool room_for_label(ds_asking *a) {
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
static void enlist(ds_asking *a, int32_t bucket, int32_t index) {
    ds_labeler *l = a->l;
    ds_label *new = &l->labels[index];
    int32_t *at = head(a, bucket, new->node);
    int32_t before = 0;
    while (*at != DS_NONE && l->labels[*at].value >= new->value) {
        at = &l->labels[*at].next;
        before++;
    }
    if (ds_is_quick(a) && before >= QUICK_LABELS) {
        return;
    }
    new->next = *at;
    *at = index;
    if (ds_is_quick(a)) {
        for (at = &new->next, before++; *at != DS_NONE && before < QUICK_LABELS; before++) {
            at = &l->labels[*at].next;
        }
        *at = DS_NONE;
    }
    double *best = top(a, bucket, new->node);
    *best = new->value > *best ? new->value : *best;
}

static void note_end(ds_asking *a, int32_t index) {
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

static void try_label(ds_asking *a, ds_label new) {
    int32_t bucket = (new.time - a->chart->start) / a->width;
    if (beaten(a, bucket, &new) || !room_for_label(a)) {
        return;
    }
    if (!ds_is_quick(a)) {
        sweep(a, bucket, &new);
    }
    int32_t index = a->n_labels++;
    a->l->labels[index] = new;
    enlist(a, bucket, index);
    note_end(a, index);
}

static const double SLACK = 1e-7; /* values that differ by less are one */

static void set_out(ds_asking *a) {
    const ds_chart *chart = a->chart;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick out = chart->team->out[chart->site[j]];
        ds_tick end = ds_visit_ended(a, j, chart->start + out);
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
static bool go_to(ds_asking *a, int32_t from, int32_t j, ds_tick way) {
    const ds_chart *chart = a->chart;
    const ds_label *label = &a->l->labels[from];
    int64_t pair = ds_asking_cell(a, label->node, j);
    uint64_t own = UINT64_C(1) << chart->team->colour[chart->site[j]];
    if (chart->team->recalls[pair] != 0 && (label->memory & own) != 0) {
        return false;
    }
    ds_tick end = ds_visit_ended(a, j, label->time + way);
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

static void go_on(ds_asking *a, int32_t index) {
    const ds_chart *chart = a->chart;
    const ds_label label = a->l->labels[index];
    if (promise(a, label.node, label.time, label.value, label.memory) <= a->least + SLACK) {
        return;
    }
    const int16_t *near = &a->l->near[(int64_t)label.node * a->n_near];
    int32_t count = a->n_near < chart->n - 1 ? a->n_near : chart->n - 1;
    int32_t left = ds_is_quick(a) ? QUICK_NEAR : count;
    for (int32_t k = 0; k < count && left > 0 && !a->l->out_of_memory; k++) {
        ds_tick way = chart->team->way[ds_asking_cell(a, label.node, near[k])];
        if (a->tails && label.value - chart->ride * way + ds_tail_arriving(a, label.time + way) <=
                            a->least + SLACK) {
            return;
        }
        left -= go_to(a, index, near[k], way);
    }
}

static void run_bucket(ds_asking *a) {
    for (int32_t node = 0; node < a->chart->n && !a->spent; node++) {
        for (int32_t i = *head(a, a->bucket, node); i != DS_NONE; i = a->l->labels[i].next) {
            go_on(a, i);
        }
        a->spent = (!ds_is_quick(a) && a->n_labels > a->asked->most_labels) ||
                   a->l->out_of_memory || ds_stop_now(a->asked->control);
    }
}

static void run_buckets(ds_asking *a) {
    while (a->bucket < a->n_buckets) {
        run_bucket(a);
        if (a->spent) {
            return;
        }
        a->bucket++;
    }
}

/* What the labels not gone on from still promise. */
static double promised(const ds_asking *a) {
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

/* ---- Answers -------------------------------------------------------------------------------- */

static void clear_lists(const ds_asking *a) {
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
static double first_promise(const ds_asking *a) {
    const ds_chart *chart = a->chart;
    double most = 0.0;
    for (int32_t j = 0; j < chart->n; j++) {
        ds_tick out = chart->team->out[chart->site[j]];
        ds_tick end = ds_visit_ended(a, j, chart->start + out);
        if (end < DS_FAR) {
            uint64_t memory = UINT64_C(1) << chart->team->colour[chart->site[j]];
            double value = chart->gain[j] - chart->ride * out;
            most = fmax(most, promise(a, j, end, value, memory));
        }
    }
    return most;
}

static void look(ds_asking *a) {
    ds_labeler *l = a->l;
    clear_lists(a);
    set_out(a);
    run_buckets(a);
    l->complete = !ds_is_quick(a) && !a->spent;
    l->bound = ds_is_quick(a) ? INFINITY : promised(a);
    l->n_labels = a->n_labels;
    if (a->asked->effort == DS_EVERY && l->complete) {
        ds_hand_out_routes(a);
    } else {
        ds_collect_routes(a);
    }
}

/* What depends on the chart alone. */
static void prepare(const ds_asking *a) {
    ds_describe_nodes(a);
    ds_fill_sack(a);
    if (a->asked->effort != DS_GUESS) {
        ds_find_near(a, a->n_near);
    }
    if (a->tails) {
        ds_find_tails(a);
    }
}

bool ds_find_routes(ds_labeler *labeler, const ds_chart *chart, const ds_asked *asked) {
    ds_asking a = {.l = labeler, .chart = chart, .asked = asked, .least = asked->least};
    labeler->n_found = 0;
    labeler->bound = asked->least;
    labeler->complete = true;
    labeler->n_labels = 0;
    if (chart->n == 0) {
        return true;
    }
    ds_asking_measure(&a);
    if (!ds_labeler_room(&a)) {
        labeler->out_of_memory = true;
        return false;
    }
    if (!asked->again) {
        prepare(&a);
    }
    if (asked->effort == DS_QUICK || asked->effort >= DS_EXACT) {
        look(&a);
    } else {
        labeler->bound = fmax(first_promise(&a), asked->least);
    }
    return !labeler->out_of_memory;
}
