/*
 * The shifts by day, and which overlap: what roster rules ask about time. Const once made.
 */
#ifndef DS_ROSTER_CALENDAR_H
#define DS_ROSTER_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/instance.h"

typedef struct ds_calendar {
    int32_t *by_day;        /* [n_shifts] shifts by rising day, then start */
    int32_t *day_first;     /* [n_days + 1] into by_day */
    int32_t *overlap;       /* shifts that overlap a shift, itself left out */
    int32_t *overlap_first; /* [n_shifts + 1] into overlap */
    bool *bars_next_day;    /* [n_kinds x n_kinds] worked kind bars that kind on the next day */
    bool any_bar;
} ds_calendar;

/* False when memory ran out (nothing to free then). */
bool ds_calendar_init(ds_calendar *calendar, const ds_instance *in);
void ds_calendar_free(ds_calendar *calendar);

#endif
