/*
 * What stands behind the public handles. An instance is shared by the plans made for it, a plan by
 * the reports on it; each is freed with the last of its users.
 */
#ifndef DS_API_HANDLES_H
#define DS_API_HANDLES_H

#include <stdatomic.h>
#include <stddef.h>

#include <doorstep/doorstep.h>

#include "base/diag.h"
#include "check/check.h"
#include "model/baseline.h"
#include "model/instance.h"
#include "model/manifest.h"
#include "model/plan.h"
#include "report/summary.h"

typedef struct ds_shared {
    atomic_int users;
    void *object;
    void (*drop)(void *object);
} ds_shared;

/* Takes over `object`; frees it and returns NULL when memory runs out. */
ds_shared *ds_share(void *object, void (*drop)(void *object));
ds_shared *ds_shared_use(ds_shared *shared);
void ds_shared_leave(ds_shared *shared); /* NULL is allowed */

struct doorstep_instance {
    ds_shared *instance;
    const ds_instance *in;
};

struct doorstep_plan {
    ds_shared *instance, *shared;
    const ds_instance *in;
    const ds_plan *plan;
};

struct doorstep_check_report {
    ds_shared *instance, *plan_shared;
    const ds_instance *in;
    const ds_plan *plan;
    ds_check_report *report;
};

struct doorstep_baseline {
    ds_shared *instance;
    const ds_instance *in;
    ds_plan *plan; /* as it was read: names that are gone are DS_NONE */
    ds_baseline *baseline;
};

struct doorstep_manifest {
    ds_shared *shared;
    const ds_manifest *manifest;
};

struct doorstep_summary {
    ds_shared *manifest;
    ds_summary summary;
};

struct doorstep_diagnostics {
    ds_diags diags;
};

struct doorstep_cancel_token {
    atomic_bool cancelled;
};

/* NULL where nobody wants the messages. */
ds_diags *ds_diags_of(doorstep_diagnostics *diagnostics);

/* A handle on a new plan, which it takes over, of the instance. */
doorstep_status ds_plan_handle(const doorstep_instance *instance, ds_plan *plan,
                               doorstep_plan **out);

/* Says that the instance has no such thing, and which one may be meant. */
void ds_report_unknown(const ds_ids *ids, const char *what, const char *id, ds_diags *diags);

/* False, after saying what, where a plan names what its instance does not know. */
bool ds_knows_all(const ds_plan *plan, ds_diags *diags);

/* Structs that begin with their size. Reading: `known` holds the defaults and takes over what was
 * given; false where that is larger than what this library knows. Writing: only what the caller's
 * struct has room for. */
bool ds_versioned_read(void *known, size_t known_size, const void *given);
bool ds_versioned_write(void *given, const void *known, size_t known_size);

/* The options of a page, with what is usual where nothing is given; USAGE, and what is wrong. */
doorstep_status ds_page_options_read(const doorstep_page_options *given, ds_diags *diags,
                                     doorstep_page_options *known);

/* As many threads as were asked for; 0: one for each processor. */
int32_t ds_threads(int32_t asked);

/* Figures of a plan; its score is given apart. */
bool ds_figures_write(doorstep_plan_figures *figures, const ds_plan *plan, const ds_score *score);

#endif
