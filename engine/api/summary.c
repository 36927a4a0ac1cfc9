#include "report/summary.h"

#include <stdlib.h>
#include <string.h>

#include "api/handles.h"

doorstep_status doorstep_summary_new(const doorstep_manifest *manifest, doorstep_summary **out) {
    if (out == NULL) {
        return DOORSTEP_USAGE;
    }
    *out = NULL;
    if (manifest == NULL) {
        return DOORSTEP_USAGE;
    }
    doorstep_summary *handle = malloc(sizeof *handle);
    if (handle == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    if (!ds_summary_init(&handle->summary, manifest->manifest)) {
        ds_summary_free(&handle->summary);
        free(handle);
        return DOORSTEP_NO_MEMORY;
    }
    handle->manifest = ds_shared_use(manifest->shared);
    *out = handle;
    return DOORSTEP_OK;
}

void doorstep_summary_free(doorstep_summary *summary) {
    if (summary != NULL) {
        ds_summary_free(&summary->summary);
        ds_shared_leave(summary->manifest);
        free(summary);
    }
}

/* The result of a part, or NULL where there is no such part. */
static ds_part_result *result_of(doorstep_summary *summary, int32_t index) {
    bool there = summary != NULL && index >= 0 && index < summary->summary.manifest->n_parts;
    return there ? &summary->summary.parts[index] : NULL;
}

doorstep_status doorstep_summary_planned(doorstep_summary *summary, int32_t index,
                                         const doorstep_plan_figures *figures) {
    doorstep_plan_figures known = DOORSTEP_PLAN_FIGURES_INIT;
    ds_part_result *result = result_of(summary, index);
    if (result == NULL || figures == NULL || !ds_versioned_read(&known, sizeof known, figures)) {
        return DOORSTEP_USAGE;
    }
    result->mistake = NULL;
    result->tally = (ds_tally){.parts = 1,
                               .planned = 1,
                               .score = {.total = known.score,
                                         .coverage = known.coverage,
                                         .complete = known.complete,
                                         .households = known.households,
                                         .covered = known.covered,
                                         .touched = known.touched,
                                         .people_helped = known.people_helped,
                                         .services_given = known.services_given},
                               .bound = {.known = known.has_bound, .score = known.bound},
                               .seconds = known.seconds,
                               .iterations = known.iterations};
    return DOORSTEP_OK;
}

doorstep_status doorstep_summary_failed(doorstep_summary *summary, int32_t index,
                                        const char *mistake, int64_t households) {
    ds_part_result *result = result_of(summary, index);
    if (result == NULL || mistake == NULL || households < 0) {
        return DOORSTEP_USAGE;
    }
    const char *kept = ds_arena_copy(&summary->summary.arena, mistake, strlen(mistake));
    if (kept == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    result->tally = (ds_tally){.parts = 1, .failed = 1, .score = {.households = households}};
    result->mistake = kept;
    return DOORSTEP_OK;
}

doorstep_status doorstep_summary_place(doorstep_summary *summary, int32_t index, double lat,
                                       double lon) {
    ds_part_result *result = result_of(summary, index);
    if (result == NULL) {
        return DOORSTEP_USAGE;
    }
    result->lat = lat;
    result->lon = lon;
    return DOORSTEP_OK;
}

static int32_t count(const doorstep_summary *summary, bool failed) {
    int64_t found = 0;
    for (int32_t i = 0; summary != NULL && i < summary->summary.manifest->n_parts; i++) {
        const ds_tally *tally = &summary->summary.parts[i].tally;
        found += failed ? tally->failed : tally->planned;
    }
    return (int32_t)found;
}

int32_t doorstep_summary_count_planned(const doorstep_summary *summary) {
    return count(summary, false);
}

int32_t doorstep_summary_count_failed(const doorstep_summary *summary) {
    return count(summary, true);
}

doorstep_status doorstep_summary_write(const doorstep_summary *summary, doorstep_format format,
                                       doorstep_language language, char **text, size_t *length) {
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (summary == NULL) {
        return DOORSTEP_USAGE;
    }
    switch (format) {
    case DOORSTEP_JSON:
        return ds_summary_json(&summary->summary, text, length);
    case DOORSTEP_TEXT:
        return ds_summary_text(&summary->summary, language, text, length);
    case DOORSTEP_TABLE:
        return ds_summary_csv(&summary->summary, text, length);
    }
    return DOORSTEP_USAGE;
}

doorstep_status doorstep_summary_page_write(const doorstep_summary *summary,
                                            const doorstep_page_options *options,
                                            doorstep_diagnostics *diagnostics, char **text,
                                            size_t *length) {
    doorstep_page_options known;
    if (text == NULL || length == NULL) {
        return DOORSTEP_USAGE;
    }
    *text = NULL;
    *length = 0;
    if (summary == NULL) {
        return DOORSTEP_USAGE;
    }
    doorstep_status status = ds_page_options_read(options, ds_diags_of(diagnostics), &known);
    return status != DOORSTEP_OK
               ? status
               : ds_summary_html(&summary->summary, known.language, known.streets, text, length);
}
