#include "split/cutting.h"

#include <string.h>

ds_keeping ds_keeping_make(ds_cutting *c, int32_t n) {
    ds_keeping keeping = {.kept = ds_buffer_make(&c->scratch, sizeof(int32_t)),
                          .place = DS_ARENA_NEW(&c->scratch, int32_t, n)};
    if (keeping.place != NULL) {
        memset(keeping.place, 0xff, (size_t)n * sizeof *keeping.place);
    }
    return keeping;
}

int32_t ds_keep(ds_keeping *keeping, int32_t number) {
    if (number == DS_NONE) {
        return DS_NONE;
    }
    if (keeping->place[number] == DS_NONE) {
        int32_t *added = ds_buffer_add(&keeping->kept, 1);
        if (added != NULL) {
            *added = number;
            keeping->place[number] = keeping->kept.count - 1;
        }
    }
    return keeping->place[number];
}
