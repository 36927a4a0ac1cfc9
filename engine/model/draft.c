#include "model/draft.h"

void ds_draft_init(ds_draft *draft) {
    *draft = (ds_draft){0};
    ds_arena_init(&draft->arena);
    ds_fields_default(&ds_table_instance, draft);
}

void ds_draft_free(ds_draft *draft) {
    ds_arena_free(&draft->arena);
}

bool ds_list_make(ds_arena *arena, ds_list_any *list, const ds_table *table, int32_t count) {
    list->given = true;
    list->items = ds_arena_array(arena, (size_t)count, table->size);
    if (list->items == NULL) {
        return false;
    }
    list->count = count;
    for (int32_t i = 0; i < count; i++) {
        char *item = (char *)list->items + (size_t)i * table->size;
        ((ds_field_state *)(void *)item)->given = true;
        ds_fields_default(table, item);
    }
    return true;
}
