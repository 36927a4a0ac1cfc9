#include "split/cut.h"

#include "split/cutting.h"

/* All that the part does not have less of than the whole is shared; the rest the steps fill in. */
static void share(ds_cutting *c) {
    const ds_instance *from = c->from;
    *c->to = *from;
    c->to->arena = (ds_arena){0};
    c->to->bad_households = NULL;
    c->to->n_bad_households = 0;
    ds_ids *const ids[] = {&c->to->shift_ids, &c->to->team_ids,      &c->to->member_ids,
                           &c->to->desk_ids,  &c->to->household_ids, &c->to->service_ids,
                           &c->to->area_ids,  &c->to->place_ids};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        *ids[i] = (ds_ids){0};
    }
    c->areas = ds_keeping_make(c, from->n_areas);
    c->locations = ds_keeping_make(c, from->n_locations);
    c->shapes = ds_keeping_make(c, from->n_shapes);
    c->classes = ds_keeping_make(c, from->n_window_classes);
    c->groups = ds_keeping_make(c, from->n_groups);
}

static void run(ds_cutting *c) {
    static void (*const steps[])(ds_cutting *) = {
        share,          ds_cut_areas,     ds_cut_places,     ds_cut_teams,
        ds_cut_desks,   ds_cut_members,   ds_cut_households, ds_cut_shapes,
        ds_cut_classes, ds_cut_locations, ds_cut_locks,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !c->arena.failed && !c->scratch.failed;
         i++) {
        steps[i](c);
    }
}

bool ds_cut_make(const ds_instance *whole, const ds_parts *parts, int32_t part, ds_cut *out) {
    *out = (ds_cut){.whole = whole};
    ds_cutting c = {.from = whole, .parts = parts, .part = part, .cut = out};
    c.to = DS_ARENA_NEW(&c.arena, ds_instance, 1);
    if (c.to != NULL) {
        run(&c);
    }
    bool ok = !c.arena.failed && !c.scratch.failed;
    ds_arena_free(&c.scratch);
    if (!ok) {
        ds_arena_free(&c.arena);
        *out = (ds_cut){0};
        return false;
    }
    c.to->arena = c.arena;
    out->in = c.to;
    return true;
}

void ds_cut_free(ds_cut *cut) {
    ds_instance_free((ds_instance *)cut->in);
    *cut = (ds_cut){0};
}
