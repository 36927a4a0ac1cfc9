/* Teams that may visit, and desks that may book, the households of each area. */
#ifndef DS_MODEL_BY_AREA_H
#define DS_MODEL_BY_AREA_H

#include "model/instance.h"

typedef struct ds_by_area {
    int32_t *first; /* [n_areas + 2] into `list`; the last row is for households of no area */
    int32_t *list;
} ds_by_area;

/* Rising in every row. False when memory ran out; to be freed in any case. */
bool ds_teams_by_area(ds_by_area *teams, const ds_instance *in);
bool ds_desks_by_area(ds_by_area *desks, const ds_instance *in);
void ds_by_area_free(ds_by_area *by_area);

/* The row of a visit's household. */
static inline ds_range ds_row_of(const ds_by_area *by_area, const ds_instance *in, int32_t visit) {
    int32_t area = in->households[in->visits[visit].household].area;
    const int32_t *first = &by_area->first[area == DS_NONE ? in->n_areas : area];
    return (ds_range){first[0], first[1] - first[0]};
}

#endif
