#include "model/plan.h"

#include <stdlib.h>

void ds_plan_free(ds_plan *plan) {
    if (plan != NULL) {
        ds_arena arena = plan->arena;
        ds_arena_free(&arena);
    }
}

const char *ds_reason_key(ds_reason reason) {
    static const char *const keys[] = {
#define DS_REASON_KEY(name, text) text,
        DS_REASON_MAP(DS_REASON_KEY)
#undef DS_REASON_KEY
    };
    return keys[reason];
}
