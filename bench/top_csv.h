/* Every single run, a line each. */
#ifndef DS_BENCH_TOP_CSV_H
#define DS_BENCH_TOP_CSV_H

#include <stdio.h>

#include "top_campaign.h"

extern const char ds_top_csv_heading[];

void ds_top_csv_run(FILE *csv, const ds_top_case *c, const ds_top_task *task,
                    const ds_top_result *result);

#endif
