/*
 * The recipe: ids first, then section by section, each after those it names; households, which are
 * many, as they come.
 */
#include "model/build.h"

#include <stdlib.h>
#include <string.h>

#include "model/build_context.h"

/* ---- Ids ---- */

static const char *id_at(const ds_list_any *list, const ds_table *table, int32_t i) {
    const char *item = (const char *)list->items + (size_t)i * table->size;
    const char *id;
    memcpy(&id, item + ds_fields_find(table, "id")->offset, sizeof id);
    return id;
}

/* Notes the ids of a list, in an arena of its own choice, and reports those given twice. */
static ds_section note_ids(ds_build *b, const char *what, const char *key, const void *list_of,
                           const ds_table *table, ds_ids *ids, ds_arena *arena) {
    const ds_list_any *list = list_of;
    bool missing = !list->given && ds_fields_find(&ds_table_instance, key)->required;
    ds_section section = {what, key, ids, .incomplete = list->broken || missing};
    ds_ids_init(ids, arena, list->count);
    for (int32_t i = 0; i < list->count; i++) {
        const char *id = id_at(list, table, i);
        section.incomplete |= id == NULL;
        const char *kept = id != NULL ? ds_arena_copy(arena, id, strlen(id)) : NULL;
        int32_t first = ds_ids_add(ids, kept);
        if (first >= 0) {
            ds_mistake(b->reporter, DS_KEY(DS_ITEM(DS_KEY(NULL, key), i), "id"),
                       "the id \"%.60s\" is taken by /%s/%d", id, key, first);
        }
    }
    return section;
}

static void note_all_ids(ds_build *b) {
    const ds_draft *d = b->draft;
    ds_instance *in = b->in;
    ds_arena *arena = &b->arena;
    b->shifts = note_ids(b, "shift", "shifts", &d->shifts, &ds_table_shift, &in->shift_ids, arena);
    b->services = note_ids(b, "service", "services", &d->services, &ds_table_service,
                           &in->service_ids, arena);
    b->areas = note_ids(b, "area", "areas", &d->areas, &ds_table_area, &in->area_ids, arena);
    b->places = note_ids(b, "place", "places", &d->places, &ds_table_place, &in->place_ids, arena);
    b->teams = note_ids(b, "team", "teams", &d->teams, &ds_table_team, &in->team_ids, arena);
    b->members =
        note_ids(b, "member", "members", &d->members, &ds_table_member, &in->member_ids, arena);
    b->desks = note_ids(b, "desk", "desks", &d->desks, &ds_table_desk, &in->desk_ids, arena);
}

/* ---- The recipe ---- */

static void prepare(ds_build *b) {
    ds_arena *scratch = &b->scratch;
    b->locations = ds_buffer_make(&b->arena, sizeof(ds_location));
    b->rules = ds_buffer_make(scratch, sizeof(ds_rule));
    b->demands = ds_buffer_make(scratch, sizeof(ds_demand));
    b->needs = ds_intern_make(scratch, sizeof(ds_need));
    b->windows = ds_intern_make(scratch, sizeof(ds_window));
}

typedef void (*section)(ds_build *);

static const section before_households[] = {
    prepare,        note_all_ids,     ds_build_words,      ds_build_shifts,    ds_build_services,
    ds_build_areas, ds_build_travel,  ds_build_places,     ds_build_objective, ds_build_teams,
    ds_build_desks, ds_build_members, ds_build_households,
};

static const section after_households[] = {
    ds_build_households_end, ds_build_areas_end,   ds_build_locks,
    ds_build_shapes_end,     ds_build_windows_end, ds_build_words_end,
};

/* A section may read what an earlier one made, so none runs after memory ran out. */
static void run(ds_build *b, const section *sections, size_t n) {
    for (size_t i = 0; i < n && !ds_build_failed(b); i++) {
        sections[i](b);
    }
}

static void keep_shared_arrays(ds_build *b) {
    ds_instance *in = b->in;
    in->n_locations = b->locations.count;
    in->locations = ds_buffer_keep(&b->locations, &b->arena);
    in->rules = ds_buffer_keep(&b->rules, &b->arena);
    in->n_rules = b->rules.count;
}

doorstep_status ds_build_begin(const ds_draft *draft, const ds_build_options *options,
                               ds_reporter *reporter, ds_build **out) {
    *out = NULL;
    ds_build_options chosen = options != NULL ? *options : (ds_build_options){0};
    if (chosen.ticks_per_second < 0 || chosen.ticks_per_second > DS_MAX_TICKS_PER_SECOND) {
        return DOORSTEP_USAGE;
    }
    ds_build *b = calloc(1, sizeof *b);
    if (b == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    b->draft = draft;
    b->reporter = reporter;
    ds_instance *in = b->in = DS_ARENA_NEW(&b->arena, ds_instance, 1);
    if (in != NULL) {
        in->ticks_per_second = chosen.ticks_per_second > 0 ? chosen.ticks_per_second : 1;
        in->digest = chosen.digest;
        in->household_file = ds_build_text(b, chosen.household_file);
        in->name = ds_build_text(b, draft->name);
        run(b, before_households, sizeof before_households / sizeof before_households[0]);
    }
    *out = b;
    return DOORSTEP_OK;
}

doorstep_status ds_build_end(ds_build *b, ds_instance **out) {
    *out = NULL;
    run(b, after_households, sizeof after_households / sizeof after_households[0]);
    if (b->in != NULL) {
        keep_shared_arrays(b);
    }
    bool failed = ds_build_failed(b);
    bool good = !failed && b->reporter->errors == 0;
    ds_arena_free(&b->scratch);
    if (good) {
        b->in->arena = b->arena;
        *out = b->in;
    } else {
        ds_arena_free(&b->arena);
    }
    free(b);
    return good ? DOORSTEP_OK : failed ? DOORSTEP_NO_MEMORY : DOORSTEP_BAD_INPUT;
}

doorstep_status ds_instance_build(const ds_draft *draft, const ds_build_options *options,
                                  ds_reporter *reporter, ds_instance **out) {
    ds_build *build;
    *out = NULL;
    doorstep_status status = ds_build_begin(draft, options, reporter, &build);
    if (status != DOORSTEP_OK) {
        return status;
    }
    for (int32_t i = 0; i < draft->households.count; i++) {
        ds_build_household(build, &draft->households.items[i]);
    }
    return ds_build_end(build, out);
}
