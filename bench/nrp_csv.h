/* Every single run, a line each. */
#ifndef DS_BENCH_NRP_CSV_H
#define DS_BENCH_NRP_CSV_H

#include <stdio.h>

#include "nrp_campaign.h"

extern const char ds_nrp_csv_heading[];

void ds_nrp_csv_run(FILE *csv, const ds_nrp_case *c, const ds_nrp_task *task,
                    const ds_nrp_result *result);

#endif
