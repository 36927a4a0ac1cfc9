/* The choices as an integer program (program.h says which), and what its parts share. */
#ifndef DS_PACK_PACKING_H
#define DS_PACK_PACKING_H

#include "base/lp.h"
#include "pack/choices.h"

/* A row that lets a visit be done on a date only where the one before it is. */
typedef struct ds_order_row {
    int32_t row, date;
    int32_t next; /* of the same visit, or DS_NONE */
} ds_order_row;

typedef struct ds_packing {
    const ds_choices *choices;
    ds_lp lp;
    double own_value;     /* of the loose crews and their own routes */
    int32_t first_crew;   /* column of the first crew; they are all there */
    bool same_crews;      /* the loose crews go out, and no others */
    int32_t *column;      /* [n_routes] DS_NONE: the route is left out */
    int32_t *visit_row;   /* [n_visits] DS_NONE: no route has it */
    int32_t *order_first; /* [n_visits] in `order`, or DS_NONE */
    ds_order_row *order;
    int32_t n_order;
    int32_t *area_row; /* [n_areas] DS_NONE: its target is met, whatever is chosen */
    int32_t *touched;  /* [n_areas] households, by all but the loose crews */
    ds_pairs limits;   /* what is limited, to rows from `first_limit` on */
    int32_t first_limit;
} ds_packing;

/* All routes are in. False when memory ran out (nothing to free then). */
bool ds_packing_init(ds_packing *packing, const ds_choices *choices);
void ds_packing_free(ds_packing *packing);

/* A reward for each of at most `most` things; columns bring them by negative entries in the row
 * that is returned, the loose crews as they are `own` of them. */
int32_t ds_packing_reward(ds_packing *packing, double reward, double most, double own);

#endif
