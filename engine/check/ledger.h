/*
 * The plan turned over: who works when, who is on duty together, who carries out which visit.
 * Whatever names nothing in the instance is left out here, once, for all parts of the checker.
 */
#ifndef DS_CHECK_LEDGER_H
#define DS_CHECK_LEDGER_H

#include "model/instance.h"
#include "model/plan.h"

/* A duty, its fields in the order it is sorted by. */
typedef struct ds_work {
    int32_t member, date, start, shift;
    int32_t team, crew, desk;
} ds_work;

/* People on duty together: a crew, or the staff of a desk in one shift. */
typedef struct ds_group {
    int32_t team; /* DS_NONE for the staff of a desk */
    int32_t desk; /* DS_NONE for a crew */
    int32_t date, shift;
    int32_t crew;    /* 0 for the staff of a desk */
    ds_range people; /* in the ledger's `people`, nobody twice */
    uint64_t skills; /* held by any of them */
} ds_group;

/* One time that a visit is done: on a team's route or by an appointment at a desk. */
typedef struct ds_carrier {
    int32_t visit, shift;
    int32_t team, desk; /* the other is DS_NONE */
} ds_carrier;

typedef struct ds_ledger {
    int32_t n_works;
    ds_work *works;        /* by member, date, start; an entry given twice is here twice */
    int32_t *member_works; /* [n_members + 1] first of each member */

    int32_t n_groups, n_people;
    ds_group *groups; /* desks first, by desk and date; then crews by team, date, shift, number */
    int32_t *people;

    int32_t n_belongings;
    ds_belonging *belongings; /* by team, none twice */
    int32_t *team_first;      /* [n_teams + 1] */
    int32_t *member_teams;    /* teams, by member */
    int32_t *member_first;    /* [n_members + 1] into member_teams */

    int32_t n_carriers;
    ds_carrier *carriers; /* by visit; routes before appointments */
    int32_t *visit_first; /* [n_visits + 1] */
    int32_t *visit_date;  /* when each visit is done, earlier ones included; or INT32_MIN */
} ds_ledger;

/* Returns false when memory ran out. */
bool ds_ledger_make(ds_ledger *ledger, ds_arena *arena, const ds_instance *in, const ds_plan *plan);

/* NULL where nobody is on duty there. */
const ds_group *ds_find_crew(const ds_ledger *ledger, const ds_instance *in, int32_t team,
                             int32_t shift, int32_t crew);
const ds_group *ds_find_staff(const ds_ledger *ledger, const ds_instance *in, int32_t desk,
                              int32_t shift);

bool ds_belongs(const ds_ledger *ledger, int32_t member, int32_t team);

/* Was the visit done by this plan, and not before? */
static inline bool ds_done_here(const ds_ledger *ledger, const ds_instance *in, int32_t visit) {
    return !ds_visit_done_before(&in->visits[visit]) &&
           ledger->visit_first[visit] < ledger->visit_first[visit + 1];
}

#endif
