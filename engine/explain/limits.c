#include "explain/limits.h"

/* ---- Looking at days ------------------------------------------------------------------------- */

static const int32_t *days_of(const ds_stage *s, int32_t member) {
    return &s->loaded.search.joint.roster.day_count[(int64_t)member * s->in->n_days];
}

/* The runs of equal days (worked or not) of a member: longest and shortest. A run that touches the
 * first or last day counts only where `all` says so. */
static int32_t run_length(const ds_stage *s, int32_t member, bool worked, bool all, bool longest) {
    const int32_t *days = days_of(s, member);
    int32_t n = s->in->n_days, best = 0;
    for (int32_t first = 0, next; first < n; first = next) {
        for (next = first; next < n && (days[next] > 0) == (days[first] > 0);) {
            next++;
        }
        bool inside = first > 0 && next < n;
        int32_t length = next - first;
        if ((days[first] > 0) == worked && (all || inside) &&
            (best == 0 || (longest ? length > best : length < best))) {
            best = length;
        }
    }
    return best;
}

static int32_t most(const int32_t *counts, int32_t n) {
    int32_t best = 0;
    for (int32_t i = 0; i < n; i++) {
        best = counts[i] > best ? counts[i] : best;
    }
    return best;
}

/* Seconds from midnight of the first date at which the last duty of a day ends, or its first
 * begins. */
static int64_t edge(const ds_stage *s, int32_t member, int32_t day, bool end) {
    const ds_instance *in = s->in;
    int64_t found = end ? -1 : INT64_MAX;
    for (int32_t i = 0; i < in->n_shifts; i++) {
        const ds_shift *shift = &in->shifts[i];
        if (shift->day == day && ds_post_at(&s->loaded.search.joint.roster, member, i) != DS_NONE) {
            int64_t at = (int64_t)day * DS_DAY_SECONDS +
                         (end ? shift->end : shift->start) / in->ticks_per_second;
            found = end == (at > found) ? at : found;
        }
    }
    return found;
}

/* The shortest rest between two days with duties, in seconds; 0: there is none. */
static int64_t shortest_rest(const ds_stage *s, int32_t member) {
    const int32_t *days = days_of(s, member);
    int64_t before = -1, shortest = 0;
    for (int32_t d = 0; d < s->in->n_days; d++) {
        if (days[d] == 0) {
            continue;
        }
        int64_t rest = before < 0 ? 0 : edge(s, member, d, false) - before;
        shortest = before >= 0 && (shortest == 0 || rest < shortest) ? rest : shortest;
        before = edge(s, member, d, true);
    }
    return shortest;
}

/* ---- What is used ---------------------------------------------------------------------------- */

static void tell(ds_stage *s, ds_fact_kind kind, int32_t member, int32_t used, int32_t limit) {
    ds_tell(s->out, (ds_fact){.kind = kind, .member = member, .count = used, .limit = limit});
}

static void tell_maximum(ds_stage *s, ds_fact_kind kind, int32_t member, int32_t used,
                         int32_t limit) {
    if (limit != DS_NO_LIMIT) {
        tell(s, kind, member, used, limit);
    }
}

static void tell_kinds(ds_stage *s, int32_t member) {
    const ds_instance *in = s->in;
    for (int32_t k = 0; k < in->n_kinds; k++) {
        int64_t cell = (int64_t)member * in->n_kinds + k;
        if (in->max_of_kind[cell] != DS_NO_LIMIT) {
            ds_tell(s->out, (ds_fact){.kind = DS_FACT_LIMIT_KIND,
                                      .member = member,
                                      .limit_kind = k,
                                      .count = s->loaded.search.joint.roster.kind_count[cell],
                                      .limit = in->max_of_kind[cell]});
        }
    }
}

static void tell_hours(ds_stage *s, ds_fact_kind kind, int32_t member, double used, double limit) {
    ds_tell(s->out, (ds_fact){.kind = kind, .member = member, .minutes = used, .more = limit});
}

static void tell_runs(ds_stage *s, int32_t member) {
    const ds_member *m = &s->in->members[member];
    tell_maximum(s, DS_FACT_LIMIT_RUN, member, run_length(s, member, true, true, true),
                 m->max_days_in_a_row);
    if (m->min_days_in_a_row > 1) {
        tell(s, DS_FACT_LIMIT_SHORT_RUN, member, run_length(s, member, true, false, false),
             m->min_days_in_a_row);
    }
    if (m->min_days_off_in_a_row > 1) {
        tell(s, DS_FACT_LIMIT_DAYS_OFF, member, run_length(s, member, false, false, false),
             m->min_days_off_in_a_row);
    }
}

static void tell_wishes(ds_stage *s, int32_t member) {
    const ds_instance *in = s->in;
    const ds_member *m = &in->members[member];
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    ds_fact granted = {.kind = DS_FACT_WISH_GRANTED, .member = member}, refused = granted;
    refused.kind = DS_FACT_WISH_REFUSED;
    if (m->min_shifts > 0) {
        tell(s, DS_FACT_WISH_SHIFTS, member, roster->shifts[member], m->min_shifts);
    }
    if (m->min_hours > 0) {
        tell_hours(s, DS_FACT_WISH_HOURS, member, (double)roster->seconds[member] / 3600.0,
                   m->min_hours);
    }
    for (int pass = 0; pass < 2; pass++) { /* lists grow one after the other */
        ds_fact *fact = pass == 0 ? &granted : &refused;
        for (int32_t i = 0; i < in->n_shifts; i++) {
            double want = in->request[(int64_t)member * in->n_shifts + i];
            bool worked = ds_post_at(roster, member, i) != DS_NONE;
            if (want != 0.0 && (worked == (want > 0.0)) == (pass == 0)) {
                ds_list(s->out, &fact->shifts, i);
            }
        }
        if (fact->shifts.count > 0) {
            ds_tell(s->out, *fact);
        }
    }
}

void ds_tell_limits(ds_stage *s, int32_t member) {
    const ds_instance *in = s->in;
    const ds_member *m = &in->members[member];
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    const int32_t *weeks = &roster->week_count[(int64_t)member * in->n_weeks];
    tell_maximum(s, DS_FACT_LIMIT_SHIFTS, member, roster->shifts[member], m->max_shifts);
    if (m->max_seconds != INT64_MAX) {
        tell_hours(s, DS_FACT_LIMIT_HOURS, member, (double)roster->seconds[member] / 3600.0,
                   (double)m->max_seconds / 3600.0);
    }
    tell_kinds(s, member);
    tell_maximum(s, DS_FACT_LIMIT_DAY, member, most(days_of(s, member), in->n_days),
                 m->max_shifts_per_day);
    tell_maximum(s, DS_FACT_LIMIT_WEEK, member, most(weeks, in->n_weeks), m->max_shifts_per_week);
    tell_runs(s, member);
    tell_maximum(s, DS_FACT_LIMIT_WEEKENDS, member, roster->weekends[member], m->max_weekends);
    if (m->min_rest_seconds > 0) {
        tell_hours(s, DS_FACT_LIMIT_REST, member, (double)shortest_rest(s, member) / 3600.0,
                   (double)m->min_rest_seconds / 3600.0);
    }
    tell_wishes(s, member);
}

/* ---- What keeps a further duty out ----------------------------------------------------------- */

static bool overlaps(const ds_stage *s, int32_t member, int32_t shift) {
    for (int32_t i = 0; i < s->in->n_shifts; i++) {
        if (i != shift && ds_post_at(&s->loaded.search.joint.roster, member, i) != DS_NONE &&
            ds_shifts_overlap(&s->in->shifts[i], &s->in->shifts[shift])) {
            return true;
        }
    }
    return false;
}

static bool locked_off(const ds_stage *s, int32_t member, int32_t shift) {
    const ds_instance *in = s->in;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        if (lock->member == member && lock->shift == shift && lock->duty == DS_DUTY_OFF) {
            return true;
        }
    }
    return false;
}

/* Days in a row with the shift's day among them. */
static int32_t run_with(const ds_stage *s, int32_t member, int32_t day) {
    const int32_t *days = days_of(s, member);
    int32_t first = day, last = day;
    while (first > 0 && days[first - 1] > 0) {
        first--;
    }
    while (last + 1 < s->in->n_days && days[last + 1] > 0) {
        last++;
    }
    return last - first + 1;
}

/* Does a kind worked on the day before or after bar the shift's, or the other way round? */
static bool barred(const ds_stage *s, int32_t member, int32_t shift) {
    const ds_instance *in = s->in;
    const ds_shift *own = &in->shifts[shift];
    for (int32_t i = 0; i < in->n_shifts; i++) {
        const ds_shift *other = &in->shifts[i];
        if (ds_post_at(&s->loaded.search.joint.roster, member, i) == DS_NONE ||
            own->kind == DS_NONE || other->kind == DS_NONE) {
            continue;
        }
        if ((other->day == own->day - 1 && in->kinds[other->kind].not_next_day[own->kind]) ||
            (other->day == own->day + 1 && in->kinds[own->kind].not_next_day[other->kind])) {
            return true;
        }
    }
    return false;
}

static bool too_little_rest(const ds_stage *s, int32_t member, int32_t shift) {
    const ds_shift *own = &s->in->shifts[shift];
    const int32_t *days = days_of(s, member);
    int64_t rest = s->in->members[member].min_rest_seconds, tps = s->in->ticks_per_second;
    int64_t midnight = (int64_t)own->day * DS_DAY_SECONDS;
    int32_t before = own->day - 1, after = own->day + 1;
    while (before >= 0 && days[before] == 0) {
        before--;
    }
    while (after < s->in->n_days && days[after] == 0) {
        after++;
    }
    return (before >= 0 && midnight + own->start / tps - edge(s, member, before, true) < rest) ||
           (after < s->in->n_days &&
            edge(s, member, after, false) - (midnight + own->end / tps) < rest);
}

ds_fact_kind ds_own_obstacle(const ds_stage *s, int32_t member, int32_t shift) {
    const ds_instance *in = s->in;
    const ds_roster_state *roster = &s->loaded.search.joint.roster;
    const ds_member *m = &in->members[member];
    const ds_shift *own = &in->shifts[shift];
    int64_t kind = (int64_t)member * in->n_kinds + own->kind;
    int64_t week = (int64_t)member * in->n_weeks + own->week;
    int64_t seconds = roster->seconds[member] + (own->end - own->start) / in->ticks_per_second;
    const struct {
        bool stands;
        ds_fact_kind fact;
    } obstacles[] = {{!in->member_shift[(int64_t)member * in->n_shifts + shift], DS_FACT_MORE_AWAY},
                     {locked_off(s, member, shift), DS_FACT_MORE_LOCKED},
                     {overlaps(s, member, shift), DS_FACT_MORE_OVERLAP},
                     {roster->shifts[member] >= m->max_shifts, DS_FACT_MORE_SHIFTS},
                     {seconds > m->max_seconds, DS_FACT_MORE_HOURS},
                     {own->kind != DS_NONE && roster->kind_count[kind] >= in->max_of_kind[kind],
                      DS_FACT_MORE_KIND},
                     {days_of(s, member)[own->day] >= m->max_shifts_per_day, DS_FACT_MORE_DAY},
                     {roster->week_count[week] >= m->max_shifts_per_week, DS_FACT_MORE_WEEK},
                     {run_with(s, member, own->day) > m->max_days_in_a_row, DS_FACT_MORE_RUN},
                     {own->weekend && roster->weekend_count[week] == 0 &&
                          roster->weekends[member] >= m->max_weekends,
                      DS_FACT_MORE_WEEKEND},
                     {barred(s, member, shift), DS_FACT_MORE_NEXT_DAY},
                     {too_little_rest(s, member, shift), DS_FACT_MORE_REST}};
    for (size_t i = 0; i < sizeof obstacles / sizeof obstacles[0]; i++) {
        if (obstacles[i].stands) {
            return obstacles[i].fact;
        }
    }
    return DS_FACT_MORE_OPEN;
}
