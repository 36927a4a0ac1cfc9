#include "solve/remainder.h"

#include <string.h>

typedef struct making {
    const ds_instance *in;
    const ds_baseline *baseline;
    ds_arena *arena;
    ds_instance *out;
    int32_t *team_of; /* [n_members] in the baseline, or DS_NONE */
} making;

/* A copy in the arena that may be changed; NULL when memory ran out. */
#define COPY(m, type, from, count) ((type *)copy((m)->arena, (from), (size_t)(count), sizeof(type)))

static void *copy(ds_arena *arena, const void *from, size_t count, size_t size) {
    void *to = ds_arena_array(arena, count, size);
    if (to != NULL && count > 0) {
        memcpy(to, from, count * size);
    }
    return to;
}

/* ---- Shifts ---------------------------------------------------------------------------------- */

/* Takes `value` for every frozen shift of a table with a column a shift. */
static void close_column(const making *m, void *table, int32_t rows, size_t size,
                         const void *value) {
    for (int32_t s = 0; s < m->in->n_shifts && table != NULL; s++) {
        for (int32_t row = 0; row < rows && m->baseline->frozen[s]; row++) {
            memcpy((char *)table + ((size_t)row * (size_t)m->in->n_shifts + (size_t)s) * size,
                   value, size);
        }
    }
}

/* Nobody can work in a frozen shift, and nothing can be done in it. */
static void close_shifts(const making *m) {
    const ds_instance *in = m->in;
    int64_t shifts = in->n_shifts;
    const bool no = false;
    const double zero = 0.0;
    const ds_range none = {0, 0};
    bool *team_shift = COPY(m, bool, in->team_shift, in->n_teams *shifts);
    bool *member_shift = COPY(m, bool, in->member_shift, in->n_members *shifts);
    double *request = COPY(m, double, in->request, in->n_members *shifts);
    ds_range *starts = COPY(m, ds_range, in->class_intervals, in->n_window_classes * shifts);
    bool *meets = COPY(m, bool, in->class_meets, in->n_window_classes *shifts);
    close_column(m, team_shift, in->n_teams, sizeof no, &no);
    close_column(m, member_shift, in->n_members, sizeof no, &no);
    close_column(m, request, in->n_members, sizeof zero, &zero);
    close_column(m, starts, in->n_window_classes, sizeof none, &none);
    close_column(m, meets, in->n_window_classes, sizeof no, &no);
    m->out->team_shift = team_shift;
    m->out->member_shift = member_shift;
    m->out->request = request;
    m->out->class_intervals = starts;
    m->out->class_meets = meets;
}

/* ---- Visits ---------------------------------------------------------------------------------- */

static void note_done(const making *m, ds_visit *visits, ds_household *households, int32_t visit,
                      int32_t shift) {
    if (!ds_visit_done_before(&visits[visit])) {
        visits[visit].done_date = m->in->shifts[shift].date;
        households[visits[visit].household].done++;
    }
}

static void close_visits(const making *m) {
    const ds_baseline *b = m->baseline;
    ds_visit *visits = COPY(m, ds_visit, m->in->visits, m->in->n_visits);
    ds_household *households = COPY(m, ds_household, m->in->households, m->in->n_households);
    if (m->arena->failed) {
        return;
    }
    for (int32_t r = 0; r < b->n_routes; r++) {
        for (int32_t i = 0; i < b->routes[r].stops.count; i++) {
            note_done(m, visits, households, b->stops[b->routes[r].stops.first + i].visit,
                      b->routes[r].shift);
        }
    }
    for (int32_t i = 0; i < b->n_appointments; i++) {
        note_done(m, visits, households, b->appointments[i].visit, b->appointments[i].shift);
    }
    m->out->visits = visits;
    m->out->households = households;
}

/* ---- Locks ----------------------------------------------------------------------------------- */

/* Locks of frozen shifts, and of visits done in them, are not asked for again. */
static void close_locks(const making *m) {
    const ds_instance *in = m->in;
    ds_member_lock *members = COPY(m, ds_member_lock, in->member_locks, in->n_member_locks);
    ds_visit_lock *visits = COPY(m, ds_visit_lock, in->visit_locks, in->n_visit_locks);
    if (m->arena->failed) {
        return;
    }
    int32_t n = 0;
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        if (!m->baseline->frozen[members[i].shift]) {
            members[n++] = members[i];
        }
    }
    m->out->n_member_locks = n;
    m->out->member_locks = members;
    n = 0;
    for (int32_t i = 0; i < in->n_visit_locks; i++) {
        const ds_visit_lock *lock = &visits[i];
        bool frozen = lock->shift != DS_NONE && m->baseline->frozen[lock->shift];
        if (!frozen && (ds_visit_done_before(&in->visits[lock->visit]) ||
                        !ds_visit_done_before(&m->out->visits[lock->visit]))) {
            visits[n++] = visits[i];
        }
    }
    m->out->n_visit_locks = n;
    m->out->visit_locks = visits;
}

/* ---- Who belongs where ----------------------------------------------------------------------- */

/* Who has staffed a desk that one team holds a day stays in their team or leaves it for none:
 * whose day it was must not depend on who belongs where from now on. */
static void tie_members(const making *m) {
    const ds_instance *in = m->in;
    uint8_t *ties = COPY(m, uint8_t, in->member_team, (int64_t)in->n_members * in->n_teams);
    for (int32_t i = 0; i < m->baseline->n_duties && ties != NULL; i++) {
        const ds_duty *duty = &m->baseline->duties[i];
        bool held = duty->desk != DS_NONE && in->desks[duty->desk].one_team_per_day;
        for (int32_t t = 0; t < in->n_teams && held; t++) {
            if (t != m->team_of[duty->member]) {
                ties[(int64_t)duty->member * in->n_teams + t] &= (uint8_t)~DS_MAY_BELONG;
            }
        }
    }
    m->out->member_team = ties;
}

/* ---- What frozen duties count for ------------------------------------------------------------ */

/* Those at a desk on a date who are tied to a team: belong to it or help it. */
typedef struct tied {
    int32_t staff, belong;        /* in frozen shifts; of them, who belong to it */
    int32_t to_come, own_to_come; /* in the baseline's other shifts; of them, who belong to it */
} tied;

static bool is_tied(const making *m, int32_t member, int32_t team) {
    return m->team_of[member] == team ||
           (m->in->member_team[(int64_t)member * m->in->n_teams + team] & DS_HELPS) != 0;
}

static tied count_tied(const making *m, int32_t desk, int32_t day, int32_t team) {
    const ds_instance *in = m->in;
    const ds_baseline *b = m->baseline;
    tied count = {0};
    for (int32_t i = 0; i < b->n_duties; i++) {
        int32_t member = b->duties[i].member;
        if (b->duties[i].desk == desk && in->shifts[b->duties[i].shift].day == day) {
            count.belong += m->team_of[member] == team;
            count.staff += is_tied(m, member, team);
        }
    }
    for (int64_t pair = 0; pair < (int64_t)in->n_members * in->n_shifts; pair++) {
        int32_t shift = (int32_t)(pair % in->n_shifts), member = (int32_t)(pair / in->n_shifts);
        if (b->duty[pair].kind == DS_DUTY_DESK && b->duty[pair].where == desk &&
            in->shifts[shift].day == day && !b->frozen[shift]) {
            count.own_to_come += m->team_of[member] == team;
            count.to_come += is_tied(m, member, team);
        }
    }
    return count;
}

/* Is the desk still to be staffed on the date? */
static bool is_open(const making *m, int32_t desk, int32_t day) {
    ds_range demands = m->in->desks[desk].demands;
    bool open = false;
    for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
        int32_t shift = m->in->demands[d].shift;
        open |= m->in->shifts[shift].day == day && !m->baseline->frozen[shift];
    }
    return open;
}

/* Does the plan in force speak rather for `a` than for `b`? Somebody belongs to the team that holds
 * the date, and all who are to come are tied to it. */
static bool holds_rather(tied a, tied b) {
    bool a_can = a.belong + a.own_to_come > 0, b_can = b.belong + b.own_to_come > 0;
    if (a_can != b_can) {
        return a_can;
    }
    if (a.to_come != b.to_come) {
        return a.to_come > b.to_come;
    }
    return a.own_to_come != b.own_to_come ? a.own_to_come > b.own_to_come : a.belong > b.belong;
}

/* The team that holds a desk for the rest of a date; DS_NONE where none can. All who staffed it so
 * far are tied to the team, and may all be helpers: the team of those who are to come goes first,
 * then one whose people were there. Every team that may be found to have held the date by what has
 * begun counts it in its week (`held`), and so does the one that holds it. */
static int32_t find_holder(const making *m, int32_t desk, int32_t day, int32_t staff,
                           int32_t *held) {
    int32_t holder = DS_NONE, most = m->in->desks[desk].max_days_per_team;
    bool open = is_open(m, desk, day);
    tied best = {0};
    for (int32_t t = 0; t < m->in->n_teams; t++) {
        tied count = count_tied(m, desk, day, t);
        bool all = count.staff == staff, found = all && count.belong > 0;
        if (open && all && held[t] < most && (holder == DS_NONE || holds_rather(count, best))) {
            holder = t;
            best = count;
        }
        held[t] += found;
    }
    if (holder != DS_NONE && best.belong == 0) {
        held[holder]++;
    }
    return holder;
}

/* Nothing is asked of demands in frozen shifts. */
static void close_demands(const making *m) {
    ds_demand *demands = COPY(m, ds_demand, m->in->demands, m->in->n_demands);
    for (int32_t d = 0; d < m->in->n_demands && demands != NULL; d++) {
        if (m->baseline->frozen[demands[d].shift]) {
            demands[d].min = demands[d].ideal = 0;
        }
    }
    m->out->demands = demands;
}

/* Nobody staffs a desk for the rest of a date on which no team can hold it. */
static void close_spoilt(const making *m, const ds_past *past) {
    const ds_instance *in = m->in;
    ds_demand *demands = COPY(m, ds_demand, m->out->demands, in->n_demands);
    for (int32_t d = 0; d < in->n_demands && demands != NULL; d++) {
        int64_t cell = (int64_t)demands[d].desk * in->n_days + in->shifts[demands[d].shift].day;
        if (in->desks[demands[d].desk].one_team_per_day && past->staff[cell] > 0 &&
            past->holder[cell] == DS_NONE) {
            demands[d].max = 0;
        }
    }
    m->out->demands = demands;
}

/* ISO week of a day of the horizon, counted from the first. */
static int32_t week_of(const ds_instance *in, int32_t day) {
    int32_t week = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        week = in->shifts[s].day == day ? in->shifts[s].week : week;
    }
    return week;
}

static void find_holders(const making *m, const int32_t *staff, int32_t *holder, int32_t *held) {
    const ds_instance *in = m->in;
    for (int32_t desk = 0; desk < in->n_desks; desk++) {
        for (int32_t day = 0; day < in->n_days; day++) {
            int64_t cell = (int64_t)desk * in->n_days + day;
            holder[cell] = DS_NONE;
            if (staff[cell] > 0 && in->desks[desk].one_team_per_day) {
                int64_t week = (int64_t)desk * in->n_weeks + week_of(in, day);
                holder[cell] = find_holder(m, desk, day, staff[cell], &held[week * in->n_teams]);
            }
        }
    }
}

static void count_duties(const making *m, ds_past *past) {
    const ds_instance *in = m->in;
    const ds_baseline *b = m->baseline;
    size_t cells = (size_t)in->n_desks * (size_t)in->n_days;
    bool *worked = DS_ARENA_NEW(m->arena, bool, (size_t)in->n_members *(size_t)in->n_shifts);
    int32_t *holder = DS_ARENA_NEW(m->arena, int32_t, cells);
    int32_t *staff = DS_ARENA_NEW(m->arena, int32_t, cells);
    int32_t *held = DS_ARENA_NEW(m->arena, int32_t,
                                 (size_t)in->n_desks * (size_t)in->n_weeks * (size_t)in->n_teams);
    if (m->arena->failed) {
        return;
    }
    for (int32_t i = 0; i < b->n_duties; i++) {
        const ds_duty *duty = &b->duties[i];
        worked[(int64_t)duty->member * in->n_shifts + duty->shift] = true;
        if (duty->desk != DS_NONE) {
            staff[(int64_t)duty->desk * in->n_days + in->shifts[duty->shift].day]++;
        }
    }
    find_holders(m, staff, holder, held);
    past->worked = worked;
    past->holder = holder;
    past->staff = staff;
    past->held = held;
}

/* ---- All ------------------------------------------------------------------------------------- */

static void note_teams(const making *m, const ds_plan *plan) {
    for (int32_t i = 0; i < m->in->n_members; i++) {
        m->team_of[i] = DS_NONE;
    }
    for (int32_t i = 0; i < plan->n_belongings; i++) {
        if (ds_belonging_known(m->in, &plan->belongings[i])) {
            m->team_of[plan->belongings[i].member] = plan->belongings[i].team;
        }
    }
}

bool ds_remainder_make(const ds_instance *in, const ds_baseline *baseline, const ds_plan *plan,
                       ds_remainder *remainder) {
    ds_arena_init(&remainder->arena);
    remainder->in = *in;
    remainder->past = (ds_past){.whole = in, .baseline = baseline};
    making m = {in, baseline, &remainder->arena, &remainder->in,
                DS_ARENA_NEW(&remainder->arena, int32_t, in->n_members)};
    if (m.team_of != NULL) {
        note_teams(&m, plan);
        close_shifts(&m);
        close_visits(&m);
        close_locks(&m);
        close_demands(&m);
        remainder->in.past = &remainder->past;
        remainder->open = remainder->in;
        count_duties(&m, &remainder->past);
        tie_members(&m);
    }
    if (!remainder->arena.failed) {
        close_spoilt(&m, &remainder->past);
    }
    if (remainder->arena.failed) {
        ds_remainder_free(remainder);
        return false;
    }
    return true;
}

void ds_remainder_free(ds_remainder *remainder) {
    ds_arena_free(&remainder->arena);
}
