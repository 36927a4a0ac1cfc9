/* One call of the engine: within what, and how it went. */
#ifndef DS_BENCH_PLANNING_H
#define DS_BENCH_PLANNING_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_bench_budget {
    uint64_t seed;
    int32_t threads;
    double seconds;     /* infinite: no limit */
    int64_t iterations; /* < 0: no limit */
    double stop_at;     /* score at which the search may end; infinite: never */
} ds_bench_budget;

typedef struct ds_bench_course {
    double final_seconds; /* to the first report of the plan's score */
    double seconds;       /* in all */
    int64_t iterations;
} ds_bench_course;

/* Scores as close as this are equal. */
extern const double ds_bench_same_score;

/* `started`, on ds_clock()'s scale: what seconds are counted from. The engine's first message, or
 * nothing, goes to `message`. On success the caller frees *plan. */
doorstep_status ds_bench_plan(const ds_instance *in, const ds_bench_budget *budget, double started,
                              ds_bench_course *course, ds_plan **plan, char *message, size_t room);

#endif
