/*
 * What the households' open visits are worth when crews' time and desks' time have prices: the part
 * of a Lagrangian bound that looks at every visit by itself.
 *
 * A crew's time in a shift costs a rate per tick that depends on its team, the shift's slot (shifts
 * of a team in which the same visits are possible share one) and the crew's type. A visit takes its
 * length and the way that leads to it. Of that way only the cheapest case is known: from one of the
 * nearest other households, or from the base. Coming from a household that is itself not worth a
 * visit costs what that visit loses: its toll. A stop has one successor at most, so whoever pays a
 * toll pays it to one who earned it, and the sum stays a bound for any tolls of at least 0. Two
 * households do not lead to each other: who uses one of the two ways between them pays the pair's
 * bonds, and each of the two earns its own when it is visited (the shortest of the subtour
 * constraints, priced).
 *
 * The first leg is split: `out` of it, what the way from the base to any visit takes at least, is
 * the crew's own affair, like the shortest way home (`back`) of a team that returns; only the rest
 * is the visit's. A shift's usable time is its length without these two.
 */
#ifndef DS_ROSTER_WORTH_H
#define DS_ROSTER_WORTH_H

#include <doorstep/doorstep.h>

#include "model/instance.h"
#include "roster/crews.h"
#include "travel/travel.h"

enum {
    DS_MOST_SLOTS = 64,
    DS_CELL_OPTIONS = 8,
    DS_MOST_BONDS = 1000000 /* arcs; where there are more, they have no bonds */
};

typedef struct ds_worth_team {
    ds_crews crews;
    int32_t n_types; /* the crews' types, then one for every larger size that is not listed */
    int32_t n_slots;
    int32_t *slot;      /* [n_shifts] DS_NONE: no crew can use the shift */
    ds_tick *usable;    /* [n_shifts] ticks for visits and the ways between them */
    int32_t first_rate; /* rates of the team: [n_slots x n_types] */
    ds_tick out, back;
    ds_profile *larger; /* [n_types - crews.n_types] with as many holders as there could be */
} ds_worth_team;

/* Slots of a team; the cheapest rate of every type among them is found once for all. */
typedef struct ds_worth_set {
    int32_t team;
    uint64_t slots;
    int64_t first; /* of the types' [n_types] in `cheapest` */
} ds_worth_set;

/* Team, shape and slots in which a visit is possible: all that is asked of it but where it is. */
typedef struct ds_worth_cell {
    int32_t set;
    int32_t n_options;
    int32_t row;
} ds_worth_cell;

/* A team's crews at a shape: the types that do it, but for those of which one member less would
 * take no longer, whatever the prices. */
typedef struct ds_worth_row {
    int64_t first; /* in `lengths` */
    int32_t count;
    ds_tick least;
} ds_worth_row;

typedef struct ds_worth_length {
    int32_t type;
    ds_tick ticks;
} ds_worth_length;

typedef struct ds_worth_option {
    double rate, cost; /* of a tick; of the visit's length */
    ds_tick ticks;     /* its length */
    int32_t slot, type;
} ds_worth_option;

typedef struct ds_arc {
    int32_t from; /* household */
    ds_tick ticks;
    int32_t back; /* the team's arc the other way; DS_NONE: none is listed */
} ds_arc;

/* A team's crews do a visit at home. */
typedef struct ds_way {
    int32_t cell;
    int32_t day;   /* DS_NONE: any, for the only open visit of its household */
    ds_tick base;  /* the visit's part of the way from the base */
    ds_tick rest;  /* from households that are not among the arcs it is no shorter */
    ds_range arcs; /* nearest first */
} ds_way;

/* Desk shifts that can book a visit. */
typedef struct ds_booking_cell {
    ds_range demands;
    int32_t shape;
    int32_t cheapest; /* demand, at the prices last given */
    double cost;      /* of the visit there */
} ds_booking_cell;

typedef struct ds_booking {
    int32_t cell;
    int32_t day; /* as of a way */
} ds_booking;

/* The best that can be made of an open visit, on one day or (for a household's only visit) on any;
 * and of its household's visits up to this one, the last of them on this day. */
typedef struct ds_worth_link {
    double gain;                  /* -INFINITY: not possible */
    int32_t way, option, booking; /* one of way and booking is DS_NONE */
    ds_tick ticks;                /* of the way there */
    int32_t arc;                  /* by which it leads; DS_NONE: from the base, or from far */
    double sum;
    int32_t before; /* day of the visit before it */
} ds_worth_link;

typedef struct ds_worth {
    const ds_instance *in;
    const ds_travel *travel;
    ds_worth_team *teams;
    int32_t n_rates, n_rows, n_sets, n_cells, n_ways, n_arcs, n_bookings, n_booking_cells;
    ds_worth_set *sets;
    double *cheapest; /* rates by set and type, at the prices last given */
    uint8_t *cheapest_slot;
    ds_worth_cell *cells;
    ds_worth_row *rows;
    ds_worth_length *lengths;
    ds_worth_option *options; /* [n_cells x DS_CELL_OPTIONS] at the prices last given */
    ds_range *ways_of;        /* [n_visits] by rising day */
    ds_way *ways;
    ds_arc *arcs;
    ds_range *bookings_of; /* [n_visits] by rising day */
    ds_booking *bookings;
    ds_booking_cell *booking_cells;
    int32_t *booking_demands;
    uint64_t booked_skills; /* called for by visits that may be booked */
    int32_t desk_prices;    /* of a demand: one for all booked work, one for each of those skills */
    bool tolls;
    int32_t n_bonds;      /* n_arcs, or 0 */
    int32_t *arcs_to;     /* [n_households + 1] first of the arcs that lead there */
    double *earns;        /* [n_households] tolls and bonds that a visit earns */
    double *arc_toll;     /* [n_arcs] toll and bonds to be paid there */
    double *margin;       /* [n_households] what the best of its open visits gained last, or lost */
    int32_t most_open;    /* visits of one household */
    int32_t threads;      /* on which households are asked; the answers do not depend on it */
    ds_worth_link *links; /* scratch [threads x most_open x n_days] */
    ds_worth_link *best;  /* scratch [n_households] of those with one visit only */
} ds_worth;

typedef struct ds_worth_prices {
    const double *rates;   /* [n_rates] a crew's tick */
    const double *booking; /* [n_demands x desk_prices] a second of booked work, of all staff and
                            * of those who hold a skill */
    const double *touch;   /* [n_areas] what touching a household is worth */
    const double *tolls;   /* [n_households], then bonds [n_bonds]; NULL: none */
} ds_worth_prices;

typedef struct ds_worth_use {
    double *ticks;   /* [n_rates] */
    double *booked;  /* [n_demands x desk_prices] seconds */
    double *touched; /* [n_areas] households */
    double *tolls;   /* [n_households] visits there less ways on from there; then [n_bonds] visits
                      * there less ways between the two; NULL: not asked for */
} ds_worth_use;

typedef struct ds_worth_options {
    int32_t types_cap; /* crew types listed for a team */
    int32_t arcs;      /* nearest households looked at */
    int32_t threads;   /* 0: one */
    bool tolls;        /* tolls and bonds have prices of the market */
} ds_worth_options;

/* DOORSTEP_NO_MEMORY: nothing to free. The worth keeps the instance and the travel. */
doorstep_status ds_worth_init(ds_worth *worth, const ds_instance *in, const ds_travel *travel,
                              const ds_worth_options *options);
void ds_worth_free(ds_worth *worth);

/* The most that the visits can earn at these prices, whatever is visited and booked: coverage and
 * complete, weighted, and touches; less time used at its prices and travel at its weight. Adds up
 * what the best choice uses (`use` may be NULL). */
double ds_worth_of(ds_worth *worth, const ds_worth_prices *prices, ds_worth_use *use);

/* What doing a visit earns wherever it is done; with the touch and all of `complete` on the visits
 * that bring them. */
double ds_worth_value(const ds_worth *worth, const ds_worth_prices *prices, int32_t visit);

/* The best that the team's crews can make of an open visit by itself at the prices last asked with;
 * false: no way leads there. */
bool ds_worth_look(ds_worth *worth, const ds_worth_prices *prices, int32_t visit, int32_t team,
                   ds_worth_link *link);

/* A household whose only visit waits for no other: on which day it is done does not matter. */
static inline bool ds_worth_alone(const ds_household *household) {
    return household->visits.count == 1 && household->done == 0;
}

/* Place of a skill among a demand's prices. */
static inline int32_t ds_desk_price(const ds_worth *worth, int32_t skill) {
    return 1 + __builtin_popcountll(worth->booked_skills & ((UINT64_C(1) << skill) - 1));
}

static inline const double *ds_team_rates(const ds_worth_team *team, const double *rates,
                                          int32_t slot) {
    return &rates[team->first_rate + (int64_t)slot * team->n_types];
}

#endif
