/* An area's boundary: a GeoJSON Polygon or MultiPolygon (RFC 7946). It is for maps only, so it is
 * checked and not kept. */
#ifndef DS_IO_BOUNDARY_H
#define DS_IO_BOUNDARY_H

#include <stdbool.h>

#include "model/where.h"

struct cJSON;

/* Reports the first mistake; false when there is one. Members that GeoJSON does not know are
 * allowed, as it allows them. */
bool ds_boundary_check(ds_reporter *reporter, const ds_where *at, const struct cJSON *object);

#endif
