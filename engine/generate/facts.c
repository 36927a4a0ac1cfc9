#include "generate/facts.h"

#include <stddef.h>

const ds_commune_facts *ds_commune_find(int64_t code) {
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        if (ds_tay_ninh[i].code == code) {
            return &ds_tay_ninh[i];
        }
    }
    return NULL;
}

/* Squared; a degree of longitude is 0.98 of one of latitude there. */
int64_t ds_communes_apart(const ds_commune_facts *a, const ds_commune_facts *b) {
    int64_t north = b->lat - a->lat;
    int64_t east = (int64_t)(b->lon - a->lon) * 98 / 100;
    return north * north + east * east;
}

int32_t ds_communes_near(const ds_commune_facts *centre, const ds_commune_facts **near,
                         int32_t room) {
    int32_t found = 0;
    for (int32_t i = 0; i < DS_TAY_NINH_COMMUNES; i++) {
        const ds_commune_facts *next = &ds_tay_ninh[i];
        if (next->district != centre->district) {
            continue;
        }
        for (int32_t k = 0; k < found; k++) {
            if (ds_communes_apart(centre, next) < ds_communes_apart(centre, near[k])) {
                const ds_commune_facts *farther = near[k];
                near[k] = next;
                next = farther;
            }
        }
        if (found < room) {
            near[found++] = next;
        }
    }
    return found;
}
