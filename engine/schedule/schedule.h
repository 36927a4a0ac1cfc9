/*
 * Desk duties chosen anew, exactly: the schedules of some members, or of all on some dates, while
 * everybody else's and all crews stay as they are (fix and optimise; schedules are generated as
 * columns at the prices of the demands: master.h, pricing.h). The schedules that stand are among
 * the choices and the whole score judges the outcome, so the plan gets better or stays as good.
 *
 * Work is counted in rounds, nodes and labels; the clock is looked at only where the control has a
 * deadline.
 */
#ifndef DS_SCHEDULE_SCHEDULE_H
#define DS_SCHEDULE_SCHEDULE_H

#include <doorstep/doorstep.h>

#include "search/search.h"

typedef struct ds_schedule_options {
    int32_t questions;   /* choices of some members or dates, at most; < 0: no limit */
    int32_t max_columns; /* of an integer program */
    int64_t max_nodes;   /* of its tree */
    int32_t most_labels; /* of a date */
} ds_schedule_options;

#define DS_SCHEDULE_OPTIONS \
    { .questions = 40, .max_columns = 2500, .max_nodes = 200, .most_labels = 3000 }

/* Chooses anew until the control says stop or so many times. The journal must be empty, and is so
 * afterwards; *better tells whether the plan got better. Nothing happens where there is no desk or
 * the plan breaks a rule. The only failure is DOORSTEP_NO_MEMORY. */
doorstep_status ds_schedule(ds_search *search, const ds_schedule_options *options,
                            const ds_control *control, bool *better);

#endif
