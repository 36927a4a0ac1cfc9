/*
 * What is known of instances, and what others reached: values from a CSV file. Its first line names
 * the columns, "instance" among them; all others hold numbers or nothing.
 */
#ifndef DS_BENCH_NRP_VALUES_H
#define DS_BENCH_NRP_VALUES_H

#include "nrp_instance.h"

enum { DS_NRP_COLUMNS = 16 };

typedef struct ds_nrp_row {
    char instance[DS_NRP_NAME];
    double value[DS_NRP_COLUMNS]; /* NAN: none */
} ds_nrp_row;

/* Begins zeroed: nothing is known. */
typedef struct ds_nrp_values {
    int32_t n_columns, n_rows, room;
    char column[DS_NRP_COLUMNS][DS_NRP_NAME];
    ds_nrp_row *rows;
} ds_nrp_values;

/* The caller frees *out, on failure too. */
doorstep_status ds_nrp_values_read(const char *path, ds_nrp_values *out,
                                   char message[DS_NRP_MESSAGE]);
void ds_nrp_values_free(ds_nrp_values *values);

/* NAN where there is no such value. */
double ds_nrp_value(const ds_nrp_values *values, const char *instance, int32_t column);
double ds_nrp_value_named(const ds_nrp_values *values, const char *instance, const char *column);

#endif
