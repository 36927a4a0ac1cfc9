#include "schedule/pricing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

enum {
    BUCKETS = 4096,
    MOST_CELLS = 1 << 22 /* of the bound: a member with more is left as is */
};

/* A schedule's first dates. */
struct ds_label {
    double gain; /* less prices; -INFINITY: another label is at least as good */
    int32_t before;
    int32_t mate; /* in its bucket */
    int32_t units, duties;
    int16_t tail, run;
    int16_t weekends, week; /* weekends worked; duties in the present week */
    uint8_t option;
    bool in_weekend; /* the present week's weekend is worked already */
    uint8_t kinds[DS_MENU_KINDS];
};

bool ds_pricer_init(ds_pricer *pricer, const ds_roster_state *roster) {
    bool ok = true;
    *pricer = (ds_pricer){.roster = roster};
    pricer->first = ds_zeroed(roster->in->n_days + 2, sizeof *pricer->first, &ok);
    pricer->bucket = ds_zeroed(BUCKETS, sizeof *pricer->bucket, &ok);
    for (int32_t i = 0; i < DS_PRICED_AT_ONCE; i++) {
        pricer->found[i].options = ds_zeroed(roster->in->n_days, 1, &ok);
    }
    if (!ok) {
        ds_pricer_free(pricer);
    }
    return ok;
}

void ds_pricer_free(ds_pricer *pricer) {
    for (int32_t i = 0; i < DS_PRICED_AT_ONCE; i++) {
        free(pricer->found[i].options);
    }
    free(pricer->labels);
    free(pricer->first);
    free(pricer->bucket);
    free(pricer->bound);
    free(pricer->class_gain);
    free(pricer->class_option);
    free(pricer->hours);
    free(pricer->promise);
    *pricer = (ds_pricer){0};
}

/* ---- One question ---------------------------------------------------------------------------- */

typedef struct asking {
    ds_pricer *pricer;
    const ds_menu *menu;
    const ds_runs *runs;
    const ds_pricing *asked;
    const ds_member *member;
    int32_t units;                   /* the most, and one: how many cells */
    int64_t cells;                   /* of a date */
    int32_t limit[DS_MENU_KINDS];    /* of the counted kinds */
    int32_t most_a_day, least_units; /* of duties: how many on a date; the shortest */
    int32_t left;                    /* duties that the label at hand leaves room for, at most */
    double most_duty;                /* the most that the number of duties can be worth */
    int32_t n_labels;
} asking;

static void *grown(void *memory, int64_t *room, int64_t wanted, size_t size, bool *failed) {
    if (wanted <= *room) {
        return memory;
    }
    void *more = realloc(memory, (size_t)wanted * size);
    *failed |= more == NULL;
    *room = more != NULL ? wanted : *room;
    return more != NULL ? more : memory;
}

static bool make_room(asking *a) {
    ds_pricer *p = a->pricer;
    int64_t classes = a->menu->class_first[a->menu->n_days], options_room = p->class_room;
    p->bound = grown(p->bound, &p->bound_room, (a->menu->n_days + 1) * a->cells, sizeof *p->bound,
                     &p->out_of_memory);
    p->class_gain =
        grown(p->class_gain, &p->class_room, classes, sizeof *p->class_gain, &p->out_of_memory);
    p->class_option =
        grown(p->class_option, &options_room, classes, sizeof *p->class_option, &p->out_of_memory);
    p->hours = grown(p->hours, &p->hours_room, a->units, sizeof *p->hours, &p->out_of_memory);
    return !p->out_of_memory;
}

static void find_limits(asking *a) {
    const ds_menu *menu = a->menu;
    const ds_instance *in = menu->in;
    for (int32_t k = 0; k < menu->n_kinds; k++) {
        a->limit[k] = in->max_of_kind[(int64_t)menu->member * in->n_kinds + menu->kinds[k]];
    }
    for (int32_t c = 0; c < menu->class_first[menu->n_days]; c++) {
        const ds_option_class *class = &menu->classes[c];
        a->most_a_day = class->duties > a->most_a_day ? class->duties : a->most_a_day;
        if (class->duties > 0) {
            int32_t each = class->units / class->duties;
            a->least_units = a->least_units == 0 || each < a->least_units ? each : a->least_units;
        }
    }
}

/* ---- Options --------------------------------------------------------------------------------- */

static double option_value(const asking *a, const ds_option *option) {
    double value = option->wish;
    for (int32_t i = 0; i < option->count; i++) {
        value -= a->asked->price[a->menu->demands[option->first + i]];
    }
    return value;
}

/* The best option of each class. */
static void judge_options(asking *a) {
    const ds_menu *menu = a->menu;
    for (int32_t c = 0; c < menu->class_first[menu->n_days]; c++) {
        a->pricer->class_gain[c] = -INFINITY;
    }
    for (int32_t day = 0; day < menu->n_days; day++) {
        bool open = a->asked->open_day == NULL || a->asked->open_day[day];
        for (int32_t o = menu->option_first[day]; o < menu->option_first[day + 1]; o++) {
            int32_t number = o - menu->option_first[day];
            int32_t c = menu->class_first[day] + menu->options[o].class;
            double value = option_value(a, &menu->options[o]);
            if ((open || number == menu->present[day]) && value > a->pricer->class_gain[c]) {
                a->pricer->class_gain[c] = value;
                a->pricer->class_option[c] = (uint8_t)number;
            }
        }
    }
}

/* ---- The bound ------------------------------------------------------------------------------- */

static double *cell_of(const asking *a, int32_t day, int32_t tail, int32_t run) {
    return &a->pricer->bound[day * a->cells + ((int64_t)tail * a->runs->count + run) * a->units];
}

static void end_bound(asking *a) {
    const ds_menu *menu = a->menu;
    a->most_duty = -INFINITY;
    for (int32_t n = 0; n <= menu->in->n_shifts; n++) {
        a->most_duty = fmax(a->most_duty, ds_menu_duties(menu, a->pricer->roster, n));
    }
    for (int32_t u = 0; u < a->units; u++) {
        a->pricer->hours[u] = ds_menu_hours(menu, u);
    }
    for (int32_t tail = 0; tail < menu->n_tails; tail++) {
        for (int32_t run = 0; run < a->runs->count; run++) {
            double *cell = cell_of(a, menu->n_days, tail, run);
            for (int32_t u = 0; u < a->units; u++) {
                cell[u] = a->pricer->hours[u] + a->most_duty;
            }
        }
    }
}

/* Classes that each tail of the date before bars, bit by bit. */
static void bars_by_tail(const ds_menu *menu, int32_t day, uint64_t *bars, int32_t n_tails) {
    memset(bars, 0, (size_t)n_tails * sizeof *bars);
    for (int32_t c = day > 0 ? menu->class_first[day - 1] : 0;
         day > 0 && c < menu->class_first[day]; c++) {
        bars[menu->classes[c].tail] = menu->classes[c].bars;
    }
}

static void bound_cell(const asking *a, int32_t day, int32_t tail, int32_t run, uint64_t bars) {
    const ds_menu *menu = a->menu;
    double *restrict cell = cell_of(a, day, tail, run);
    for (int32_t u = 0; u < a->units; u++) {
        cell[u] = -INFINITY;
    }
    for (int32_t c = menu->class_first[day]; c < menu->class_first[day + 1]; c++) {
        const ds_option_class *class = &menu->classes[c];
        double gain = a->pricer->class_gain[c];
        int32_t next = a->runs->next[class->duties > 0][run];
        if (gain == -INFINITY || next == DS_NONE ||
            (bars >> (c - menu->class_first[day]) & 1) != 0) {
            continue;
        }
        const double *restrict after = cell_of(a, day + 1, class->tail, next) + class->units;
        for (int32_t u = 0; u + class->units < a->units; u++) {
            double sum = gain + after[u];
            cell[u] = sum > cell[u] ? sum : cell[u];
        }
    }
}

static void find_bound(asking *a) {
    uint64_t bars[DS_MENU_OPTIONS + 1];
    end_bound(a);
    for (int32_t day = a->menu->n_days - 1; day >= 0; day--) {
        bars_by_tail(a->menu, day, bars, a->menu->n_tails);
        for (int32_t tail = 0; tail < a->menu->n_tails; tail++) {
            for (int32_t run = 0; run < a->runs->count; run++) {
                bound_cell(a, day, tail, run, bars[tail]);
            }
        }
    }
}

/* ---- Labels ---------------------------------------------------------------------------------- */

static double promise_of(const asking *a, int32_t day, const ds_label *label) {
    return label->gain + cell_of(a, day, label->tail, label->run)[label->units];
}

/* So many duties more fit into the dates and hours that are left, at most. */
static int32_t duties_left(const asking *a, int32_t day, int32_t units) {
    int32_t left = (a->menu->n_days - day) * a->most_a_day;
    int32_t by_hours = a->least_units > 0 ? (a->units - 1 - units) / a->least_units : left;
    return by_hours < left ? by_hours : left;
}

/* Is the first at least as free as the second, with the same hours, duties, tail and run? Counts
 * that cannot reach their limit any more are as good as none. */
static bool as_free(const asking *a, const ds_label *one, const ds_label *other) {
    const ds_menu *menu = a->menu;
    for (int32_t k = 0; k < menu->n_kinds; k++) {
        if (one->kinds[k] > other->kinds[k] && one->kinds[k] + a->left > a->limit[k]) {
            return false;
        }
    }
    return one->week <= other->week && one->weekends <= other->weekends &&
           (one->in_weekend || !other->in_weekend || one->weekends < other->weekends);
}

static bool comparable(const ds_label *a, const ds_label *b) {
    return a->units == b->units && a->duties == b->duties && a->tail == b->tail && a->run == b->run;
}

static int32_t bucket_of(const ds_label *label) {
    uint32_t key = (uint32_t)label->units * 31u + (uint32_t)label->duties * 17u +
                   (uint32_t)label->run * 977u + (uint32_t)label->tail * 8191u;
    return (int32_t)(key * 2654435761u >> 20) & (BUCKETS - 1);
}

/* Puts the label among those of its date unless another is as good; drops those it beats. */
static void keep_label(asking *a, int32_t day, const ds_label *label) {
    ds_pricer *p = a->pricer;
    a->left = duties_left(a, day, label->units);
    int32_t bucket = bucket_of(label);
    for (int32_t i = p->bucket[bucket]; i != DS_NONE; i = p->labels[i].mate) {
        ds_label *other = &p->labels[i];
        if (!comparable(label, other)) {
            continue;
        }
        if (other->gain >= label->gain && as_free(a, other, label)) {
            return;
        }
        if (label->gain >= other->gain && as_free(a, label, other)) {
            other->gain = -INFINITY;
        }
    }
    if (a->n_labels == p->label_room) {
        int64_t room = p->label_room;
        p->labels = grown(p->labels, &room, 2 * room + 1024, sizeof *p->labels, &p->out_of_memory);
        p->label_room = (int32_t)room;
        if (p->out_of_memory) {
            return;
        }
    }
    p->labels[a->n_labels] = *label;
    p->labels[a->n_labels].mate = p->bucket[bucket];
    p->bucket[bucket] = a->n_labels++;
}

/* The label's week and weekend at the start of a date. */
static void begin_day(const asking *a, int32_t day, ds_label *label) {
    if (day > 0 && a->menu->week[day] != a->menu->week[day - 1]) {
        label->week = 0;
        label->in_weekend = false;
    }
}

static bool count_class(const asking *a, int32_t day, const ds_option_class *class,
                        ds_label *label) {
    const ds_menu *menu = a->menu;
    const ds_instance *in = menu->in;
    label->units += class->units;
    label->duties += menu->counts_duties ? class->duties : 0;
    label->week += a->member->max_shifts_per_week < DS_NO_LIMIT ? (int16_t) class->duties : 0;
    if (menu->weekend[day] && class->duties > 0 && a->member->max_weekends < in->n_weeks) {
        label->weekends += !label->in_weekend;
        label->in_weekend = true;
    }
    for (int32_t k = 0; k < menu->n_kinds; k++) {
        label->kinds[k] += class->kinds[k];
        if (label->kinds[k] > a->limit[k]) {
            return false;
        }
    }
    return label->units < a->units && label->duties <= a->member->max_shifts &&
           label->week <= a->member->max_shifts_per_week &&
           label->weekends <= a->member->max_weekends;
}

static void extend(asking *a, int32_t day, int32_t from, const uint64_t *bars) {
    const ds_menu *menu = a->menu;
    ds_label begun = a->pricer->labels[from];
    begin_day(a, day, &begun);
    for (int32_t c = menu->class_first[day]; c < menu->class_first[day + 1]; c++) {
        const ds_option_class *class = &menu->classes[c];
        int32_t run = a->runs->next[class->duties > 0][begun.run];
        double gain = a->pricer->class_gain[c];
        if (run == DS_NONE || gain == -INFINITY ||
            (bars[begun.tail] >> (c - menu->class_first[day]) & 1) != 0) {
            continue;
        }
        ds_label label = begun;
        label.gain += gain;
        label.before = from;
        label.option = a->pricer->class_option[c];
        label.run = (int16_t)run;
        label.tail = (int16_t) class->tail;
        if (count_class(a, day, class, &label) &&
            promise_of(a, day + 1, &label) > a->asked->least) {
            keep_label(a, day + 1, &label);
        }
    }
}

static int falling(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* Of too many labels, the least promising are left out. */
static void thin_out(asking *a, int32_t day, int32_t first) {
    ds_pricer *p = a->pricer;
    int32_t n = a->n_labels - first, kept = 0;
    if (n <= a->asked->most_labels) {
        return;
    }
    p->promise =
        grown(p->promise, &p->promise_room, 2 * (int64_t)n, sizeof *p->promise, &p->out_of_memory);
    if (p->out_of_memory) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        p->promise[i] = p->promise[n + i] = promise_of(a, day + 1, &p->labels[first + i]);
    }
    qsort(p->promise, (size_t)n, sizeof *p->promise, falling);
    double least = p->promise[a->asked->most_labels];
    for (int32_t i = 0; i < n; i++) {
        if (p->promise[n + i] > least) {
            p->labels[first + kept++] = p->labels[first + i];
        }
    }
    p->cut = true;
    a->n_labels = first + kept;
}

static void run_labels(asking *a) {
    ds_pricer *p = a->pricer;
    uint64_t bars[DS_MENU_OPTIONS + 1];
    for (int32_t i = 0; i < BUCKETS; i++) {
        p->bucket[i] = DS_NONE;
    }
    keep_label(a, 0, &(ds_label){.before = DS_NONE, .run = (int16_t)a->runs->start});
    p->first[0] = 0;
    for (int32_t day = 0; day < a->menu->n_days && !p->out_of_memory; day++) {
        int32_t first = p->first[day], last = a->n_labels;
        p->first[day + 1] = last;
        for (int32_t i = 0; i < BUCKETS; i++) {
            p->bucket[i] = DS_NONE;
        }
        bars_by_tail(a->menu, day, bars, a->menu->n_tails);
        for (int32_t i = first; i < last && !p->out_of_memory; i++) {
            if (p->labels[i].gain != -INFINITY) {
                extend(a, day, i, bars);
            }
        }
        thin_out(a, day, last);
    }
}

/* ---- Answers --------------------------------------------------------------------------------- */

static void note_found(asking *a, int32_t label, double value) {
    ds_pricer *p = a->pricer;
    int32_t at = p->n_found < DS_PRICED_AT_ONCE ? p->n_found++ : DS_PRICED_AT_ONCE - 1;
    uint8_t *options = p->found[at].options;
    while (at > 0 && p->found[at - 1].value < value) {
        p->found[at] = p->found[at - 1];
        at--;
    }
    p->found[at] = (ds_priced){.value = value, .options = options};
    for (int32_t day = a->menu->n_days - 1; day >= 0; day--) {
        options[day] = p->labels[label].option;
        label = p->labels[label].before;
    }
}

static void read_ends(asking *a) {
    ds_pricer *p = a->pricer;
    for (int32_t i = p->first[a->menu->n_days]; i < a->n_labels; i++) {
        const ds_label *label = &p->labels[i];
        if (label->gain == -INFINITY) {
            continue;
        }
        double value = label->gain + p->hours[label->units] +
                       ds_menu_duties(a->menu, p->roster, label->duties);
        if (value > a->asked->least &&
            (p->n_found < DS_PRICED_AT_ONCE || value > p->found[DS_PRICED_AT_ONCE - 1].value)) {
            note_found(a, i, value);
        }
    }
    for (int32_t i = 0; i < p->n_found; i++) {
        p->found[i].gain = ds_schedule_gain(a->menu, p->roster, p->found[i].options);
    }
}

bool ds_price(ds_pricer *pricer, const ds_menu *menu, const ds_runs *runs,
              const ds_pricing *asked) {
    asking a = {.pricer = pricer,
                .menu = menu,
                .runs = runs,
                .asked = asked,
                .member = &menu->in->members[menu->member],
                .units = menu->max_units + 1,
                .cells = (int64_t)menu->n_tails * runs->count * (menu->max_units + 1)};
    pricer->n_found = 0;
    pricer->cut = false;
    if (!menu->usable || a.cells * (menu->n_days + 1) > MOST_CELLS) {
        return true;
    }
    if (!make_room(&a)) {
        return false;
    }
    find_limits(&a);
    judge_options(&a);
    find_bound(&a);
    if (cell_of(&a, 0, 0, runs->start)[0] > asked->least) {
        run_labels(&a);
        if (!pricer->out_of_memory) {
            read_ends(&a);
        }
    }
    return !pricer->out_of_memory;
}

double ds_schedule_gain(const ds_menu *menu, const ds_roster_state *roster,
                        const uint8_t *options) {
    double gain = 0.0;
    int32_t units = 0, duties = 0;
    for (int32_t day = 0; day < menu->n_days; day++) {
        const ds_option *option = ds_menu_option(menu, day, options[day]);
        const ds_option_class *class = &menu->classes[menu->class_first[day] + option->class];
        gain += option->wish;
        units += class->units;
        duties += class->duties;
    }
    return gain + ds_menu_hours(menu, units) + ds_menu_duties(menu, roster, duties);
}
