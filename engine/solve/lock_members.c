/* Rows of the lock model: what is locked, and what a member can be asked for. */
#include <math.h>

#include "solve/lock_parts.h"

/* Hours are compared in whole seconds; this is less than one. */
static const double HOUR_TOLERANCE = 1e-5;

/* What a member may do, in order of shifts. */
typedef struct record {
    ds_lock_model *m;
    const ds_member *who;
    int32_t member;
    ds_range uses;
} record;

static const ds_lock_use *use_of(const record *r, int32_t i) {
    return ds_lock_use_at(r->m, r->uses.first + i);
}

static const ds_shift *shift_of(const record *r, int32_t i) {
    return &r->m->in->shifts[use_of(r, i)->shift];
}

static void enter(const record *r, int32_t row, int32_t i, double value) {
    ds_lp_entry(&r->m->lp, row, use_of(r, i)->column, value);
}

/* ---- Locks ----------------------------------------------------------------------------------- */

static bool is_what_is_locked(const ds_lock_model *m, const ds_lock_use *use,
                              const ds_member_lock *lock) {
    if (use->shift != lock->shift || use->post == DS_NONE) {
        return false;
    }
    const ds_lock_place *p = ds_lock_place_at(m, ds_lock_post_at(m, use->post)->place);
    return lock->duty == DS_DUTY_OFF || (lock->duty == DS_DUTY_TEAM && p->team == lock->where) ||
           (lock->duty == DS_DUTY_DESK && p->desk == lock->where);
}

static void add_locks(const record *r) {
    ds_lock_model *m = r->m;
    for (int32_t i = m->first_lock[r->member]; i < m->first_lock[r->member + 1]; i++) {
        const ds_member_lock *lock = ds_lock_at(m->c, m->set, i)->member;
        bool off = lock->duty == DS_DUTY_OFF;
        int32_t row = ds_lp_row(&m->lp, off ? -INFINITY : 1, off ? 0 : INFINITY);
        for (int32_t u = 0; u < r->uses.count; u++) {
            if (is_what_is_locked(m, use_of(r, u), lock)) {
                enter(r, row, u, 1);
            }
        }
    }
}

/* ---- Sums ------------------------------------------------------------------------------------ */

/* What a shift counts in a sum. */
typedef double weight(const ds_instance *in, const ds_shift *shift, int32_t key);

static double one(const ds_instance *in, const ds_shift *shift, int32_t key) {
    (void)in, (void)shift, (void)key;
    return 1;
}

static double hours(const ds_instance *in, const ds_shift *shift, int32_t key) {
    (void)key;
    return ((double)shift->end - shift->start) / in->ticks_per_second / 3600;
}

static double of_kind(const ds_instance *in, const ds_shift *shift, int32_t key) {
    (void)in;
    return shift->kind == key;
}

static double of_day(const ds_instance *in, const ds_shift *shift, int32_t key) {
    (void)in;
    return shift->day == key;
}

static double of_week(const ds_instance *in, const ds_shift *shift, int32_t key) {
    (void)in;
    return shift->week == key;
}

static void limit_sum(const record *r, weight *weigh, int32_t key, double limit,
                      ds_lock_rule_kind kind, int32_t b) {
    const ds_instance *in = r->m->in;
    double most = 0;
    for (int32_t i = 0; i < r->uses.count; i++) {
        most += weigh(in, shift_of(r, i), key);
    }
    if (most <= limit) {
        return;
    }
    int32_t row = ds_lock_row(r->m, kind, r->member, b, -INFINITY, limit);
    for (int32_t i = 0; i < r->uses.count; i++) {
        enter(r, row, i, weigh(in, shift_of(r, i), key));
    }
}

static void add_sums(const record *r) {
    const ds_instance *in = r->m->in;
    const ds_member *who = r->who;
    limit_sum(r, one, 0, who->max_shifts, DS_RULE_MAX_SHIFTS, DS_NONE);
    limit_sum(r, hours, 0, (double)who->max_seconds / 3600 + HOUR_TOLERANCE, DS_RULE_MAX_HOURS,
              DS_NONE);
    for (int32_t k = 0; k < in->n_kinds; k++) {
        limit_sum(r, of_kind, k, in->max_of_kind[(int64_t)r->member * in->n_kinds + k],
                  DS_RULE_MAX_OF_KIND, k);
    }
    for (int32_t d = 0; d < in->n_days; d++) {
        limit_sum(r, of_day, d, who->max_shifts_per_day, DS_RULE_MAX_A_DAY, DS_NONE);
    }
    for (int32_t w = 0; w < in->n_weeks; w++) {
        limit_sum(r, of_week, w, who->max_shifts_per_week, DS_RULE_MAX_A_WEEK, DS_NONE);
    }
}

/* ---- Pairs ----------------------------------------------------------------------------------- */

static void not_both(const record *r, int32_t s, int32_t t, ds_lock_rule_kind kind, int32_t a,
                     int32_t b) {
    int32_t row = ds_lock_row(r->m, kind, a, b, -INFINITY, 1);
    for (int32_t i = 0; i < r->uses.count; i++) {
        if (use_of(r, i)->shift == s || use_of(r, i)->shift == t) {
            enter(r, row, i, 1);
        }
    }
}

static void add_pair(const record *r, int32_t s, int32_t t) {
    const ds_instance *in = r->m->in;
    const ds_shift *x = &in->shifts[s], *y = &in->shifts[t];
    if (ds_shifts_overlap(x, y)) {
        not_both(r, s, t, DS_RULE_OVERLAP, s, t);
    }
    const ds_shift *first = x->date < y->date ? x : y, *then = x->date < y->date ? y : x;
    double rest = ((double)then->date - first->date) * DS_DAY_SECONDS +
                  ((double)then->start - first->end) / in->ticks_per_second;
    if (first->date < then->date && rest < (double)r->who->min_rest_seconds) {
        not_both(r, s, t, DS_RULE_MIN_REST, r->member, DS_NONE);
    }
    if (first->date + 1 == then->date && first->kind != DS_NONE && then->kind != DS_NONE &&
        in->kinds[first->kind].not_next_day[then->kind]) {
        not_both(r, s, t, DS_RULE_NOT_NEXT_DAY, first->kind, then->kind);
    }
}

static bool first_of_its_shift(const record *r, int32_t i) {
    return i == 0 || use_of(r, i - 1)->shift != use_of(r, i)->shift;
}

static void add_pairs(const record *r) {
    for (int32_t i = 0; i < r->uses.count; i++) {
        int32_t s = use_of(r, i)->shift;
        if (!first_of_its_shift(r, i)) {
            continue;
        }
        if (i + 1 < r->uses.count && use_of(r, i + 1)->shift == s) {
            not_both(r, s, s, DS_RULE_ONE_DUTY, r->member, s);
        }
        for (int32_t j = i + 1; j < r->uses.count; j++) {
            if (first_of_its_shift(r, j)) {
                add_pair(r, s, use_of(r, j)->shift);
            }
        }
    }
}

/* ---- Days ------------------------------------------------------------------------------------ */

/* Columns of the days worked: 1 exactly when there is a duty. */
static int32_t *add_days(const record *r) {
    ds_lock_model *m = r->m;
    int32_t *days = DS_ARENA_NEW(&m->scratch, int32_t, m->in->n_days);
    for (int32_t d = 0; d < m->in->n_days && days != NULL; d++) {
        days[d] = ds_lock_choice(m);
        int32_t none = ds_lp_row(&m->lp, -INFINITY, 0);
        ds_lp_entry(&m->lp, none, days[d], 1);
        for (int32_t i = 0; i < r->uses.count; i++) {
            if (shift_of(r, i)->day == d) {
                enter(r, none, i, -1);
                int32_t row = ds_lp_row(&m->lp, 0, INFINITY);
                ds_lp_entry(&m->lp, row, days[d], 1);
                enter(r, row, i, -1);
            }
        }
    }
    return days;
}

static void add_longest_run(const record *r, const int32_t *days) {
    int32_t limit = r->who->max_days_in_a_row;
    for (int32_t d = 0; d < r->m->in->n_days - limit; d++) {
        int32_t row =
            ds_lock_row(r->m, DS_RULE_MAX_DAYS_IN_A_ROW, r->member, DS_NONE, -INFINITY, limit);
        for (int32_t i = d; i <= d + limit; i++) {
            ds_lp_entry(&r->m->lp, row, days[i], 1);
        }
    }
}

/* From one date to the next duty begins or ends: then `least` dates are alike, or the horizon comes
 * first. A run of dates off that ends with the horizon is not asked. */
static void add_shortest_run(const record *r, const int32_t *days, bool duty, int32_t least) {
    ds_lock_rule_kind kind = duty ? DS_RULE_MIN_DAYS_IN_A_ROW : DS_RULE_MIN_DAYS_OFF;
    double sign = duty ? 1 : -1;
    for (int32_t d = 1; d < r->m->in->n_days; d++) {
        for (int32_t i = d + 1; i < d + least && i < r->m->in->n_days; i++) {
            int32_t row = ds_lock_row(r->m, kind, r->member, DS_NONE, -INFINITY, duty ? 0 : 1);
            ds_lp_entry(&r->m->lp, row, days[d], sign);
            ds_lp_entry(&r->m->lp, row, days[d - 1], -sign);
            ds_lp_entry(&r->m->lp, row, days[i], -sign);
        }
    }
}

static void add_runs(const record *r) {
    const ds_lock_model *m = r->m;
    const ds_member *who = r->who;
    bool locked = m->first_lock[r->member] < m->first_lock[r->member + 1];
    bool longest = who->max_days_in_a_row < m->in->n_days;
    bool shortest = locked && (who->min_days_in_a_row > 1 || who->min_days_off_in_a_row > 1);
    const int32_t *days = longest || shortest ? add_days(r) : NULL;
    if (days == NULL) {
        return;
    }
    add_longest_run(r, days);
    if (shortest) {
        add_shortest_run(r, days, true, who->min_days_in_a_row);
        add_shortest_run(r, days, false, who->min_days_off_in_a_row);
    }
}

static void add_weekends(const record *r) {
    ds_lock_model *m = r->m;
    if (r->who->max_weekends >= m->in->n_weeks) {
        return;
    }
    int32_t row =
        ds_lock_row(m, DS_RULE_MAX_WEEKENDS, r->member, DS_NONE, -INFINITY, r->who->max_weekends);
    for (int32_t w = 0; w < m->in->n_weeks; w++) {
        int32_t worked = ds_lock_choice(m);
        ds_lp_entry(&m->lp, row, worked, 1);
        for (int32_t i = 0; i < r->uses.count; i++) {
            if (shift_of(r, i)->weekend && shift_of(r, i)->week == w) {
                int32_t link = ds_lp_row(&m->lp, 0, INFINITY);
                ds_lp_entry(&m->lp, link, worked, 1);
                enter(r, link, i, -1);
            }
        }
    }
}

/* ---- All of them ----------------------------------------------------------------------------- */

void ds_lock_add_members(ds_lock_model *m) {
    int32_t next = 0;
    for (int32_t member = 0; member < m->in->n_members; member++) {
        record r = {m, &m->in->members[member], member, {next, 0}};
        while (next < m->uses.count && ds_lock_use_at(m, next)->member == member) {
            next++;
        }
        r.uses.count = next - r.uses.first;
        add_locks(&r);
        if (r.uses.count > 0) {
            add_sums(&r);
            add_pairs(&r);
            add_runs(&r);
            add_weekends(&r);
        }
    }
}
