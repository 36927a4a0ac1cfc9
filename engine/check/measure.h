/*
 * Travel, length of a visit and the calendar, worked out from docs/format.md for the checker alone.
 */
#ifndef DS_CHECK_MEASURE_H
#define DS_CHECK_MEASURE_H

#include "check/ledger.h"
#include "model/instance.h"

/* Whole ticks that a computed time counts. */
int64_t ds_measure_travel(const ds_instance *in, int32_t team, int32_t from, int32_t to);

/* Length of a home visit by a crew; `crew` may be NULL (nobody). */
int64_t ds_measure_length(const ds_instance *in, const ds_ledger *ledger, int32_t visit,
                          const ds_group *crew, bool parallel);

/* Ticks of travel of a whole route, way back included where the team returns. */
int64_t ds_measure_route(const ds_instance *in, const ds_plan *plan, const ds_route *route);

/* Seconds of work of a visit's needs that call for a skill; of all needs for skill DS_NONE. */
double ds_measure_work(const ds_instance *in, int32_t visit, int32_t skill);

/* Skills that a visit's needs call for. */
uint64_t ds_measure_skills(const ds_instance *in, int32_t visit);

/* Number of a date's ISO week, counted from that of 1970-01-01. */
int32_t ds_week_of(int32_t date);

/* 0 = Monday ... 6 = Sunday. */
int32_t ds_weekday_of(int32_t date);

#endif
