#include "io/households.h"

#include "io/json.h"
#include "model/draft.h"

void ds_households_add(ds_households *h, const struct cJSON *tree, bool faulty, bool broken) {
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "households"), h->count++);
    const ds_json json = {.reporter = h->reporter, .arena = &h->arena};
    int64_t before = h->reporter->mistakes;
    ds_draft_household household = {0};
    if (h->no_memory) {
        return;
    }
    ds_fields_default(&ds_table_household, &household);
    if (tree != NULL) {
        ds_json_object(&json, at, tree, &ds_table_household, &household);
    }
    household.state.broken |= broken || tree == NULL;
    household.faulty = faulty || h->reporter->mistakes != before;
    h->no_memory |= h->arena.failed;
    if (!h->no_memory) {
        ds_build_household(h->build, &household);
        h->no_memory |= ds_build_failed(h->build);
    }
    ds_arena_clear(&h->arena);
}

void ds_households_free(ds_households *h) {
    ds_arena_free(&h->arena);
}
