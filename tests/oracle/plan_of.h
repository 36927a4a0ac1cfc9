/* The oracle's solution as a plan. */
#ifndef DS_TESTS_PLAN_OF_H
#define DS_TESTS_PLAN_OF_H

#include "oracle/splits.h"

typedef struct solution {
    double score;
    int32_t team[ORACLE_MEMBERS]; /* that the member belongs to, or DS_NONE */
    const split *splits[ORACLE_SHIFTS];
    oracle_set sets[ORACLE_SHIFTS]; /* visits done in each shift */
} solution;

/* For the caller to free; NULL when memory ran out. */
ds_plan *plan_of(puzzle *p, const solution *best);

#endif
