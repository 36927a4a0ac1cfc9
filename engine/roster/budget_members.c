#include <math.h>
#include <stdlib.h>

#include "roster/budget_parts.h"

/* The member whose rows are being made. */
typedef struct seat {
    ds_program *program;
    const ds_instance *in;
    const ds_member *member;
    int32_t number; /* in the instance */
    int32_t place;  /* in the program */
    int32_t *day;   /* [n_days] column: works on the date; -1: not asked */
} seat;

static ds_range duties_in(const seat *s, int32_t shift) {
    const int32_t *first = &s->program->duty_first[(int64_t)s->place * s->in->n_shifts + shift];
    return (ds_range){first[0], first[1] - first[0]};
}

static void add_shift(const seat *s, int32_t row, int32_t shift, double value) {
    ds_range duties = duties_in(s, shift);
    for (int32_t i = 0; i < duties.count; i++) {
        ds_lp_entry(&s->program->lp, row, s->program->duties[duties.first + i].column, value);
    }
}

/* ---- Rows over shifts ----------------------------------------------------------------------- */

/* At most so many duties among the shifts that a test picks; no row where that cannot break. */
typedef bool (*picks)(const ds_instance *in, int32_t shift, int32_t which);

static void limit_picked(const seat *s, picks pick, int32_t which, int32_t limit) {
    int32_t count = 0;
    for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
        count += pick(s->in, shift, which) && duties_in(s, shift).count > 0;
    }
    if (count <= limit) {
        return;
    }
    int32_t row = ds_lp_row(&s->program->lp, -INFINITY, limit);
    for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
        if (pick(s->in, shift, which)) {
            add_shift(s, row, shift, 1.0);
        }
    }
}

static bool pick_any(const ds_instance *in, int32_t shift, int32_t which) {
    (void)in, (void)shift, (void)which;
    return true;
}

static bool pick_day(const ds_instance *in, int32_t shift, int32_t which) {
    return in->shifts[shift].day == which;
}

static bool pick_week(const ds_instance *in, int32_t shift, int32_t which) {
    return in->shifts[shift].week == which;
}

static bool pick_kind(const ds_instance *in, int32_t shift, int32_t which) {
    return in->shifts[shift].kind == which;
}

static void limit_counts(const seat *s) {
    limit_picked(s, pick_any, 0, s->member->max_shifts);
    for (int32_t day = 0; day < s->in->n_days; day++) {
        limit_picked(s, pick_day, day, s->member->max_shifts_per_day);
    }
    for (int32_t week = 0; week < s->in->n_weeks; week++) {
        limit_picked(s, pick_week, week, s->member->max_shifts_per_week);
    }
    for (int32_t kind = 0; kind < s->in->n_kinds; kind++) {
        limit_picked(s, pick_kind, kind,
                     s->in->max_of_kind[(int64_t)s->number * s->in->n_kinds + kind]);
    }
}

static double hours_of(const ds_instance *in, int32_t shift) {
    double ticks = (double)in->shifts[shift].end - in->shifts[shift].start;
    return ticks / in->ticks_per_second / 3600.0;
}

/* Hours worked, limited, and the wishes for shifts and hours. */
static void limit_hours(const seat *s) {
    ds_lp *lp = &s->program->lp;
    const ds_weights *weights = &s->in->weights;
    int32_t most = -1, shifts = -1, hours = -1;
    if (s->member->max_seconds != INT64_MAX) {
        most = ds_lp_row(lp, -INFINITY, (double)s->member->max_seconds / 3600.0);
    }
    if (s->member->min_shifts > 0) {
        shifts = ds_lp_row(lp, s->member->min_shifts, INFINITY);
        ds_lp_entry(lp, shifts, ds_lp_column(lp, 0.0, INFINITY, -weights->min_shifts, false), 1.0);
    }
    if (s->member->min_hours > 0) {
        hours = ds_lp_row(lp, s->member->min_hours, INFINITY);
        ds_lp_entry(lp, hours, ds_lp_column(lp, 0.0, INFINITY, -weights->min_hours, false), 1.0);
    }
    for (int32_t shift = 0; shift < s->in->n_shifts; shift++) {
        add_shift(s, most, shift, hours_of(s->in, shift));
        add_shift(s, shifts, shift, 1.0);
        add_shift(s, hours, shift, hours_of(s->in, shift));
    }
}

/* ---- Pairs of shifts ------------------------------------------------------------------------ */

/* May one member not work both? `later`: the second is on a later date. */
static bool clash(const seat *s, int32_t a, int32_t b, bool later) {
    return later ? ds_shifts_clash(s->in, s->number, a, b)
                 : ds_shifts_overlap(&s->in->shifts[a], &s->in->shifts[b]);
}

static void forbid_pairs(const seat *s) {
    const ds_instance *in = s->in;
    ds_lp *lp = &s->program->lp;
    for (int32_t a = 0; a < in->n_shifts; a++) {
        if (duties_in(s, a).count > 1) {
            add_shift(s, ds_lp_row(lp, -INFINITY, 1.0), a, 1.0);
        }
        for (int32_t b = 0; b < in->n_shifts && duties_in(s, a).count > 0; b++) {
            bool later = in->shifts[b].date > in->shifts[a].date;
            bool follows = later || (in->shifts[b].date == in->shifts[a].date && b > a);
            if (follows && duties_in(s, b).count > 0 && clash(s, a, b, later)) {
                int32_t row = ds_lp_row(lp, -INFINITY, 1.0);
                add_shift(s, row, a, 1.0);
                add_shift(s, row, b, 1.0);
            }
        }
    }
}

/* ---- Runs of dates -------------------------------------------------------------------------- */

/* A date is worked when, and only when, one of its shifts is. */
static void define_days(const seat *s) {
    const ds_instance *in = s->in;
    ds_lp *lp = &s->program->lp;
    for (int32_t day = 0; day < in->n_days; day++) {
        s->day[day] = ds_lp_column(lp, 0.0, 1.0, 0.0, false);
        int32_t any = ds_lp_row(lp, 0.0, INFINITY);
        ds_lp_entry(lp, any, s->day[day], -1.0);
        for (int32_t shift = 0; shift < in->n_shifts; shift++) {
            if (in->shifts[shift].day == day && duties_in(s, shift).count > 0) {
                int32_t each = ds_lp_row(lp, -INFINITY, 0.0);
                ds_lp_entry(lp, each, s->day[day], -1.0);
                add_shift(s, each, shift, 1.0);
                add_shift(s, any, shift, 1.0);
            }
        }
    }
}

static void limit_long_runs(const seat *s) {
    int32_t most = s->member->max_days_in_a_row;
    for (int32_t day = 0; day + most < s->in->n_days; day++) {
        int32_t row = ds_lp_row(&s->program->lp, -INFINITY, most);
        for (int32_t i = 0; i <= most; i++) {
            ds_lp_entry(&s->program->lp, row, s->day[day + i], 1.0);
        }
    }
}

/* A run that begins after the first date goes on for the minimum, or to the last date. Days off
 * that follow a date worked go on for the minimum, or until the end. */
static void limit_short_runs(const seat *s) {
    ds_lp *lp = &s->program->lp;
    for (int32_t day = 1; day < s->in->n_days; day++) {
        for (int32_t i = 1; day + i < s->in->n_days; i++) {
            if (i < s->member->min_days_in_a_row) {
                int32_t row = ds_lp_row(lp, -INFINITY, 0.0);
                ds_lp_entry(lp, row, s->day[day], 1.0);
                ds_lp_entry(lp, row, s->day[day - 1], -1.0);
                ds_lp_entry(lp, row, s->day[day + i], -1.0);
            }
            if (i < s->member->min_days_off_in_a_row) {
                int32_t row = ds_lp_row(lp, -INFINITY, 1.0);
                ds_lp_entry(lp, row, s->day[day - 1], 1.0);
                ds_lp_entry(lp, row, s->day[day], -1.0);
                ds_lp_entry(lp, row, s->day[day + i], 1.0);
            }
        }
    }
}

static void limit_weekends(const seat *s) {
    const ds_instance *in = s->in;
    ds_lp *lp = &s->program->lp;
    int32_t most = ds_lp_row(lp, -INFINITY, s->member->max_weekends);
    for (int32_t week = 0; week < in->n_weeks; week++) {
        int32_t column = ds_lp_column(lp, 0.0, 1.0, 0.0, false);
        ds_lp_entry(lp, most, column, 1.0);
        for (int32_t shift = 0; shift < in->n_shifts; shift++) {
            if (in->shifts[shift].week == week && in->shifts[shift].weekend) {
                int32_t row = ds_lp_row(lp, -INFINITY, 0.0);
                ds_lp_entry(lp, row, column, -1.0);
                add_shift(s, row, shift, 1.0);
            }
        }
    }
}

static void limit_runs(const seat *s) {
    const ds_member *member = s->member;
    bool lengths = member->max_days_in_a_row < s->in->n_days || member->min_days_in_a_row > 1 ||
                   member->min_days_off_in_a_row > 1;
    if (lengths) {
        define_days(s);
        limit_long_runs(s);
        limit_short_runs(s);
    }
    if (member->max_weekends < s->in->n_weeks) {
        limit_weekends(s);
    }
}

void ds_program_members(ds_program *program) {
    const ds_instance *in = program->in;
    seat s = {.program = program, .in = in};
    s.day = malloc(((size_t)in->n_days + 1) * sizeof *s.day);
    program->failed = program->failed || s.day == NULL;
    for (s.place = 0; s.place < program->n_members && !program->failed; s.place++) {
        s.number = program->members[s.place];
        s.member = &in->members[s.number];
        limit_counts(&s);
        limit_hours(&s);
        forbid_pairs(&s);
        limit_runs(&s);
    }
    free(s.day);
}
