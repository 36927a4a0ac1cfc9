/*
 * What the parts of the oracle share. Visits left to do are numbered from 0 and their sets are bit
 * masks, as are sets of members and of shifts.
 */
#ifndef DS_TESTS_PUZZLE_H
#define DS_TESTS_PUZZLE_H

#include "oracle/enumerate.h"
#include "travel/travel.h"

typedef uint32_t oracle_set;

enum { SETS_OF_SHIFTS = 1 << ORACLE_SHIFTS, SETS_OF_MEMBERS = 1 << ORACLE_MEMBERS };

typedef struct puzzle {
    const ds_instance *in;
    ds_arena arena; /* of everything below */
    ds_travel travel;

    int32_t n; /* visits left to do */
    int32_t visit[ORACLE_VISITS];
    int32_t before[ORACLE_VISITS];    /* the visit before it where that is left too, or -1 */
    oracle_set shifts[ORACLE_VISITS]; /* in which windows, order and lags leave room for it */
    oracle_set all;
    const bool *allowed;         /* [set] what a plan may do: order kept, locked visits in it */
    const double *worth;         /* [set] coverage + complete - area_target when it is done */
    const double *most;          /* [set] worth of what of it could be done in order */
    double bonus[ORACLE_VISITS]; /* the most that a visit may add to the worth of any set */

    bool can_work[ORACLE_MEMBERS][SETS_OF_SHIFTS];
    double wishes[ORACLE_MEMBERS][SETS_OF_SHIFTS]; /* penalties of the member's own wishes */

    /* [set] least cost of doing exactly these visits, INFINITY where it cannot be; made when first
     * asked for. */
    const double *crew_cost[ORACLE_TEAMS][ORACLE_SHIFTS][SETS_OF_MEMBERS];
    const double *desk_cost[ORACLE_DESKS][ORACLE_SHIFTS][SETS_OF_MEMBERS];
} puzzle;

static inline bool set_has(oracle_set set, int32_t i) {
    return (set >> i & 1) != 0;
}

static inline int64_t puzzle_sets(const puzzle *p) {
    return INT64_C(1) << p->n;
}

/* worth.c: order and worth of sets of visits. The first numbers the visits and is false when they
 * are too many. */
bool puzzle_number_visits(puzzle *p);
void puzzle_find_shifts(puzzle *p);
void puzzle_value_sets(puzzle *p);

/* May these sets be done in shifts `s` and `t`, as far as order and lag go? `s` and `t` may be the
 * same shift, the sets too. */
bool puzzle_in_order(const puzzle *p, int32_t s, oracle_set in_s, int32_t t, oracle_set in_t);

/* May the visit be done in the shift, as far as order and its locks go? One of `team` and `desk` is
 * DS_NONE. */
bool puzzle_may(const puzzle *p, int32_t visit, int32_t shift, int32_t team, int32_t desk);

/* people.c: what single members and groups of them may do. */
void puzzle_judge_members(puzzle *p);
bool puzzle_rules_hold(const puzzle *p, ds_range rules, oracle_set members);

/* Do the locks of members let this one have the duty? */
bool puzzle_keeps_locks(const puzzle *p, int32_t member, int32_t shift, ds_duty_kind duty,
                        int32_t where);

/* Does a lock send one of the members out with the team? */
bool puzzle_forced_out(const puzzle *p, int32_t team, int32_t shift, oracle_set members);

/* Monday-based week that a date lies in. */
int32_t puzzle_week(int32_t date);

/* crews.c, desks.c: what a crew or the staff of a desk can do in a shift. NULL: out of memory. */
const double *puzzle_crew_cost(puzzle *p, int32_t team, int32_t shift, oracle_set members);
const double *puzzle_desk_cost(puzzle *p, int32_t desk, int32_t shift, oracle_set members);

/* Writes the crew's route with these visits in the cheapest order; it can do them. */
void puzzle_best_route(puzzle *p, ds_route *route, oracle_set members, oracle_set set,
                       ds_stop *stops);

#endif
