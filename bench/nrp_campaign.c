#include "nrp_campaign.h"

#include <math.h>
#include <stdlib.h>

bool ds_nrp_campaign_init(ds_nrp_campaign *campaign, const ds_nrp_instance *instances,
                          int32_t n_instances, int32_t n_seeds, const ds_nrp_values *references,
                          const ds_nrp_values *published) {
    size_t cases = (size_t)n_instances;
    *campaign = (ds_nrp_campaign){.n_seeds = n_seeds, .published = published};
    campaign->cases = calloc(cases, sizeof *campaign->cases);
    campaign->outcomes = calloc(cases * (size_t)n_seeds, sizeof *campaign->outcomes);
    if (campaign->cases == NULL || campaign->outcomes == NULL) {
        return false;
    }
    campaign->n_cases = n_instances;
    for (int32_t i = 0; i < n_instances; i++) {
        const char *name = instances[i].name;
        double best = ds_nrp_value_named(references, name, "best_known");
        double bound = ds_nrp_value_named(references, name, "lower_bound");
        campaign->cases[i] = (ds_nrp_case){.instance = &instances[i],
                                           .best = best,
                                           .bound = isnan(bound) ? best : bound,
                                           .outcomes = &campaign->outcomes[(int64_t)i * n_seeds]};
    }
    return true;
}

void ds_nrp_campaign_free(ds_nrp_campaign *campaign) {
    free(campaign->cases);
    free(campaign->outcomes);
    *campaign = (ds_nrp_campaign){0};
}

void ds_nrp_campaign_note(ds_nrp_campaign *campaign, int32_t which, int32_t seed,
                          const ds_nrp_result *result) {
    campaign->cases[which].outcomes[seed] =
        (ds_nrp_outcome){.done = true, .value = result->value, .course = result->course};
}

double ds_nrp_gap(double best, double value) {
    if (best > 0) {
        return (value - best) / best;
    }
    return value > 0 ? 1 : 0;
}

bool ds_nrp_optimal(const ds_nrp_case *c, double value) {
    return value <= c->bound + ds_bench_same_score; /* false where either is NAN */
}
