/*
 * Can each household's locked visits be done where and when the locks ask, with the visits before
 * them on earlier dates? One household at a time, other duties left aside.
 */
#ifndef DS_SOLVE_LOCK_VISITS_H
#define DS_SOLVE_LOCK_VISITS_H

#include "solve/lock_case.h"

/* Where a visit can be done under its locks. */
typedef struct ds_visit_scan {
    bool asked;           /* some place and shift is what the locks ask for */
    ds_reason obstacle;   /* the farthest that the visit gets there; DS_REASON_NO_TIME: done */
    int64_t date;         /* earliest date, not before the one given; INT64_MAX: none */
    int32_t ways;         /* places and shifts where it can be done, on whatever date */
    int32_t team, demand; /* of the last of them; one is DS_NONE */
    int32_t shift;
} ds_visit_scan;

/* `locks`: of the set, on this visit; none: it can be done anywhere. */
ds_visit_scan ds_scan_visit(ds_lock_case *c, const ds_lock_set *set, ds_range locks, int32_t visit,
                            int64_t not_before);

typedef enum ds_visit_fault_kind {
    DS_VISITS_FIT,
    DS_VISIT_DONE,     /* before the horizon, and is not done again */
    DS_VISIT_NOWHERE,  /* no place and shift is what its locks ask for */
    DS_VISIT_OBSTACLE, /* it cannot be done where they ask */
    DS_VISIT_ORDER     /* not that early, by the visits before it */
} ds_visit_fault_kind;

typedef struct ds_visit_fault {
    ds_visit_fault_kind kind;
    int32_t visit;
    ds_reason obstacle; /* of DS_VISIT_OBSTACLE */
} ds_visit_fault;

/* The first fault among the households with locks in the set. */
ds_visit_fault ds_find_visit_fault(ds_lock_case *c, const ds_lock_set *set);

#endif
