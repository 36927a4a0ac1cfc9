/* M1, M2 and the wishes of members: all of them depend on the set of shifts a member works. */
#include "oracle/puzzle.h"

#include <math.h>

typedef struct work_set {
    const ds_instance *in;
    int32_t member;
    oracle_set shifts;
} work_set;

static const ds_shift *shift_at(const work_set *w, int32_t s) {
    return &w->in->shifts[s];
}

static const ds_member *who(const work_set *w) {
    return &w->in->members[w->member];
}

static int32_t count_shifts(const work_set *w) {
    return __builtin_popcount(w->shifts);
}

static int64_t seconds_worked(const work_set *w) {
    int64_t ticks = 0;
    for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
        const ds_shift *shift = shift_at(w, __builtin_ctz(rest));
        ticks += shift->end - shift->start;
    }
    return ticks / w->in->ticks_per_second;
}

static bool works_on(const work_set *w, int32_t date) {
    for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
        if (shift_at(w, __builtin_ctz(rest))->date == date) {
            return true;
        }
    }
    return false;
}

static int32_t last_date(const work_set *w) {
    int32_t last = w->in->first_date;
    for (int32_t s = 0; s < w->in->n_shifts; s++) {
        last = shift_at(w, s)->date > last ? shift_at(w, s)->date : last;
    }
    return last;
}

static bool keeps_availability(const work_set *w) {
    for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
        int32_t s = __builtin_ctz(rest);
        if (!w->in->member_shift[w->member * w->in->n_shifts + s]) {
            return false;
        }
    }
    return true;
}

static bool keeps_totals(const work_set *w) {
    return count_shifts(w) <= who(w)->max_shifts && seconds_worked(w) <= who(w)->max_seconds;
}

static bool keeps_kinds(const work_set *w) {
    for (int32_t k = 0; k < w->in->n_kinds; k++) {
        int32_t count = 0;
        for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
            count += shift_at(w, __builtin_ctz(rest))->kind == k;
        }
        if (count > w->in->max_of_kind[w->member * w->in->n_kinds + k]) {
            return false;
        }
    }
    return true;
}

/* Of shift `s`: the worked shifts of the same date, of the same week. */
static bool keeps_counts_around(const work_set *w, int32_t s) {
    int32_t day = 0, week = 0;
    for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
        const ds_shift *other = shift_at(w, __builtin_ctz(rest));
        day += other->date == shift_at(w, s)->date;
        week += puzzle_week(other->date) == puzzle_week(shift_at(w, s)->date);
    }
    return day <= who(w)->max_shifts_per_day && week <= who(w)->max_shifts_per_week;
}

/* Two shifts that one member works, `a` not on a later date than `b`. */
static bool keeps_pair(const work_set *w, const ds_shift *a, const ds_shift *b) {
    if (a->date == b->date) {
        return a->end <= b->start || b->end <= a->start;
    }
    bool forbids = a->kind != DS_NONE && b->kind != DS_NONE &&
                   w->in->kinds[a->kind].not_next_day[b->kind] && a->date + 1 == b->date;
    int64_t pause = (int64_t)(b->date - a->date) * 86400 * w->in->ticks_per_second;
    pause += b->start - a->end;
    /* Shifts of dates farther apart only rest longer, so every pair may be asked. */
    return !forbids && pause >= who(w)->min_rest_seconds * w->in->ticks_per_second;
}

static bool keeps_shift_limits(const work_set *w) {
    for (oracle_set rest = w->shifts; rest != 0; rest &= rest - 1) {
        int32_t s = __builtin_ctz(rest);
        if (!keeps_counts_around(w, s)) {
            return false;
        }
        for (oracle_set others = w->shifts; others != 0; others &= others - 1) {
            int32_t t = __builtin_ctz(others);
            if (s != t && shift_at(w, s)->date <= shift_at(w, t)->date &&
                !keeps_pair(w, shift_at(w, s), shift_at(w, t))) {
                return false;
            }
        }
    }
    return true;
}

/* Runs of dates with and without a duty, from the first date of the horizon to its last. */
static bool keeps_runs(const work_set *w) {
    int32_t first = w->in->first_date, last = last_date(w);
    for (int32_t from = first, to; from <= last; from = to) {
        bool on = works_on(w, from);
        for (to = from; to <= last && works_on(w, to) == on; to++) {
        }
        int32_t length = to - from;
        bool inside = from > first && to <= last;
        if (on && (length > who(w)->max_days_in_a_row ||
                   (inside && length < who(w)->min_days_in_a_row))) {
            return false;
        }
        if (!on && inside && length < who(w)->min_days_off_in_a_row) {
            return false;
        }
    }
    return true;
}

static bool keeps_weekends(const work_set *w) {
    int32_t weekends = 0, seen = INT32_MIN;
    for (int32_t date = w->in->first_date; date <= last_date(w); date++) {
        bool weekend = (date + 3) % 7 >= 5; /* 1970-01-01 was a Thursday */
        if (weekend && works_on(w, date) && puzzle_week(date) != seen) {
            seen = puzzle_week(date);
            weekends++;
        }
    }
    return weekends <= who(w)->max_weekends;
}

static double wishes_of(const work_set *w) {
    const ds_weights *weights = &w->in->weights;
    double hours = who(w)->min_hours - (double)seconds_worked(w) / 3600;
    int32_t missing = who(w)->min_shifts - count_shifts(w);
    double cost = weights->member_shift * count_shifts(w);
    cost += missing > 0 ? weights->min_shifts * missing : 0;
    cost += hours > 0 ? weights->min_hours * hours : 0;
    for (int32_t s = 0; s < w->in->n_shifts; s++) {
        double wish = w->in->request[w->member * w->in->n_shifts + s];
        bool refused = wish > 0 ? !set_has(w->shifts, s) : set_has(w->shifts, s);
        cost += refused ? weights->requests * fabs(wish) : 0;
    }
    return cost;
}

void puzzle_judge_members(puzzle *p) {
    for (int32_t m = 0; m < p->in->n_members; m++) {
        for (oracle_set set = 0; set < (oracle_set)1 << p->in->n_shifts; set++) {
            work_set w = {p->in, m, set};
            p->can_work[m][set] = keeps_availability(&w) && keeps_totals(&w) && keeps_kinds(&w) &&
                                  keeps_shift_limits(&w) && keeps_runs(&w) && keeps_weekends(&w);
            p->wishes[m][set] = wishes_of(&w);
        }
    }
}

bool puzzle_rules_hold(const puzzle *p, ds_range rules, oracle_set members) {
    for (int32_t i = 0; i < rules.count; i++) {
        const ds_rule *rule = &p->in->rules[rules.first + i];
        int32_t count = 0;
        for (oracle_set rest = members; rest != 0; rest &= rest - 1) {
            count += ds_rule_matches(rule, &p->in->members[__builtin_ctz(rest)]);
        }
        if (count < rule->min || count > rule->max) {
            return false;
        }
    }
    return true;
}

bool puzzle_keeps_locks(const puzzle *p, int32_t member, int32_t shift, ds_duty_kind duty,
                        int32_t where) {
    for (int32_t i = 0; i < p->in->n_member_locks; i++) {
        const ds_member_lock *lock = &p->in->member_locks[i];
        if (lock->member == member && lock->shift == shift &&
            (lock->duty != duty || lock->where != where)) {
            return false;
        }
    }
    return true;
}

bool puzzle_forced_out(const puzzle *p, int32_t team, int32_t shift, oracle_set members) {
    for (int32_t i = 0; i < p->in->n_member_locks; i++) {
        const ds_member_lock *lock = &p->in->member_locks[i];
        if (set_has(members, lock->member) && lock->shift == shift && lock->duty == DS_DUTY_TEAM &&
            lock->where == team) {
            return true;
        }
    }
    return false;
}

int32_t puzzle_week(int32_t date) {
    return (date + 3) / 7;
}
