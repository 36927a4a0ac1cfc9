/*
 * The recipe: ids first, then section by section, each after those it names.
 */
#include "model/build.h"

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
    b->households = note_ids(b, "household", "households", &d->households, &ds_table_household,
                             &b->household_ids, &b->scratch);
}

/* ---- The recipe ---- */

static void prepare(ds_build *b) {
    ds_arena *scratch = &b->scratch;
    b->locations = ds_buffer_make(scratch, sizeof(ds_location));
    b->rules = ds_buffer_make(scratch, sizeof(ds_rule));
    b->demands = ds_buffer_make(scratch, sizeof(ds_demand));
    b->needs = ds_intern_make(scratch, sizeof(ds_need));
    b->windows = ds_intern_make(scratch, sizeof(ds_window));
}

static bool memory_ran_out(const ds_build *b) {
    return b->arena.failed || b->scratch.failed || b->draft->arena.failed;
}

/* A section may read what an earlier one made, so none runs after memory ran out. */
static void run(ds_build *b) {
    static void (*const sections[])(ds_build *) = {
        prepare,
        note_all_ids,
        ds_build_words,
        ds_build_shifts,
        ds_build_services,
        ds_build_areas,
        ds_build_travel,
        ds_build_places,
        ds_build_objective,
        ds_build_teams,
        ds_build_desks,
        ds_build_members,
        ds_build_households,
        ds_build_areas_end,
        ds_build_locks,
        ds_build_shapes_end,
        ds_build_windows_end,
        ds_build_words_end,
    };
    for (size_t i = 0; i < sizeof sections / sizeof sections[0] && !memory_ran_out(b); i++) {
        sections[i](b);
    }
}

static void keep_shared_arrays(ds_build *b) {
    ds_instance *in = b->in;
    in->locations = ds_buffer_keep(&b->locations, &b->arena);
    in->n_locations = b->locations.count;
    in->rules = ds_buffer_keep(&b->rules, &b->arena);
    in->n_rules = b->rules.count;
}

doorstep_status ds_instance_build(const ds_draft *draft, const ds_build_options *options,
                                  ds_reporter *reporter, ds_instance **out) {
    *out = NULL;
    ds_build_options chosen = options != NULL ? *options : (ds_build_options){0};
    if (chosen.ticks_per_second < 0 || chosen.ticks_per_second > DS_MAX_TICKS_PER_SECOND) {
        return DOORSTEP_USAGE;
    }
    ds_build b = {.draft = draft, .reporter = reporter};
    ds_instance *in = b.in = DS_ARENA_NEW(&b.arena, ds_instance, 1);
    if (in != NULL) {
        in->ticks_per_second = chosen.ticks_per_second > 0 ? chosen.ticks_per_second : 1;
        in->digest = chosen.digest;
        in->name = ds_build_text(&b, draft->name);
        run(&b);
        keep_shared_arrays(&b);
    }
    bool failed = memory_ran_out(&b);
    ds_arena_free(&b.scratch);
    if (failed || reporter->errors > 0) {
        ds_arena_free(&b.arena);
        return failed ? DOORSTEP_NO_MEMORY : DOORSTEP_BAD_INPUT;
    }
    in->arena = b.arena;
    *out = in;
    return DOORSTEP_OK;
}
