/*
 * How long the way between two locations takes, in ticks, rounded up as docs/format.md says.
 *
 * Teams with equal `travel_factor` share a travel class. Small instances are tabulated; large ones
 * compute each distance from unit vectors: the chord c of two points on the unit sphere gives the
 * great circle 2 asin(c / 2), the haversine formula without its trigonometry.
 */
#ifndef DS_TRAVEL_TRAVEL_H
#define DS_TRAVEL_TRAVEL_H

#include <stdint.h>

#include "model/instance.h"

/* Longer than any shift, and small enough that a few may be added. */
enum { DS_FAR = 1 << 28 };

typedef struct ds_travel {
    const ds_instance *in;
    int32_t n_classes;
    ds_tick shortcut; /* the most that a detour is shorter than the way itself: 0 on a straight
                       * line, also in rounded ticks; DS_FAR where nobody knows */
    int32_t *class_of_team;
    double *factor;     /* [n_classes] straight: ticks per unit of great-circle angle; matrix: ticks
                         * per minute */
    double (*point)[3]; /* [n_locations] unit vectors (straight) */
    ds_tick *table;     /* [n_classes x n_locations x n_locations], or NULL */
    ds_tick *by_end;    /* the same by end and then by start, for many ways to one end: `table`
                         * itself where ways are symmetric */
} ds_travel;

/* Returns false when memory ran out (nothing to free then). */
bool ds_travel_init(ds_travel *travel, const ds_instance *in);
void ds_travel_free(ds_travel *travel);

/* x ticks as whole ticks: ceil(x - 1e-6), at most DS_FAR. */
static inline ds_tick ds_whole_ticks(double x) {
    if (x >= (double)DS_FAR) {
        return DS_FAR;
    }
    double y = x - 1e-6;
    ds_tick whole = (ds_tick)y; /* x >= 0, so the cast cuts towards the integer below, or to 0 */
    return whole + (y > whole);
}

ds_tick ds_travel_compute(const ds_travel *travel, int32_t class, int32_t from, int32_t to);

static inline ds_tick ds_travel_time(const ds_travel *travel, int32_t class, int32_t from,
                                     int32_t to) {
    if (travel->table != NULL) {
        int64_t n = travel->in->n_locations;
        return travel->table[(class * n + from) * n + to];
    }
    return ds_travel_compute(travel, class, from, to);
}

#endif
