#include "top_csv.h"

#include <math.h>

const char ds_top_csv_heading[] =
    "set,instance,m,seed,threads,score,reference,gap,found_value,gap_to_found,"
    "seconds_to_final,seconds,iterations,iterations_per_second,routes\n";

/* A value to compare with and the gap to it; both empty where there is none. */
static void put_reference(FILE *csv, double reference, double score) {
    if (isnan(reference)) {
        fputs(",,", csv);
    } else {
        fprintf(csv, ",%.10g,%.8f", reference, ds_top_gap(reference, score));
    }
}

/* Routes are separated by bars, customers by spaces. */
static void put_routes(FILE *csv, const ds_top_routes *routes) {
    for (int32_t r = 0; r < routes->count; r++) {
        fputs(r > 0 ? "|" : "", csv);
        for (int32_t k = ds_top_first_stop(routes, r); k < routes->ends[r]; k++) {
            fprintf(csv, "%s%d", k > ds_top_first_stop(routes, r) ? " " : "", routes->stops[k]);
        }
    }
}

void ds_top_csv_run(FILE *csv, const ds_top_case *c, const ds_top_task *task,
                    const ds_top_result *result) {
    fprintf(csv, "\"%s\",\"%s\",%d,%llu,%d,%.10g", c->set, c->name, c->routes,
            (unsigned long long)task->budget.seed, task->budget.threads, result->score);
    put_reference(csv, c->reference, result->score);
    put_reference(csv, c->found, result->score);
    fprintf(csv, ",%.3f,%.3f,%lld,%.0f,", result->course.final_seconds, result->course.seconds,
            (long long)result->course.iterations,
            (double)result->course.iterations / fmax(result->course.seconds, 1e-9));
    put_routes(csv, &result->routes);
    fputs("\n", csv);
    fflush(csv);
}
