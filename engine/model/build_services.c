/* Services, areas and the objective's weights: sections that name little or nothing else. */
#include <math.h>

#include "model/build_context.h"

void ds_build_services(ds_build *b) {
    ds_instance *in = b->in;
    int32_t n = b->draft->services.count;
    ds_service *services = DS_ARENA_NEW(&b->arena, ds_service, n);
    for (int32_t i = 0; services != NULL && i < n; i++) {
        const ds_draft_service *draft = &b->draft->services.items[i];
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "services"), i);
        services[i] = (ds_service){
            .id = in->service_ids.names[i],
            .name = ds_build_text(b, draft->name),
            .seconds = 60 * draft->minutes,
            .skills = ds_build_bits(b, &b->skills, DS_KEY(at, "skills"), &draft->skills),
            .value = draft->value};
    }
    in->services = services;
    in->n_services = services != NULL ? n : 0;
}

/* Households are counted when all have been read. */
void ds_build_areas(ds_build *b) {
    ds_instance *in = b->in;
    int32_t n = b->draft->areas.count;
    ds_area *areas = DS_ARENA_NEW(&b->arena, ds_area, n);
    for (int32_t i = 0; areas != NULL && i < n; i++) {
        const ds_draft_area *draft = &b->draft->areas.items[i];
        areas[i] = (ds_area){.id = in->area_ids.names[i],
                             .name = ds_build_text(b, draft->name),
                             .district = ds_build_text(b, draft->district),
                             .boundary = ds_build_text(b, draft->boundary),
                             .target = draft->target};
    }
    in->areas = areas;
    in->n_areas = areas != NULL ? n : 0;
}

void ds_build_areas_end(ds_build *b) {
    ds_area *areas = (ds_area *)b->in->areas;
    for (int32_t h = 0; h < b->in->n_households; h++) {
        int32_t area = b->in->households[h].area;
        if (area != DS_NONE) {
            areas[area].households++;
        }
    }
    for (int32_t i = 0; i < b->in->n_areas; i++) {
        areas[i].wanted = (int32_t)ceil(areas[i].target * areas[i].households - 1e-6);
    }
}

void ds_build_objective(ds_build *b) {
    const ds_draft_objective *o = &b->draft->objective;
    b->in->weights = (ds_weights){.coverage = o->coverage,
                                  .complete = o->complete,
                                  .area_target = o->area_target,
                                  .desk_shortage = o->desk_shortage,
                                  .desk_ideal = o->desk_ideal,
                                  .desk_over = o->desk_over,
                                  .min_shifts = o->min_shifts,
                                  .min_hours = o->min_hours,
                                  .fairness = o->fairness,
                                  .requests = o->requests,
                                  .member_shift = o->member_shift,
                                  .travel = o->travel,
                                  .change = o->change};
}
