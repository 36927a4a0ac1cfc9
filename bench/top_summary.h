/* What a campaign gave: by set, and instance by instance where it is below or above the others. */
#ifndef DS_BENCH_TOP_SUMMARY_H
#define DS_BENCH_TOP_SUMMARY_H

#include <stdio.h>

#include "top_campaign.h"

/* False when memory ran out. */
bool ds_top_summary_print(const ds_top_campaign *campaign, bool markdown, FILE *out);

#endif
