#include "nrp_csv.h"

#include <math.h>

const char ds_nrp_csv_heading[] = "instance,seed,threads,value,best_known,gap,optimal,"
                                  "seconds_to_final,seconds,iterations\n";

/* Behind a comma; nothing where there is none. */
static void put(FILE *csv, const char *format, double value) {
    fputc(',', csv);
    if (!isnan(value)) {
        fprintf(csv, format, value);
    }
}

void ds_nrp_csv_run(FILE *csv, const ds_nrp_case *c, const ds_nrp_task *task,
                    const ds_nrp_result *result) {
    fprintf(csv, "\"%s\",%llu,%d", c->instance->name, (unsigned long long)task->budget.seed,
            task->budget.threads);
    put(csv, "%.10g", result->value);
    put(csv, "%.10g", c->best);
    put(csv, "%.8f",
        isnan(c->best) || isnan(result->value) ? (double)NAN : ds_nrp_gap(c->best, result->value));
    fprintf(csv, ",%d,%.3f,%.3f,%lld\n", ds_nrp_optimal(c, result->value),
            result->course.final_seconds, result->course.seconds,
            (long long)result->course.iterations);
    fflush(csv);
}
