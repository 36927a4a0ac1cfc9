/*
 * A campaign: cases (an instance and a number of routes), what is known of them, and what the runs
 * with every seed reached.
 */
#ifndef DS_BENCH_TOP_CAMPAIGN_H
#define DS_BENCH_TOP_CAMPAIGN_H

#include "top_instance.h"
#include "top_reference.h"
#include "top_routes.h"
#include "top_run.h"

enum { DS_TOP_CASE_NAME = DS_TOP_NAME + 16 };

typedef struct ds_top_outcome {
    bool done;
    double score, final_seconds, seconds;
    int64_t iterations;
} ds_top_outcome;

typedef struct ds_top_case {
    const ds_top_instance *instance;
    int32_t routes;
    char name[DS_TOP_CASE_NAME]; /* "p4.2.d", "c101_m2" */
    char set[DS_TOP_CASE_NAME];  /* "p4", "c1 m=2" */
    double reference, found;     /* see ds_top_reference; NAN: none */
    bool proven;
    ds_top_outcome *outcomes; /* [n_seeds] */
    double best;              /* score over all seeds; NAN before the first */
    ds_top_routes best_routes;
} ds_top_case;

typedef struct ds_top_campaign {
    int32_t n_cases, n_seeds;
    ds_top_case *cases;
    ds_top_outcome *outcomes; /* of all cases */
} ds_top_campaign;

/* A case for each instance whose file says how many routes it has, and one for each of `routes` for
 * the others. Instances are borrowed. False when memory ran out; to be freed all the same. */
bool ds_top_campaign_init(ds_top_campaign *campaign, const ds_top_instance *instances,
                          int32_t n_instances, const int32_t *routes, int32_t n_routes,
                          int32_t n_seeds, const ds_top_references *references);
void ds_top_campaign_free(ds_top_campaign *campaign);

/* Takes in the result of a case's run with its `seed`-th seed, which has to have status OK. */
void ds_top_campaign_note(ds_top_campaign *campaign, int32_t which, int32_t seed,
                          const ds_top_result *result);

/* How far below the reference a score is, as a part of it: 0 where both are 0; -1 where the
 * reference is 0 and the score is not. */
double ds_top_gap(double reference, double score);

#endif
