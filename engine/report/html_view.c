#include "report/html_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"

/* Marks become a list and the places in it. */
static bool number(ds_html_pick *pick, ds_arena *arena, const bool *marked, int32_t n) {
    pick->at = DS_ARENA_NEW(arena, int32_t, n);
    pick->list = DS_ARENA_NEW(arena, int32_t, n);
    pick->count = 0;
    for (int32_t i = 0; i < n && !arena->failed; i++) {
        pick->at[i] = marked == NULL || marked[i] ? pick->count : DS_NONE;
        if (pick->at[i] != DS_NONE) {
            pick->list[pick->count++] = i;
        }
    }
    return !arena->failed;
}

bool ds_html_view_whole(ds_html_view *view, const ds_instance *in) {
    *view = (ds_html_view){.part = DS_NONE};
    ds_arena_init(&view->arena);
    return number(&view->areas, &view->arena, NULL, in->n_areas) &&
           number(&view->teams, &view->arena, NULL, in->n_teams) &&
           number(&view->desks, &view->arena, NULL, in->n_desks) &&
           number(&view->members, &view->arena, NULL, in->n_members) &&
           number(&view->households, &view->arena, NULL, in->n_households);
}

static bool *marks_of(const ds_deal *deal, int32_t part, int32_t n, bool *ok) {
    bool *marked = ds_zeroed(n, sizeof *marked, ok);
    ds_range range = ds_deal_of(deal, part);
    for (int32_t i = 0; marked != NULL && i < range.count; i++) {
        marked[deal->list[range.first + i]] = true;
    }
    return marked;
}

/* Those of the part, and those who belong to its teams or have a duty there. */
static bool pick_members(ds_html_view *view, const ds_instance *in, const ds_plan *plan,
                         const ds_parts *parts) {
    bool ok = true;
    bool *marked = marks_of(&parts->members, view->part, in->n_members, &ok);
    for (int32_t i = 0; ok && i < plan->n_belongings; i++) {
        const ds_belonging *b = &plan->belongings[i];
        marked[b->member] |= view->teams.at[b->team] != DS_NONE;
    }
    for (int32_t i = 0; ok && i < plan->n_duties; i++) {
        const ds_duty *d = &plan->duties[i];
        marked[d->member] |= ds_html_shows(view, d->team, d->desk);
    }
    ok = ok && number(&view->members, &view->arena, marked, in->n_members);
    free(marked);
    return ok;
}

/* Those of the part, and those whom its crews visit or its desks book. */
static bool pick_households(ds_html_view *view, const ds_instance *in, const ds_plan *plan,
                            const ds_parts *parts) {
    bool ok = true;
    bool *marked = marks_of(&parts->households, view->part, in->n_households, &ok);
    for (int32_t r = 0; ok && r < plan->n_routes; r++) {
        ds_range stops = plan->routes[r].stops;
        for (int32_t i = 0; view->teams.at[plan->routes[r].team] != DS_NONE && i < stops.count;
             i++) {
            marked[in->visits[plan->stops[stops.first + i].visit].household] = true;
        }
    }
    for (int32_t i = 0; ok && i < plan->n_appointments; i++) {
        const ds_appointment *a = &plan->appointments[i];
        marked[in->visits[a->visit].household] |= view->desks.at[a->desk] != DS_NONE;
    }
    ok = ok && number(&view->households, &view->arena, marked, in->n_households);
    free(marked);
    return ok;
}

/* Those of the part, and those that its households lie in. */
static bool pick_areas(ds_html_view *view, const ds_instance *in, const ds_parts *parts) {
    bool ok = true;
    bool *marked = marks_of(&parts->areas, view->part, in->n_areas, &ok);
    for (int32_t i = 0; ok && i < view->households.count; i++) {
        int32_t area = in->households[view->households.list[i]].area;
        if (area != DS_NONE) {
            marked[area] = true;
        }
    }
    ok = ok && number(&view->areas, &view->arena, marked, in->n_areas);
    free(marked);
    return ok;
}

bool ds_html_view_part(ds_html_view *view, const ds_instance *in, const ds_plan *plan,
                       const ds_parts *parts, int32_t part) {
    bool ok = true;
    *view = (ds_html_view){.part = part};
    ds_arena_init(&view->arena);
    bool *teams = marks_of(&parts->teams, part, in->n_teams, &ok);
    bool *desks = marks_of(&parts->desks, part, in->n_desks, &ok);
    ok = ok && number(&view->teams, &view->arena, teams, in->n_teams) &&
         number(&view->desks, &view->arena, desks, in->n_desks) &&
         pick_members(view, in, plan, parts) && pick_households(view, in, plan, parts) &&
         pick_areas(view, in, parts);
    free(teams);
    free(desks);
    return ok;
}

void ds_html_view_free(ds_html_view *view) {
    ds_arena_free(&view->arena);
}

/* ---- Names ---- */

static const char *label(const char *id, const char *name) {
    return name[0] != '\0' ? name : id;
}

/* Behind the last comma, or all of it. */
static const char *commune_of(const ds_area *area) {
    const char *name = label(area->id, area->name), *comma = strrchr(name, ',');
    return comma == NULL ? name : comma + 1 + strspn(comma + 1, " ");
}

void ds_html_part_name(ds_buf *buf, const ds_instance *in, const ds_html_view *view) {
    enum { NAMED = 3 };
    const char *named[NAMED];
    int count = 0, more = 0;
    for (int32_t i = 0; i < view->areas.count; i++) {
        const char *name = commune_of(&in->areas[view->areas.list[i]]);
        bool known = false;
        for (int k = 0; k < count; k++) {
            known |= strcmp(named[k], name) == 0;
        }
        if (!known && count < NAMED) {
            named[count++] = name;
        } else if (!known) {
            more = 1;
        }
    }
    for (int k = 0; k < count; k++) {
        ds_buf_puts(buf, k > 0 ? ", " : "");
        ds_buf_puts(buf, named[k]);
    }
    if (count == 0 && view->teams.count > 0) {
        const ds_team *team = &in->teams[view->teams.list[0]];
        ds_buf_puts(buf, label(team->id, team->name));
    } else if (count == 0 && view->desks.count > 0) {
        const ds_desk *desk = &in->desks[view->desks.list[0]];
        ds_buf_puts(buf, label(desk->id, desk->name));
    } else if (count == 0) {
        ds_buf_printf(buf, "%d", view->part + 1);
    }
    ds_buf_puts(buf, more > 0 ? " …" : "");
}

const char *ds_html_district(const ds_instance *in, const ds_html_view *view) {
    return view->areas.count > 0 ? in->areas[view->areas.list[0]].district : "";
}

void ds_html_file_name(int32_t part, char name[DS_HTML_FILE_NAME]) {
    snprintf(name, DS_HTML_FILE_NAME, "part-%03d.html", part + 1);
}

/* ---- Counts ---- */

static bool *mark_done(const ds_instance *in, const ds_plan *plan) {
    bool ok = true;
    bool *done = ds_zeroed(in->n_visits, sizeof *done, &ok);
    for (int32_t i = 0; ok && i < plan->n_stops; i++) {
        done[plan->stops[i].visit] = true;
    }
    for (int32_t i = 0; ok && i < plan->n_appointments; i++) {
        done[plan->appointments[i].visit] = true;
    }
    return done;
}

static void count_household(const ds_instance *in, const ds_household *h, const bool *done,
                            ds_html_counts *counts) {
    int32_t visits = h->done, people = 0;
    for (int32_t v = h->visits.first; v < h->visits.first + h->visits.count; v++) {
        if (done[v]) {
            const ds_shape *shape = &in->shapes[in->visits[v].shape];
            people = shape->most_people > people ? shape->most_people : people;
            counts->services_given += shape->services;
            visits++;
        }
    }
    counts->households++;
    counts->covered += visits == h->visits.count;
    counts->touched += visits > 0;
    counts->people_helped += people;
}

bool ds_html_count(const ds_instance *in, const ds_plan *plan, const ds_parts *parts,
                   ds_html_counts *counts) {
    bool *done = mark_done(in, plan);
    if (done == NULL) {
        return false;
    }
    memset(counts, 0, (size_t)parts->count * sizeof *counts);
    for (int32_t h = 0; h < in->n_households; h++) {
        count_household(in, &in->households[h], done, &counts[parts->households.part[h]]);
    }
    free(done);
    return true;
}
