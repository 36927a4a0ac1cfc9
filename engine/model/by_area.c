#include "model/by_area.h"

#include <stdlib.h>

/* `covers`: [n x n_areas]. */
static bool list_rows(ds_by_area *by_area, const bool *covers, int32_t n, int32_t n_areas) {
    size_t count = (size_t)n;
    for (int64_t i = 0; i < (int64_t)n * n_areas; i++) {
        count += covers[i];
    }
    by_area->first = calloc((size_t)n_areas + 2, sizeof *by_area->first);
    by_area->list = malloc((count + 1) * sizeof *by_area->list);
    if (by_area->first == NULL || by_area->list == NULL) {
        return false;
    }
    int32_t k = 0;
    for (int32_t area = 0; area <= n_areas; area++) {
        for (int32_t i = 0; i < n; i++) {
            if (area == n_areas || covers[(int64_t)i * n_areas + area]) {
                by_area->list[k++] = i;
            }
        }
        by_area->first[area + 1] = k;
    }
    return true;
}

bool ds_teams_by_area(ds_by_area *teams, const ds_instance *in) {
    return list_rows(teams, in->team_area, in->n_teams, in->n_areas);
}

bool ds_desks_by_area(ds_by_area *desks, const ds_instance *in) {
    return list_rows(desks, in->desk_area, in->n_desks, in->n_areas);
}

void ds_by_area_free(ds_by_area *by_area) {
    free(by_area->first);
    free(by_area->list);
    *by_area = (ds_by_area){0};
}
