/*
 * What the plans of a manifest's parts achieve together: over all of them, by group, and part by
 * part.
 */
#ifndef DS_REPORT_SUMMARY_H
#define DS_REPORT_SUMMARY_H

#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/arena.h"
#include "model/manifest.h"
#include "model/plan.h"

/* Figures that add up. Of a part without a plan the score holds its households alone, 0 where they
 * are not known either. */
typedef struct ds_tally {
    int64_t parts, planned, failed; /* the rest are open */
    ds_score score;
    ds_bound bound; /* known where it is of every plan; its gap is not kept */
    double seconds;
    int64_t iterations;
} ds_tally;

typedef struct ds_part_result {
    ds_tally tally;
    const char *mistake; /* why there is no plan, or NULL */
    double lat, lon;     /* NAN where not known */
} ds_part_result;

typedef struct ds_summary {
    ds_arena arena;
    const ds_manifest *manifest;
    ds_part_result *parts; /* one for each part of the manifest, open at first */
} ds_summary;

/* False when memory ran out. */
bool ds_summary_init(ds_summary *summary, const ds_manifest *manifest);
void ds_summary_free(ds_summary *summary);

/* A group of parts: all whose `group` begins with these words. */
typedef struct ds_group {
    const char *const *words;
    int32_t n_words;
    ds_tally tally;
} ds_group;

typedef struct ds_groups {
    ds_group *items; /* larger groups first, then in the order of the manifest */
    int32_t count;
    ds_tally all;
} ds_groups;

/* Adds everything up. False when memory ran out; the arena remembers. */
bool ds_summary_groups(const ds_summary *summary, ds_arena *arena, ds_groups *groups);

/* "planned", "failed" or "open". */
const char *ds_part_state(const ds_part_result *result);

/* Households covered of all, from 0 to 1; 0 where there are none. */
double ds_tally_coverage(const ds_tally *tally);

/* How far the score is from the bound, as a part of the bound. */
double ds_tally_gap(const ds_tally *tally);

/* *text is malloc'd. */
doorstep_status ds_summary_json(const ds_summary *summary, char **text, size_t *length);
doorstep_status ds_summary_csv(const ds_summary *summary, char **text, size_t *length);
doorstep_status ds_summary_html(const ds_summary *summary, doorstep_language language,
                                const char *streets, char **text, size_t *length);
doorstep_status ds_summary_text(const ds_summary *summary, doorstep_language language, char **text,
                                size_t *length);

#endif
