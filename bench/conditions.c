#include "conditions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "values.h"

const ds_bench_conditions ds_bench_default_conditions = {
    .seconds = NAN, .iterations = -1, .threads = 1, .jobs = 1, .n_seeds = 1, .seeds = {1}};

static bool read_seeds(const char *text, ds_bench_conditions *c) {
    if (strchr(text, ',') != NULL) {
        return ds_bench_read_list(text, 1e15, DS_BENCH_MAX_SEEDS, c->seeds, &c->n_seeds);
    }
    for (int32_t i = 0; i < DS_BENCH_MAX_SEEDS; i++) {
        c->seeds[i] = (uint64_t)i + 1;
    }
    return ds_bench_read_small(text, 1, DS_BENCH_MAX_SEEDS, &c->n_seeds);
}

bool ds_bench_take_condition(int name, const char *text, ds_bench_conditions *c) {
    enum { MAX_JOBS = 256 };
    switch (name) {
    case DS_BENCH_TIME:
        return ds_bench_read_number(text, 1e-3, 1e9, &c->seconds);
    case DS_BENCH_ITERATIONS:
        return ds_bench_read_whole(text, 0, 1e15, &c->iterations);
    case DS_BENCH_SEEDS:
        return read_seeds(text, c);
    case DS_BENCH_THREADS:
        return ds_bench_read_small(text, 1, DOORSTEP_MAX_THREADS, &c->threads);
    case DS_BENCH_JOBS:
        return ds_bench_read_small(text, 1, MAX_JOBS, &c->jobs);
    case DS_BENCH_CSV:
        c->csv = text;
        return true;
    default:
        *(name == DS_BENCH_STOP_AT_BEST ? &c->stop_at_best
          : name == DS_BENCH_EACH       ? &c->each
                                        : &c->markdown) = true;
        return true;
    }
}

void ds_bench_settle_conditions(ds_bench_conditions *c) {
    if (isnan(c->seconds)) {
        c->seconds = c->iterations < 0 ? 5 : INFINITY;
    }
}

ds_bench_budget ds_bench_budget_of(const ds_bench_conditions *c, int32_t k, double reference) {
    bool stops = c->stop_at_best && !isnan(reference);
    return (ds_bench_budget){.seed = c->seeds[k],
                             .threads = c->threads,
                             .seconds = c->seconds,
                             .iterations = c->iterations,
                             .stop_at = stops ? reference : (double)INFINITY};
}

void ds_bench_print_conditions(const ds_bench_conditions *c, FILE *out) {
    double load = NAN;
    getloadavg(&load, 1);
    fprintf(out, "%d seed%s, %d thread%s", c->n_seeds, c->n_seeds == 1 ? "" : "s", c->threads,
            c->threads == 1 ? "" : "s");
    if (isfinite(c->seconds)) {
        fprintf(out, ", %g s", c->seconds);
    }
    if (c->iterations >= 0) {
        fprintf(out, ", %lld iterations", (long long)c->iterations);
    }
    fprintf(out, "%s; %d run%s at once on %ld processors, load %.2f\n\n",
            c->stop_at_best ? " or to the reference" : "", c->jobs, c->jobs == 1 ? "" : "s",
            sysconf(_SC_NPROCESSORS_ONLN), load);
}
