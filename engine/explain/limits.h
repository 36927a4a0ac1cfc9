/*
 * A member's limits: how much of each is used, and which of them keeps a further duty out.
 */
#ifndef DS_EXPLAIN_LIMITS_H
#define DS_EXPLAIN_LIMITS_H

#include "explain/stage.h"

/* A fact for each limit and wish that the member has. */
void ds_tell_limits(ds_stage *stage, int32_t member);

/* Why the member, who is off in the shift, could have no duty in it: a fact MORE_...;
 * DS_FACT_MORE_OPEN where nothing of their own stands against one. */
ds_fact_kind ds_own_obstacle(const ds_stage *stage, int32_t member, int32_t shift);

#endif
