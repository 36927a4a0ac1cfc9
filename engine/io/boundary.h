/* An area's boundary: a GeoJSON Polygon or MultiPolygon (RFC 7946), for maps only. */
#ifndef DS_IO_BOUNDARY_H
#define DS_IO_BOUNDARY_H

#include <stdbool.h>

#include "model/where.h"

struct cJSON;

/* Reports the first mistake; false when there is one. Members that GeoJSON does not know are
 * allowed, as it allows them. */
bool ds_boundary_check(ds_reporter *reporter, const ds_where *at, const struct cJSON *object);

/* The object as JSON text, its rings turned the way RFC 7946 asks: outlines counterclockwise, holes
 * clockwise. It was checked before. To be freed with cJSON_free; NULL when memory ran out. */
char *ds_boundary_text(const struct cJSON *object);

#endif
