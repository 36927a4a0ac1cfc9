/* Members' rows: their rules over the shifts that they work, and their wishes. */
#include <math.h>

#include "bound/route_master_parts.h"
#include "base/zeroed.h"
#include "roster/duty_plan.h"

/* One member's rows while they are made. */
typedef struct adding {
    ds_route_master *master;
    const ds_instance *in;
    int32_t m;
    const ds_member *member;
    const int32_t *work; /* [n_shifts] columns */
} adding;

static int32_t at_most(const adding *a, double most) {
    return ds_route_master_row(a->master, false, -INFINITY, most);
}

static void enter(const adding *a, int32_t row, int32_t column, double value) {
    ds_lp_entry(&a->master->lp, row, column, value);
}

static double hours(const adding *a, int32_t s) {
    return ((double)a->in->shifts[s].end - a->in->shifts[s].start) / a->in->ticks_per_second /
           3600.0;
}

/* ---- Counts --------------------------------------------------------------------------------- */

/* At most `most` of the shifts of which `group` says `key`. */
static void limit_group(const adding *a, int32_t most, int32_t (*group)(const ds_shift *),
                        int32_t key) {
    int32_t count = 0, row = DS_NONE;
    for (int32_t pass = 0; pass < 2; pass++) {
        for (int32_t s = 0; s < a->in->n_shifts; s++) {
            if (a->work[s] == DS_NONE || group(&a->in->shifts[s]) != key) {
                continue;
            }
            count += pass == 0;
            if (pass == 1) {
                enter(a, row, a->work[s], 1.0);
            }
        }
        if (count <= most) {
            return;
        }
        row = pass == 0 ? at_most(a, most) : row;
    }
}

static int32_t of_all(const ds_shift *shift) {
    (void)shift;
    return 0;
}

static int32_t of_kind(const ds_shift *shift) {
    return shift->kind;
}

static int32_t of_day(const ds_shift *shift) {
    return shift->day;
}

static int32_t of_week(const ds_shift *shift) {
    return shift->week;
}

static void limit_counts(const adding *a) {
    limit_group(a, a->member->max_shifts, of_all, 0);
    for (int32_t k = 0; k < a->in->n_kinds; k++) {
        limit_group(a, a->in->max_of_kind[(int64_t)a->m * a->in->n_kinds + k], of_kind, k);
    }
    for (int32_t d = 0; d < a->in->n_days; d++) {
        limit_group(a, a->member->max_shifts_per_day, of_day, d);
    }
    for (int32_t w = 0; w < a->in->n_weeks; w++) {
        limit_group(a, a->member->max_shifts_per_week, of_week, w);
    }
}

static void limit_hours(const adding *a) {
    double all = 0.0;
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        all += a->work[s] != DS_NONE ? hours(a, s) : 0.0;
    }
    if (a->member->max_seconds == INT64_MAX || all <= (double)a->member->max_seconds / 3600.0) {
        return;
    }
    int32_t row = at_most(a, (double)a->member->max_seconds / 3600.0 + 1e-9);
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        enter(a, row, a->work[s], hours(a, s));
    }
}

/* ---- Pairs of shifts ------------------------------------------------------------------------ */

/* Shifts under way when this one begins. */
static void forbid_overlaps(const adding *a, int32_t s) {
    const ds_shift *shift = &a->in->shifts[s];
    int32_t row = DS_NONE;
    for (int32_t i = 0; i < a->in->n_shifts; i++) {
        const ds_shift *other = &a->in->shifts[i];
        if (i != s && a->work[i] != DS_NONE && other->date == shift->date &&
            other->start <= shift->start && shift->start < other->end) {
            if (row == DS_NONE) {
                row = at_most(a, 1.0);
                enter(a, row, a->work[s], 1.0);
            }
            enter(a, row, a->work[i], 1.0);
        }
    }
}

static void forbid_clashes(const adding *a, int32_t s) {
    for (int32_t i = 0; i < a->in->n_shifts; i++) {
        if (a->work[i] != DS_NONE && a->in->shifts[s].date < a->in->shifts[i].date &&
            ds_shifts_clash(a->in, a->m, s, i)) {
            int32_t row = at_most(a, 1.0);
            enter(a, row, a->work[s], 1.0);
            enter(a, row, a->work[i], 1.0);
        }
    }
}

static void limit_pairs(const adding *a) {
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        if (a->work[s] != DS_NONE) {
            forbid_overlaps(a, s);
            forbid_clashes(a, s);
        }
    }
}

/* ---- Days ----------------------------------------------------------------------------------- */

/* The column "works on the day", or DS_NONE where there is no shift. */
static int32_t day_column(const adding *a, int32_t day) {
    int32_t column = DS_NONE, some = DS_NONE;
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        if (a->in->shifts[s].day != day || a->work[s] == DS_NONE) {
            continue;
        }
        if (column == DS_NONE) {
            column = ds_lp_column(&a->master->lp, 0.0, 1.0, 0.0, true);
            some = ds_route_master_row(a->master, false, -INFINITY, 0.0);
            enter(a, some, column, 1.0);
        }
        int32_t row = at_most(a, 0.0);
        enter(a, row, a->work[s], 1.0);
        enter(a, row, column, -1.0);
        enter(a, some, a->work[s], -1.0);
    }
    return column;
}

static void limit_run(const adding *a, const int32_t *days) {
    int32_t most = a->member->max_days_in_a_row;
    for (int32_t d = 0; most < a->in->n_days && d + most < a->in->n_days; d++) {
        int32_t row = at_most(a, most);
        for (int32_t i = d; i <= d + most; i++) {
            enter(a, row, days[i], 1.0);
        }
    }
}

/* A run that begins on day d > 0 goes on for its least length, or to the end of the horizon. */
static void least_run(const adding *a, const int32_t *days) {
    int32_t least = a->member->min_days_in_a_row;
    for (int32_t d = 1; d < a->in->n_days; d++) {
        for (int32_t i = d + 1; days[d] != DS_NONE && i < d + least && i < a->in->n_days; i++) {
            int32_t row = at_most(a, 0.0);
            enter(a, row, days[d], 1.0);
            enter(a, row, days[d - 1], -1.0);
            enter(a, row, days[i], -1.0);
        }
    }
}

/* Who stops after day d stays off for so long, or to the end. */
static void least_off(const adding *a, const int32_t *days) {
    int32_t least = a->member->min_days_off_in_a_row;
    for (int32_t d = 0; d < a->in->n_days; d++) {
        for (int32_t i = d + 2; days[d] != DS_NONE && i <= d + least && i < a->in->n_days; i++) {
            if (days[i] != DS_NONE) {
                int32_t row = at_most(a, 1.0);
                enter(a, row, days[d], 1.0);
                enter(a, row, days[d + 1], -1.0);
                enter(a, row, days[i], 1.0);
            }
        }
    }
}

static void limit_weekends(const adding *a) {
    if (a->member->max_weekends >= a->in->n_weeks) {
        return;
    }
    int32_t sum = at_most(a, a->member->max_weekends);
    for (int32_t w = 0; w < a->in->n_weeks; w++) {
        int32_t column = ds_lp_column(&a->master->lp, 0.0, 1.0, 0.0, true);
        enter(a, sum, column, 1.0);
        for (int32_t s = 0; s < a->in->n_shifts; s++) {
            if (a->work[s] != DS_NONE && a->in->shifts[s].week == w && a->in->shifts[s].weekend) {
                int32_t row = at_most(a, 0.0);
                enter(a, row, a->work[s], 1.0);
                enter(a, row, column, -1.0);
            }
        }
    }
}

static void limit_days(const adding *a) {
    const ds_member *member = a->member;
    if (member->max_days_in_a_row >= a->in->n_days && member->min_days_in_a_row <= 1 &&
        member->min_days_off_in_a_row <= 1) {
        return;
    }
    bool ok = true;
    int32_t *days = ds_zeroed(a->in->n_days, sizeof *days, &ok);
    a->master->failed |= !ok;
    for (int32_t d = 0; ok && d < a->in->n_days; d++) {
        days[d] = day_column(a, d);
    }
    if (ok) {
        limit_run(a, days);
        least_run(a, days);
        least_off(a, days);
    }
    free(days);
}

/* ---- Wishes --------------------------------------------------------------------------------- */

static void wish_shifts(const adding *a) {
    int32_t wanted = a->member->min_shifts;
    if (wanted <= 0 || a->in->weights.min_shifts <= 0.0) {
        return;
    }
    int32_t row = ds_route_master_row(a->master, false, wanted, INFINITY);
    enter(a, row, ds_lp_column(&a->master->lp, 0.0, wanted, -a->in->weights.min_shifts, false),
          1.0);
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        enter(a, row, a->work[s], 1.0);
    }
}

static void wish_hours(const adding *a) {
    double wanted = a->member->min_hours;
    if (wanted <= 0.0 || a->in->weights.min_hours <= 0.0) {
        return;
    }
    int32_t row = ds_route_master_row(a->master, false, wanted, INFINITY);
    enter(a, row, ds_lp_column(&a->master->lp, 0.0, wanted, -a->in->weights.min_hours, false), 1.0);
    for (int32_t s = 0; s < a->in->n_shifts; s++) {
        enter(a, row, a->work[s], hours(a, s));
    }
}

/* Do the member's locks leave room for the duty? */
bool ds_duty_allowed(const ds_instance *in, int32_t m, int32_t s, ds_duty_kind kind,
                     int32_t where) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->member == m && lock->shift == s &&
            (lock->duty != kind || (kind != DS_DUTY_OFF && lock->where != where))) {
            return false;
        }
    }
    return true;
}

static bool is_locked_off(const ds_instance *in, int32_t m, int32_t s) {
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->member == m && lock->shift == s && lock->duty == DS_DUTY_OFF) {
            return true;
        }
    }
    return false;
}

/* Being on duty: its weight, what requests say of it, and a row for what the duty is. */
static void add_work(ds_route_master *master, int32_t m, int32_t s) {
    const ds_instance *in = master->in;
    int64_t at = (int64_t)m * in->n_shifts + s;
    double want = in->weights.requests * in->request[at];
    master->constant -= want > 0.0 ? want : 0.0;
    master->work[at] = master->work_row[at] = DS_NONE;
    if (ds_can_work(in, m, s)) {
        double low = ds_duty_allowed(in, m, s, DS_DUTY_OFF, DS_NONE) ? 0.0 : 1.0;
        double high = is_locked_off(in, m, s) ? 0.0 : 1.0;
        master->work[at] =
            ds_lp_column(&master->lp, low, high, want - in->weights.member_shift, true);
        master->work_row[at] = ds_route_master_row(master, false, 0.0, 0.0);
        ds_lp_entry(&master->lp, master->work_row[at], master->work[at], -1.0);
    }
}

void ds_route_master_members(ds_route_master *master) {
    const ds_instance *in = master->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        for (int32_t s = 0; s < in->n_shifts; s++) {
            add_work(master, m, s);
        }
        const adding a = {master, in, m, &in->members[m], &master->work[(int64_t)m * in->n_shifts]};
        limit_counts(&a);
        limit_hours(&a);
        limit_pairs(&a);
        limit_days(&a);
        limit_weekends(&a);
        wish_shifts(&a);
        wish_hours(&a);
    }
    ds_route_master_fairness(master);
}
