#include "solve/lock_visits.h"

/* What the locks on one visit ask for; DS_NONE: anything. */
typedef struct asked {
    bool nothing; /* they contradict each other */
    int32_t team, desk, shift;
} asked;

static void narrow(asked *a, int32_t *slot, int32_t value) {
    if (value != DS_NONE) {
        a->nothing = a->nothing || (*slot != DS_NONE && *slot != value);
        *slot = value;
    }
}

static asked what_is_asked(const ds_lock_case *c, const ds_lock_set *set, ds_range locks) {
    asked a = {false, DS_NONE, DS_NONE, DS_NONE};
    for (int32_t i = locks.first; i < locks.first + locks.count; i++) {
        const ds_visit_lock *lock = ds_lock_at(c, set, i)->visit;
        narrow(&a, &a.team, lock->team);
        narrow(&a, &a.desk, lock->desk);
        narrow(&a, &a.shift, lock->shift);
    }
    a.nothing = a.nothing || (a.team != DS_NONE && a.desk != DS_NONE);
    return a;
}

static void note(const ds_instance *in, ds_visit_scan *scan, ds_reason obstacle, int32_t shift,
                 int64_t not_before) {
    int64_t date = in->shifts[shift].date;
    scan->asked = true;
    scan->obstacle = obstacle > scan->obstacle ? obstacle : scan->obstacle;
    if (obstacle == DS_REASON_NO_TIME) {
        scan->ways++;
        scan->shift = shift;
        scan->date = date >= not_before && date < scan->date ? date : scan->date;
    }
}

static void scan_teams(ds_lock_case *c, const asked *a, int32_t visit, int64_t not_before,
                       ds_visit_scan *scan) {
    const ds_instance *in = c->in;
    for (int32_t t = 0; t < in->n_teams && a->desk == DS_NONE; t++) {
        for (int32_t s = 0; s < in->n_shifts && (a->team == DS_NONE || a->team == t); s++) {
            if (a->shift == DS_NONE || a->shift == s) {
                ds_reason obstacle = ds_obstacle_at_home(&c->eligible, visit, t, s);
                note(in, scan, obstacle, s, not_before);
                if (obstacle == DS_REASON_NO_TIME) {
                    scan->team = t;
                    scan->demand = DS_NONE;
                }
            }
        }
    }
}

static void scan_desks(ds_lock_case *c, const asked *a, int32_t visit, int64_t not_before,
                       ds_visit_scan *scan) {
    const ds_instance *in = c->in;
    for (int32_t d = 0; d < in->n_demands && a->team == DS_NONE; d++) {
        const ds_demand *demand = &in->demands[d];
        if ((a->desk == DS_NONE || a->desk == demand->desk) &&
            (a->shift == DS_NONE || a->shift == demand->shift)) {
            ds_reason obstacle = ds_obstacle_at_desk(&c->eligible, visit, d);
            note(in, scan, obstacle, demand->shift, not_before);
            if (obstacle == DS_REASON_NO_TIME) {
                scan->team = DS_NONE;
                scan->demand = d;
            }
        }
    }
}

ds_visit_scan ds_scan_visit(ds_lock_case *c, const ds_lock_set *set, ds_range locks, int32_t visit,
                            int64_t not_before) {
    ds_visit_scan scan = {.date = INT64_MAX, .team = DS_NONE, .demand = DS_NONE, .shift = DS_NONE};
    asked a = what_is_asked(c, set, locks);
    if (!a.nothing) {
        scan_teams(c, &a, visit, not_before, &scan);
        scan_desks(c, &a, visit, not_before, &scan);
    }
    return scan;
}

/* ---- Households ------------------------------------------------------------------------------ */

static ds_visit_fault fault_of(const ds_visit_scan *scan, int32_t visit) {
    ds_visit_fault fault = {DS_VISITS_FIT, visit, scan->obstacle};
    if (!scan->asked) {
        fault.kind = DS_VISIT_NOWHERE;
    } else if (scan->obstacle != DS_REASON_NO_TIME) {
        fault.kind = DS_VISIT_OBSTACLE;
    } else if (scan->date == INT64_MAX) {
        fault.kind = DS_VISIT_ORDER;
    }
    return fault;
}

/* The visits of a household up to its last locked one, each as early as can be: that leaves most to
 * the next. `locks`: those on the household's visits. */
static ds_visit_fault date_household(ds_lock_case *c, const ds_lock_set *set, ds_range locks) {
    const ds_instance *in = c->in;
    int32_t last = ds_lock_at(c, set, locks.first + locks.count - 1)->visit->visit;
    int32_t v = in->households[in->visits[last].household].visits.first;
    int64_t before = INT32_MIN;
    for (ds_range own = {locks.first, 0}; v <= last; v++, own.first += own.count) {
        const ds_visit *visit = &in->visits[v];
        own.count = 0;
        if (ds_lock_at(c, set, own.first)->visit->visit == v) {
            own = ds_locks_of_visit(c, set, own.first);
        }
        if (ds_visit_done_before(visit) && own.count > 0) {
            return (ds_visit_fault){DS_VISIT_DONE, v, DS_REASON_NO_TIME};
        }
        if (ds_visit_done_before(visit)) {
            before = visit->done_date;
            continue;
        }
        ds_visit_scan scan = ds_scan_visit(c, set, own, v, before + visit->lag_days);
        ds_visit_fault fault = fault_of(&scan, v);
        if (fault.kind != DS_VISITS_FIT) {
            return fault;
        }
        before = scan.date;
    }
    return (ds_visit_fault){DS_VISITS_FIT, DS_NONE, DS_REASON_NO_TIME};
}

ds_visit_fault ds_find_visit_fault(ds_lock_case *c, const ds_lock_set *set) {
    ds_visit_fault fault = {DS_VISITS_FIT, DS_NONE, DS_REASON_NO_TIME};
    int32_t i = 0;
    while (i < set->count && ds_lock_at(c, set, i)->visit == NULL) {
        i++;
    }
    for (ds_range locks; i < set->count && fault.kind == DS_VISITS_FIT; i += locks.count) {
        int32_t household = c->in->visits[ds_lock_at(c, set, i)->visit->visit].household;
        for (locks = (ds_range){i, 1}; i + locks.count < set->count; locks.count++) {
            int32_t next = ds_lock_at(c, set, i + locks.count)->visit->visit;
            if (c->in->visits[next].household != household) {
                break;
            }
        }
        fault = date_household(c, set, locks);
    }
    return fault;
}
