/*
 * The master program of the bound by columns: who is on duty when, who staffs desks, who is booked
 * there, and which routes the crews take, as a linear program whose routes are added as they are
 * found. Every rule and wish of docs/format.md that is linear in these is a row; what is not is
 * left out or replaced by something weaker, so that every plan is a solution worth its score.
 *
 * Rows are of two sides. Those about visits (each is done once, in order, areas' targets) get
 * prices at which routes are judged one by one; the others are about the roster, and stay rows when
 * a bound is proven (bound/proof.h).
 */
#ifndef DS_BOUND_ROUTE_MASTER_H
#define DS_BOUND_ROUTE_MASTER_H

#include "base/lp.h"
#include "bound/ground.h"

/* "No later than this day, the visit is done no more often than the one before it is a lag ago." */
typedef struct ds_order_row {
    int32_t visit, day, row;
    int32_t next; /* of the same visit; DS_NONE: the last */
} ds_order_row;

/* A column that does visits: a route, or (team DS_NONE) one visit booked at a desk. */
typedef struct ds_carrier {
    int32_t team, shift, type;
    int32_t column;
    ds_range visits; /* in `carried`; a visit may come more than once */
} ds_carrier;

/* Columns of a member's fairness. */
typedef struct ds_fair {
    int32_t penalty;  /* DS_NONE: none is asked */
    int32_t own, all; /* shifts of the member, of the group */
    double share;     /* of the group's */
} ds_fair;

typedef struct ds_route_master {
    const ds_instance *in;
    const ds_ground *ground;
    ds_lp lp;
    double constant;            /* of the score, beside the columns */
    bool failed;                /* memory ran out */
    int32_t first_box, end_box; /* columns that no plan has: they only keep prices in bounds */
    bool *of_visits;            /* [lp.n_rows] is the row about visits? */
    int32_t flag_room;

    int32_t *visit_row, *order_first; /* [n_visits] DS_NONE: none */
    int32_t *area_row;                /* [n_areas] */
    ds_order_row *orders;
    int32_t n_orders, order_room;

    int32_t *work_row, *work; /* [n_members x n_shifts] DS_NONE: cannot work */
    int32_t *join;            /* [n_members x n_teams] column, or DS_NONE */
    int32_t *active;          /* [n_teams] column */
    int32_t *class_first;     /* [n_teams] of class_row: [n_shifts x n_classes] */
    int32_t *class_row;
    int32_t *crews_row; /* [n_teams x n_shifts] DS_NONE: no crew goes out */
    ds_fair *fair;      /* [n_members] */

    ds_carrier *carriers;
    int32_t n_carriers, carrier_room;
    int32_t *carried;
    int32_t n_carried, carried_room;
} ds_route_master;

/* Adds a column that does these visits. Its row on the roster's side is the caller's affair. */
int32_t ds_route_master_carrier(ds_route_master *master, ds_carrier carrier, const int32_t *visits,
                                int32_t count, double cost, double high);

/* Adds a route of a crew of the type; its worth is that of its visits less `travel` ticks. */
void ds_route_master_add(ds_route_master *master, int32_t team, int32_t shift, int32_t type,
                         const int32_t *visits, int32_t count, int64_t travel);

/* Is the visit still to be done, with a day left for it? */
bool ds_visit_open(const ds_route_master *master, int32_t visit);

/* The order row's entry for the visit on the day. */
double ds_order_entry(const ds_instance *in, const ds_order_row *order, int32_t visit, int32_t day);

/* What doing the visit on the day is worth at prices of the rows. */
double ds_route_master_gain(const ds_route_master *master, const double *price, int32_t visit,
                            int32_t day);

/* What a crew of the type costs at prices of the rows. */
double ds_route_master_wage(const ds_route_master *master, const double *price, int32_t team,
                            int32_t shift, int32_t type);

static inline int32_t ds_class_row(const ds_route_master *master, int32_t team, int32_t shift,
                                   int32_t class) {
    return master->class_row[master->class_first[team] +
                             shift * master->ground->teams[team].crews.n_classes + class];
}

/* A new row; `visits`: it is about visits, and not of the roster. */
int32_t ds_route_master_row(ds_route_master *master, bool visits, double low, double high);

#endif
