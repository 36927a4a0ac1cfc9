/*
 * From a draft to an instance: every rule of docs/format.md that goes beyond the shape of one value
 * is judged here, and the dense arrays of model/instance.h are filled.
 */
#ifndef DS_MODEL_BUILD_H
#define DS_MODEL_BUILD_H

#include <stdint.h>

#include <doorstep/doorstep.h>

#include "model/draft.h"
#include "model/instance.h"
#include "model/where.h"

enum { DS_MAX_TICKS_PER_SECOND = 3000 };

typedef struct ds_build_options {
    int32_t ticks_per_second; /* 1 ... DS_MAX_TICKS_PER_SECOND; 0 means 1 */
    uint64_t digest;          /* of the text that the draft was read from */
} ds_build_options;

/* DOORSTEP_BAD_INPUT when the reporter holds errors, earlier ones included: a draft that was read
 * with mistakes is judged as far as they allow, so that all are reported at once. With a tolerant
 * reporter households with mistakes are left out and listed. `options` may be NULL. */
doorstep_status ds_instance_build(const ds_draft *draft, const ds_build_options *options,
                                  ds_reporter *reporter, ds_instance **out);

#endif
