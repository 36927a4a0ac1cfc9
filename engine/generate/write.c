#include "generate/write.h"

#include <stddef.h>
#include <stdlib.h>

#include "generate/brief.h"
#include "generate/put.h"
#include "generate/region.h"
#include "generate/week.h"
#include "generate/write_parts.h"

static void write_shifts(ds_text *text, const ds_gen_world *world) {
    ds_text_key(text, "shifts");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < world->n_shifts; i++) {
        const ds_gen_shift *shift = &world->shifts[i];
        char date[DS_GEN_DATE];
        ds_date_of(shift->day, date);
        ds_text_open(text, '{');
        ds_put_string(text, "id", shift->id);
        ds_put_string(text, "date", date);
        ds_text_key(text, "start");
        ds_text_clock(text, shift->start);
        ds_text_key(text, "end");
        ds_text_clock(text, shift->end);
        ds_put_string(text, "kind", ds_gen_kinds[shift->kind].id);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

static uint32_t kinds_in_use(const ds_gen_world *world) {
    uint32_t used = 0;
    for (int32_t i = 0; i < world->n_shifts; i++) {
        used |= DS_BIT(world->shifts[i].kind);
    }
    return used;
}

static void write_kinds(ds_text *text, const ds_gen_world *world) {
    uint32_t used = kinds_in_use(world);
    ds_text_key(text, "kinds");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < DS_GEN_KINDS; i++) {
        const ds_gen_kind *kind = &ds_gen_kinds[i];
        if ((used & DS_BIT(i)) == 0) {
            continue;
        }
        ds_text_open(text, '{');
        ds_put_string(text, "id", kind->id);
        if ((kind->not_next_day & used) != 0) {
            DS_PUT_IDS(text, "not_next_day", kind->not_next_day & used, ds_gen_kinds);
        }
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

/* Bits that one of the communes has. */
static uint32_t in_any(const ds_gen_region *region, uint32_t (*bits_of)(const ds_gen_world *)) {
    uint32_t bits = 0;
    for (int32_t i = 0; i < region->count; i++) {
        bits |= bits_of(&region->worlds[i]);
    }
    return bits;
}

static void write_services(ds_text *text, uint32_t used) {
    ds_text_key(text, "services");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < DS_GEN_SERVICES; i++) {
        const ds_gen_service *service = &ds_gen_services[i];
        if ((used & DS_BIT(i)) == 0) {
            continue;
        }
        ds_text_open(text, '{');
        ds_put_string(text, "id", service->id);
        ds_put_string(text, "name", service->name);
        ds_put_number(text, "minutes", service->minutes, 0);
        if (service->skills != 0) {
            DS_PUT_IDS(text, "skills", service->skills, ds_gen_skills);
        }
        if (service->value != 100) {
            ds_put_number(text, "value", service->value, 2);
        }
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

/* A GeoJSON polygon: its ring is closed by its first point. */
static void write_boundary(ds_text *text, const ds_gen_world *world,
                           const ds_gen_quarter *quarter) {
    ds_text_key(text, "boundary");
    ds_text_open(text, '{');
    ds_put_string(text, "type", "Polygon");
    ds_text_key(text, "coordinates");
    ds_text_open(text, '[');
    ds_text_open(text, '[');
    for (int32_t i = 0; i <= 4; i++) {
        ds_put_position(text, world, quarter->corner[i % 4]);
    }
    ds_text_close(text, ']');
    ds_text_close(text, ']');
    ds_text_close(text, '}');
}

static void write_areas(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_quarters; i++) {
        const ds_gen_quarter *quarter = &world->quarters[i];
        ds_text_open(text, '{');
        ds_put_string(text, "id", quarter->id);
        ds_put_string(text, "name", quarter->name);
        if (quarter->district != NULL) {
            ds_put_string(text, "x-district", quarter->district);
        }
        if (quarter->target > 0) {
            ds_put_number(text, "target", quarter->target, 2);
        }
        if (quarter->outlined) {
            write_boundary(text, world, quarter);
        }
        ds_text_close(text, '}');
    }
}

static void write_places(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_places; i++) {
        const ds_gen_place *place = &world->places[i];
        ds_text_open(text, '{');
        ds_put_string(text, "id", place->id);
        ds_put_string(text, "name", place->name);
        ds_put_spot(text, world, &place->spot);
        ds_text_close(text, '}');
    }
}

static void write_matrix(ds_text *text, const ds_gen_world *world) {
    ds_text_key(text, "minutes");
    ds_text_open(text, '[');
    for (int32_t from = 0; from < world->nodes; from++) {
        ds_text_break(text);
        ds_text_open(text, '[');
        for (int32_t to = 0; to < world->nodes; to++) {
            ds_text_decimal(text, world->minutes[from * world->nodes + to], 1);
        }
        ds_text_close(text, ']');
    }
    ds_text_close(text, ']');
}

static void write_travel(ds_text *text, const ds_gen_world *world) {
    ds_text_key(text, "travel");
    ds_text_open(text, '{');
    ds_put_string(text, "mode", world->nodes > 0 ? "matrix" : "straight");
    if (world->nodes > 0) {
        ds_put_number(text, "stop_minutes", world->stop, 2);
        write_matrix(text, world);
    } else {
        ds_put_number(text, "speed_kmh", world->speed, 2);
        ds_put_number(text, "detour", world->detour, 2);
        ds_put_number(text, "stop_minutes", world->stop, 2);
    }
    ds_text_close(text, '}');
}

static void write_objective(ds_text *text, const ds_gen_world *world) {
    if (world->weights == NULL) {
        return;
    }
    ds_text_key(text, "objective");
    ds_text_open(text, '{');
    for (const ds_gen_weight *weight = world->weights; weight->key != NULL; weight++) {
        ds_put_number(text, weight->key, weight->value, 2);
    }
    ds_text_close(text, '}');
}

static uint32_t services_in_use(const ds_gen_world *world) {
    return world->services;
}

/* The facts that the communes were drawn from: kept by every reader and used by none. */
static void write_communes(ds_text *text, const ds_gen_region *region) {
    ds_text_key(text, "x-communes");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < region->count; i++) {
        const ds_commune_facts *facts = region->briefs[i].facts;
        char code[DS_GEN_ID], district[DS_GEN_ID];
        ds_text_open(text, '{');
        ds_gen_format(code, sizeof code, "%05d", (int)facts->code);
        ds_put_string(text, "code", code);
        ds_put_string(text, "key", facts->key);
        ds_put_string(text, "name", facts->name);
        ds_gen_format(district, sizeof district, "%03d", (int)facts->district);
        ds_put_string(text, "district", district);
        ds_put_string(text, "district_name", facts->district_name);
        ds_put_number(text, "lat", facts->lat, 6);
        ds_put_number(text, "lon", facts->lon, 6);
        ds_put_number(text, "km2", facts->hectares, 2);
        ds_put_number(text, "people", facts->people, 0);
        ds_put_number(text, "households", facts->households, 0);
        ds_put_number(text, "teams", region->worlds[i].n_teams, 0);
        ds_put_number(text, "members", region->worlds[i].n_members, 0);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

/* A list to which every commune adds what is its own; an empty one is left out. */
typedef struct list {
    const char *key;
    void (*write)(ds_text *text, const ds_gen_world *world);
    size_t count; /* offset of how many a commune has */
} list;

enum { AREAS, PLACES, TEAMS, MEMBERS, DESKS, HOUSEHOLDS, LOCKS };

static const list lists[] = {
    [AREAS] = {"areas", write_areas, offsetof(ds_gen_world, n_quarters)},
    [PLACES] = {"places", write_places, offsetof(ds_gen_world, n_places)},
    [TEAMS] = {"teams", ds_write_teams, offsetof(ds_gen_world, n_teams)},
    [MEMBERS] = {"members", ds_write_members, offsetof(ds_gen_world, n_members)},
    [DESKS] = {"desks", ds_write_desks, offsetof(ds_gen_world, n_desks)},
    [HOUSEHOLDS] = {"households", ds_write_households, offsetof(ds_gen_world, n_households)},
    [LOCKS] = {"locks", ds_write_locks, offsetof(ds_gen_world, n_locks)},
};

/* Households that are not kept are drawn once more: one commune's are in memory at a time. */
static void write_again(ds_text *text, const ds_gen_region *region, int32_t commune) {
    ds_gen_world *world = calloc(1, sizeof *world);
    if (world == NULL || !ds_draw_again(region, commune, world)) {
        text->failed = true;
    } else {
        ds_write_households(text, world);
    }
    if (world != NULL) {
        ds_gen_world_free(world);
    }
    free(world);
}

static void write_list(ds_text *text, const ds_gen_region *region, const list *row) {
    bool open = false;
    for (int32_t i = 0; i < region->count; i++) {
        const ds_gen_world *world = &region->worlds[i];
        if (*(const int32_t *)((const char *)world + row->count) == 0) {
            continue;
        }
        if (!open) {
            ds_text_key(text, row->key);
            ds_text_open(text, '[');
            open = true;
        }
        if (row == &lists[HOUSEHOLDS] && world->households == NULL) {
            write_again(text, region, i);
        } else {
            row->write(text, world);
        }
    }
    if (open) {
        ds_text_close(text, ']');
    }
}

static void write_all(ds_text *text, const ds_gen_region *region) {
    const ds_gen_world *common = &region->worlds[0];
    ds_text_open(text, '{');
    ds_put_number(text, "doorstep", 1, 0);
    ds_put_string(text, "name", region->name);
    if (common->shows == DS_GEN_PEOPLE) {
        write_communes(text, region);
    }
    write_shifts(text, common);
    write_kinds(text, common);
    DS_PUT_IDS(text, "roles", in_any(region, ds_roles_of), ds_gen_roles);
    DS_PUT_IDS(text, "skills", in_any(region, ds_skills_of), ds_gen_skills);
    write_services(text, in_any(region, services_in_use));
    for (size_t i = AREAS; i < LOCKS; i++) {
        write_list(text, region, &lists[i]);
    }
    write_travel(text, common);
    write_objective(text, common);
    write_list(text, region, &lists[LOCKS]);
    ds_text_close(text, '}');
}

bool ds_write_region(const ds_gen_region *region, ds_text *text) {
    write_all(text, region);
    return ds_text_flush(text);
}
