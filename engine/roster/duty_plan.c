#include "roster/duty_plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

enum {
    BLOCK_SHIFTS = 5,
    BLOCK_SUBSETS = 1 << BLOCK_SHIFTS,
    MOST_STATES = 4096,
    MOST_OF_KIND = 4,
    TAILS = 4 /* told apart: what a day's duties bar on the next day */
};

bool ds_shifts_clash(const ds_instance *in, int32_t member, int32_t first, int32_t second) {
    const ds_shift *a = &in->shifts[first], *b = &in->shifts[second];
    if (b->date == a->date + 1 && a->kind != DS_NONE && b->kind != DS_NONE &&
        in->kinds[a->kind].not_next_day[b->kind]) {
        return true;
    }
    int64_t tps = in->ticks_per_second;
    int64_t ticks = (int64_t)(b->date - a->date) * DS_DAY_SECONDS * tps + b->start - a->end;
    return ticks < in->members[member].min_rest_seconds * tps;
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static bool overlaps_any(const ds_instance *in, const int32_t *shifts, int32_t count, int subset,
                         int32_t i) {
    for (int32_t j = 0; j < count; j++) {
        if (j != i && (subset >> j & 1) != 0 &&
            ds_shifts_overlap(&in->shifts[shifts[i]], &in->shifts[shifts[j]])) {
            return true;
        }
    }
    return false;
}

static void list_subsets(ds_duty_planner *planner, ds_block *block, int32_t *used) {
    const ds_instance *in = planner->in;
    const int32_t *shifts = &planner->shifts[block->shifts.first];
    block->subsets = (ds_range){*used, 0};
    for (int subset = 0; subset < 1 << block->shifts.count; subset++) {
        bool free = true;
        for (int32_t i = 0; i < block->shifts.count && free; i++) {
            free =
                (subset >> i & 1) == 0 || !overlaps_any(in, shifts, block->shifts.count, subset, i);
        }
        if (free) {
            planner->subsets[(*used)++] = (uint8_t)subset;
            block->subsets.count++;
        }
    }
}

/* A day with many shifts falls apart into blocks, between which overlaps are not seen. */
static void make_blocks(ds_duty_planner *planner) {
    const ds_instance *in = planner->in;
    int32_t at = 0, used = 0;
    for (int32_t day = 0; day < in->n_days; day++) {
        ds_block *block = NULL;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (in->shifts[s].day != day) {
                continue;
            }
            if (block == NULL || block->shifts.count == BLOCK_SHIFTS) {
                block = &planner->blocks[planner->n_blocks++];
                *block = (ds_block){.day = day, .shifts = {at, 0}};
            }
            planner->shifts[at++] = s;
            block->shifts.count++;
        }
    }
    for (int32_t i = 0; i < planner->n_blocks; i++) {
        list_subsets(planner, &planner->blocks[i], &used);
    }
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static int64_t seconds_of(const ds_instance *in, int32_t s) {
    return ((int64_t)in->shifts[s].end - in->shifts[s].start) / in->ticks_per_second;
}

bool ds_duty_planner_init(ds_duty_planner *planner, const ds_instance *in) {
    size_t shifts = (size_t)in->n_shifts + 1;
    *planner = (ds_duty_planner){.in = in};
    planner->blocks = calloc(shifts, sizeof *planner->blocks);
    planner->shifts = malloc(shifts * sizeof *planner->shifts);
    planner->subsets = malloc(shifts * BLOCK_SUBSETS);
    planner->sum = malloc(TAILS * MOST_STATES * sizeof *planner->sum);
    planner->next = malloc(TAILS * MOST_STATES * sizeof *planner->next);
    planner->choice = malloc(shifts * TAILS * MOST_STATES);
    if (planner->blocks == NULL || planner->shifts == NULL || planner->subsets == NULL ||
        planner->sum == NULL || planner->next == NULL || planner->choice == NULL) {
        ds_duty_planner_free(planner);
        return false;
    }
    make_blocks(planner);
    for (int32_t s = 0; s < in->n_shifts; s++) {
        planner->unit = common_divisor(planner->unit, seconds_of(in, s));
    }
    return true;
}

void ds_duty_planner_free(ds_duty_planner *planner) {
    free(planner->blocks);
    free(planner->shifts);
    free(planner->subsets);
    free(planner->sum);
    free(planner->next);
    free(planner->choice);
    *planner = (ds_duty_planner){0};
}

/* ---- The member's limits -------------------------------------------------------------------- */

/* What is counted: duties, those of one kind, hours in units. A cap of 0 with nothing counted: not
 * at all. */
typedef struct counting {
    const ds_instance *in;
    int32_t member;
    int32_t duties, of_kind, units; /* the most */
    int32_t past_duties;            /* in frozen shifts: they count for limits and wishes */
    bool counts_duties;
    int32_t kind; /* DS_NONE: no kind is counted */
    int64_t unit; /* seconds */
} counting;

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

/* The most duties that the limits leave, however they are spread. */
static int64_t most_duties(const ds_instance *in, const ds_member *member, int32_t available,
                           int64_t shortest) {
    int64_t days = in->n_days;
    int64_t row = (int64_t)member->max_days_in_a_row;
    if (row < days) {
        days -= days / (row + 1);
    }
    int64_t most = least(available, days * (int64_t)member->max_shifts_per_day);
    most = least(most, (int64_t)in->n_weeks * member->max_shifts_per_week);
    most = least(most, available > 0 ? member->max_seconds / shortest : 0);
    return least(most, member->max_shifts);
}

static int64_t beyond(int64_t limit, int64_t used) {
    return limit > used ? limit - used : 0;
}

/* Duties in frozen shifts. */
static int32_t count_past(const ds_instance *in, int32_t m) {
    int32_t duties = 0;
    for (int32_t s = 0; s < in->n_shifts && in->past != NULL; s++) {
        duties += in->past->worked[(int64_t)m * in->n_shifts + s];
    }
    return duties;
}

static int32_t count_of_kind(const ds_instance *in, int32_t m, int32_t kind) {
    int32_t count = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        count += in->shifts[s].kind == kind && ds_can_work(in, m, s);
    }
    return count;
}

/* The first kind of which the member could work more than they may. */
static int32_t limited_kind(const ds_instance *in, int32_t m) {
    for (int32_t k = 0; k < in->n_kinds; k++) {
        int32_t limit = in->max_of_kind[(int64_t)m * in->n_kinds + k];
        if (limit < MOST_OF_KIND && limit < count_of_kind(in, m, k)) {
            return k;
        }
    }
    return DS_NONE;
}

static int64_t states_of(const counting *c) {
    return (int64_t)(c->duties + 1) * (c->of_kind + 1) * (c->units + 1);
}

static void count_hours(counting *c, int64_t most) {
    while (c->unit < most) {
        c->units = (int32_t)least(most / c->unit, MOST_STATES);
        if (states_of(c) <= MOST_STATES) {
            return;
        }
        c->unit *= 2;
    }
    c->units = 0;
}

static counting count_what(const ds_duty_planner *planner, int32_t m) {
    const ds_instance *in = planner->in;
    const ds_member *member = &in->members[m];
    counting c = {.in = in, .member = m, .kind = limited_kind(in, m), .unit = planner->unit};
    int32_t available = 0;
    int64_t seconds = 0, shortest = INT64_MAX;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (ds_can_work(in, m, s)) {
            available++;
            seconds += seconds_of(in, s);
            shortest = least(shortest, seconds_of(in, s));
        }
    }
    c.past_duties = count_past(in, m);
    int64_t most = most_duties(in, member, available, shortest);
    most = c.past_duties == 0 ? most : least(most, beyond(member->max_shifts, c.past_duties));
    c.counts_duties = (most < available || member->min_shifts > 0) && most < MOST_STATES / 4;
    c.duties = c.counts_duties ? (int32_t)most : 0;
    if (c.kind != DS_NONE) {
        c.of_kind = in->max_of_kind[(int64_t)m * in->n_kinds + c.kind];
    }
    if (member->max_seconds < seconds) {
        count_hours(&c, member->max_seconds);
    }
    return c;
}

/* ---- The best roster ------------------------------------------------------------------------ */

/* One member's question while it is being answered. */
typedef struct asking {
    ds_duty_planner *planner;
    counting c;
    const double *gain;
    const bool *open;
    uint8_t bars[TAILS];      /* of the block before: shifts of this block that it bars */
    uint8_t next_bars[TAILS]; /* of this block, for the one after it */
    int32_t tails, next_tails;
} asking;

/* What a subset of a block takes of each count. */
typedef struct draft {
    int32_t duties, of_kind, units;
    double gain;
} draft;

/* False: it takes more than there is, or a shift is not open. */
static bool draw(const asking *a, const ds_block *block, uint8_t subset, draft *out) {
    const ds_instance *in = a->c.in;
    int32_t duties = 0;
    *out = (draft){0};
    for (int32_t i = 0; i < block->shifts.count; i++) {
        int32_t s = a->planner->shifts[block->shifts.first + i];
        if ((subset >> i & 1) == 0) {
            continue;
        }
        if (!a->open[s]) {
            return false;
        }
        duties++;
        out->gain += a->gain[s];
        out->of_kind += a->c.kind != DS_NONE && in->shifts[s].kind == a->c.kind;
        out->units += a->c.units > 0 ? (int32_t)(seconds_of(in, s) / a->c.unit) : 0;
    }
    out->duties = a->c.counts_duties ? duties : 0;
    return duties <= in->members[a->c.member].max_shifts_per_day && out->duties <= a->c.duties &&
           out->of_kind <= a->c.of_kind && out->units <= a->c.units;
}

/* Shifts of the next block, bit by bit, that a subset of this one bars. */
static uint8_t barred_by(const asking *a, int32_t b, uint8_t subset) {
    const ds_duty_planner *planner = a->planner;
    const ds_block *block = &planner->blocks[b], *next = block + 1;
    uint8_t bars = 0;
    if (b + 1 == planner->n_blocks || next->day == block->day) {
        return 0;
    }
    for (int32_t i = 0; i < block->shifts.count; i++) {
        for (int32_t j = 0; (subset >> i & 1) != 0 && j < next->shifts.count; j++) {
            if (ds_shifts_clash(a->c.in, a->c.member, planner->shifts[block->shifts.first + i],
                                planner->shifts[next->shifts.first + j])) {
                bars |= (uint8_t)(1 << j);
            }
        }
    }
    return bars;
}

/* The tail of a subset; the first bars nothing, and stands in where there are too many. */
static int32_t tail_of(asking *a, int32_t b, uint8_t subset) {
    uint8_t bars = barred_by(a, b, subset);
    for (int32_t i = 0; i < a->next_tails; i++) {
        if (a->next_bars[i] == bars) {
            return i;
        }
    }
    if (a->next_tails == TAILS) {
        return 0;
    }
    a->next_bars[a->next_tails] = bars;
    return a->next_tails++;
}

static int64_t state_of(const counting *c, int32_t duties, int32_t of_kind, int32_t units) {
    return ((int64_t)duties * (c->of_kind + 1) + of_kind) * (c->units + 1) + units;
}

/* Whoever was in a state with the tail `from` may add the draft. */
static void offer(const asking *a, const draft *d, int32_t from, int32_t to, uint8_t mark,
                  uint8_t *choice) {
    const counting *c = &a->c;
    int64_t step = state_of(c, d->duties, d->of_kind, d->units);
    const double *sum = &a->planner->sum[(int64_t)from * MOST_STATES];
    double *next = &a->planner->next[(int64_t)to * MOST_STATES];
    for (int32_t n = 0; n + d->duties <= c->duties; n++) {
        for (int32_t e = 0; e + d->of_kind <= c->of_kind; e++) {
            int64_t state = state_of(c, n, e, 0);
            for (int32_t u = 0; u + d->units <= c->units; u++, state++) {
                if (sum[state] + d->gain > next[state + step]) {
                    next[state + step] = sum[state] + d->gain;
                    choice[(int64_t)to * MOST_STATES + state + step] = mark;
                }
            }
        }
    }
}

static void clear(double *sums, int32_t tails, int64_t states) {
    for (int32_t tail = 0; tail < tails; tail++) {
        for (int64_t i = 0; i < states; i++) {
            sums[(int64_t)tail * MOST_STATES + i] = -INFINITY;
        }
    }
}

/* A choice is marked by its subset and the tail that it follows. */
static void run_block(asking *a, int32_t b) {
    ds_duty_planner *planner = a->planner;
    const ds_block *block = &planner->blocks[b];
    uint8_t *choice = &planner->choice[(int64_t)b * TAILS * MOST_STATES];
    a->next_bars[0] = 0;
    a->next_tails = 1;
    clear(planner->next, TAILS, states_of(&a->c));
    for (int32_t i = 0; i < block->subsets.count; i++) {
        uint8_t subset = planner->subsets[block->subsets.first + i];
        draft d;
        if (!draw(a, block, subset, &d)) {
            continue;
        }
        int32_t to = tail_of(a, b, subset);
        for (int32_t from = 0; from < a->tails; from++) {
            if ((a->bars[from] & subset) == 0) {
                offer(a, &d, from, to, (uint8_t)(from << BLOCK_SHIFTS | subset), choice);
            }
        }
    }
    memcpy(a->bars, a->next_bars, sizeof a->bars);
    a->tails = a->next_tails;
    double *swap = planner->sum;
    planner->sum = planner->next;
    planner->next = swap;
}

static double best_end(const asking *a, int32_t *tail, int64_t *state) {
    const counting *c = &a->c;
    double best = -INFINITY;
    for (int32_t n = 0; n <= c->duties; n++) {
        double missing =
            c->counts_duties ? ds_penalty_min_shifts(c->in, c->member, c->past_duties + n) : 0.0;
        for (int32_t t = 0; t < a->tails; t++) {
            const double *sum = &a->planner->sum[(int64_t)t * MOST_STATES];
            for (int64_t i = state_of(c, n, 0, 0); i < state_of(c, n + 1, 0, 0); i++) {
                if (sum[i] - missing > best) {
                    best = sum[i] - missing;
                    *tail = t;
                    *state = i;
                }
            }
        }
    }
    return best;
}

/* The shifts of the roster that ends there. */
static void trace(const asking *a, int32_t tail, int64_t state, bool *worked) {
    const ds_duty_planner *planner = a->planner;
    for (int32_t b = planner->n_blocks - 1; b >= 0; b--) {
        const ds_block *block = &planner->blocks[b];
        uint8_t mark = planner->choice[((int64_t)b * TAILS + tail) * MOST_STATES + state];
        uint8_t subset = mark & (BLOCK_SUBSETS - 1);
        draft d;
        draw(a, block, subset, &d);
        state -= state_of(&a->c, d.duties, d.of_kind, d.units);
        tail = mark >> BLOCK_SHIFTS;
        for (int32_t i = 0; i < block->shifts.count; i++) {
            worked[planner->shifts[block->shifts.first + i]] = (subset >> i & 1) != 0;
        }
    }
}

double ds_duty_plan(ds_duty_planner *planner, int32_t member, const double *gain, const bool *open,
                    bool *worked) {
    asking a = {.planner = planner,
                .c = count_what(planner, member),
                .gain = gain,
                .open = open,
                .tails = 1};
    int32_t tail = 0;
    int64_t state = 0;
    clear(planner->sum, 1, states_of(&a.c));
    planner->sum[0] = 0.0;
    for (int32_t b = 0; b < planner->n_blocks; b++) {
        run_block(&a, b);
    }
    double best = best_end(&a, &tail, &state);
    trace(&a, tail, state, worked);
    return best;
}
