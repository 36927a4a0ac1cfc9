/* What a campaign gave, instance by instance, beside what others reached. */
#ifndef DS_BENCH_NRP_SUMMARY_H
#define DS_BENCH_NRP_SUMMARY_H

#include <stdbool.h>
#include <stdio.h>

#include "nrp_campaign.h"

/* False when memory ran out. */
bool ds_nrp_summary_print(const ds_nrp_campaign *campaign, bool markdown, FILE *out);

#endif
