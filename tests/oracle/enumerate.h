/*
 * The exact optimum of a tiny instance by exhaustive enumeration: every belonging of the members,
 * every split of everybody on duty into crews and desk staff, every share of the visits among them.
 * Written from docs/format.md, with nothing of the search in it; the checker has the last word.
 */
#ifndef DS_TESTS_ENUMERATE_H
#define DS_TESTS_ENUMERATE_H

#include <stdbool.h>

#include "model/instance.h"
#include "model/plan.h"

/* What an instance may have at most; ORACLE_VISITS counts those left to do. */
enum {
    ORACLE_MEMBERS = 8,
    ORACLE_SHIFTS = 4,
    ORACLE_TEAMS = 4,
    ORACLE_DESKS = 4,
    ORACLE_VISITS = 14
};

typedef struct oracle_answer {
    bool feasible; /* some plan keeps every rule and lock */
    double best;   /* its score; -infinity where infeasible */
    ds_plan *plan; /* one that has it, for the caller to free; NULL where infeasible */
} oracle_answer;

/* False when the instance is larger than the limits (or memory ran out). */
bool oracle_solve(const ds_instance *in, oracle_answer *answer);

#endif
