/*
 * From a draft to an instance: every rule of docs/format.md that goes beyond the shape of one value
 * is judged here, and the dense arrays of model/instance.h are filled.
 */
#ifndef DS_MODEL_BUILD_H
#define DS_MODEL_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include <doorstep/doorstep.h>

#include "model/draft.h"
#include "model/instance.h"
#include "model/where.h"

enum { DS_MAX_TICKS_PER_SECOND = 3000 };

typedef struct ds_build_options {
    int32_t ticks_per_second;   /* 1 ... DS_MAX_TICKS_PER_SECOND; 0 means 1 */
    uint64_t digest;            /* of the text that the draft was read from */
    const char *household_file; /* path of the file that households come from, or NULL */
} ds_build_options;

/* An instance being built. Households come one by one, so that nobody has to hold the drafts of
 * all: begin, hand over each, end. */
typedef struct ds_build ds_build;

/* Judges and compiles all that stands before the households. The draft's own list of households is
 * not looked at, but for whether it is given. The draft, apart from what was lent for a household,
 * and the reporter outlive the build. `options` may be NULL. On failure *out is NULL; mistakes are
 * no failure yet. */
doorstep_status ds_build_begin(const ds_draft *draft, const ds_build_options *options,
                               ds_reporter *reporter, ds_build **out);

/* Judges and compiles the next household; nothing of the draft is needed afterwards. */
void ds_build_household(ds_build *build, const ds_draft_household *household);

/* Whether memory ran out: what is handed over from then on is not looked at. */
bool ds_build_failed(const ds_build *build);

/* Compiles what names households, and frees the build. DOORSTEP_BAD_INPUT when the reporter holds
 * errors, earlier ones included: a draft that was read with mistakes is judged as far as they
 * allow, so that all are reported at once. With a tolerant reporter households with mistakes are
 * left out and listed. */
doorstep_status ds_build_end(ds_build *build, ds_instance **out);

/* All of it for a draft that holds its households. */
doorstep_status ds_instance_build(const ds_draft *draft, const ds_build_options *options,
                                  ds_reporter *reporter, ds_instance **out);

#endif
