#include "median.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double ds_bench_median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return count == 0 ? NAN : (values[(count - 1) / 2] + values[count / 2]) / 2.0;
}
