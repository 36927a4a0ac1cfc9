#include <stdlib.h>

#include "roster/arrivals.h"
#include "roster/worth_parts.h"

/* ---- Rows, sets and cells ------------------------------------------------------------------- */

static const ds_profile *profile_of(const ds_worth_team *team, int32_t type) {
    return type < team->crews.n_types ? &team->crews.profiles[type]
                                      : &team->larger[type - team->crews.n_types];
}

/* Would a crew without one of its members take no longer? */
static bool wasteful(const ds_worth_builder *b, int32_t t, int32_t type) {
    const ds_crews *crews = &b->worth->teams[t].crews;
    for (int32_t c = 0; type < crews->n_types && c < crews->n_classes; c++) {
        int32_t less = b->smaller[t][(int64_t)type * crews->n_classes + c];
        if (less != DS_NONE && b->all_lengths[less] <= b->all_lengths[type]) {
            return true;
        }
    }
    return false;
}

static bool fill_row(ds_worth_builder *b, int32_t t, int32_t shape, ds_worth_row *row) {
    ds_worth *worth = b->worth;
    const ds_worth_team *team = &worth->teams[t];
    if (b->lengths_used + team->n_types > b->lengths_room) {
        int64_t room = 2 * b->lengths_room + team->n_types + 1024;
        ds_worth_length *lengths = realloc(worth->lengths, (size_t)room * sizeof *lengths);
        if (lengths == NULL) {
            return false;
        }
        worth->lengths = lengths;
        b->lengths_room = room;
    }
    *row = (ds_worth_row){.first = b->lengths_used, .least = DS_FAR};
    for (int32_t k = 0; k < team->n_types; k++) {
        ds_tick ticks = ds_visit_length(b->in, &b->in->shapes[shape], profile_of(team, k),
                                        b->in->teams[t].parallel);
        b->all_lengths[k] = ticks;
        if (ticks < DS_FAR && !wasteful(b, t, k)) {
            worth->lengths[row->first + row->count++] = (ds_worth_length){k, ticks};
            row->least = ticks < row->least ? ticks : row->least;
        }
    }
    b->lengths_used += row->count;
    return true;
}

/* -1 when memory ran out, as with the next two. */
static int32_t row_of(ds_worth_builder *b, int32_t t, int32_t shape) {
    int32_t index = ds_pairs_index(&b->rows, (uint64_t)t, (uint64_t)shape);
    if (index != b->worth->n_rows) {
        return index;
    }
    ds_worth_row *rows = ds_worth_room(b->worth->rows, index, &b->row_room, sizeof *rows);
    if (rows == NULL) {
        return -1;
    }
    b->worth->rows = rows;
    if (!fill_row(b, t, shape, &rows[index])) {
        return -1;
    }
    b->worth->n_rows++;
    return index;
}

static int32_t set_of(ds_worth_builder *b, int32_t t, uint64_t slots) {
    int32_t index = ds_pairs_index(&b->sets, (uint64_t)t, slots);
    if (index != b->worth->n_sets) {
        return index;
    }
    ds_worth_set *sets = ds_worth_room(b->worth->sets, index, &b->set_room, sizeof *sets);
    if (sets == NULL) {
        return -1;
    }
    b->worth->sets = sets;
    sets[index] = (ds_worth_set){.team = t, .slots = slots, .first = b->sets_used};
    b->sets_used += b->worth->teams[t].n_types;
    b->worth->n_sets++;
    return index;
}

static int32_t cell_of(ds_worth_builder *b, int32_t t, uint64_t slots, int32_t row) {
    int32_t set = set_of(b, t, slots);
    int32_t index = set < 0 ? -1 : ds_pairs_index(&b->cells, (uint64_t)row, (uint64_t)set);
    if (index != b->worth->n_cells) {
        return index;
    }
    ds_worth_cell *cells = ds_worth_room(b->worth->cells, index, &b->cell_room, sizeof *cells);
    if (cells == NULL) {
        return -1;
    }
    b->worth->cells = cells;
    cells[index] = (ds_worth_cell){.set = set, .row = row};
    b->worth->n_cells++;
    return index;
}

/* ---- Ways ----------------------------------------------------------------------------------- */

/* A team and an open visit that it may do at home. */
typedef struct errand {
    const ds_visit *visit;
    int32_t team;
    ds_tick from_base, to_end;
    ds_tick length; /* the least */
    ds_range arcs;
    ds_tick rest;
} errand;

/* Could a crew do nothing but this visit in the shift? */
static bool fits(const ds_instance *in, const errand *e, int32_t s) {
    const ds_shift *shift = &in->shifts[s];
    ds_range list = in->class_intervals[(int64_t)e->visit->window_class * in->n_shifts + s];
    int64_t arrival = (int64_t)shift->start + e->from_base;
    for (int32_t i = 0; i < list.count; i++) {
        const ds_interval *window = &in->intervals[list.first + i];
        int64_t start = arrival > window->open ? arrival : window->open;
        if (start <= window->close && start + e->length + e->to_end <= shift->end) {
            return true;
        }
    }
    return false;
}

/* Slots of the team in which the visit fits, on one day or (DS_NONE) on any. */
static uint64_t slots_on(const ds_worth_builder *b, const errand *e, int32_t day) {
    const ds_instance *in = b->in;
    const ds_worth_team *team = &b->worth->teams[e->team];
    uint64_t slots = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (team->slot[s] != DS_NONE && (day == DS_NONE || in->shifts[s].day == day) &&
            fits(in, e, s)) {
            slots |= UINT64_C(1) << team->slot[s];
        }
    }
    return slots;
}

static bool add_arcs(ds_worth_builder *b, const ds_arrivals *near, errand *e) {
    ds_worth *worth = b->worth;
    int32_t h = e->visit->household, class = worth->travel->class_of_team[e->team];
    int32_t place = b->in->households[h].location;
    const int32_t *from = &near->from[(int64_t)h * near->k];
    e->arcs = (ds_range){worth->n_arcs, 0};
    e->rest = DS_FAR;
    for (int32_t i = 0; i < near->count[h]; i++) {
        ds_tick ticks =
            ds_travel_time(worth->travel, class, b->in->households[from[i]].location, place);
        if (i == near->k - 1) {
            e->rest = ticks > 0 ? ticks - 1 : 0; /* a tick for roundings apart */
        }
        if (!ds_team_may_visit(b->in, e->team, from[i])) {
            continue;
        }
        ds_arc *arcs = ds_worth_room(worth->arcs, worth->n_arcs, &b->arc_room, sizeof *arcs);
        if (arcs == NULL) {
            return false;
        }
        worth->arcs = arcs;
        arcs[worth->n_arcs++] = (ds_arc){.from = from[i], .ticks = ticks, .back = DS_NONE};
        e->arcs.count++;
    }
    return true;
}

static bool add_way(ds_worth_builder *b, const errand *e, int32_t day, uint64_t slots,
                    int32_t row) {
    ds_worth *worth = b->worth;
    int32_t cell = cell_of(b, e->team, slots, row);
    ds_way *ways =
        cell < 0 ? NULL : ds_worth_room(worth->ways, worth->n_ways, &b->way_room, sizeof *ways);
    if (ways == NULL) {
        return false;
    }
    worth->ways = ways;
    ways[worth->n_ways++] = (ds_way){.cell = cell,
                                     .day = day,
                                     .base = e->from_base - worth->teams[e->team].out,
                                     .rest = e->rest,
                                     .arcs = e->arcs};
    return true;
}

static bool add_errand(ds_worth_builder *b, const ds_arrivals *near, errand *e, int32_t from_day,
                       int32_t until_day) {
    const ds_instance *in = b->in;
    int32_t place = in->households[e->visit->household].location;
    int32_t class = b->worth->travel->class_of_team[e->team];
    int32_t row = row_of(b, e->team, e->visit->shape);
    if (row < 0) {
        return false;
    }
    e->length = b->worth->rows[row].least;
    e->from_base = ds_travel_time(b->worth->travel, class, in->teams[e->team].base, place);
    e->to_end = in->teams[e->team].returns
                    ? ds_travel_time(b->worth->travel, class, place, in->teams[e->team].end)
                    : 0;
    bool first = true;
    for (int32_t day = from_day; day <= until_day; day++) {
        uint64_t slots = slots_on(b, e, day);
        if (slots == 0) {
            continue;
        }
        if ((first && !add_arcs(b, near, e)) || !add_way(b, e, day, slots, row)) {
            return false;
        }
        first = false;
    }
    return true;
}

/* Days are told apart only where visits wait for each other. */
static bool add_visit(ds_worth_builder *b, const ds_arrivals *near, int32_t v) {
    const ds_instance *in = b->in;
    errand e = {.visit = &in->visits[v]};
    bool alone = ds_worth_alone(&in->households[e.visit->household]);
    ds_range teams = ds_worth_teams_of(b, e.visit->household);
    b->worth->ways_of[v].first = b->worth->n_ways;
    for (int32_t i = 0; i < teams.count; i++) {
        e.team = b->area_teams[teams.first + i];
        if (ds_team_may_visit(in, e.team, e.visit->household) &&
            !add_errand(b, near, &e, alone ? DS_NONE : 0, alone ? DS_NONE : in->n_days - 1)) {
            return false;
        }
    }
    b->worth->ways_of[v].count = b->worth->n_ways - b->worth->ways_of[v].first;
    return true;
}

/* Each arc's way back, of the same team. */
static bool pair_arcs(const ds_worth_builder *b) {
    ds_worth *worth = b->worth;
    int32_t *team = malloc(((size_t)worth->n_arcs + 1) * sizeof *team);
    for (int32_t w = 0; team != NULL && w < worth->n_ways; w++) {
        const ds_way *way = &worth->ways[w];
        for (int32_t i = 0; i < way->arcs.count; i++) {
            team[way->arcs.first + i] = worth->sets[worth->cells[way->cell].set].team;
        }
    }
    for (int32_t h = 0; team != NULL && h < b->in->n_households; h++) {
        for (int32_t i = worth->arcs_to[h]; i < worth->arcs_to[h + 1]; i++) {
            int32_t from = worth->arcs[i].from, back = worth->arcs_to[from];
            int32_t end = worth->arcs_to[from + 1];
            while (back < end && (worth->arcs[back].from != h || team[back] != team[i])) {
                back++;
            }
            worth->arcs[i].back = back < end ? back : DS_NONE;
        }
    }
    free(team);
    return team != NULL;
}

bool ds_worth_make_ways(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    ds_arrivals near;
    if (!ds_arrivals_init(&near, b->worth->travel, b->open, b->how->arcs)) {
        return false;
    }
    bool ok = true;
    for (int32_t v = 0; ok && v < in->n_visits; v++) {
        if (in->visits[v].number == 1) {
            b->worth->arcs_to[in->visits[v].household] = b->worth->n_arcs;
        }
        b->worth->ways_of[v].first = b->worth->n_ways;
        if (!ds_visit_done_before(&in->visits[v]) && (in->visits[v].at & DS_AT_HOME) != 0) {
            ok = add_visit(b, &near, v);
        }
    }
    b->worth->arcs_to[in->n_households] = b->worth->n_arcs;
    ds_arrivals_free(&near);
    b->worth->n_bonds = b->worth->tolls && b->worth->n_arcs <= DS_MOST_BONDS ? b->worth->n_arcs : 0;
    return ok && (b->worth->n_bonds == 0 || pair_arcs(b));
}
