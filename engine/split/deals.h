/* Everything of an instance dealt to parts. */
#ifndef DS_SPLIT_DEALS_H
#define DS_SPLIT_DEALS_H

#include "split/parts.h"

/* Which of `count` lots each goes to. */
typedef struct ds_lots {
    int32_t count;
    const int32_t *team, *desk, *member, *household; /* [n of each] */
} ds_lots;

/* The parts that lots are, the largest first; who has ties to others is not counted. False when
 * memory ran out (nothing to free then). */
bool ds_deal_lots(ds_parts *parts, const ds_instance *in, const ds_lots *lots);

#endif
