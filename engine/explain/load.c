#include "explain/load.h"

#include <stdlib.h>

/* Crews take slots in the order in which the plan names them, whatever their numbers. */
static void number_crews(ds_loaded *loaded, const ds_plan *plan) {
    for (int32_t i = 0; i < plan->n_duties; i++) {
        const ds_duty *duty = &plan->duties[i];
        int32_t post = ds_post_at(&loaded->search.joint.roster, duty->member, duty->shift);
        if (duty->desk == DS_NONE && post != DS_NONE) {
            loaded->crew_of[post] = duty->crew;
        }
    }
}

bool ds_loaded_init(ds_loaded *loaded, const ds_instance *in, const ds_travel *travel,
                    const ds_neighbours *neighbours, const ds_plan *plan, uint64_t seed) {
    *loaded = (ds_loaded){0};
    if (!ds_search_init(&loaded->search, in, travel, neighbours, seed, 0)) {
        return false;
    }
    ds_joint *joint = &loaded->search.joint;
    loaded->crew_of = calloc((size_t)joint->roster.n_crews + 1, sizeof *loaded->crew_of);
    if (loaded->crew_of != NULL) {
        ds_take_up(&loaded->search, plan);
        number_crews(loaded, plan);
        ds_joint_commit(joint);
    }
    if (loaded->crew_of == NULL || joint->out_of_memory) {
        ds_loaded_free(loaded);
        return false;
    }
    return true;
}

void ds_loaded_free(ds_loaded *loaded) {
    ds_search_free(&loaded->search);
    free(loaded->crew_of);
    *loaded = (ds_loaded){0};
}
