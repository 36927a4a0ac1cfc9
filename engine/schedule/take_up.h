/* Schedules that were chosen, taken up in the joint state and judged there. */
#ifndef DS_SCHEDULE_TAKE_UP_H
#define DS_SCHEDULE_TAKE_UP_H

#include "schedule/rota.h"
#include "search/joint.h"

typedef enum ds_verdict { DS_WORSE, DS_EQUAL, DS_BETTER } ds_verdict;

/* A member and the options of a schedule. */
typedef struct ds_taken {
    int32_t member;
    const uint8_t *options;
} ds_taken;

/* Gives the members these schedules. By the whole score and every rule: kept where it is better or
 * as good, otherwise taken back. The rota is brought up to date. The journal is empty before and
 * after. */
ds_verdict ds_take_schedules(ds_joint *joint, ds_rota *rota, const ds_taken *taken, int32_t count);

#endif
