#include "pack/duties.h"

#include <math.h>

/* What is limited: of a member, or of a team. */
typedef enum limited {
    IN_SHIFT,
    IN_PAIR, /* of shifts that exclude each other */
    ON_DAY,
    IN_WEEK,
    OF_KIND,
    SHIFTS,
    HOURS,
    CREWS /* of a team in a shift */
} limited;

/* A wish that is open by no more is met. Bounds and costs that are next to nothing spoil the
 * scaling, and with it what the solver finds. */
static const double LEAST_OPEN = 1e-6, LEAST_COST = 1e-9;

/* One crew on its way into the rows. */
typedef struct entering {
    ds_packing *packing;
    const ds_roster_state *roster;
    int32_t column, shift;
    bool own; /* it is out already: counted in what is used */
} entering;

/* `amount` of what is limited to `most` and of which the plan as it stands uses `used`. */
static void enter(const entering *at, int32_t who, limited what, int32_t which, double used,
                  double most, double amount) {
    ds_packing *packing = at->packing;
    if (most >= DS_NO_LIMIT || packing->lp.failed) {
        return;
    }
    int32_t index =
        ds_pairs_index(&packing->limits, (uint64_t)who, (uint64_t)what << 32 | (uint64_t)which);
    int32_t row = packing->first_limit + index;
    if (index < 0 ||
        (row == packing->lp.n_rows && ds_lp_row(&packing->lp, -INFINITY, most - used) < 0)) {
        packing->lp.failed = true;
        return;
    }
    packing->lp.rows[row].high += at->own ? amount : 0.0;
    ds_lp_entry(&packing->lp, row, at->column, amount);
}

static double on_duty(const entering *at, int32_t member, int32_t shift) {
    return ds_post_at(at->roster, member, shift) != DS_NONE;
}

/* ---- Shifts that exclude each other ---------------------------------------------------------- */

/* `a` is not on a later date than `b`. */
static bool excludes(const entering *at, int32_t member, int32_t a, int32_t b) {
    const ds_instance *in = at->roster->in;
    const ds_calendar *calendar = &at->roster->calendar;
    const ds_shift *s = &in->shifts[a], *t = &in->shifts[b];
    if (s->day == t->day) {
        return ds_shifts_overlap(s, t);
    }
    if (t->day == s->day + 1 && s->kind != DS_NONE && t->kind != DS_NONE &&
        calendar->bars_next_day[s->kind * in->n_kinds + t->kind]) {
        return true;
    }
    int64_t rest =
        (int64_t)(t->day - s->day) * DS_DAY_SECONDS + (t->start - s->end) / in->ticks_per_second;
    return rest < in->members[member].min_rest_seconds;
}

static void enter_pairs(const entering *at, int32_t member) {
    const ds_instance *in = at->roster->in;
    for (int32_t other = 0; other < in->n_shifts; other++) {
        bool later = in->shifts[other].day > in->shifts[at->shift].day;
        int32_t a = later ? at->shift : other, b = later ? other : at->shift;
        if (other != at->shift && excludes(at, member, a, b)) {
            int32_t low = a < b ? a : b, high = a < b ? b : a;
            enter(at, member, IN_PAIR, low * in->n_shifts + high,
                  on_duty(at, member, a) + on_duty(at, member, b), 1.0, 1.0);
        }
    }
}

/* ---- Crews ----------------------------------------------------------------------------------- */

static void enter_member(const entering *at, int32_t member) {
    const ds_roster_state *roster = at->roster;
    const ds_instance *in = roster->in;
    const ds_member *m = &in->members[member];
    const ds_shift *s = &in->shifts[at->shift];
    double hours = (double)((s->end - s->start) / in->ticks_per_second) / 3600.0;
    int64_t kind = (int64_t)member * in->n_kinds + s->kind;
    enter(at, member, IN_SHIFT, at->shift, on_duty(at, member, at->shift), 1.0, 1.0);
    enter_pairs(at, member);
    enter(at, member, ON_DAY, s->day, roster->day_count[(int64_t)member * in->n_days + s->day],
          m->max_shifts_per_day, 1.0);
    enter(at, member, IN_WEEK, s->week, roster->week_count[(int64_t)member * in->n_weeks + s->week],
          m->max_shifts_per_week, 1.0);
    if (s->kind != DS_NONE) {
        enter(at, member, OF_KIND, s->kind, roster->kind_count[kind], in->max_of_kind[kind], 1.0);
    }
    enter(at, member, SHIFTS, 0, roster->shifts[member], m->max_shifts, 1.0);
    enter(at, member, HOURS, 0, (double)roster->seconds[member] / 3600.0,
          (double)m->max_seconds / 3600.0, hours);
}

static void enter_crew(ds_packing *packing, int32_t i) {
    const ds_choices *choices = packing->choices;
    const ds_roster_state *roster = &choices->joint->roster;
    const ds_choice *crew = &choices->crews[i];
    const ds_choice_group *group = ds_choice_group_of(choices, crew);
    ds_range slots = ds_slots(roster, group->team, group->shift);
    int32_t used = 0;
    for (int32_t post = slots.first; post < slots.first + slots.count; post++) {
        used += roster->posts[post].staff > 0;
    }
    entering at = {.packing = packing, .roster = roster, .shift = group->shift};
    at.own = i < choices->n_loose;
    double worth = fabs(crew->worth) < LEAST_COST ? 0.0 : crew->worth;
    at.column = ds_lp_column(&packing->lp, packing->same_crews && at.own ? 1.0 : 0.0,
                             packing->same_crews && !at.own ? 0.0 : 1.0, worth, true);
    ds_lp_entry(&packing->lp, crew->group, at.column, -1.0);
    enter(&at, group->team, CREWS, group->shift, used, slots.count, 1.0);
    for (int32_t k = 0; k < crew->count; k++) {
        enter_member(&at, ds_choice_items(choices, crew)[k]);
    }
}

/* A duty under a lock that a loose crew keeps has to be kept by a crew. */
static void keep_locks(ds_packing *packing) {
    const ds_choices *choices = packing->choices;
    const ds_roster_state *roster = &choices->joint->roster;
    for (int32_t i = 0; i < packing->limits.count; i++) {
        const ds_pair *limit = &packing->limits.items[i];
        int32_t shift = (int32_t)(limit->b & UINT32_MAX);
        if (limit->b >> 32 == IN_SHIFT &&
            roster->lock_of[limit->a * (uint64_t)roster->in->n_shifts + (uint64_t)shift] !=
                DS_NONE) {
            packing->lp.rows[packing->first_limit + i].low = 1.0;
        }
    }
}

/* ---- Wishes ---------------------------------------------------------------------------------- */

static bool works(const ds_choices *choices, const ds_choice *crew, int32_t member) {
    for (int32_t k = 0; k < crew->count; k++) {
        if (ds_choice_items(choices, crew)[k] == member) {
            return true;
        }
    }
    return false;
}

static double hours_of(const ds_choices *choices, const ds_choice *crew) {
    const ds_instance *in = choices->joint->in;
    const ds_shift *s = &in->shifts[ds_choice_group_of(choices, crew)->shift];
    return (double)((s->end - s->start) / in->ticks_per_second) / 3600.0;
}

/* What a member has of shifts or hours is rewarded up to the `wanted` ones. */
static void add_wish(ds_packing *packing, int32_t member, bool hours, double wanted, double has,
                     double weight) {
    const ds_choices *choices = packing->choices;
    double own = 0.0;
    if (wanted <= 0.0 || weight <= 0.0) {
        return;
    }
    for (int32_t i = 0; i < choices->n_loose; i++) {
        const ds_choice *crew = &choices->crews[i];
        own += !works(choices, crew, member) ? 0.0 : hours ? hours_of(choices, crew) : 1.0;
    }
    double open = wanted - (has - own);
    if (open < LEAST_OPEN) {
        return;
    }
    int32_t row = ds_packing_reward(packing, weight, open, own);
    for (int32_t i = 0; i < choices->n_crews; i++) {
        const ds_choice *crew = &choices->crews[i];
        if (works(choices, crew, member)) {
            ds_lp_entry(&packing->lp, row, packing->first_crew + i,
                        hours ? -hours_of(choices, crew) : -1.0);
        }
    }
}

static void add_wishes(ds_packing *packing, int32_t member) {
    const ds_roster_state *roster = &packing->choices->joint->roster;
    const ds_member *m = &roster->in->members[member];
    const ds_weights *weights = &roster->in->weights;
    add_wish(packing, member, false, m->min_shifts, roster->shifts[member], weights->min_shifts);
    add_wish(packing, member, true, m->min_hours, (double)roster->seconds[member] / 3600.0,
             weights->min_hours);
}

bool ds_duties_build(ds_packing *packing) {
    const ds_instance *in = packing->choices->joint->in;
    ds_pairs_free(&packing->limits);
    packing->first_limit = packing->lp.n_rows;
    packing->first_crew = packing->lp.n_columns;
    for (int32_t i = 0; i < packing->choices->n_crews && !packing->lp.failed; i++) {
        enter_crew(packing, i);
    }
    keep_locks(packing);
    for (int32_t m = 0; m < in->n_members; m++) {
        add_wishes(packing, m);
    }
    return !packing->lp.failed;
}
