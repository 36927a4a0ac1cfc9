#include "roster/people.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

enum { BLOCK_SHIFTS = 5, BLOCK_SUBSETS = 1 << BLOCK_SHIFTS, MOST_STATES = 4096, MOST_OF_KIND = 4 };

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

static void list_subsets(ds_people *people, ds_block *block, int32_t *used) {
    const ds_instance *in = people->market->in;
    const int32_t *shifts = &people->shifts[block->shifts.first];
    block->subsets = (ds_range){*used, 0};
    for (int subset = 1; subset < 1 << block->shifts.count; subset++) {
        bool free = true;
        for (int32_t i = 0; i < block->shifts.count && free; i++) {
            free =
                (subset >> i & 1) == 0 || !overlaps_any(in, shifts, block->shifts.count, subset, i);
        }
        if (free) {
            people->subsets[(*used)++] = (uint8_t)subset;
            block->subsets.count++;
        }
    }
}

/* A day with many shifts falls apart into blocks, between which overlaps are not seen. */
static void make_blocks(ds_people *people) {
    const ds_instance *in = people->market->in;
    int32_t at = 0, used = 0;
    for (int32_t day = 0; day < in->n_days; day++) {
        ds_block *block = NULL;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            if (in->shifts[s].day != day) {
                continue;
            }
            if (block == NULL || block->shifts.count == BLOCK_SHIFTS) {
                block = &people->blocks[people->n_blocks++];
                block->shifts = (ds_range){at, 0};
            }
            people->shifts[at++] = s;
            block->shifts.count++;
        }
    }
    for (int32_t i = 0; i < people->n_blocks; i++) {
        list_subsets(people, &people->blocks[i], &used);
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

bool ds_people_init(ds_people *people, const ds_market *market) {
    size_t shifts = (size_t)market->in->n_shifts + 1;
    *people = (ds_people){.market = market};
    people->blocks = calloc(shifts, sizeof *people->blocks);
    people->shifts = malloc(shifts * sizeof *people->shifts);
    people->subsets = malloc(shifts * BLOCK_SUBSETS);
    people->joined = malloc(((size_t)market->in->n_members + 1) * sizeof *people->joined);
    people->given = malloc(((size_t)market->in->n_members * shifts + 1) * sizeof *people->given);
    people->gain = malloc(shifts * sizeof *people->gain);
    people->offer = malloc(shifts * sizeof *people->offer);
    people->common = malloc(shifts * sizeof *people->common);
    people->common_offer = malloc(shifts * sizeof *people->common_offer);
    people->sum = malloc(MOST_STATES * sizeof *people->sum);
    people->next = malloc(MOST_STATES * sizeof *people->next);
    people->choice = malloc(shifts * MOST_STATES);
    people->chosen = malloc(shifts * sizeof *people->chosen);
    if (people->blocks == NULL || people->shifts == NULL || people->subsets == NULL ||
        people->joined == NULL || people->given == NULL || people->gain == NULL ||
        people->offer == NULL || people->common == NULL || people->common_offer == NULL ||
        people->sum == NULL || people->next == NULL || people->choice == NULL ||
        people->chosen == NULL) {
        ds_people_free(people);
        return false;
    }
    make_blocks(people);
    for (int32_t s = 0; s < market->in->n_shifts; s++) {
        people->unit = common_divisor(people->unit, seconds_of(market->in, s));
    }
    return true;
}

void ds_people_free(ds_people *people) {
    free(people->blocks);
    free(people->shifts);
    free(people->subsets);
    free(people->joined);
    free(people->given);
    free(people->gain);
    free(people->offer);
    free(people->common);
    free(people->common_offer);
    free(people->sum);
    free(people->next);
    free(people->choice);
    free(people->chosen);
    *people = (ds_people){0};
}

/* ---- One member's limits -------------------------------------------------------------------- */

/* What is counted: duties, those of one kind, hours in units. A cap of 0 with nothing counted: not
 * at all. */
typedef struct counting {
    const ds_instance *in;
    int32_t member;
    int32_t duties, of_kind, units; /* the most */
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

static counting count_what(const ds_people *people, int32_t m) {
    const ds_instance *in = people->market->in;
    const ds_member *member = &in->members[m];
    counting c = {.in = in, .member = m, .kind = limited_kind(in, m), .unit = people->unit};
    int32_t available = 0;
    int64_t seconds = 0, shortest = INT64_MAX;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (ds_can_work(in, m, s)) {
            available++;
            seconds += seconds_of(in, s);
            shortest = least(shortest, seconds_of(in, s));
        }
    }
    int64_t most = most_duties(in, member, available, shortest);
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

/* ---- One member's best roster --------------------------------------------------------------- */

/* What a subset of a block takes of each count; false: more than there is, or an offer is missing.
 */
typedef struct draft {
    int32_t duties, of_kind, units;
    double gain;
} draft;

static bool draw(const ds_people *people, const counting *c, const ds_block *block, uint8_t subset,
                 draft *out) {
    const ds_instance *in = c->in;
    int32_t duties = 0;
    *out = (draft){0};
    for (int32_t i = 0; i < block->shifts.count; i++) {
        int32_t s = people->shifts[block->shifts.first + i];
        if ((subset >> i & 1) == 0) {
            continue;
        }
        if (people->offer[s] == DS_NONE) {
            return false;
        }
        duties++;
        out->gain += people->gain[s];
        out->of_kind += c->kind != DS_NONE && in->shifts[s].kind == c->kind;
        out->units += c->units > 0 ? (int32_t)(seconds_of(in, s) / c->unit) : 0;
    }
    out->duties = c->counts_duties ? duties : 0;
    return duties <= in->members[c->member].max_shifts_per_day && out->duties <= c->duties &&
           out->of_kind <= c->of_kind && out->units <= c->units;
}

static int64_t state_of(const counting *c, int32_t duties, int32_t of_kind, int32_t units) {
    return ((int64_t)duties * (c->of_kind + 1) + of_kind) * (c->units + 1) + units;
}

static void offer_subset(ds_people *people, const counting *c, const draft *d, uint8_t subset,
                         uint8_t *choice) {
    int64_t step = state_of(c, d->duties, d->of_kind, d->units);
    for (int32_t n = 0; n + d->duties <= c->duties; n++) {
        for (int32_t e = 0; e + d->of_kind <= c->of_kind; e++) {
            int64_t from = state_of(c, n, e, 0);
            for (int32_t u = 0; u + d->units <= c->units; u++) {
                double sum = people->sum[from + u] + d->gain;
                if (sum > people->next[from + u + step]) {
                    people->next[from + u + step] = sum;
                    choice[from + u + step] = subset;
                }
            }
        }
    }
}

static void run_blocks(ds_people *people, const counting *c) {
    int64_t states = states_of(c);
    for (int64_t i = 0; i < states; i++) {
        people->sum[i] = -INFINITY;
    }
    people->sum[0] = 0.0;
    for (int32_t b = 0; b < people->n_blocks; b++) {
        const ds_block *block = &people->blocks[b];
        uint8_t *choice = &people->choice[(int64_t)b * MOST_STATES];
        memset(choice, 0, (size_t)states);
        memcpy(people->next, people->sum, (size_t)states * sizeof *people->next);
        for (int32_t i = 0; i < block->subsets.count; i++) {
            uint8_t subset = people->subsets[block->subsets.first + i];
            draft d;
            if (draw(people, c, block, subset, &d)) {
                offer_subset(people, c, &d, subset, choice);
            }
        }
        double *swap = people->sum;
        people->sum = people->next;
        people->next = swap;
    }
}

/* Which offers the roster that ends in this state took. */
static void trace(ds_people *people, const counting *c, int64_t state) {
    for (int32_t s = 0; s < c->in->n_shifts; s++) {
        people->chosen[s] = DS_NONE;
    }
    for (int32_t b = people->n_blocks - 1; b >= 0; b--) {
        const ds_block *block = &people->blocks[b];
        uint8_t subset = people->choice[(int64_t)b * MOST_STATES + state];
        draft d;
        if (subset == 0 || !draw(people, c, block, subset, &d)) {
            continue;
        }
        state -= state_of(c, d.duties, d.of_kind, d.units);
        for (int32_t i = 0; i < block->shifts.count; i++) {
            int32_t s = people->shifts[block->shifts.first + i];
            if ((subset >> i & 1) != 0) {
                people->chosen[s] = people->offer[s];
            }
        }
    }
}

static double best_end(const ds_people *people, const counting *c, int64_t *state) {
    double best = -INFINITY;
    for (int32_t n = 0; n <= c->duties; n++) {
        double missing = c->counts_duties ? ds_penalty_min_shifts(c->in, c->member, n) : 0.0;
        for (int64_t i = state_of(c, n, 0, 0); i < state_of(c, n + 1, 0, 0); i++) {
            if (people->sum[i] - missing > best) {
                best = people->sum[i] - missing;
                *state = i;
            }
        }
    }
    return best;
}

/* ---- Offers --------------------------------------------------------------------------------- */

static void take_offer(const ds_market *market, const double *price, int32_t m, int32_t index,
                       double *gain, int32_t *offer) {
    const ds_offer *o = &market->offers[index];
    double earned = price[o->price] * o->factor;
    earned += o->booking != DS_NONE ? ds_booking_earned(market, price, m, o->booking) : 0.0;
    if (offer[o->shift] == DS_NONE || earned > gain[o->shift]) {
        gain[o->shift] = earned;
        offer[o->shift] = index;
    }
}

/* Adds to what each shift earns the member's wishes and the weight of a duty. */
static void add_wishes(ds_people *people, int32_t m) {
    const ds_instance *in = people->market->in;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        people->gain[s] += in->weights.requests * in->request[(int64_t)m * in->n_shifts + s] -
                           in->weights.member_shift;
    }
}

static void add_slopes(const ds_market *market, int32_t m, const int32_t *chosen, double *slope) {
    const ds_worth *worth = market->worth;
    for (int32_t s = 0; s < market->in->n_shifts; s++) {
        if (chosen[s] == DS_NONE) {
            continue;
        }
        const ds_offer *o = &market->offers[chosen[s]];
        slope[o->price] += o->factor;
        if (o->booking != DS_NONE) {
            slope[o->booking] += 1.0;
            uint64_t held = market->in->members[m].skills & worth->booked_skills;
            for (; held != 0; held &= held - 1) {
                slope[o->booking + ds_desk_price(worth, __builtin_ctzll(held))] += 1.0;
            }
        }
    }
}

/* The best roster with the offers gathered, at least `best`; it becomes the chosen one. */
static double improve(ds_people *people, const counting *c, double joining, double best) {
    int64_t state = 0;
    add_wishes(people, c->member);
    run_blocks(people, c);
    double value = best_end(people, c, &state) - joining;
    if (value > best) {
        trace(people, c, state);
        return value;
    }
    return best;
}

static double member_gain(ds_people *people, int32_t m, const double *price, double *slope) {
    const ds_market *market = people->market;
    const ds_instance *in = market->in;
    size_t shifts = (size_t)in->n_shifts;
    counting c = count_what(people, m);
    int32_t at = market->offer_first[m], end = market->offer_first[m + 1];
    int32_t *joined = &people->joined[m];
    *joined = DS_NONE;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        people->common[s] = 0.0;
        people->common_offer[s] = DS_NONE;
    }
    for (; at < end && market->offers[at].team == DS_NONE; at++) {
        take_offer(market, price, m, at, people->common, people->common_offer);
    }
    memcpy(people->gain, people->common, shifts * sizeof *people->gain);
    memcpy(people->offer, people->common_offer, shifts * sizeof *people->offer);
    double best = improve(people, &c, 0.0, -INFINITY);
    for (int32_t t = 0; t < in->n_teams; t++) {
        if ((in->member_team[(int64_t)m * in->n_teams + t] & DS_MAY_BELONG) == 0) {
            continue;
        }
        memcpy(people->gain, people->common, shifts * sizeof *people->gain);
        memcpy(people->offer, people->common_offer, shifts * sizeof *people->offer);
        for (; at < end && market->offers[at].team == t; at++) {
            take_offer(market, price, m, at, people->gain, people->offer);
        }
        double value = improve(people, &c, price[market->first_join + t], best);
        *joined = value > best ? t : *joined;
        best = value;
    }
    add_slopes(market, m, people->chosen, slope);
    memcpy(&people->given[(int64_t)m * in->n_shifts], people->chosen,
           shifts * sizeof *people->given);
    if (*joined != DS_NONE) {
        slope[market->first_join + *joined] -= 1.0;
    }
    return best;
}

double ds_people_gain(ds_people *people, const double *price, double *slope) {
    double sum = 0.0;
    for (int32_t m = 0; m < people->market->in->n_members; m++) {
        sum += member_gain(people, m, price, slope);
    }
    return sum;
}
