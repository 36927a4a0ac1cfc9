/* Areas, places and households of a part, and what their visits share. */
#include <math.h>
#include <string.h>

#include "split/cutting.h"

/* ---- Areas ----------------------------------------------------------------------------------- */

/* Its own, and those of its households, in the whole's order. */
void ds_cut_areas(ds_cutting *c) {
    const ds_instance *from = c->from;
    ds_range households = ds_deal_of(&c->parts->households, c->part);
    int32_t *count = DS_ARENA_NEW(&c->scratch, int32_t, from->n_areas);
    for (int32_t i = 0; i < households.count && count != NULL; i++) {
        int32_t h = c->parts->households.list[households.first + i];
        if (from->households[h].area != DS_NONE) {
            count[from->households[h].area]++;
        }
    }
    for (int32_t a = 0; a < from->n_areas && count != NULL; a++) {
        if (count[a] > 0 || c->parts->areas.part[a] == c->part) {
            ds_keep(&c->areas, a);
        }
    }
    int32_t n = c->to->n_areas = c->areas.kept.count;
    ds_area *areas = DS_ARENA_NEW(&c->arena, ds_area, n);
    c->cut->area = ds_buffer_keep(&c->areas.kept, &c->arena);
    if (c->arena.failed || c->scratch.failed) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        areas[i] = from->areas[c->cut->area[i]];
        areas[i].households = count[c->cut->area[i]];
        areas[i].wanted = (int32_t)ceil(areas[i].target * areas[i].households - 1e-6);
    }
    c->to->areas = areas;
}

/* ---- Places ---------------------------------------------------------------------------------- */

/* Those that its teams and desks use; their locations come first, as they do in the whole. */
void ds_cut_places(ds_cutting *c) {
    const ds_instance *from = c->from;
    ds_range teams = ds_deal_of(&c->parts->teams, c->part);
    ds_range desks = ds_deal_of(&c->parts->desks, c->part);
    bool *used = DS_ARENA_NEW(&c->scratch, bool, from->n_locations);
    ds_buffer kept = ds_buffer_make(&c->scratch, sizeof(ds_place));
    for (int32_t i = 0; i < teams.count && used != NULL; i++) {
        const ds_team *team = &from->teams[c->parts->teams.list[teams.first + i]];
        used[team->base] = used[team->end] = true;
    }
    for (int32_t i = 0; i < desks.count && used != NULL; i++) {
        int32_t location = from->desks[c->parts->desks.list[desks.first + i]].location;
        if (location != DS_NONE) {
            used[location] = true;
        }
    }
    for (int32_t i = 0; i < from->n_places && used != NULL; i++) {
        ds_place place = from->places[i];
        ds_place *added = used[place.location] ? ds_buffer_add(&kept, 1) : NULL;
        if (added != NULL) {
            place.location = ds_keep(&c->locations, place.location);
            *added = place;
        }
    }
    c->to->places = ds_buffer_keep(&kept, &c->arena);
    c->to->n_places = kept.count;
}

/* ---- Households ------------------------------------------------------------------------------ */

static int32_t count_visits(const ds_cutting *c) {
    int32_t n = 0;
    for (int32_t h = 0; h < c->to->n_households; h++) {
        n += c->from->households[c->cut->household[h]].visits.count;
    }
    return n;
}

static void cut_household(ds_cutting *c, int32_t h, ds_household *household) {
    *household = c->from->households[c->cut->household[h]];
    household->location = ds_keep(&c->locations, household->location);
    household->area = ds_keep(&c->areas, household->area);
    household->team = household->team != DS_NONE ? c->parts->teams.place[household->team] : DS_NONE;
}

static void cut_visits(ds_cutting *c, int32_t h, ds_range whole, ds_visit *visits,
                       int32_t *numbers) {
    for (int32_t k = 0; k < whole.count; k++) {
        visits[k] = c->from->visits[whole.first + k];
        visits[k].household = h;
        visits[k].shape = ds_keep(&c->shapes, visits[k].shape);
        visits[k].window_class = ds_keep(&c->classes, visits[k].window_class);
        numbers[k] = whole.first + k;
    }
}

void ds_cut_households(ds_cutting *c) {
    ds_instance *to = c->to;
    ds_range own = ds_deal_of(&c->parts->households, c->part);
    int32_t *list = DS_ARENA_NEW(&c->arena, int32_t, own.count);
    ds_household *households = DS_ARENA_NEW(&c->arena, ds_household, own.count);
    if (c->arena.failed) {
        return;
    }
    memcpy(list, &c->parts->households.list[own.first], (size_t)own.count * sizeof *list);
    c->cut->household = list;
    to->households = households;
    to->n_households = own.count;
    to->n_visits = count_visits(c);
    ds_visit *visits = DS_ARENA_NEW(&c->arena, ds_visit, to->n_visits);
    int32_t *numbers = DS_ARENA_NEW(&c->arena, int32_t, to->n_visits);
    if (c->arena.failed) {
        return;
    }
    int32_t n = 0;
    for (int32_t h = 0; h < own.count; h++) {
        cut_household(c, h, &households[h]);
        ds_range whole = households[h].visits;
        households[h].visits.first = n;
        cut_visits(c, h, whole, &visits[n], &numbers[n]);
        n += whole.count;
    }
    to->visits = visits;
    c->cut->visit = numbers;
}

/* ---- What they share ------------------------------------------------------------------------- */

void ds_cut_shapes(ds_cutting *c) {
    int32_t n = c->to->n_shapes = c->shapes.kept.count;
    ds_shape *shapes = DS_ARENA_NEW(&c->arena, ds_shape, n);
    for (int32_t i = 0; i < n && shapes != NULL; i++) {
        shapes[i] = c->from->shapes[ds_kept(&c->shapes, i)];
    }
    c->to->shapes = shapes;
}

void ds_cut_classes(ds_cutting *c) {
    const ds_instance *from = c->from;
    int64_t shifts = from->n_shifts;
    int32_t n = c->to->n_window_classes = c->classes.kept.count;
    ds_window_class *classes = DS_ARENA_NEW(&c->arena, ds_window_class, n);
    ds_range *intervals = DS_ARENA_NEW(&c->arena, ds_range, n * shifts);
    bool *meets = DS_ARENA_NEW(&c->arena, bool, n *shifts);
    for (int32_t i = 0; i < n && !c->arena.failed; i++) {
        int32_t whole = ds_kept(&c->classes, i);
        classes[i] = from->window_classes[whole];
        memcpy(&intervals[i * shifts], &from->class_intervals[whole * shifts],
               (size_t)shifts * sizeof *intervals);
        memcpy(&meets[i * shifts], &from->class_meets[whole * shifts],
               (size_t)shifts * sizeof *meets);
    }
    c->to->window_classes = classes;
    c->to->class_intervals = intervals;
    c->to->class_meets = meets;
}

void ds_cut_locations(ds_cutting *c) {
    int32_t n = c->to->n_locations = c->locations.kept.count;
    ds_location *locations = DS_ARENA_NEW(&c->arena, ds_location, n);
    for (int32_t i = 0; i < n && locations != NULL; i++) {
        locations[i] = c->from->locations[ds_kept(&c->locations, i)];
    }
    c->to->locations = locations;
}
