/*
 * The best set of shifts for one member when each shift earns something: dynamic programming over
 * the days, with as many of the member's rules as its states can count. What it leaves out can
 * only make the answer better than it may be, as a bound must.
 */
#ifndef DS_ROSTER_DUTY_PLAN_H
#define DS_ROSTER_DUTY_PLAN_H

#include "model/instance.h"

/* Shifts of one day, of which a member works a subset. */
typedef struct ds_block {
    int32_t day;
    ds_range shifts, subsets;
} ds_block;

typedef struct ds_duty_planner {
    const ds_instance *in;
    int32_t n_blocks;
    ds_block *blocks;
    int32_t *shifts;    /* of the blocks */
    uint8_t *subsets;   /* of a block: bits of shifts that do not overlap; the first is none */
    int64_t unit;       /* seconds that divide every shift's length */
    double *sum, *next; /* scratch [tails x states] */
    uint8_t *choice;    /* scratch [n_blocks x tails x states] */
} ds_duty_planner;

/* False when memory ran out (nothing to free then). */
bool ds_duty_planner_init(ds_duty_planner *planner, const ds_instance *in);
void ds_duty_planner_free(ds_duty_planner *planner);

/* The most that the member can earn: `gain` by shift, where `open`, less the weight of shifts
 * missing to `min_shifts`. Sets `worked` by shift. */
double ds_duty_plan(ds_duty_planner *planner, int32_t member, const double *gain, const bool *open,
                    bool *worked);

/* Could the member work the shift at all? */
static inline bool ds_can_work(const ds_instance *in, int32_t member, int32_t shift) {
    const ds_shift *s = &in->shifts[shift];
    const ds_member *m = &in->members[member];
    return in->member_shift[(int64_t)member * in->n_shifts + shift] &&
           (s->kind == DS_NONE || in->max_of_kind[(int64_t)member * in->n_kinds + s->kind] > 0) &&
           (!s->weekend || m->max_weekends > 0) &&
           (s->end - s->start) / in->ticks_per_second <= m->max_seconds;
}

/* May the member not work both shifts, the first being on an earlier date than the second? */
bool ds_shifts_clash(const ds_instance *in, int32_t member, int32_t first, int32_t second);

#endif
