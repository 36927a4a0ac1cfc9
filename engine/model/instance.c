#include "model/instance.h"

void ds_instance_free(ds_instance *instance) {
    if (instance != NULL) {
        ds_arena arena = instance->arena;
        ds_arena_free(&arena);
    }
}

bool ds_desk_may_book(const ds_instance *in, int32_t desk, int32_t visit) {
    const ds_visit *v = &in->visits[visit];
    if ((v->at & DS_AT_DESK) == 0) {
        return false;
    }
    int32_t area = in->households[v->household].area;
    if (area != DS_NONE && !in->desk_area[(int64_t)desk * in->n_areas + area]) {
        return false;
    }
    ds_range needs = in->shapes[v->shape].needs;
    for (int32_t i = 0; i < needs.count; i++) {
        int32_t service = in->needs[needs.first + i].service;
        if (!in->desk_service[(int64_t)desk * in->n_services + service]) {
            return false;
        }
    }
    return true;
}
