/* Travel, locations and places. */
#include <math.h>
#include <string.h>

#include "model/build_context.h"

/* ---- Travel ---- */

static void judge_rows(ds_build *b, const ds_where *at, const ds_draft_travel *draft) {
    for (int32_t i = 0; i < draft->minutes.count && !draft->minutes.broken; i++) {
        if (draft->minutes.items[i].count != draft->minutes.count) {
            ds_mistake(b->reporter, DS_ITEM(DS_KEY(at, "minutes"), i),
                       "the row has %d numbers, expected %d: as many as there are rows",
                       draft->minutes.items[i].count, draft->minutes.count);
        }
    }
}

static void compile_matrix(ds_build *b, const ds_draft_travel *draft) {
    int64_t n = draft->minutes.count;
    double *minutes = DS_ARENA_NEW(&b->arena, double, n *n);
    for (int64_t i = 0; minutes != NULL && i < n; i++) {
        memcpy(minutes + i * n, draft->minutes.items[i].items, (size_t)n * sizeof *minutes);
    }
    b->in->travel.minutes = minutes;
    b->in->travel.nodes = (int32_t)n;
}

static void misplaced(ds_build *b, const ds_where *at, const char *key, bool given,
                      const char *mode) {
    if (given) {
        ds_mistake(b->reporter, DS_KEY(at, key), "\"%s\" means nothing in mode \"%s\"", key, mode);
    }
}

static void missing(ds_build *b, const ds_where *at, const char *key, bool given,
                    const char *mode) {
    if (!given) {
        ds_mistake(b->reporter, at, "the key \"%s\" is missing, expected in mode \"%s\"", key,
                   mode);
    }
}

static void judge_travel(ds_build *b, const ds_where *at, const ds_draft_travel *draft) {
    if (draft->mode == DS_TRAVEL_MATRIX) {
        misplaced(b, at, "speed_kmh", !isnan(draft->speed_kmh), "matrix");
        misplaced(b, at, "detour", !isnan(draft->detour), "matrix");
        missing(b, at, "minutes", draft->minutes.given || draft->state.broken, "matrix");
        judge_rows(b, at, draft);
    } else if (draft->mode == DS_TRAVEL_STRAIGHT) {
        misplaced(b, at, "minutes", draft->minutes.given, "straight");
        missing(b, at, "speed_kmh", !isnan(draft->speed_kmh) || draft->state.broken, "straight");
    }
}

void ds_build_travel(ds_build *b) {
    const ds_draft_travel *draft = &b->draft->travel;
    int64_t before = b->reporter->mistakes;
    judge_travel(b, DS_KEY(NULL, "travel"), draft);
    b->in->travel = (ds_travel_spec){.mode = draft->mode == DS_TRAVEL_MATRIX ? DS_TRAVEL_MATRIX
                                                                             : DS_TRAVEL_STRAIGHT,
                                     .speed_kmh = draft->speed_kmh,
                                     .detour = isnan(draft->detour) ? 1 : draft->detour,
                                     .stop_seconds = 60 * draft->stop_minutes};
    b->travel_known = draft->mode != DS_CHOICE_NONE;
    if (draft->mode == DS_TRAVEL_MATRIX && !draft->minutes.broken &&
        b->reporter->mistakes == before) {
        compile_matrix(b, draft);
    }
}

/* ---- Locations ---- */

static void judge_node(ds_build *b, const ds_where *at, int32_t node) {
    int32_t nodes = b->in->travel.nodes;
    if (nodes > 0 && node >= nodes) {
        ds_mistake(b->reporter, DS_KEY(at, "node"),
                   "found %d, expected a row of the travel matrix, from 0 to %d", node, nodes - 1);
    }
}

void ds_build_judge_location(ds_build *b, const ds_where *at, const ds_draft_location *l) {
    bool lat = !isnan(l->lat), lon = !isnan(l->lon), node = l->node != DS_ABSENT;
    bool matrix = b->in->travel.mode == DS_TRAVEL_MATRIX;
    if (lat != lon) {
        ds_mistake(b->reporter, at, "found \"%s\" without \"%s\"; a location has both",
                   lat ? "lat" : "lon", lat ? "lon" : "lat");
    } else if (!lat && !node) {
        ds_mistake(b->reporter, at, "the location is missing, expected %s",
                   matrix && b->travel_known ? "\"node\""
                                             : ds_told(b->reporter, "\"lat\" and \"lon\""));
    } else if (b->travel_known && matrix && !node) {
        ds_mistake(b->reporter, at, "the key \"node\" is missing, expected as travel is a matrix");
    } else if (b->travel_known && !matrix && !lat) {
        ds_mistake(b->reporter, at,
                   "the keys \"lat\" and \"lon\" are missing, expected as travel is \"straight\"");
    }
    if (node) {
        judge_node(b, at, l->node);
    }
}

int32_t ds_build_keep_location(ds_build *b, const ds_draft_location *location) {
    ds_location *added = ds_buffer_add(&b->locations, 1);
    if (added == NULL) {
        return DS_NONE;
    }
    *added = (ds_location){location->lat, location->lon, location->node};
    return b->locations.count - 1;
}

void ds_build_places(ds_build *b) {
    ds_instance *in = b->in;
    int32_t n = b->draft->places.count;
    ds_place *places = DS_ARENA_NEW(&b->arena, ds_place, n);
    for (int32_t i = 0; places != NULL && i < n; i++) {
        const ds_draft_place *draft = &b->draft->places.items[i];
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "places"), i);
        if (!draft->state.broken) {
            ds_build_judge_location(b, at, &draft->location);
        }
        places[i] = (ds_place){.id = in->place_ids.names[i],
                               .name = ds_build_text(b, draft->name),
                               .location = ds_build_keep_location(b, &draft->location)};
    }
    in->places = places;
    in->n_places = places != NULL ? n : 0;
}
