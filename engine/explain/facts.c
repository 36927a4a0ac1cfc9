#include "explain/facts.h"

ds_explanation *ds_explanation_make(void) {
    ds_arena arena;
    ds_arena_init(&arena);
    ds_explanation *explanation = DS_ARENA_NEW(&arena, ds_explanation, 1);
    if (explanation != NULL) {
        explanation->arena = arena;
        explanation->facts = ds_buffer_make(&explanation->arena, sizeof(ds_fact));
        explanation->items = ds_buffer_make(&explanation->arena, sizeof(int32_t));
    }
    return explanation;
}

void ds_explanation_free(ds_explanation *explanation) {
    if (explanation != NULL) {
        ds_arena arena = explanation->arena;
        ds_arena_free(&arena);
    }
}

void ds_tell(ds_explanation *explanation, ds_fact fact) {
    ds_fact *added = ds_buffer_add(&explanation->facts, 1);
    if (added != NULL) {
        *added = fact;
    }
}

void ds_retell(ds_explanation *explanation, int32_t place, ds_fact fact) {
    if (place < explanation->facts.count) {
        ((ds_fact *)(void *)explanation->facts.items)[place] = fact;
    }
}

void ds_list(ds_explanation *explanation, ds_range *list, int32_t item) {
    if (list->count == 0) {
        list->first = explanation->items.count;
    }
    int32_t *added = ds_buffer_add(&explanation->items, 1);
    if (added != NULL) {
        *added = item;
        list->count++;
    }
}

const char *ds_fact_key(ds_fact_kind kind) {
    static const char *const keys[] = {
#define FACT_KEY(name, key) key,
        DS_FACT_MAP(FACT_KEY)
#undef FACT_KEY
    };
    return keys[kind];
}
