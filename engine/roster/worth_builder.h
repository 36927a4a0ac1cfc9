/* What the parts of making a ds_worth share; nobody else includes it. */
#ifndef DS_ROSTER_WORTH_BUILDER_H
#define DS_ROSTER_WORTH_BUILDER_H

#include "base/pairs.h"
#include "roster/worth.h"

typedef struct ds_worth_builder {
    ds_worth *worth;
    const ds_instance *in;
    const ds_worth_options *how;
    uint64_t skills;       /* called for at home */
    bool *open;            /* [n_households] has an open visit that may be done at home */
    int32_t *area_first;   /* [n_areas + 2] into area_teams; the last list is of all teams */
    int32_t *area_teams;   /* teams that may visit households of the area */
    int32_t *desk_staff;   /* [n_demands] people who could staff it at once */
    uint64_t *desk_skills; /* [n_demands] held by them */
    ds_pairs rows;         /* (team, shape) */
    int64_t lengths_used, lengths_room, sets_used;
    int32_t most_types;
    ds_tick *all_lengths; /* scratch [most_types] */
    int32_t **smaller;  /* [n_teams] by type and class: the type with one member less, or DS_NONE */
    ds_pairs sets;      /* (team, slots) */
    ds_pairs cells;     /* (row, set) */
    ds_pairs needs;     /* (area, shape) of visits that may be booked */
    ds_pairs books;     /* (index of `needs`, window class and day) */
    int32_t *book_cell; /* by index of `books`; DS_NONE: no desk shift would do */
    int32_t book_room, row_room, set_room, cell_room, way_room, arc_room, booking_room,
        booking_cell_room, demand_room, n_demands;
} ds_worth_builder;

/* Fills the lists of areas' teams. False when memory ran out. */
bool ds_worth_list_teams(ds_worth_builder *b);

/* Teams that may visit the household at home are among these. */
ds_range ds_worth_teams_of(const ds_worth_builder *b, int32_t household);

/* An array with room for one more element: itself, or a larger one; NULL when memory ran out. */
void *ds_worth_room(void *array, int32_t count, int32_t *room, size_t size);

/* What the builder holds, but not the worth. */
void ds_worth_builder_free(ds_worth_builder *b);

#endif
