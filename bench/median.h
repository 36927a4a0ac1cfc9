/* What the benchmark programs share. */
#ifndef DS_BENCH_MEDIAN_H
#define DS_BENCH_MEDIAN_H

/* The median, of values that are put in order for it; NAN of none. */
double ds_bench_median(double *values, int count);

#endif
