/* A campaign: instances, what is known of them, and what the runs with every seed reached. */
#ifndef DS_BENCH_NRP_CAMPAIGN_H
#define DS_BENCH_NRP_CAMPAIGN_H

#include "nrp_run.h"
#include "nrp_values.h"

typedef struct ds_nrp_outcome {
    bool done;
    double value; /* see ds_nrp_result */
    ds_bench_course course;
} ds_nrp_outcome;

typedef struct ds_nrp_case {
    const ds_nrp_instance *instance;
    double best;              /* known; NAN: none */
    double bound;             /* no roster's value is below it; best where no bound is known */
    ds_nrp_outcome *outcomes; /* [n_seeds] */
} ds_nrp_case;

typedef struct ds_nrp_campaign {
    int32_t n_cases, n_seeds;
    ds_nrp_case *cases;
    ds_nrp_outcome *outcomes;       /* of all cases */
    const ds_nrp_values *published; /* what others reached */
} ds_nrp_campaign;

/* Instances and values are borrowed; of `references` the columns "best_known" and "lower_bound" are
 * looked at. False when memory ran out; to be freed all the same. */
bool ds_nrp_campaign_init(ds_nrp_campaign *campaign, const ds_nrp_instance *instances,
                          int32_t n_instances, int32_t n_seeds, const ds_nrp_values *references,
                          const ds_nrp_values *published);
void ds_nrp_campaign_free(ds_nrp_campaign *campaign);

/* Takes in the result of a case's run with its `seed`-th seed, which has to have status OK. */
void ds_nrp_campaign_note(ds_nrp_campaign *campaign, int32_t which, int32_t seed,
                          const ds_nrp_result *result);

/* How far above the best value known a value is, as a part of it; 0 where both are 0, 1 where only
 * the best one is. */
double ds_nrp_gap(double best, double value);

/* Is no better value possible? */
bool ds_nrp_optimal(const ds_nrp_case *c, double value);

#endif
