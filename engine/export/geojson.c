/* GeoJSON, RFC 7946: longitude before latitude; what has no coordinates has the geometry null. */
#include <math.h>

#include "base/arena.h"
#include "export/labels.h"
#include "io/emit.h"

typedef struct writer {
    const ds_export *e;
    ds_buf buf;
    ds_arena scratch;
    bool any;
    const ds_stop **stop_of; /* [n_visits] on which stop it is done, or NULL */
    const ds_route **route_of;
    const ds_appointment **booking_of;
} writer;

static bool known(const ds_instance *in, int32_t location) {
    return location != DS_NONE && !isnan(in->locations[location].lat) &&
           !isnan(in->locations[location].lon);
}

static void put_position(writer *w, int32_t location) {
    const ds_location *at = &w->e->in->locations[location];
    ds_buf_puts(&w->buf, "[");
    ds_emit_number(&w->buf, at->lon);
    ds_buf_puts(&w->buf, ", ");
    ds_emit_number(&w->buf, at->lat);
    ds_buf_puts(&w->buf, "]");
}

static void begin(writer *w, const char *kind) {
    ds_buf_puts(&w->buf, w->any ? ",\n" : "\n");
    ds_buf_printf(&w->buf, "{\"type\": \"Feature\", \"properties\": {\"kind\": \"%s\"", kind);
    w->any = true;
}

static void put(writer *w, const char *key, const char *text) {
    ds_buf_printf(&w->buf, ", \"%s\": ", key);
    ds_emit_string(&w->buf, text);
}

static void put_named(writer *w, const char *id, const char *name) {
    put(w, "id", id);
    if (name[0] != '\0') {
        put(w, "name", name);
    }
}

static void end_point(writer *w, int32_t location) {
    ds_buf_puts(&w->buf, "}, \"geometry\": ");
    if (known(w->e->in, location)) {
        ds_buf_puts(&w->buf, "{\"type\": \"Point\", \"coordinates\": ");
        put_position(w, location);
        ds_buf_puts(&w->buf, "}}");
    } else {
        ds_buf_puts(&w->buf, "null}");
    }
}

static void put_clock(writer *w, const char *key, ds_tick tick) {
    ds_buf_printf(&w->buf, ", \"%s\": ", key);
    ds_emit_clock(&w->buf, tick / w->e->in->ticks_per_second);
}

static void put_shift(writer *w, int32_t shift) {
    put(w, "shift", w->e->in->shifts[shift].id);
    ds_buf_puts(&w->buf, ", \"date\": \"");
    ds_put_day(&w->buf, w->e->in, shift);
    ds_buf_puts(&w->buf, "\"");
}

static void put_areas(writer *w) {
    for (int32_t a = 0; a < w->e->in->n_areas; a++) {
        const ds_area *area = &w->e->in->areas[a];
        begin(w, "area");
        put_named(w, area->id, area->name);
        ds_buf_printf(&w->buf, "}, \"geometry\": %s}",
                      area->boundary[0] != '\0' ? area->boundary : "null");
    }
}

static void put_bases(writer *w) {
    const ds_instance *in = w->e->in;
    for (int32_t t = 0; t < in->n_teams; t++) {
        begin(w, "base");
        put_named(w, in->teams[t].id, in->teams[t].name);
        end_point(w, in->teams[t].base);
    }
    for (int32_t d = 0; d < in->n_desks; d++) {
        begin(w, "desk");
        put_named(w, in->desks[d].id, in->desks[d].name);
        end_point(w, in->desks[d].location);
    }
}

/* One visit of a household: who does it when. */
static void put_done(writer *w, int32_t visit) {
    const ds_instance *in = w->e->in;
    const ds_route *route = w->route_of[visit];
    ds_buf_printf(&w->buf, "{\"visit\": %d", in->visits[visit].number);
    if (route != NULL) {
        put(w, "team", in->teams[route->team].id);
        ds_buf_printf(&w->buf, ", \"crew\": %d", route->crew);
        put_shift(w, route->shift);
        put_clock(w, "start", w->stop_of[visit]->start);
        put_clock(w, "end", w->stop_of[visit]->end);
    } else {
        const ds_appointment *a = w->booking_of[visit];
        put(w, "desk", in->desks[a->desk].id);
        put_shift(w, a->shift);
    }
    ds_buf_puts(&w->buf, "}");
}

static void put_household(writer *w, int32_t index) {
    const ds_instance *in = w->e->in;
    const ds_household *h = &in->households[index];
    int32_t done = h->done;
    begin(w, "household");
    put_named(w, h->id, h->name);
    if (h->area != DS_NONE) {
        put(w, "area", in->areas[h->area].id);
    }
    const char *before = "";
    ds_buf_puts(&w->buf, ", \"done\": [");
    for (int32_t v = h->visits.first; v < h->visits.first + h->visits.count; v++) {
        if (w->route_of[v] != NULL || w->booking_of[v] != NULL) {
            ds_buf_puts(&w->buf, before);
            put_done(w, v);
            before = ", ";
            done++;
        }
    }
    ds_buf_puts(&w->buf, "]");
    put(w, "state", done == 0 ? "open" : done < h->visits.count ? "begun" : "covered");
    end_point(w, h->location);
}

/* From the base through the stops, and back where the team returns. */
static void put_route(writer *w, const ds_route *route) {
    const ds_instance *in = w->e->in;
    const ds_team *team = &in->teams[route->team];
    begin(w, "route");
    put(w, "team", team->id);
    ds_buf_printf(&w->buf, ", \"crew\": %d", route->crew);
    put_shift(w, route->shift);
    put_clock(w, "leave", route->leave);
    if (route->has_back) {
        put_clock(w, "return", route->back);
    }
    ds_buf_puts(&w->buf, ", \"stops\": [");
    bool drawn = known(in, team->base) && (!team->returns || known(in, team->end));
    for (int32_t i = 0; i < route->stops.count; i++) {
        int32_t visit = w->e->plan->stops[route->stops.first + i].visit;
        const ds_household *h = &in->households[in->visits[visit].household];
        ds_buf_puts(&w->buf, i > 0 ? ", " : "");
        ds_emit_string(&w->buf, h->id);
        drawn = drawn && known(in, h->location);
    }
    ds_buf_puts(&w->buf, "]}, \"geometry\": ");
    if (!drawn || route->stops.count == 0) { /* a line has two positions at least */
        ds_buf_puts(&w->buf, "null}");
        return;
    }
    ds_buf_puts(&w->buf, "{\"type\": \"LineString\", \"coordinates\": [");
    put_position(w, team->base);
    for (int32_t i = 0; i < route->stops.count; i++) {
        int32_t visit = w->e->plan->stops[route->stops.first + i].visit;
        ds_buf_puts(&w->buf, ", ");
        put_position(w, in->households[in->visits[visit].household].location);
    }
    if (team->returns) {
        ds_buf_puts(&w->buf, ", ");
        put_position(w, team->end);
    }
    ds_buf_puts(&w->buf, "]}}");
}

static bool find_visits(writer *w) {
    const ds_plan *plan = w->e->plan;
    size_t n = (size_t)w->e->in->n_visits;
    w->stop_of = DS_ARENA_NEW(&w->scratch, const ds_stop *, n);
    w->route_of = DS_ARENA_NEW(&w->scratch, const ds_route *, n);
    w->booking_of = DS_ARENA_NEW(&w->scratch, const ds_appointment *, n);
    if (w->scratch.failed) {
        return false;
    }
    for (int32_t r = 0; r < plan->n_routes; r++) {
        ds_range stops = plan->routes[r].stops;
        for (int32_t i = stops.first; i < stops.first + stops.count; i++) {
            w->stop_of[plan->stops[i].visit] = &plan->stops[i];
            w->route_of[plan->stops[i].visit] = &plan->routes[r];
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        w->booking_of[plan->appointments[i].visit] = &plan->appointments[i];
    }
    return true;
}

doorstep_status ds_export_geojson(const ds_export *e, char **text, size_t *length) {
    writer w = {.e = e};
    ds_arena_init(&w.scratch);
    ds_buf_puts(&w.buf, "{\"type\": \"FeatureCollection\", \"features\": [");
    if (find_visits(&w)) {
        put_areas(&w);
        put_bases(&w);
        for (int32_t h = 0; h < e->in->n_households; h++) {
            put_household(&w, h);
        }
        for (int32_t r = 0; r < e->plan->n_routes; r++) {
            put_route(&w, &e->plan->routes[r]);
        }
    }
    ds_buf_puts(&w.buf, "]}\n");
    w.buf.failed |= w.scratch.failed;
    ds_arena_free(&w.scratch);
    return ds_buf_take(&w.buf, text, length);
}
