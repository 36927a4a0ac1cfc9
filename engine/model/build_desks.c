/* Desks and their demands. */
#include <math.h>

#include "model/build_context.h"

static double weight_or(double weight, double otherwise) {
    return isnan(weight) ? otherwise : weight;
}

static void judge_demand(ds_build *b, const ds_where *at, const ds_draft_demand *draft,
                         int32_t ideal) {
    if (draft->state.broken) {
        return;
    }
    ds_build_order(b, at, "min", draft->min, "ideal", ideal);
    if (draft->min <= ideal) {
        ds_build_order(b, at, draft->ideal == DS_ABSENT ? "min" : "ideal", ideal, "max",
                       draft->max);
    }
}

static ds_demand compile_demand(ds_build *b, const ds_where *at, const ds_draft_demand *draft,
                                int32_t desk) {
    const ds_weights *weights = &b->in->weights;
    int32_t ideal = draft->ideal != DS_ABSENT ? draft->ideal : draft->min;
    judge_demand(b, at, draft, ideal);
    return (ds_demand){.desk = desk,
                       .shift = ds_build_refer(b, DS_KEY(at, "shift"), &b->shifts, draft->shift),
                       .min = draft->min,
                       .ideal = ideal,
                       .max = draft->max,
                       .require = ds_build_rules(b, DS_KEY(at, "require"), &draft->require),
                       .shortage_weight = weight_or(draft->shortage_weight, weights->desk_shortage),
                       .ideal_weight = weight_or(draft->ideal_weight, weights->desk_ideal),
                       .over_weight = weight_or(draft->over_weight, weights->desk_over)};
}

/* A desk's demands by shift; `row` says which shifts have one. */
static void read_demands(ds_build *b, const ds_where *at, int32_t desk, ds_demand *by_shift,
                         int32_t *row) {
    const ds_draft_desk *draft = &b->draft->desks.items[desk];
    for (int32_t i = 0; i < draft->demand.count; i++) {
        const ds_where *entry = DS_ITEM(DS_KEY(at, "demand"), i);
        ds_demand demand = compile_demand(b, entry, &draft->demand.items[i], desk);
        if (demand.shift == DS_NONE) {
            continue;
        }
        if (row[demand.shift] != 0) {
            ds_mistake(b->reporter, DS_KEY(entry, "shift"),
                       "shift \"%.60s\" has a demand already, expected at most one",
                       draft->demand.items[i].shift);
        }
        row[demand.shift] = 1;
        by_shift[demand.shift] = demand;
    }
}

/* Puts a desk's demands in shift order behind those of the desks before it. */
static ds_range file_demands(ds_build *b, const ds_demand *by_shift, int32_t *row) {
    ds_range range = {b->demands.count, 0};
    for (int32_t s = 0; s < b->in->n_shifts; s++) {
        ds_demand *demand = row[s] != 0 ? ds_buffer_add(&b->demands, 1) : NULL;
        row[s] = DS_NONE;
        if (demand != NULL) {
            *demand = by_shift[s];
            row[s] = range.first + range.count++;
        }
    }
    return range;
}

static void compile_desk(ds_build *b, int32_t i, ds_desk *desk) {
    const ds_draft_desk *draft = &b->draft->desks.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "desks"), i);
    int32_t place = ds_build_refer(b, DS_KEY(at, "place"), &b->places, draft->place);
    *desk = (ds_desk){.id = b->in->desk_ids.names[i],
                      .name = ds_build_text(b, draft->name),
                      .location = place >= 0 ? b->in->places[place].location : DS_NONE,
                      .one_team_per_day = draft->staffed_by == DS_STAFFED_BY_ONE_TEAM_PER_DAY,
                      .max_days_per_team = draft->max_days_per_team,
                      .appointment_seconds = 60 * draft->appointment_minutes};
}

static void mark_bookable(ds_build *b, int32_t i, bool *areas, bool *services) {
    const ds_draft_desk *draft = &b->draft->desks.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "desks"), i);
    ds_build_mark(b, DS_KEY(at, "areas"), &draft->areas, &b->areas, true, areas);
    ds_build_mark(b, DS_KEY(at, "services"), &draft->services, &b->services, true, services);
}

void ds_build_desks(ds_build *b) {
    ds_instance *in = b->in;
    int64_t n = b->draft->desks.count, shifts = in->n_shifts;
    ds_desk *desks = DS_ARENA_NEW(&b->arena, ds_desk, n);
    int32_t *demand_at = DS_ARENA_NEW(&b->arena, int32_t, n * shifts);
    bool *area = DS_ARENA_NEW(&b->arena, bool, n * in->n_areas);
    bool *service = DS_ARENA_NEW(&b->arena, bool, n * in->n_services);
    ds_demand *by_shift = DS_ARENA_NEW(&b->scratch, ds_demand, shifts);
    if (b->arena.failed || by_shift == NULL) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        compile_desk(b, i, &desks[i]);
        read_demands(b, DS_ITEM(DS_KEY(NULL, "desks"), i), i, by_shift, demand_at + i * shifts);
        desks[i].demands = file_demands(b, by_shift, demand_at + i * shifts);
        mark_bookable(b, i, area + (int64_t)i * in->n_areas, service + (int64_t)i * in->n_services);
    }
    in->desks = desks;
    in->n_desks = (int32_t)n;
    in->demands = ds_buffer_keep(&b->demands, &b->arena);
    in->n_demands = b->demands.count;
    in->demand_at = demand_at;
    in->desk_area = area;
    in->desk_service = service;
}
