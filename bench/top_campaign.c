#include "top_campaign.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void name_case(ds_top_case *c) {
    const ds_top_instance *in = c->instance;
    if (in->routes > 0) {
        snprintf(c->name, sizeof c->name, "%s", in->name);
        snprintf(c->set, sizeof c->set, "%s", in->set);
    } else {
        snprintf(c->name, sizeof c->name, "%s_m%d", in->name, c->routes);
        snprintf(c->set, sizeof c->set, "%s m=%d", in->set, c->routes);
    }
}

static void compare_with(ds_top_case *c, const ds_top_reference *reference) {
    c->reference = reference != NULL ? reference->best : NAN;
    c->found = reference != NULL ? reference->found : NAN;
    c->proven = reference != NULL && reference->proven;
}

static bool add_case(ds_top_campaign *campaign, const ds_top_instance *in, int32_t routes,
                     const ds_top_references *references) {
    int32_t at = campaign->n_cases++;
    ds_top_case *c = &campaign->cases[at];
    *c = (ds_top_case){.instance = in, .routes = routes, .best = NAN};
    c->outcomes = &campaign->outcomes[(int64_t)at * campaign->n_seeds];
    c->best_routes.stops = calloc((size_t)in->n_nodes, sizeof *c->best_routes.stops);
    c->best_routes.ends = calloc((size_t)routes, sizeof *c->best_routes.ends);
    name_case(c);
    compare_with(c, ds_top_reference_of(references, c->name));
    return c->best_routes.stops != NULL && c->best_routes.ends != NULL;
}

bool ds_top_campaign_init(ds_top_campaign *campaign, const ds_top_instance *instances,
                          int32_t n_instances, const int32_t *routes, int32_t n_routes,
                          int32_t n_seeds, const ds_top_references *references) {
    size_t most = (size_t)n_instances * (size_t)n_routes;
    *campaign = (ds_top_campaign){.n_seeds = n_seeds};
    campaign->cases = calloc(most, sizeof *campaign->cases);
    campaign->outcomes = calloc(most * (size_t)n_seeds, sizeof *campaign->outcomes);
    bool good = campaign->cases != NULL && campaign->outcomes != NULL;
    for (int32_t i = 0; good && i < n_instances; i++) {
        const ds_top_instance *in = &instances[i];
        int32_t n = in->routes > 0 ? 1 : n_routes;
        for (int32_t k = 0; good && k < n; k++) {
            good = add_case(campaign, in, in->routes > 0 ? in->routes : routes[k], references);
        }
    }
    return good;
}

void ds_top_campaign_free(ds_top_campaign *campaign) {
    for (int32_t i = 0; i < campaign->n_cases; i++) {
        ds_top_routes_free(&campaign->cases[i].best_routes);
    }
    free(campaign->cases);
    free(campaign->outcomes);
    *campaign = (ds_top_campaign){0};
}

static void keep_routes(ds_top_routes *kept, const ds_top_routes *routes) {
    size_t stops = (size_t)ds_top_first_stop(routes, routes->count);
    kept->count = routes->count;
    memcpy(kept->ends, routes->ends, (size_t)routes->count * sizeof *routes->ends);
    memcpy(kept->stops, routes->stops, stops * sizeof *routes->stops);
}

void ds_top_campaign_note(ds_top_campaign *campaign, int32_t which, int32_t seed,
                          const ds_top_result *result) {
    ds_top_case *c = &campaign->cases[which];
    c->outcomes[seed] = (ds_top_outcome){.done = true,
                                         .score = result->score,
                                         .final_seconds = result->course.final_seconds,
                                         .seconds = result->course.seconds,
                                         .iterations = result->course.iterations};
    if (isnan(c->best) || result->score > c->best) {
        c->best = result->score;
        keep_routes(&c->best_routes, &result->routes);
    }
}

double ds_top_gap(double reference, double score) {
    if (reference > 0) {
        return (reference - score) / reference;
    }
    return score > 0 ? -1 : 0;
}
