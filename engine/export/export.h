/*
 * A plan for other programs: calendars, maps, spreadsheets. *text is malloc'd. The plan has no
 * `unknown` names.
 */
#ifndef DS_EXPORT_EXPORT_H
#define DS_EXPORT_EXPORT_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "model/plan.h"

typedef struct ds_export {
    const ds_instance *in;
    const ds_plan *plan;
    doorstep_language language;
    int32_t member; /* whose calendar; DS_NONE: everybody's */
    int64_t stamp;  /* when the calendar is made, seconds since 1970-01-01 UTC */
} ds_export;

/* iCalendar (RFC 5545): an event for each duty, with the crew's stops or the desk's bookings. */
doorstep_status ds_export_calendar(const ds_export *e, char **text, size_t *length);

/* GeoJSON (RFC 7946): areas, bases, desks, households with what becomes of them, routes. */
doorstep_status ds_export_geojson(const ds_export *e, char **text, size_t *length);

/* CSV (RFC 4180, with the mark by which Excel knows UTF-8): a row for each duty; a row for each
 * stop and each booking. */
doorstep_status ds_export_duties(const ds_export *e, char **text, size_t *length);
doorstep_status ds_export_visits(const ds_export *e, char **text, size_t *length);

#endif
