#include <stdlib.h>

#include "roster/worth_parts.h"

/* ---- Who could be at a desk ----------------------------------------------------------------- */

static void find_staff(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    for (int32_t d = 0; d < in->n_demands; d++) {
        const ds_demand *demand = &in->demands[d];
        int32_t people = 0;
        for (int32_t m = 0; m < in->n_members; m++) {
            if (in->member_desk[(int64_t)m * in->n_desks + demand->desk] &&
                in->member_shift[(int64_t)m * in->n_shifts + demand->shift]) {
                people++;
                b->desk_skills[d] |= in->members[m].skills;
            }
        }
        b->desk_staff[d] = people < demand->max ? people : demand->max;
    }
}

static bool could_book(const ds_worth_builder *b, const ds_visit *visit, int32_t d, int32_t day) {
    const ds_instance *in = b->in;
    const ds_demand *demand = &in->demands[d];
    const ds_shape *shape = &in->shapes[visit->shape];
    double room = b->desk_staff[d] * in->desks[demand->desk].appointment_seconds;
    return (day == DS_NONE || in->shifts[demand->shift].day == day) &&
           in->class_meets[(int64_t)visit->window_class * in->n_shifts + demand->shift] &&
           shape->work <= room + 1e-3 && (shape->skills & ~b->desk_skills[d]) == 0;
}

/* ---- Bookings ------------------------------------------------------------------------------- */

static bool add_demand(ds_worth_builder *b, int32_t d) {
    int32_t *list =
        ds_worth_room(b->worth->booking_demands, b->n_demands, &b->demand_room, sizeof *list);
    if (list == NULL) {
        return false;
    }
    b->worth->booking_demands = list;
    list[b->n_demands++] = d;
    return true;
}

/* The desk shifts that could book the visit, as a new cell; DS_NONE where there are none. False
 * when memory ran out. */
static bool make_cell(ds_worth_builder *b, int32_t v, int32_t day, int32_t *cell) {
    const ds_instance *in = b->in;
    ds_worth *worth = b->worth;
    ds_range list = {b->n_demands, 0};
    for (int32_t desk = 0; desk < in->n_desks; desk++) {
        if (in->desks[desk].appointment_seconds <= 0 || !ds_desk_may_book(in, desk, v)) {
            continue;
        }
        ds_range demands = in->desks[desk].demands;
        for (int32_t d = demands.first; d < demands.first + demands.count; d++) {
            if (could_book(b, &in->visits[v], d, day) && !add_demand(b, d)) {
                return false;
            }
        }
    }
    list.count = b->n_demands - list.first;
    *cell = DS_NONE;
    if (list.count == 0) {
        return true;
    }
    ds_booking_cell *cells = ds_worth_room(worth->booking_cells, worth->n_booking_cells,
                                           &b->booking_cell_room, sizeof *cells);
    if (cells == NULL) {
        return false;
    }
    worth->booking_cells = cells;
    *cell = worth->n_booking_cells++;
    cells[*cell] = (ds_booking_cell){.demands = list, .shape = in->visits[v].shape};
    worth->booked_skills |= in->shapes[in->visits[v].shape].skills;
    return true;
}

static bool cell_for(ds_worth_builder *b, int32_t v, int32_t day, int32_t *cell) {
    const ds_instance *in = b->in;
    const ds_visit *visit = &in->visits[v];
    int32_t area = in->households[visit->household].area;
    int32_t needs = ds_pairs_index(&b->needs, (uint64_t)(area + 1), (uint64_t)visit->shape);
    int32_t known = b->books.count;
    uint64_t when = (uint64_t)visit->window_class * ((uint64_t)in->n_days + 1) + (uint64_t)day + 1;
    int32_t index = needs < 0 ? -1 : ds_pairs_index(&b->books, (uint64_t)needs, when);
    if (index < 0) {
        return false;
    }
    if (index == known) {
        int32_t *cells = ds_worth_room(b->book_cell, index, &b->book_room, sizeof *cells);
        if (cells == NULL) {
            return false;
        }
        b->book_cell = cells;
        if (!make_cell(b, v, day, cell)) {
            return false;
        }
        cells[index] = *cell;
    }
    *cell = b->book_cell[index];
    return true;
}

static bool add_booking(ds_worth_builder *b, int32_t v, int32_t day) {
    int32_t cell;
    if (!cell_for(b, v, day, &cell)) {
        return false;
    }
    if (cell == DS_NONE) {
        return true;
    }
    ds_booking *bookings =
        ds_worth_room(b->worth->bookings, b->worth->n_bookings, &b->booking_room, sizeof *bookings);
    if (bookings == NULL) {
        return false;
    }
    b->worth->bookings = bookings;
    bookings[b->worth->n_bookings++] = (ds_booking){.cell = cell, .day = day};
    return true;
}

bool ds_worth_make_bookings(ds_worth_builder *b) {
    const ds_instance *in = b->in;
    find_staff(b);
    for (int32_t v = 0; v < in->n_visits; v++) {
        const ds_visit *visit = &in->visits[v];
        ds_range *list = &b->worth->bookings_of[v];
        list->first = b->worth->n_bookings;
        if (!ds_visit_done_before(visit) && (visit->at & DS_AT_DESK) != 0) {
            bool alone = ds_worth_alone(&in->households[visit->household]);
            for (int32_t day = alone ? DS_NONE : 0; day < (alone ? 0 : in->n_days); day++) {
                if (!add_booking(b, v, day)) {
                    return false;
                }
            }
        }
        list->count = b->worth->n_bookings - list->first;
    }
    b->worth->desk_prices = 1 + __builtin_popcountll(b->worth->booked_skills);
    return true;
}
