/*
 * The harness's own judge of rosters: it sees the set's file and who works what, and nothing of the
 * engine. Rules and objective are those of Curtois & Qu (2014).
 */
#ifndef DS_BENCH_NRP_CHECK_H
#define DS_BENCH_NRP_CHECK_H

#include "nrp_instance.h"

/* One row: name, what it asks of each person. */
#define DS_NRP_RULE_MAP(X)                                \
    X(ONE_A_DAY, "at most one shift a day")               \
    X(NOT_NEXT, "shifts that may not follow one another") \
    X(MAX_OF, "the most of each shift")                   \
    X(MAX_MINUTES, "the most minutes")                    \
    X(MIN_MINUTES, "the least minutes")                   \
    X(MAX_RUN, "the most days in a row")                  \
    X(MIN_RUN, "the least days in a row")                 \
    X(MIN_OFF, "the least days off in a row")             \
    X(WEEKENDS, "the most weekends")                      \
    X(DAY_OFF, "days off")

typedef enum ds_nrp_rule {
#define DS_NRP_RULE_ENUM(name, text) DS_NRP_##name,
    DS_NRP_RULE_MAP(DS_NRP_RULE_ENUM)
#undef DS_NRP_RULE_ENUM
        DS_NRP_RULES
} ds_nrp_rule;

typedef struct ds_nrp_verdict {
    double value;                             /* the objective, whether rules are kept or not */
    int32_t broken;                           /* times in all */
    int32_t times[DS_NRP_RULES];              /* rule by rule */
    char first[DS_NRP_RULES][DS_NRP_MESSAGE]; /* of each rule that is broken: who, when, what */
} ds_nrp_verdict;

/* `works`: [n_people x n_days x n_shifts], who works which shift on which day. */
void ds_nrp_check(const ds_nrp_instance *in, const bool *works, ds_nrp_verdict *verdict);

const char *ds_nrp_rule_text(ds_nrp_rule rule);

#endif
