#include "roster/calendar.h"

#include <stdlib.h>

static void sort_by_day(ds_calendar *calendar, const ds_instance *in) {
    for (int32_t s = 0; s < in->n_shifts; s++) {
        calendar->day_first[in->shifts[s].day + 1]++;
    }
    for (int32_t d = 0; d < in->n_days; d++) {
        calendar->day_first[d + 1] += calendar->day_first[d];
    }
    int32_t n = 0;
    for (int32_t d = 0; d < in->n_days; d++) {
        int32_t first = n;
        for (int32_t s = 0; s < in->n_shifts && n < calendar->day_first[d + 1]; s++) {
            if (in->shifts[s].day != d) {
                continue;
            }
            int32_t at = n++;
            while (at > first && in->shifts[calendar->by_day[at - 1]].start > in->shifts[s].start) {
                calendar->by_day[at] = calendar->by_day[at - 1];
                at--;
            }
            calendar->by_day[at] = s;
        }
    }
}

/* Lists the overlapping pairs into `overlap`, or only counts them where it is NULL. */
static int32_t list_overlaps(const ds_calendar *calendar, const ds_instance *in, int32_t *overlap,
                             int32_t *first) {
    int32_t n = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        int32_t day = in->shifts[s].day;
        first[s] = n;
        for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
            int32_t other = calendar->by_day[i];
            if (other != s && ds_shifts_overlap(&in->shifts[s], &in->shifts[other])) {
                if (overlap != NULL) {
                    overlap[n] = other;
                }
                n++;
            }
        }
    }
    first[in->n_shifts] = n;
    return n;
}

static void copy_bars(ds_calendar *calendar, const ds_instance *in) {
    for (int32_t a = 0; a < in->n_kinds; a++) {
        for (int32_t b = 0; b < in->n_kinds; b++) {
            bool bars = in->kinds[a].not_next_day[b];
            calendar->bars_next_day[a * in->n_kinds + b] = bars;
            calendar->any_bar |= bars;
        }
    }
}

bool ds_calendar_init(ds_calendar *calendar, const ds_instance *in) {
    *calendar = (ds_calendar){0};
    size_t shifts = (size_t)in->n_shifts, kinds = (size_t)in->n_kinds;
    calendar->by_day = calloc(shifts + 1, sizeof *calendar->by_day);
    calendar->day_first = calloc((size_t)in->n_days + 1, sizeof *calendar->day_first);
    calendar->overlap_first = calloc(shifts + 1, sizeof *calendar->overlap_first);
    calendar->bars_next_day = calloc(kinds * kinds + 1, sizeof *calendar->bars_next_day);
    if (calendar->by_day == NULL || calendar->day_first == NULL ||
        calendar->overlap_first == NULL || calendar->bars_next_day == NULL) {
        ds_calendar_free(calendar);
        return false;
    }
    sort_by_day(calendar, in);
    copy_bars(calendar, in);
    int32_t pairs = list_overlaps(calendar, in, NULL, calendar->overlap_first);
    calendar->overlap = calloc((size_t)pairs + 1, sizeof *calendar->overlap);
    if (calendar->overlap == NULL) {
        ds_calendar_free(calendar);
        return false;
    }
    list_overlaps(calendar, in, calendar->overlap, calendar->overlap_first);
    return true;
}

void ds_calendar_free(ds_calendar *calendar) {
    free(calendar->by_day);
    free(calendar->day_first);
    free(calendar->overlap);
    free(calendar->overlap_first);
    free(calendar->bars_next_day);
    *calendar = (ds_calendar){0};
}
