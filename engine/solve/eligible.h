/*
 * How far a visit gets at one place in one shift, other duties left aside: may it be done there,
 * could people with the skills be there, does the shift meet a window, does it fit by itself?
 */
#ifndef DS_SOLVE_ELIGIBLE_H
#define DS_SOLVE_ELIGIBLE_H

#include "model/plan.h"
#include "solve/forming.h"
#include "travel/travel.h"

typedef struct ds_eligible {
    const ds_instance *in;
    const ds_travel *travel;
    bool proof;
    ds_forming forming;
    int32_t n_skill_sets;
    int32_t *skill_set; /* [n_shapes] shapes that call for equal skills share one */
    int8_t *formable;   /* [(n_teams x n_shifts + n_demands) x n_skill_sets] 0: not asked yet */
} ds_eligible;

/* `proof`: an obstacle is to hold in every plan, whatever the members' locks and the stops on the
 * way. False when memory ran out (nothing to free). */
bool ds_eligible_init(ds_eligible *eligible, const ds_instance *in, const ds_travel *travel,
                      bool proof);
void ds_eligible_free(ds_eligible *eligible);

/* The first obstacle, in the order of the reasons: DS_REASON_NO_TEAM (it may not be done there at
 * all), _NO_SKILL, _NO_WINDOW, _TOO_FAR; or DS_REASON_NO_TIME where there is none. */
ds_reason ds_obstacle_at_home(ds_eligible *eligible, int32_t visit, int32_t team, int32_t shift);
ds_reason ds_obstacle_at_desk(ds_eligible *eligible, int32_t visit, int32_t demand);

/* Ticks that the visit takes the team at least, with as many hands as a crew can have. */
ds_tick ds_least_length(const ds_eligible *eligible, int32_t visit, int32_t team);

/* Could one crew do both visits, in some order, on one route? */
bool ds_could_share_route(const ds_eligible *eligible, int32_t visit, int32_t other, int32_t team,
                          int32_t shift);

#endif
